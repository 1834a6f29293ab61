"""What a consultant does in the visit log; everything is one step and can be undone.

A contact held inside a period that was reported stays as it was told; one that is noted
afterwards is kept as late, and may still be changed.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from app.contacts.queries import next_contact, read_contact
from app.contacts.records import AT_A_DISTANCE, MOMENTS, PROGRESS, Contact
from app.contacts.tables import CONTACT
from app.days import FACT, PLAN, check_day
from app.diagnosis.photos import shrink_photo
from app.errors import DataProblem
from app.figures.locks import check_unlocked, find_lock, is_late
from app.i18n import _
from app.improvement import operations as improvement
from app.storage.labels import Label
from app.storage.records import Reader, Value
from app.storage.store import Store, Writer

SIGNED_WORDS = frozenset({"held_on", "what_was_done", "workshop_agrees", "centre_agrees"})


def plan_contact(
    store: Store,
    *,
    workshop_id: int,
    held_on: str,
    starts_at: str | None = None,
    channel: str = "workshop",
    consultants: Iterable[int] | None = None,
    note: str | None = None,
) -> int:
    """Say when a workshop will be visited or called; returns the contact's id.

    Without `consultants` it is who works with the file.
    """
    fields = {"held_on": held_on, "starts_at": starts_at, "channel": channel, "note": note}
    return _add(store, Label("contact.foreseen"), workshop_id, "planned", consultants, fields)


def record_contact(
    store: Store,
    *,
    workshop_id: int,
    held_on: str,
    channel: str = "workshop",
    consultants: Iterable[int] | None = None,
    **fields: Any,
) -> int:
    """Note a visit, call or message that was held; returns its id.

    One of a day that was already reported is added too, and is known as late.
    """
    given = {"held_on": held_on, "channel": channel, **fields}
    return _add(store, Label("contact.noted"), workshop_id, "held", consultants, given)


def start_contact(store: Store, *, contact_id: int, held_on: str | None = None) -> int:
    """A planned contact is held, on its day or another; returns its id.

    It keeps its row, unless its day was reported since: then it is noted as a late one, in a
    new row, for what was reported stays.
    """
    contact = read_contact(store, contact_id)
    day = check_day(held_on or contact.held_on, FACT)
    with store.change(Label("contact.planned")) as writer:
        if find_lock(store, day) is None or is_late(store, day, contact_id):
            writer.update("contact", contact_id, status="held", held_on=day)
            return contact_id
        writer.delete("contact", contact_id)
        return record_contact(
            store,
            workshop_id=contact.workshop_id,
            held_on=day,
            channel=contact.channel,
            consultants=[one.consultant_id for one in contact.consultants],
            starts_at=contact.starts_at,
            place=contact.place,
            note=contact.note,
        )


def mark_missed(store: Store, *, contact_id: int) -> None:
    """Say that a planned contact was not held; it stays in the log."""
    if read_contact(store, contact_id).status != "planned":
        raise DataProblem(_("Solo una visita prevista puede quedar como no hecha."))
    with store.change(Label("contact.missed")) as writer:
        writer.update("contact", contact_id, status="missed")


def change_contact(store: Store, *, contact_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change what a contact says; typing on with the same `merge_key` is one undo step.

    Minutes are whole and not negative; `topics` is a list of codes. A call has no travel. When
    what was signed changes, the signature goes. Raises `DataProblem`.
    """
    contact = _open_contact(store, contact_id)
    checked = _checked(fields, contact.status)
    changed = {name: value for name, value in checked.items() if _now(contact, name) != value}
    if not changed:
        return
    day = changed.get("held_on")
    if contact.status == "held" and day is not None and not is_late(store, str(day), contact_id):
        check_unlocked(store, str(day))
    if contact.at_a_distance and changed.get("channel", contact.channel) not in AT_A_DISTANCE:
        changed.setdefault("travel_minutes", None)
    if contact.signature_hash and not SIGNED_WORDS.isdisjoint(changed):
        changed |= {"signed_by": None, "signature_hash": None}
    with store.change(Label("contact.changed"), merge_key=merge_key) as writer:
        writer.update("contact", contact_id, **changed)


