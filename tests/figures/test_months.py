"""Months as they are typed."""

from datetime import date

import pytest

from app.figures.months import (
    last_whole_month,
    period_of,
    read_month,
    say_period,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("10/2026", (2026, 10)), ("10/26", (2026, 10)), ("10", (2026, 10)), ("3-2025", (2025, 3)),
        ("oct", (2026, 10)), ("Octubre", (2026, 10)), ("diciembre", (2025, 12)),
        ("septiembre de 2025", (2025, 9)), ("set 25", (2025, 9)), ("11", (2026, 11)),
        ("12", (2025, 12)),
    ],
)  # fmt: skip
def test_a_month_is_read_as_it_is_typed(typed: str, month: tuple[int, int]) -> None:
    assert read_month(typed, TODAY) == month


@pytest.mark.parametrize("typed", ["", "13/2026", "0/2026", "ju", "ma", "mucho", "10/2026/5", "jun jul"])
def test_what_is_no_month_is_none(typed: str) -> None:
    assert read_month(typed, TODAY) is None


def test_a_period_is_the_whole_month_or_today() -> None:
    assert period_of(2026, 2, flow=True, today=TODAY) == ("2026-02-01", "2026-02-28")
    assert period_of(2026, 11, flow=False, today=TODAY) == ("2026-11-24", "2026-11-24")
    assert period_of(2026, 10, flow=False, today=TODAY) == ("2026-10-01", "2026-10-31")
    assert last_whole_month(TODAY) == (2026, 10)
    assert last_whole_month(date(2026, 1, 5)) == (2025, 12)


def test_a_period_is_said_as_short_as_it_can_be() -> None:
    assert say_period("2026-10-01", "2026-10-31") == "octubre 2026"
    assert say_period("2026-10-05", "2026-10-05") == "05/10/2026"
    assert say_period("2026-10-01", "2026-11-30") == "01/10/2026 a 30/11/2026"
