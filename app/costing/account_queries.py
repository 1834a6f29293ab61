"""The accounts of costs of a workshop, from what the office file has of it on a day.

What was counted on the floor in the half year before goes before the owner's word.
"""

from datetime import date, timedelta

from app.balancing.proposing import loads_by, today_who
from app.balancing.queries import list_line_plans, read_line_floor
from app.balancing.records import DRAFT, DROPPED
from app.costing.estimate import around, sure
from app.costing.garment_cost import make_garment_cost, present_day
from app.costing.losses import FloorFacts, idle_of_line, make_losses
from app.costing.minute_cost import doubt_of, make_minute_cost
from app.costing.queries import latest_offer, list_costs, read_said_output, read_working_time
from app.costing.records import Estimate, FloorTime, GarmentCost, Loss, MinuteCost
from app.counts.queries import read_pace
from app.counts.records import Pace, Spread
from app.formalization.law import Law
from app.formalization.queries import read_statutes
from app.production.queries import list_standards, read_standard, require_style
from app.production.records import StyleStandard
from app.storage.records import Reader

COUNTED_DAYS = 183  # how long ago what was counted still tells how it goes today
MONTH_DAYS = 365 / 12


def read_minute_cost(
    reader: Reader, workshop_id: int, day: str, *, style_id: int | None = None
) -> MinuteCost | None:
    """What a minute costs by the law and the counts of `day` (ISO); None: nothing was noted yet."""
    costs = list_costs(reader, workshop_id)
    if not costs:
        return None
    time = read_floor_time(reader, workshop_id, day)
    return make_minute_cost(costs, time, _law(reader, day), style_id=style_id)


def read_garment_cost(reader: Reader, style_id: int, day: str) -> GarmentCost:
    """What a garment costs on a day, beside what is offered for it, or what to ask first."""
    workshop = require_style(reader, style_id).workshop_id
    time = read_floor_time(reader, workshop, day)
    minute = make_minute_cost(list_costs(reader, workshop), time, _law(reader, day), style_id=style_id)
    offer, said = latest_offer(reader, style_id), read_said_output(reader, style_id)
    return make_garment_cost(
        minute,
        standard=_minutes(read_standard(reader, style_id, day=day)),
        said_pieces=around(said.pieces_day, doubt_of(said.origin)) if said else None,
        price=offer.price if offer else None,
        planned_share=_planned_share(reader, style_id),
    )


def read_losses(reader: Reader, workshop_id: int, day: str) -> tuple[Loss, ...]:
    """What is lost each month, each way by itself; nothing while no cost was noted."""
    minute = read_minute_cost(reader, workshop_id, day)
    if minute is None:
        return ()
    return make_losses(minute, _facts(reader, workshop_id, day))


def read_floor_time(reader: Reader, workshop_id: int, day: str) -> FloorTime:
    """How long one works and how much of it comes out as standard minutes."""
    said, pace = read_working_time(reader, workshop_id), _pace(reader, workshop_id, day)
    told = FloorTime(
        said.people if said else None, said.hours_week if said else None, said.days_week if said else None
    )
    if pace is not None and pace.efficiency is not None:
        return FloorTime(
            told.people, told.hours_week, told.days_week,
            _usual(pace.minutes_present_per_day),
            _estimate(pace.efficiency), pace.days, pace.last,
        )  # fmt: skip
    efficiency = _told_efficiency(reader, workshop_id, told, day)
    return FloorTime(told.people, told.hours_week, told.days_week, efficiency=efficiency)


def _estimate(spread: Spread | None) -> Estimate | None:
    return Estimate(spread.low, spread.middle, spread.high) if spread is not None else None


def _usual(spread: Spread | None) -> Estimate | None:
    """The minutes of a month follow the usual day; how bad a bad week is, the efficiency tells."""
    return sure(spread.middle) if spread is not None else None


def _told_efficiency(reader: Reader, workshop_id: int, time: FloorTime, day: str) -> Estimate | None:
    """From the garments of a day that she tells, of one that was measured; the newest word."""
    present = present_day(time)
    if present is None:
        return None
    found = []
    for standard in list_standards(reader, workshop_id):
        said = read_said_output(reader, standard.style_id)
        if said is not None and standard.complete and standard.studied_on <= day:
            found.append((said.noted_on, said.id, standard, said))
    if not found:
        return None
    _on, _id, standard, said = max(found, key=lambda one: one[:2])
    pieces = around(said.pieces_day, doubt_of(said.origin))
    return pieces.times(standard.minutes).over(present.middle)


def _pace(reader: Reader, workshop_id: int, day: str) -> Pace | None:
    since = (date.fromisoformat(day) - timedelta(days=COUNTED_DAYS)).isoformat()
    return read_pace(reader, workshop_id, since=since, until=day)


def _minutes(standard: StyleStandard | None) -> Estimate | None:
    if standard is None or not standard.complete:
        return None
    if standard.low is None or standard.high is None:
        return sure(standard.minutes)
    return Estimate(max(standard.low, 0.0), standard.minutes, standard.high)


def _law(reader: Reader, day: str) -> Law:
    return Law(read_statutes(reader), day, use_latest=True)


def _facts(reader: Reader, workshop_id: int, day: str) -> FloorFacts:
    pace, idle = _pace(reader, workshop_id, day), _line_idle(reader, workshop_id, day)
    if pace is None:
        return FloorFacts(line_idle=idle)
    return FloorFacts(
        pace.rework, pace.stoppage_minutes_per_day, pace.absenteeism, pace.changeover_days,
        _changes_a_month(pace), idle,
    )  # fmt: skip


def _changes_a_month(pace: Pace) -> float | None:
    changes = pace.changeovers
    span = (date.fromisoformat(pace.last) - date.fromisoformat(pace.first)).days + 1
    return None if changes is None or span < MONTH_DAYS else changes * MONTH_DAYS / span


def _line_idle(reader: Reader, workshop_id: int, day: str) -> float | None:
    """Of the garment that was measured last: who does what today, and who waits for the slowest."""
    known = [one for one in list_standards(reader, workshop_id) if one.complete and one.studied_on <= day]
    if not known:
        return None
    newest = max(known, key=lambda one: (one.studied_on, one.style_id))
    floor = read_line_floor(reader, newest.style_id, today=day)
    loads = loads_by(floor, today_who(floor))
    return None if None in loads or floor.unmeasured else idle_of_line(list(loads.values()))


def _planned_share(reader: Reader, style_id: int) -> float | None:
    """How much shorter a garment's cycle gets with the line that is thought of and not begun."""
    plan = next((one for one in list_line_plans(reader, style_id) if one.status != DROPPED), None)
    if plan is None or plan.status != DRAFT or not plan.cycle_before or plan.cycle >= plan.cycle_before:
        return None
    return plan.cycle / plan.cycle_before
