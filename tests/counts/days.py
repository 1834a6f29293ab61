"""Days on a floor for tests, without an office."""

from datetime import date, timedelta
from typing import Any

from app.counts.records import DayOutput, DefectCount, Stoppage, WorkDay

FIRST = date(2026, 3, 2)


def day_of(number: int) -> str:
    """The ISO day of a place in a series."""
    return (FIRST + timedelta(days=number)).isoformat()


def make_day(
    number: int = 0, *, pieces: int | None = None, standard: float | None = 10.0, what: str = "guardapolvo",
    defects: dict[str, int] | None = None, stops: dict[str, float] | None = None, **fields: Any,
) -> WorkDay:  # fmt: skip
    """A day of five people for eight hours; `pieces` of one garment."""
    outputs = () if pieces is None else (DayOutput(1, 1, None, what, pieces, standard),)
    told: dict[str, Any] = {"people": 5, "minutes_each": 480} | fields
    return WorkDay(
        id=number + 1,
        workshop_id=1,
        worked_on=day_of(number),
        **told,
        outputs=outputs,
        defects=tuple(DefectCount(1, 1, kind, count) for kind, count in (defects or {}).items()),
        stoppages=tuple(Stoppage(1, 1, cause, minutes) for cause, minutes in (stops or {}).items()),
    )
