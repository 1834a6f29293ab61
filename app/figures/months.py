"""Months as they are typed and said; a figure's period is a month, or one day."""

import calendar
import re
from datetime import date

from app.i18n import MONTHS, find_month, format_date
from app.registry.names import fold

_NUMBERS = re.compile(r"(\d{1,2})(?:\s*[/.-]\s*(\d{2}|\d{4}))?")
_WORDS = re.compile(r"([a-z]{3,})(?:\s+(?:de\s+)?(\d{2}|\d{4}))?")
_LONGEST_YEAR = 100


def read_month(text: str, today: date) -> tuple[int, int] | None:
    """ "10/2026", "10/26", "10", "oct", "setiembre 2026" -> (2026, 10); None: no month.

    Without a year it is the last such month that has begun.
    """
    typed = " ".join(text.lower().split())
    if match := _NUMBERS.fullmatch(typed):
        month = int(match[1])
    elif match := _WORDS.fullmatch(fold(typed)):
        word = match[1].replace("septiembre", "setiembre").replace("sept", "set")
        month = find_month(word) or 0
    else:
        return None
    if not 1 <= month <= 12:
        return None
    if match[2]:
        year = int(match[2])
        return (year + 2000 if year < _LONGEST_YEAR else year), month
    return (today.year if month <= today.month else today.year - 1), month


def period_of(year: int, month: int, *, flow: bool, today: date) -> tuple[str, str]:
    """A month's first and last day. What stands (no `flow`) is of today in this month."""
    if not flow and (year, month) == (today.year, today.month):
        return today.isoformat(), today.isoformat()
    last = calendar.monthrange(year, month)[1]
    return date(year, month, 1).isoformat(), date(year, month, last).isoformat()


def last_whole_month(today: date) -> tuple[int, int]:
    """The month before this one."""
    return (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)


def show_month(year: int, month: int) -> str:
    """(2026, 10) -> "10/2026", as it is typed."""
    return f"{month:02d}/{year}"


def say_period(first: str, last: str) -> str:
    """ "octubre 2026", "24/11/2026", "01/10/2026 a 15/11/2026"."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if start == end:
        return format_date(start)
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month - 1]} {start.year}"
    return f"{format_date(start)} a {format_date(end)}"
