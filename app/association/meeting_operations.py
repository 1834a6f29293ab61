"""What a person does with a meeting: call it, note who came and what was decided; each is one undo step."""

from collections.abc import Mapping
from typing import Any

from app.association.queries import next_minutes_number, read_association, read_decision, read_meeting
from app.association.records import DECISION_STATUSES, MEETING_STATUSES
from app.association.tables import ASSOCIATION_MEETING, MEETING_DECISION, MEETING_MARK
from app.days import FACT, check_day
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.store import Store


def add_meeting(store: Store, *, association_id: int, kind: str, held_on: str, **fields: Any) -> int:
    """Plan a meeting, or keep one that was held; returns its id. Its minutes get the next number."""
    read_association(store, association_id)
    values = ASSOCIATION_MEETING.check({**fields, "kind": kind, "held_on": held_on})
    with store.change(Label("association_meeting.added")) as writer:
        return writer.insert("association_meeting", association_id=association_id, **values)


def change_meeting(store: Store, *, meeting_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change when, where or of what a meeting is, or what its minutes say."""
    values = ASSOCIATION_MEETING.changed(read_meeting(store, meeting_id), fields)
    if values:
        with store.change(Label("association_meeting.changed"), merge_key) as writer:
            writer.update("association_meeting", meeting_id, **values)


def set_meeting_status(store: Store, *, meeting_id: int, status: str) -> None:
    """Say that a meeting was held, was not, or is still to be.

    One that was held gets the next number of the association's minutes, if it has none. Raises
    `DataProblem` for one that is still to come.
    """
    if status not in MEETING_STATUSES:
        raise ValueError(status)
    meeting = read_meeting(store, meeting_id)
    values: dict[str, Any] = {"status": status}
    if status == "held":
        check_day(meeting.held_on, FACT)
        if meeting.minutes_number is None:
            values["minutes_number"] = next_minutes_number(store, meeting.association_id)
    with store.change(Label("association_meeting.status", status=status)) as writer:
        writer.update("association_meeting", meeting_id, **values)


def remove_meeting(store: Store, *, meeting_id: int) -> None:
    """Take out a meeting that was written by mistake. Raises `DataProblem` if it decided something."""
    if read_meeting(store, meeting_id).decisions:
        raise DataProblem(
            _("Esta reunión tiene decisiones anotadas; quítelas primero, o diga que no se hizo.")
        )
    with store.change(Label("association_meeting.removed")) as writer:
        for (row,) in store.rows(
            "SELECT id FROM meeting_mark WHERE meeting_id = ? AND deleted = 0", (meeting_id,)
        ):
            writer.delete("meeting_mark", row)
        writer.delete("association_meeting", meeting_id)


def set_marks(store: Store, *, meeting_id: int, marks: Mapping[int, str | None]) -> None:
    """Note who came, by workshop; None is that nobody noted it. Others stay as they are."""
    read_meeting(store, meeting_id)
    sql = "SELECT workshop_id, id, mark FROM meeting_mark WHERE meeting_id = ? AND deleted = 0 ORDER BY id"
    known = {row[0]: (row[1], row[2]) for row in store.rows(sql, (meeting_id,))}
    with store.change(Label("meeting_mark.set"), f"meeting_mark:{meeting_id}") as writer:
        for workshop_id, mark in marks.items():
            row, before = known.get(workshop_id, (0, None))
            if mark == before:
                continue
            if mark is None:
                writer.delete("meeting_mark", row)
            elif row:
                writer.update("meeting_mark", row, **MEETING_MARK.check({"mark": mark}))
            else:
                values = MEETING_MARK.check({"mark": mark})
                writer.insert("meeting_mark", meeting_id=meeting_id, workshop_id=workshop_id, **values)


def add_decision(store: Store, *, meeting_id: int, what: str, **fields: Any) -> int:
    """Keep what a meeting decided; it waits to be done when somebody has to, or has a day for it."""
    meeting = read_meeting(store, meeting_id)
    values = MEETING_DECISION.check({**fields, "what": what})
    if values.get("due_on") and str(values["due_on"]) < meeting.held_on:
        raise DataProblem(_("El día es antes de la reunión; mire los dos días."))
    waits = bool(values.get("who") or values.get("due_on"))
    with store.change(Label("meeting_decision.added")) as writer:
        return writer.insert(
            "meeting_decision", meeting_id=meeting_id, status="open" if waits else "said", **values
        )


def change_decision(store: Store, *, decision_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change the words, the votes, who does it or by when."""
    decision = read_decision(store, decision_id)
    values = MEETING_DECISION.changed(decision, fields)
    if not values:
        return
    if decision.status in ("said", "open"):
        after = {"who": decision.who, "due_on": decision.due_on} | values
        values["status"] = "open" if after["who"] or after["due_on"] else "said"
    with store.change(Label("meeting_decision.changed"), merge_key) as writer:
        writer.update("meeting_decision", decision_id, **values)


def close_decision(
    store: Store, *, decision_id: int, status: str, closed_on: str | None = None, closed_how: str = ""
) -> None:
    """Say that a decision was carried out ("done") or dropped, on which day and how; "open" opens it again."""
    if status not in DECISION_STATUSES:
        raise ValueError(status)
    closed = status in ("done", "dropped")
    if closed and closed_on is None:
        raise DataProblem(_("Falta el día; elíjalo."))
    if status == "dropped" and not closed_how.strip():
        raise DataProblem(_("Falta por qué se dejó; escríbalo en pocas palabras."))
    day = check_day(str(closed_on), FACT) if closed else None
    with store.change(Label("meeting_decision.closed", status=status)) as writer:
        writer.update(
            "meeting_decision",
            decision_id,
            status=status,
            closed_on=day,
            closed_how=closed_how.strip() or None,
        )


def remove_decision(store: Store, *, decision_id: int) -> None:
    """Take out a decision that was written by mistake."""
    with store.change(Label("meeting_decision.removed")) as writer:
        writer.delete("meeting_decision", decision_id)
