"""The national holidays of Paraguay, with those that a decree moved."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=16)
def holidays_of_year(year: int) -> dict[date, str]:
    """The holidays of a year with their Spanish names; the library loads when first asked."""
    from holidays.countries.paraguay import Paraguay

    return dict(Paraguay(years=year, language="es").items())


def holiday_on(day: date) -> str | None:
    """The holiday's name, or None."""
    return holidays_of_year(day.year).get(day)
