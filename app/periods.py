"""The periods that people ask reports for, by name."""

from calendar import monthrange
from datetime import date

from app.evaluation.records import Period
from app.i18n import _

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def span(day: date, unit: str, back: int = 0) -> Period:
    """The month, quarter, half or year that holds a day, or one `back` units earlier.

    >>> span(date(2026, 11, 24), "quarter", 1)
    ('2026-07-01', '2026-09-30')
    """
    length = MONTHS_OF[unit]
    first = (day.year * 12 + day.month - 1) // length * length - back * length
    last = first + length - 1
    first_day = date(first // 12, first % 12 + 1, 1)
    year, month = last // 12, last % 12 + 1
    return first_day.isoformat(), date(year, month, monthrange(year, month)[1]).isoformat()


def named_periods(today: date) -> list[tuple[str, Period]]:
    """What to choose from, the usual one first."""
    return [
        (_("Este año"), span(today, "year")),
        (_("Este semestre"), span(today, "half")),
        (_("Semestre pasado"), span(today, "half", 1)),
        (_("Este trimestre"), span(today, "quarter")),
        (_("Trimestre pasado"), span(today, "quarter", 1)),
        (_("Este mes"), span(today, "month")),
        (_("Mes pasado"), span(today, "month", 1)),
        (_("Año pasado"), span(today, "year", 1)),
    ]


def say_span(period: Period) -> str:
    """A period in the name of a file, which sorts by it: whole months by their months, else by its days.

    >>> say_span(("2026-01-01", "2026-06-30"))
    '2026-01 a 2026-06'
    """
    first, last = (date.fromisoformat(day) for day in period)
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    begins, ends = (day[:7] if whole else day for day in period)
    return begins if begins == ends else _("{first} a {last}").format(first=begins, last=ends)
