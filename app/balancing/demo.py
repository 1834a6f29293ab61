"""The demo's line: what was moved between two measurings, and a line that is on trial."""

from datetime import date, timedelta

from app.balancing.operations import keep_line_plan, plan_line
from app.balancing.proposing import loads_by, propose_by_weight, today_people, today_who
from app.balancing.queries import read_line_floor
from app.balancing.records import EXACT, LineProposal
from app.demo.making import Making
from app.demo.parts import DemoPart
from app.production.queries import list_studies, read_study
from app.production.records import CLOSED
from app.storage.labels import Label

WORTH_TRYING = 0.95  # of the cycle there was


def tell_lines(making: Making) -> None:
    """Of the styles measured twice with other hands the second time, the plan that led there; of
    the first other one, a line that is tried from this Monday on.
    """
    moved: list[int] = []
    others: list[int] = []
    for line in sorted(list_studies(making.store), key=lambda one: (one.workshop_code, one.style_id)):
        if line.status == CLOSED and line.style_id not in (*moved, *others):
            (moved if _keep_what_was_moved(making, line.style_id) else others).append(line.style_id)
    for style in others:
        if _try_from_monday(making, style):
            return


def _hands(making: Making, study: int) -> dict[int, int]:
    found = read_study(making.store, study)
    parts = found.parts if found is not None else ()
    return {part.operation_id: part.operator_id for part in parts if part.operator_id is not None}


def _keep_what_was_moved(making: Making, style: int) -> bool:
    """Whether two studies have other hands: then the plan between them is kept."""
    studies = [one for one in list_studies(making.store, style_id=style) if one.status == CLOSED]
    if len(studies) < 2:
        return False
    before, after = _hands(making, studies[-1].id), _hands(making, studies[0].id)
    if before.keys() != after.keys() or before == after:
        return False
    again = date.fromisoformat(studies[0].studied_on)
    monday = again - timedelta(days=again.weekday() or 7)
    then = (monday - timedelta(days=4)).isoformat()
    floor = read_line_floor(making.store, style, today=then, until=then)
    if {step.operation_id for step in floor.steps} != after.keys():
        return False
    proposal = LineProposal(EXACT, after, max(loads_by(floor, after).values()), 0.0)
    plan = plan_line(
        making.store,
        style_id=style,
        proposal=proposal,
        starts_on=monday.isoformat(),
        made_on=then,
    )
    keep_line_plan(making.store, line_plan_id=plan, closed_on=studies[0].studied_on)
    return True


def _try_from_monday(making: Making, style: int) -> bool:
    """Whether there is something to move: then it is tried since the last Monday."""
    today = making.today
    floor = read_line_floor(making.store, style, today=today.isoformat())
    people = today_people(floor)
    proposal = propose_by_weight(floor, people) if floor.steps and len(people) > 1 else None
    before = max(loads_by(floor, today_who(floor)).values(), default=0.0)
    if proposal is None or proposal.cycle > before * WORTH_TRYING:
        return False
    monday = today - timedelta(days=today.weekday())
    plan_line(
        making.store,
        style_id=style,
        proposal=proposal,
        starts_on=monday.isoformat(),
        made_on=(monday - timedelta(days=4)).isoformat(),
    )
    return True


DEMO = (DemoPart(Label("line_plan.all_told"), tell_lines, order=86),)
