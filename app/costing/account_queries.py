"""The accounts of costs of a workshop, from what the office file has of it on a day.

What was counted on the floor in the last half year goes before the owner's word.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from app.balancing.proposing import loads_by, today_who
from app.balancing.queries import list_workshop_plans, read_line_floor
from app.balancing.records import DRAFT, DROPPED
from app.costing.estimate import around, sure
from app.costing.garment_cost import make_garment_cost, present_day
from app.costing.losses import FloorFacts, idle_of_line, make_losses
from app.costing.minute_cost import doubt_of, make_minute_cost
from app.costing.queries import latest_offers, list_costs, read_working_time, said_outputs
from app.costing.records import Accounts, Estimate, FloorTime, GarmentCost, Loss, SaidOutput
from app.counts.queries import last_day, read_pace
from app.counts.records import Pace
from app.counts.vocabulary import counting_rules
from app.formalization.law import Law
from app.formalization.queries import read_statutes
from app.production.queries import list_standards, list_styles, require_style
from app.production.records import StyleStandard
from app.storage.records import Reader

MONTH_DAYS = 365 / 12


def read_accounts(
    reader: Reader, workshop_id: int, day: str, styles: Collection[int] | None = None
) -> Accounts:
    """All accounts of a workshop by the law and the counts of `day` (ISO); of these `styles`, or of all."""
    pace = _pace(reader, workshop_id, day)
    standards = [one for one in list_standards(reader, workshop_id) if one.complete and one.studied_on <= day]
    said = said_outputs(reader, workshop_id)
    time = _floor_time(reader, workshop_id, pace, standards, said)
    costs, law = list_costs(reader, workshop_id), Law(read_statutes(reader), day, use_latest=True)
    minute = make_minute_cost(costs, time, law)
    minutes = {one.style_id: _minutes(one) for one in standards}
    offers, planned = latest_offers(reader, workshop_id), _planned_shares(reader, workshop_id)
    garments = {
        style.id: make_garment_cost(
            make_minute_cost(costs, time, law, style_id=style.id),
            standard=minutes.get(style.id),
            said_pieces=_said_pieces(said[style.id]) if style.id in said else None,
            price=offers[style.id].price if style.id in offers else None,
            planned_share=planned.get(style.id),
        )
        for style in list_styles(reader, workshop_id)
        if styles is None or style.id in styles
    }
    losses: tuple[Loss, ...] = ()
    if costs:
        losses = make_losses(minute, _facts(pace, time.days_week, _line_idle(reader, standards, day)))
    return Accounts(time, minute, garments, losses, bool(costs))


def read_garment_cost(reader: Reader, style_id: int, day: str) -> GarmentCost:
    """What a garment costs on a day, beside what is offered for it, or what to ask first."""
    workshop = require_style(reader, style_id).workshop_id
    return read_accounts(reader, workshop, day, (style_id,)).garments[style_id]


def read_losses(reader: Reader, workshop_id: int, day: str) -> tuple[Loss, ...]:
    """What is lost each month, each way by itself; nothing while no cost was noted."""
    return read_accounts(reader, workshop_id, day, ()).losses


def _said_pieces(said: SaidOutput) -> Estimate:
    return around(said.pieces_day, doubt_of(said.origin))


def _floor_time(
    reader: Reader, workshop_id: int, pace: Pace | None, standards: Iterable[StyleStandard],
    said: Mapping[int, SaidOutput],
) -> FloorTime:  # fmt: skip
    """How long one works and how much of it comes out as standard minutes."""
    time = read_working_time(reader, workshop_id)
    told = FloorTime(time.people, time.hours_week, time.days_week) if time else FloorTime()
    if pace is not None and pace.efficiency is not None:
        efficiency = pace.efficiency_of_weeks or pace.efficiency
        return replace(
            told,
            present_day=_present_day(pace, told.days_week),
            efficiency=Estimate(efficiency.low, efficiency.middle, efficiency.high),
            measured_days=pace.efficiency.days,
            until=pace.efficiency_last,
        )
    return replace(told, efficiency=_told_efficiency(told, standards, said))


def _present_day(pace: Pace, days_week: float | None) -> Estimate | None:
    """The minutes of a month follow the usual day; how bad a bad week is, the efficiency tells."""
    spread = pace.minutes_present_per_day
    return None if spread is None else sure(spread.middle * _of_a_whole_day(pace, days_week))


def _of_a_whole_day(pace: Pace, days_week: float | None) -> float:
    """What a counted day has becomes what one of the days of the week has.

    Of a week of 5.5 days the Saturday is half of one, on the calendar it is a day that was counted.
    """
    half = (days_week or 0) % 1
    return pace.days / (pace.days - pace.saturdays * (1 - half)) if half else 1.0


def _told_efficiency(
    time: FloorTime, standards: Iterable[StyleStandard], said: Mapping[int, SaidOutput]
) -> Estimate | None:
    """From the garments of a day that she tells, of one that was measured; the newest word."""
    present = present_day(time)
    minutes = {one.style_id: one.minutes for one in standards if one.style_id in said}
    if present is None or not minutes:
        return None
    newest = max((said[style] for style in minutes), key=lambda one: (one.noted_on, one.id))
    return _said_pieces(newest).times(minutes[newest.style_id]).over(present.middle)


def _pace(reader: Reader, workshop_id: int, day: str) -> Pace | None:
    """The last quarter that was counted, unless that is too long ago to tell how it goes today."""
    counted, rules = last_day(reader, workshop_id), counting_rules()
    last = None if counted is None else min(counted, day)
    if last is None or last < _days_before(day, rules.still_told_days):
        return None
    return read_pace(reader, workshop_id, since=_days_before(last, rules.quarter_days - 1), until=last)


def _days_before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _minutes(standard: StyleStandard) -> Estimate:
    if standard.low is None or standard.high is None:
        return sure(standard.minutes)
    return Estimate(max(standard.low, 0.0), standard.minutes, standard.high)


def _facts(pace: Pace | None, days_week: float | None, idle: float | None) -> FloorFacts:
    if pace is None:
        return FloorFacts(line_idle=idle)
    whole = _of_a_whole_day(pace, days_week)
    stops = {cause: minutes * whole for cause, minutes in pace.stoppage_minutes_per_day.items()}
    return FloorFacts(
        pace.rework, stops, pace.absenteeism, pace.changeover_days, _changes_a_month(pace), idle
    )


def _changes_a_month(pace: Pace) -> float | None:
    changes = pace.changeovers
    span = (date.fromisoformat(pace.last) - date.fromisoformat(pace.first)).days + 1
    return None if changes is None or span < MONTH_DAYS else changes * MONTH_DAYS / span


def _line_idle(reader: Reader, standards: Collection[StyleStandard], day: str) -> float | None:
    """Of the garment that was measured last: who does what today, and who waits for the slowest."""
    if not standards:
        return None
    newest = max(standards, key=lambda one: (one.studied_on, one.style_id))
    floor = read_line_floor(reader, newest.style_id, today=day)
    loads = loads_by(floor, today_who(floor))
    return None if None in loads or floor.unmeasured else idle_of_line(list(loads.values()))


def _planned_shares(reader: Reader, workshop_id: int) -> dict[int, float]:
    """How much shorter a garment's cycle gets with the line that is thought of and not begun, by style."""
    plans = [one for one in list_workshop_plans(reader, workshop_id) if one.status != DROPPED]
    newest = {plan.style_id: plan for plan in reversed(plans)}
    return {
        style: plan.cycle / plan.cycle_before
        for style, plan in newest.items()
        if plan.status == DRAFT and plan.cycle_before and plan.cycle < plan.cycle_before
    }
