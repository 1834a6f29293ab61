"""The months one may choose for an account, and the day of each whose law counts."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

FIRST_YEAR = 2015  # the oldest wage of the program is of 2014


def months_back(today: date) -> Iterator[tuple[int, int]]:
    """(year, month) from this one back to the first known."""
    for year in range(today.year, FIRST_YEAR - 1, -1):
        last = today.month if year == today.year else 12
        yield from ((year, month) for month in range(last, 0, -1))


def day_of(year: int, month: int, today: date) -> str:
    """Today in this month, else the month's last day."""
    if (year, month) == (today.year, today.month):
        return today.isoformat()
    return date(year, month, monthrange(year, month)[1]).isoformat()
