"""What a workshop counted, as JSON; see docs/cli.md."""

from dataclasses import asdict
from typing import Any

from app.counts.indicators import by_day, defects_by_kind
from app.counts.measures import MEASURES, make_series
from app.counts.records import Pace, Spread, WorkDay
from app.shapes import Shape, shape, shapes

DAY = (
    "day=worked_on team scheduled people absent minutes_present=minutes pieces inspected right_first_time "
    "wip wip_applies efficiency_given origin note source"
)
PROMISE = "customer what quantity promised_on delivered_on delivered note"
OUTPUT = "what=name pieces standard_minutes of_study"
PACE = (
    "since until days first last people right_first_time rework defects_per_hundred absenteeism "
    "changeovers changeover_days wip_days"
)


def shape_day(day: WorkDay) -> Shape:
    """A counted day with what is of it, and what follows of it alone."""
    return {
        **shape(day, DAY),
        "outputs": shapes(day.outputs, OUTPUT),
        "defects": dict(defects_by_kind([day])),
        "stoppages": {one.cause: one.minutes for one in day.stoppages},
        **{
            measure.code: measure.reckon([day])
            for measure in MEASURES
            if measure.code in ("efficiency", "dhu")
        },
    }


def shape_pace(pace: Pace, turnover: float | None) -> Shape:
    """What a workshop does on its floor, over a period."""
    return {
        **shape(pace, PACE),
        "efficiency": _spread(pace.efficiency),
        "minutes_present_per_day": _spread(pace.minutes_present_per_day),
        "pieces_per_day": _spread(pace.pieces_per_day),
        "on_time": None if pace.on_time is None else asdict(pace.on_time),
        "turnover": turnover,
        "stoppage_minutes_per_day": dict(pace.stoppage_minutes_per_day),
    }


def _spread(spread: Spread | None) -> Shape | None:
    return None if spread is None else asdict(spread)


def shape_series(days: list[WorkDay]) -> list[Shape]:
    """Each measure that is known day by day, with its stages and what they tell."""
    found: list[Shape] = []
    for measure in MEASURES:
        series = make_series(days, measure)
        if not series.places:
            continue
        stages: list[dict[str, Any]] = [
            {
                "first": series.days[series.places[stage.first]],
                "last": series.days[series.places[stage.last]],
                "lower": stage.chart.lower,
                "mean": stage.chart.mean,
                "upper": stage.chart.upper,
                "outside": [series.days[series.places[stage.first + at]] for at in stage.chart.outside],
            }
            for stage in series.stages
        ]
        values = dict(zip(by_day(days), series.values, strict=True))
        found.append({"measure": measure.code, "values": values, "stages": stages, "changed": series.changed})
    return found
