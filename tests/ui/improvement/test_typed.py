"""Days, hours and money as people type them."""

from datetime import date

import pytest

from app.i18n import format_day
from ui.improvement.typed import read_cost, read_day, read_hour, show_cost

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/11", date(2026, 11, 30)),
        ("5/1", date(2027, 1, 5)),
        ("30/11/26", date(2026, 11, 30)),
        ("30-11-2026", date(2026, 11, 30)),
        ("30 de noviembre", date(2026, 11, 30)),
        ("30 nov 2027", date(2027, 11, 30)),
        ("hoy", TODAY),
        ("+15", date(2026, 12, 8)),
        ("31/02", None),
        ("pronto", None),
        ("2026", None),
    ],
)
def test_a_day_is_read(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("350000", 350_000),
        ("G. 350.000", 350_000),
        ("Gs 350.000", 350_000),
        ("350 mil", 350_000),
        ("1,5", "wrong"),
        ("sin costo", 0),
        ("0", 0),
        ("", None),
        ("a confirmar", None),
        ("mucho", "wrong"),
        ("-5", "wrong"),
    ],
)
def test_money_is_read(text: str, cost: int | str | None) -> None:
    if cost == "wrong":
        with pytest.raises(ValueError, match=text):
            read_cost(text)
    else:
        assert read_cost(text) == cost


@pytest.mark.parametrize("cost", [None, 0, 500, 350_000, 12_000_000])
def test_money_that_is_shown_reads_the_same(cost: int | None) -> None:
    assert read_cost(show_cost(cost)) == cost


def test_a_day_that_is_shown_reads_the_same() -> None:
    assert read_day(format_day("2026-11-30"), TODAY) == date(2026, 11, 30)
    assert format_day(None) == ""


@pytest.mark.parametrize(
    ("text", "hour"),
    [("9", "09:00"), ("9:30", "09:30"), ("14 hs", "14:00"), ("9.30", "09:30"), ("25", None),
     ("9:75", None), ("tarde", None)],
)  # fmt: skip
def test_an_hour_is_read(text: str, hour: str | None) -> None:
    assert read_hour(text) == hour
