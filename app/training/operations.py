"""What a person does with an event of a course and its sessions; each is one undo step."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.positions import last_position
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.store import Store
from app.training.courses import find_course
from app.training.queries import read_event
from app.training.records import Session
from app.training.tables import EVENT, EVENT_SESSION


def add_event(store: Store, *, course: str, title: str | None = None, **fields: Any) -> int:
    """Plan an event of a course; title and hours come from the course. Returns its id.

    Raises `DataProblem` for a course that is not in the catalogue.
    """
    known = find_course(course)
    if known is None:
        raise DataProblem(_("No hay un curso «{code}» en el catálogo; elija otro.").format(code=course))
    usual = {"hours": known.hours, "given_by": known.given_by[0]}
    values = EVENT.check({**usual, **fields, "title": title or known.title})
    with store.change(Label("event.added", title=values["title"])) as writer:
        return writer.insert("event", course=known.code, **values)


def change_event(store: Store, *, event_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change what is known of an event."""
    event = read_event(store, event_id)
    values = EVENT.check(fields)
    label = Label("event.changed", title=event.title)
    with store.change(label, merge_key) as writer:
        writer.update("event", event_id, **values)


def cancel_event(store: Store, *, event_id: int, reason: str) -> None:
    """Call an event off; who was in it and what was marked stay in the record."""
    event = read_event(store, event_id)
    note = "\n".join(part for part in (event.note, reason.strip()) if part)
    with store.change(Label("event.cancelled", title=event.title)) as writer:
        writer.update("event", event_id, status="cancelled", note=note or None)


def remove_event(store: Store, *, event_id: int) -> None:
    """Take out an event that was planned by mistake. Raises `DataProblem` if it has people."""
    event = read_event(store, event_id)
    people = store.value("SELECT count(*) FROM enrolment WHERE event_id = ? AND deleted = 0", (event_id,))
    if people:
        raise DataProblem(_("Esta capacitación ya tiene personas anotadas; suspéndala en lugar de quitarla."))
    with store.change(Label("event.removed", title=event.title)) as writer:
        for session in event.sessions:
            writer.delete("event_session", session.id)
        writer.delete("event", event_id)


def add_session(store: Store, *, event_id: int, held_on: str, **fields: Any) -> int:
    """Add a session on an ISO day; the minutes come from its hours when not given."""
    event = read_event(store, event_id)
    values = EVENT_SESSION.check({**fields, "held_on": held_on})
    span = _minutes_between(values.get("starts_at"), values.get("ends_at"))
    if values.get("minutes") is None:
        values["minutes"] = span
    position = last_position([session.position for session in event.sessions])
    with store.change(Label("event_session.added", title=event.title)) as writer:
        return writer.insert("event_session", event_id=event_id, position=position, **values)


def plan_sessions(store: Store, *, event_id: int, days: list[str], **fields: Any) -> list[int]:
    """Add the next sessions of the course's plan on these days, in order; one undo step.

    `fields` (hours, place) are for all; topics and minutes come from the plan.
    """
    event = read_event(store, event_id)
    course = find_course(event.course)
    plan = course.sessions if course else ()
    made = []
    with store.change(Label("event_session.added_all", title=event.title)):
        for number, day in enumerate(days, start=len(event.sessions)):
            values = dict(fields)
            if number < len(plan):
                values = {"topic": plan[number].topic, **values}
                if not fields.get("ends_at"):
                    values.setdefault("minutes", plan[number].minutes)
            made.append(add_session(store, event_id=event_id, held_on=day, **values))
    return made


def change_session(store: Store, *, session_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change the day, hours, place or topic of a session; new hours give new minutes."""
    session = _session(store, session_id)
    values = EVENT_SESSION.check(fields)
    if "minutes" not in values and {"starts_at", "ends_at"} & set(values):
        hours = {"starts_at": session.starts_at, "ends_at": session.ends_at, **values}
        span = _minutes_between(hours["starts_at"], hours["ends_at"])
        values |= {"minutes": span} if span is not None else {}
    with store.change(Label("event_session.changed"), merge_key) as writer:
        writer.update("event_session", session_id, **values)


def keep_sessions(
    store: Store, *, event_id: int, rows: Sequence[tuple[int | None, Mapping[str, Any]]]
) -> None:
    """Change sessions, and add those without an id, as one step: a pasted block."""
    with store.change(Label("event_session.pasted", count=len(rows))):
        for session, fields in rows:
            if session is not None:
                change_session(store, session_id=session, **fields)
            else:
                others = {name: value for name, value in fields.items() if name != "held_on"}
                plan_sessions(store, event_id=event_id, days=[fields["held_on"]], **others)


def remove_session(store: Store, *, session_id: int) -> None:
    """Take a session out, and the attendance marked in it."""
    _session(store, session_id)
    marks = store.rows("SELECT id FROM attendance WHERE session_id = ? AND deleted = 0", (session_id,))
    with store.change(Label("event_session.removed")) as writer:
        for (mark,) in marks:
            writer.delete("attendance", mark)
        writer.delete("event_session", session_id)


def _minutes_between(starts_at: Value, ends_at: Value) -> int | None:
    """Minutes between two hours of one day; None when one is not known."""
    if not starts_at or not ends_at:
        return None
    first, last = time.fromisoformat(str(starts_at)), time.fromisoformat(str(ends_at))
    minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
    if minutes <= 0:
        raise DataProblem(_("El encuentro termina antes de empezar; corrija la hora."))
    return minutes


def _session(store: Store, session_id: int) -> Session:
    event_id = store.value("SELECT event_id FROM event_session WHERE id = ? AND deleted = 0", (session_id,))
    for session in read_event(store, event_id).sessions if event_id is not None else ():
        if session.id == session_id:
            return session
    raise DataProblem(_("Ese encuentro ya no está; mire la capacitación de nuevo."))