def set_contact_consultants(store: Store, *, contact_id: int, consultants: Iterable[int]) -> None:
    """Say who of the office took part."""
    _open_contact(store, contact_id)
    with store.change(Label("contact.consultants_set")) as writer:
        _write_consultants(store, writer, contact_id, consultants)


def set_next_contact(
    store: Store, *, contact_id: int, held_on: str | None, starts_at: str | None = None
) -> int | None:
    """Agree the next date in a contact: it becomes a planned one, or changes the one there is.

    None takes the planned one out. Returns the planned contact's id.
    """
    contact = read_contact(store, contact_id)
    planned = next_contact(store, contact.workshop_id, after=contact.held_on)
    if held_on is None:
        if planned is not None:
            remove_contact(store, contact_id=planned.id)
        return None
    day = check_day(held_on, PLAN)
    if day < contact.held_on:
        raise DataProblem(_("La próxima fecha es anterior a esta visita; elija otra."))
    if planned is not None:
        change_contact(store, contact_id=planned.id, held_on=day, starts_at=starts_at)
        return planned.id
    return plan_contact(
        store,
        workshop_id=contact.workshop_id,
        held_on=day,
        starts_at=starts_at,
        consultants=[one.consultant_id for one in contact.consultants] or None,
    )


def remove_contact(store: Store, *, contact_id: int) -> None:
    """Take a contact out, as if it had not been noted."""
    _open_contact(store, contact_id)
    with store.change(Label("contact.removed")) as writer:
        writer.delete("contact", contact_id)


def _open_contact(reader: Reader, contact_id: int) -> Contact:
    """A contact that may be changed. Raises `DataProblem` for one that was reported."""
    contact = read_contact(reader, contact_id)
    if contact.status == "held" and not contact.late:
        check_unlocked(reader, contact.held_on)
    return contact


def _add(
    store: Store,
    label: Label,
    workshop_id: int,
    status: str,
    consultants: Iterable[int] | None,
    fields: Mapping[str, Any],
) -> int:
    checked = {name: value for name, value in _checked(fields, status).items() if value is not None}
    if store.value("SELECT 1 FROM workshop WHERE id = ? AND deleted = 0", (workshop_id,)) is None:
        raise DataProblem(_("Ese taller ya no está en el archivo; vuelva a la lista de talleres."))
    who = [store.user] if consultants is None and store.user is not None else consultants or ()
    programme = store.value(
        "SELECT programme.id FROM programme JOIN visit ON visit.id = programme.visit_id "
        "WHERE programme.workshop_id = ? AND programme.deleted = 0 AND visit.deleted = 0 "
        "AND visit.visited_on <= ? ORDER BY visit.visited_on DESC, programme.id DESC LIMIT 1",
        (workshop_id, checked["held_on"]),
    )
    with store.change(label) as writer:
        contact = writer.insert(
            "contact", workshop_id=workshop_id, status=status, programme_id=programme, **checked
        )
        _write_consultants(store, writer, contact, who)
    return contact


def _write_consultants(reader: Reader, writer: Writer, contact_id: int, consultants: Iterable[int]) -> None:
    wanted = list(dict.fromkeys(consultants))
    there = {
        row["consultant_id"]: row["id"]
        for row in reader.rows(
            "SELECT id, consultant_id FROM contact_consultant WHERE contact_id = ? AND deleted = 0",
            (contact_id,),
        )
    }
    for consultant, row in there.items():
        if consultant not in wanted:
            writer.delete("contact_consultant", row)
    for consultant in wanted:
        if consultant not in there:
            writer.insert("contact_consultant", contact_id=contact_id, consultant_id=consultant)


def _now(contact: Contact, name: str) -> Value:
    return " ".join(contact.topics) if name == "topics" else getattr(contact, name)


def _checked(fields: Mapping[str, Any], status: str) -> dict[str, Value]:
    """The cells of these fields; what was held has come, and a call has no travel."""
    cells = CONTACT.check(fields)
    if status == "held" and "held_on" in cells:
        check_day(str(cells["held_on"]), FACT)
    if cells.get("channel") in AT_A_DISTANCE:
        cells["travel_minutes"] = 0
    return cells


