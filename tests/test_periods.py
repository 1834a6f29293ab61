"""Periods by name begin and end where calendars do."""

from datetime import date

import pytest

from app.periods import named_periods, say_span, span


@pytest.mark.parametrize(
    ("unit", "back", "period"),
    [
        ("month", 0, ("2024-02-01", "2024-02-29")),
        ("month", 2, ("2023-12-01", "2023-12-31")),
        ("quarter", 0, ("2024-01-01", "2024-03-31")),
        ("quarter", 1, ("2023-10-01", "2023-12-31")),
        ("half", 1, ("2023-07-01", "2023-12-31")),
        ("year", 1, ("2023-01-01", "2023-12-31")),
    ],
)
def test_a_unit_holds_its_day(unit: str, back: int, period: tuple[str, str]) -> None:
    assert span(date(2024, 2, 29), unit, back) == period


def test_the_first_choice_is_this_year() -> None:
    assert named_periods(date(2026, 11, 24))[0][1] == ("2026-01-01", "2026-12-31")


@pytest.mark.parametrize(("period", "said"), [
    (("2026-01-01", "2026-06-30"), "2026-01 a 2026-06"), (("2026-02-01", "2026-02-28"), "2026-02"),
    (("2026-02-01", "2026-02-27"), "2026-02-01 a 2026-02-27"), (("2026-02-03", "2026-02-03"), "2026-02-03"),
])  # fmt: skip
def test_a_period_names_a_file(period: tuple[str, str], said: str) -> None:
    assert say_span(period) == said
