"""Reads what happened to one workshop between two rounds."""

from app.allocation.queries import list_shares
from app.contacts.queries import list_contacts
from app.counts.then_now import compare_measured
from app.diagnosis.queries import finished_visits
from app.diagnosis.records import Visit
from app.diagnosis.round_queries import next_round_due, previous_round, read_change
from app.diagnosis.workers_word import is_told_apart, without_workers_word
from app.evaluation.progress import CourseAttended, OrderKept, StepGained, WorkshopProgress, pair_figures
from app.figures.queries import list_figures
from app.formalization.ladder_queries import read_workshop_steps
from app.formalization.queries import read_steps
from app.improvement.action_rows import action_of_row
from app.improvement.records import Action
from app.improvement.tables import ACTION
from app.registry.queries import read_workshop
from app.storage.records import Reader
from app.training.history_queries import list_history_for_owner
from app.valuechain.queries import read_order
from app.valuechain.words import product_title

_ACTIONS = f"""
SELECT {ACTION.select(Action, "action.")}
FROM action JOIN programme ON programme.id = action.programme_id AND programme.deleted = 0
JOIN visit ON visit.id = programme.visit_id AND visit.deleted = 0
WHERE programme.workshop_id = ? AND action.deleted = 0 AND visit.visited_on <= ?
ORDER BY visit.visited_on DESC, programme.id DESC, action.position, action.id
"""
LONG_AGO = "0000-01-01"


def _as_told(visit: Visit, apart: bool) -> Visit:
    """What the owner's paper may know of a round."""
    return without_workers_word(visit) if apart else visit


def read_progress(
    reader: Reader,
    workshop_id: int,
    *,
    until: str,
    after: int | None = None,
    before: int | None = None,
    for_owner: bool = False,
) -> WorkshopProgress:
    """From the round before to the newest one, or between two rounds by their visits.

    Deeds count from the day of the round compared with, or of the only round, up to `until`
    (ISO), or to the day of a round that is not the newest; without any round, from the beginning.
    `for_owner`: without what so few workers said apart.
    """
    apart = for_owner and is_told_apart(read_workshop(reader, workshop_id))
    rounds = [_as_told(one, apart) for one in finished_visits(reader, workshop_id)]
    newest = _of_visit(rounds, after) or (rounds[0] if rounds else None)
    earlier = _of_visit(rounds, before)
    if newest is not None and (earlier is None or earlier.round >= newest.round):
        found = previous_round(reader, newest)
        earlier = _as_told(found, apart) if found else None
    if newest is not None and newest is not rounds[0]:
        until = min(until, newest.visited_on)
    start = earlier or newest
    since = start.visited_on if start else LONG_AGO
    actions = _read_actions(reader, workshop_id, until)
    contacts = [
        one
        for one in list_contacts(reader, workshop_id=workshop_id, status="held")
        if since <= one.held_on <= until
    ]
    return WorkshopProgress(
        workshop_id,
        since,
        until,
        earlier,
        newest,
        read_change(reader, earlier, newest) if earlier and newest else None,
        kept=tuple(a for a in actions if a.status == "done" and since <= (a.done_on or "") <= until),
        open=tuple(a for a in actions if a.status == "open" or (a.done_on or "") > until),
        contacts=len(contacts),
        minutes=sum(one.contact_minutes or 0 for one in contacts),
        untimed=sum(one.contact_minutes is None for one in contacts),
        courses=_read_courses(reader, workshop_id, since, until),
        steps=_read_steps(reader, workshop_id, since, until),
        orders=_read_orders(reader, workshop_id, since, until),
        figures=pair_figures(list_figures(reader, workshop_id), since, until),
        measured=compare_measured(reader, workshop_id, since, until) if start else (),
        next_round_on=next_round_due(reader, workshop_id),
    )


def _of_visit(rounds: list[Visit], visit_id: int | None) -> Visit | None:
    return next((visit for visit in rounds if visit.id == visit_id), None)


def _read_actions(reader: Reader, workshop_id: int, until: str) -> list[Action]:
    rows = reader.rows(_ACTIONS, (workshop_id, until))
    return [action_of_row(row) for row in rows]


def _read_courses(reader: Reader, workshop_id: int, since: str, until: str) -> tuple[CourseAttended, ...]:
    """Courses that somebody really came to, each once; as far as the owner may know."""
    found: dict[int, CourseAttended] = {}
    for line in list_history_for_owner(reader, workshop_id):
        if not line.sessions_attended or not since <= (line.last_on or "") <= until:
            continue
        so_far = found.get(line.event_id)
        found[line.event_id] = CourseAttended(
            line.title,
            line.last_on,
            (so_far.people if so_far else 0) + 1,
            (so_far.hours if so_far else 0.0) + line.hours_attended,
        )
    return tuple(sorted(found.values(), key=lambda one: one.last_on or ""))


def _read_steps(reader: Reader, workshop_id: int, since: str, until: str) -> tuple[StepGained, ...]:
    done = [
        one
        for one in read_workshop_steps(reader, workshop_id).values()
        if one.status == "done" and one.seen and since <= (one.done_on or "") <= until
    ]
    if not done:
        return ()
    known = {step.code: step for step in read_steps(reader)}
    gained = [
        StepGained(known[one.step].title, known[one.step].ladder, one.done_on or "")
        for one in done
        if one.step in known
    ]
    return tuple(sorted(gained, key=lambda one: one.done_on))


def _read_orders(reader: Reader, workshop_id: int, since: str, until: str) -> tuple[OrderKept, ...]:
    """The shares of orders that came whole, by the day of the last of them."""
    found = []
    for share in list_shares(reader, workshop_id=workshop_id):
        day = share.delivered_on
        if day is None or not share.is_whole or not share.is_live or not since <= day <= until:
            continue
        order = read_order(reader, share.order_id)
        due = share.due_on or order.due_on
        kept = OrderKept(
            share.delivered or 0,
            product_title(order.product),
            order.anchor,
            day,
            None if due is None else day <= due,
        )
        found.append(kept)
    return tuple(sorted(found, key=lambda one: one.delivered_on))