PNG = b"\x89PNG\r\n\x1a\n"


def note_action(
    store: Store,
    *,
    contact_id: int,
    action_id: int,
    progress: str | None,
    what: str | None = None,
    merge_key: str | None = None,
) -> None:
    """Say how far an action got in a contact (done, advanced, none), and what was done on it.

    `done` completes the action on the contact's day in the same step; another word opens it
    again if this contact had completed it. `progress` None forgets what was said. `what` None
    leaves the words as they are.
    """
    contact = _open_contact(store, contact_id)
    if progress is not None and progress not in PROGRESS:
        raise ValueError(f"unknown progress: {progress}")
    noted = store.row(
        "SELECT id, progress FROM contact_action WHERE contact_id = ? AND action_id = ? AND deleted = 0",
        (contact_id, action_id),
    )
    words = {} if what is None else {"what": what.strip()}
    with store.change(Label("contact_action.set"), merge_key=merge_key) as writer:
        if noted is None and progress is not None:
            writer.insert(
                "contact_action",
                contact_id=contact_id,
                action_id=action_id,
                progress=progress,
                **words,
            )
        elif noted is not None and progress is None:
            writer.delete("contact_action", noted["id"])
        elif noted is not None:
            writer.update("contact_action", noted["id"], progress=progress, **words)
        before = noted["progress"] if noted is not None else None
        if (before == "done") != (progress == "done"):
            _follow(store, contact, action_id, progress)


def _follow(store: Store, contact: Contact, action_id: int, progress: str | None) -> None:
    """The programme says the same as the contact."""
    rows = store.rows("SELECT status, done_on FROM action WHERE id = ?", (action_id,))
    status, done_on = tuple(rows[0])
    if progress == "done" and status == "open":
        improvement.complete_action(store, action_id=action_id, done_on=contact.held_on)
    elif progress != "done" and (status, done_on) == ("done", contact.held_on):
        improvement.reopen_action(store, action_id=action_id, beyond_limit=True)


def add_contact_photo(
    store: Store,
    *,
    contact_id: int,
    content: bytes,
    moment: str | None = None,
    action_id: int | None = None,
    caption: str | None = None,
) -> int:
    """Keep a photo, shrunk and without its EXIF data; `moment` is before or after."""
    _open_contact(store, contact_id)
    if moment is not None and moment not in MOMENTS:
        raise ValueError(f"unknown moment: {moment}")
    small = shrink_photo(content)
    with store.change(Label("contact_photo.added")) as writer:
        return writer.insert(
            "contact_photo",
            contact_id=contact_id,
            moment=moment,
            action_id=action_id,
            blob_hash=writer.keep_blob(small),
            caption=caption,
        )


def remove_contact_photo(store: Store, *, photo_id: int) -> None:
    """Take a photo out of its contact."""
    contact = store.value("SELECT contact_id FROM contact_photo WHERE id = ? AND deleted = 0", (photo_id,))
    if contact is None:
        raise DataProblem(_("Esa foto ya no está en la visita."))
    _open_contact(store, contact)
    with store.change(Label("contact_photo.removed")) as writer:
        writer.delete("contact_photo", photo_id)


def sign_contact(store: Store, *, contact_id: int, signed_by: str, png: bytes) -> None:
    """Keep the signature that was drawn on the screen (a PNG), with who signed."""
    _open_contact(store, contact_id)
    if not signed_by.strip():
        raise DataProblem(_("Escriba quién firma."))
    if not png.startswith(PNG):
        raise ValueError("a signature is a PNG")
    with store.change(Label("contact.signed")) as writer:
        writer.update(
            "contact",
            contact_id,
            signed_by=signed_by.strip(),
            signature_hash=writer.keep_blob(png),
        )


def clear_signature(store: Store, *, contact_id: int) -> None:
    """Take the signature out."""
    _open_contact(store, contact_id)
    with store.change(Label("contact.signature_removed")) as writer:
        writer.update("contact", contact_id, signed_by=None, signature_hash=None)
