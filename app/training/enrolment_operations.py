"""Who takes part: people, invitations, places and the waiting list; each is one undo step."""

from collections.abc import Iterable
from typing import Any

from app.errors import DataProblem
from app.i18n import _, ngettext
from app.positions import last_position
from app.storage.labels import Label
from app.storage.store import Store
from app.storage.writer import Writer
from app.training.queries import list_enrolments, read_enrolment, read_event, read_trainee
from app.training.records import Enrolment
from app.training.tables import ENROLMENT, TRAINEE

PERSON_COLUMNS = "given_names, surnames, sex, birth_year, phone, phone_given, cedula"
ROLE_OF_RELATION = {
    "owner": "owner",
    "family_unpaid": "family",
    "family_paid": "family",
    "employee": "worker",
    "piece_worker": "worker",
    "temporary": "worker",
}


def add_trainee(store: Store, *, given_names: str, surnames: str = "", **fields: Any) -> int:
    """Add somebody who takes part, of a workshop or not; returns the id."""
    values = TRAINEE.check({**fields, "given_names": given_names, "surnames": surnames})
    with store.change(Label("trainee.added")) as writer:
        return writer.insert("trainee", **values)


def change_trainee(store: Store, *, trainee_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change what is known of somebody who takes part; certificates stay as issued."""
    read_trainee(store, trainee_id)
    values = TRAINEE.check(fields)
    with store.change(Label("trainee.changed"), merge_key) as writer:
        writer.update("trainee", trainee_id, **values)


def add_trainee_of_person(store: Store, *, person_id: int) -> int:
    """The trainee that a workshop's owner or relative is; made from the record if new."""
    found = store.value(
        "SELECT id FROM trainee WHERE person_id = ? AND deleted = 0 ORDER BY id", (person_id,)
    )
    if found is not None:
        return int(found)
    row = store.row(
        f"SELECT workshop_id, relation, {PERSON_COLUMNS} FROM person WHERE id = ? AND deleted = 0",
        (person_id,),
    )
    if row is None:
        raise DataProblem(_("Esa persona ya no está en la ficha del taller."))
    values = {name: row[name] for name in PERSON_COLUMNS.split(", ")}
    if not row["phone_given"] and row["relation"] == "owner":
        values |= _workshop_phone(store, row["workshop_id"])
    with store.change(Label("trainee.added")) as writer:
        return writer.insert(
            "trainee",
            person_id=person_id,
            workshop_id=row["workshop_id"],
            role=ROLE_OF_RELATION.get(row["relation"], "other"),
            **values,
        )


def invite_trainees(store: Store, *, event_id: int, trainee_ids: Iterable[int]) -> list[int]:
    """Invite people to an event; who is in it already stays as they are. New enrolments' ids."""
    event = read_event(store, event_id)
    present = {one.trainee.id for one in list_enrolments(store, event_id)}
    new = [one for one in dict.fromkeys(trainee_ids) if one not in present]
    with store.change(Label("enrolment.invited", title=event.title)) as writer:
        return [
            _add_enrolment(store, writer, event_id=event_id, trainee_id=one, status="invited") for one in new
        ]


def invite_workshops(store: Store, *, event_id: int, workshop_ids: Iterable[int]) -> list[int]:
    """Invite the owner of each workshop; the new enrolments' ids. One undo step.

    A workshop whose owner is not in its record is invited under the workshop's own name.
    """
    event = read_event(store, event_id)
    with store.change(Label("enrolment.invited", title=event.title)):
        people = [_owner_trainee(store, workshop_id) for workshop_id in workshop_ids]
        return invite_trainees(store, event_id=event_id, trainee_ids=people)


def enrol_trainee(
    store: Store, *, event_id: int, trainee_id: int, beyond_places: bool = False, **fields: Any
) -> int:
    """Enrol somebody; when it is full, on the waiting list. Returns the enrolment's id.

    Who was invited, or had said no, goes on with the same enrolment. `fields` are the
    needs (childcare, transport, language, timetable) and the note.
    """
    event, trainee = read_event(store, event_id), read_trainee(store, trainee_id)
    if event.status == "cancelled":
        raise DataProblem(_("Esta capacitación está suspendida; elija otra."))
    there = list_enrolments(store, event_id)
    mine = next((one for one in there if one.trainee.id == trainee_id), None)
    status = "enrolled"
    taken = sum(one.status == "enrolled" for one in there if one is not mine)
    if event.places is not None and taken >= event.places and not beyond_places:
        status = "waiting"
    values = ENROLMENT.check({**fields, "status": status})
    with store.change(Label("enrolment.added", name=trainee.full_name)) as writer:
        if mine is None:
            return _add_enrolment(store, writer, event_id=event_id, trainee_id=trainee_id, **values)
        if mine.status == "enrolled":
            values.pop("status")
        writer.update("enrolment", mine.id, **values)
        return mine.id


def set_enrolment(
    store: Store, *, enrolment_id: int, merge_key: str | None = None, **fields: Any
) -> int | None:
    """Change the status, the needs, the satisfaction or the note of an enrolment.

    When somebody enrolled leaves, returns who waits first, to be offered the place (never
    given it silently); else None.
    """
    before = read_enrolment(store, enrolment_id)
    values = ENROLMENT.check(fields)
    label = Label("enrolment.changed", name=before.trainee.full_name)
    with store.change(label, merge_key) as writer:
        writer.update("enrolment", enrolment_id, **values)
    left = before.status == "enrolled" and values.get("status", "enrolled") != "enrolled"
    waiting = _first_waiting(list_enrolments(store, before.event_id)) if left else None
    return waiting.id if waiting else None


def give_place(store: Store, *, enrolment_id: int) -> None:
    """Give a place to somebody who was waiting and says yes.

    Raises `DataProblem` when there is none.
    """
    enrolment = read_enrolment(store, enrolment_id)
    event = read_event(store, enrolment.event_id)
    there = list_enrolments(store, event.id)
    taken = sum(one.status == "enrolled" for one in there)
    if event.places is not None and taken >= event.places:
        text = ngettext(
            "El lugar que hay está ocupado; espere a que alguien deje el suyo o agregue lugares.",
            "Los {count} lugares están ocupados; espere a que alguien deje el suyo o agregue lugares.",
            event.places,
        )
        raise DataProblem(text.format(count=event.places))
    with store.change(Label("enrolment.given_a_seat", name=enrolment.trainee.full_name)) as writer:
        writer.update("enrolment", enrolment_id, status="enrolled")


def remove_enrolment(store: Store, *, enrolment_id: int) -> None:
    """Take out an enrolment written by mistake. Raises `DataProblem` with marks or certificate."""
    enrolment = read_enrolment(store, enrolment_id)
    for table in ("attendance", "test_answer", "certificate"):
        sql = f"SELECT count(*) FROM {table} WHERE enrolment_id = ? AND deleted = 0"
        if store.value(sql, (enrolment_id,)):
            raise DataProblem(
                _("{name} ya tiene asistencia, prueba o certificado; anote que se retiró.").format(
                    name=enrolment.trainee.full_name
                )
            )
    with store.change(Label("enrolment.removed", name=enrolment.trainee.full_name)) as writer:
        writer.delete("enrolment", enrolment_id)


def _first_waiting(enrolments: Iterable[Enrolment]) -> Enrolment | None:
    return next((one for one in enrolments if one.status == "waiting"), None)


def _workshop_phone(store: Store, workshop_id: int) -> dict[str, str | None]:
    """Owners answer their workshop's telephone."""
    row = store.row("SELECT phone, phone_given FROM workshop WHERE id = ?", (workshop_id,))
    return {"phone": row["phone"], "phone_given": row["phone_given"]} if row is not None else {}


def _add_enrolment(store: Store, writer: Writer, *, event_id: int, **values: Any) -> int:
    last = store.rows("SELECT position FROM enrolment WHERE event_id = ? AND deleted = 0", (event_id,))
    position = last_position([row[0] for row in last])
    return writer.insert("enrolment", event_id=event_id, position=position, **values)


def _owner_trainee(store: Store, workshop_id: int) -> int:
    person = store.value(
        "SELECT id FROM person WHERE workshop_id = ? AND relation = 'owner' AND deleted = 0 "
        "ORDER BY id LIMIT 1",
        (workshop_id,),
    )
    if person is not None:
        return add_trainee_of_person(store, person_id=person)
    row = store.row(
        "SELECT name, phone, phone_given FROM workshop WHERE id = ? AND deleted = 0", (workshop_id,)
    )
    if row is None:
        raise DataProblem(_("Ese taller ya no está en la lista."))
    known = store.value(
        "SELECT id FROM trainee WHERE workshop_id = ? AND role = 'owner' AND deleted = 0 ORDER BY id LIMIT 1",
        (workshop_id,),
    )
    if known is not None:
        return int(known)
    with store.change(Label("trainee.added")) as writer:
        return writer.insert(
            "trainee",
            workshop_id=workshop_id,
            role="owner",
            given_names=row["name"],
            phone=row["phone"],
            phone_given=row["phone_given"],
        )
