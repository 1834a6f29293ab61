"""The national holidays, with those that move."""

from datetime import date

import pytest

from app.holidays import holiday_on


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 3, 1), "Héroes"),
        (date(2026, 4, 3), "Viernes Santo"),
        (date(2026, 12, 8), "Caacupé"),
    ],
)
def test_holidays_have_their_spanish_names(day: date, name: str) -> None:
    assert name in (holiday_on(day) or "")


def test_other_days_are_none() -> None:
    assert holiday_on(date(2026, 11, 24)) is None
