"""The pace of a workshop: what its counted days say, for costs, capacity and the progress sheet."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple

from app.counts import indicators
from app.counts.records import Garment, Pace, Promise, WorkDay
from app.counts.vocabulary import counting_rules

SATURDAY = 5


class Begun(NamedTuple):
    """Since when a workshop was counted, and on which day each garment was first finished."""

    counted_since: str
    garments: Mapping[Garment, str]


def make_pace(
    days: Sequence[WorkDay], promises: Sequence[Promise], begun: Begun, *, since: str, until: str
) -> Pace | None:
    """What the days of one workshop say of a period; None without a day."""
    if not days:
        return None
    whole, rules = indicators.by_day(days), counting_rules()
    ever = indicators.new_garments(begun.garments, begun.counted_since, rules)
    new = {one for one in ever if since <= begun.garments[one] <= until}
    right = indicators.right_first_time(days)
    efficiency = indicators.efficiency_of(days)
    weeks = indicators.usual(map(indicators.efficiency_of, indicators.by_week(days)), efficiency)
    told = [day for day, rows in whole.items() if indicators.efficiency_of(rows) is not None]
    people = [_sum(row.people for row in rows) for rows in whole.values()]
    came = [count for count in people if count is not None]
    return Pace(
        workshop_id=days[0].workshop_id,
        since=since,
        until=until,
        days=len(whole),
        first=min(whole),
        last=max(whole),
        efficiency=indicators.usual(map(indicators.efficiency_of, whole.values()), efficiency),
        minutes_present_per_day=indicators.usual(
            [_sum(row.minutes for row in rows) for rows in whole.values()]
        ),
        pieces_per_day=indicators.usual([_sum(row.pieces for row in rows) for rows in whole.values()]),
        people=float(median(came)) if came else None,
        right_first_time=right,
        rework=None if right is None else 1 - right,
        defects_per_hundred=indicators.defects_per_hundred(days),
        on_time=indicators.on_time(promises, since=since, until=until),
        absenteeism=indicators.absenteeism(days),
        stoppage_minutes_per_day=indicators.stoppages_per_day(days),
        changeovers=len(new) if begun.garments else None,
        changeover_days=indicators.changeover_days(days, new, rules),
        wip_days=indicators.days_of_work_between(days),
        efficiency_of_weeks=weeks if weeks is not None and weeks.days >= indicators.FEW else None,
        efficiency_last=max(told, default=None),
        saturdays=sum(date.fromisoformat(day).weekday() == SATURDAY for day in whole),
    )


def _sum(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
