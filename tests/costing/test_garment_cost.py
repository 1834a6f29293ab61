"""A garment's cost, the price beside it, and the garments a day from which it pays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.costing.estimate import around, sure
from app.costing.garment_cost import make_garment_cost
from app.costing.records import Estimate, FloorTime
from app.costing.words import say_about, say_price, say_spread, say_weeks
from tests.costing.accounts import PAID, TIME, minute

STANDARD = Estimate(16.6, 17.1, 17.6)


def test_a_guardapolvo_reckoned_by_hand() -> None:
    """17,1 minutes at G. 690: 11.798; a day of 2.454,5 minutes at 53,3 % makes 76,5."""
    garment = make_garment_cost(minute(), standard=STANDARD, price=12_000)
    assert garment.source == "measured"
    assert round(garment.cost.middle, -2) == 11_800
    assert round(garment.left.middle, -2) == 200
    assert garment.left.low < 0 < garment.left.high
    # a day: 58.500 minutes of the month over 5,5 x 52 / 12 days
    assert garment.pieces_day.middle == pytest.approx(58_500 / (5.5 * 52 / 12) * 0.533 / 17.1)
    # 21.513.056 over 23,83 days over G. 12.000
    assert garment.break_even.middle == pytest.approx(21_513_056 / (5.5 * 52 / 12) / 12_000)
    assert garment.ask_safe == -(-round(garment.cost.high) // 100) * 100
    assert garment.ask_margin > garment.ask_safe
    assert garment.missing == ()
    first, strong = say_price(garment, "Guardapolvo")
    assert (first + strong).replace(
        "\u00a0", " "
    ) == "A G. 12.000, cada guardapolvo le deja casi nada: unos G. 200"
    assert "En una semana mala pierde" in say_weeks(garment)


def test_the_break_even_is_where_what_is_left_is_nothing() -> None:
    time = replace(TIME, efficiency=sure(0.533))
    garment = make_garment_cost(minute(time=time), standard=sure(17.1))
    at_cost = make_garment_cost(minute(time=time), standard=sure(17.1), price=round(garment.cost.middle))
    assert at_cost.break_even.middle == pytest.approx(at_cost.pieces_day.middle, rel=1e-3)


def test_the_owners_word_of_a_day_does_without_a_stopwatch() -> None:
    """21.513.056 over 23,83 days over 80 garments."""
    account = minute(time=FloorTime(days_week=5.5))
    garment = make_garment_cost(account, said_pieces=around(80, 0.1), price=12_000)
    assert garment.source == "said"
    assert garment.cost.middle == pytest.approx(21_513_056 / (5.5 * 52 / 12) / 80)
    assert garment.missing == ()


def test_what_was_counted_goes_before_her_word() -> None:
    garment = make_garment_cost(minute(), standard=STANDARD, said_pieces=around(200, 0.1))
    assert garment.source == "measured"
    assert garment.missing == ("price",)


@pytest.mark.parametrize(
    ("rows", "time", "missing"),
    [
        ((), FloorTime(), ("wages", "owner", "people", "hours", "days", "pieces", "price")),
        (PAID, FloorTime(5, 45, 5.5), ("pieces", "price")),
        (PAID, FloorTime(5, 45), ("days", "pieces", "price")),
    ],
)
def test_what_is_missing_is_said_in_the_order_of_the_page(
    rows: tuple, time: FloorTime, missing: tuple
) -> None:
    garment = make_garment_cost(minute(rows, time))
    assert garment.missing == missing
    assert garment.cost is garment.left is garment.break_even is garment.ask_safe is None


def test_where_nothing_comes_out_of_a_bad_week_it_is_said_what_to_count() -> None:
    time = replace(TIME, efficiency=Estimate(0.0, 0.3, 0.6))
    garment = make_garment_cost(minute(time=time), standard=STANDARD, price=12_000)
    assert (garment.cost, garment.missing) == (None, ("efficiency",))


@given(st.integers(1, 60_000), st.floats(0.2, 1.0), st.floats(2, 60))
def test_the_range_holds_the_middle_and_what_is_asked_never_loses(
    price: int, efficiency: float, standard: float
) -> None:
    time = replace(TIME, efficiency=around(efficiency, 0.1))
    garment = make_garment_cost(minute(time=time), standard=around(standard, 0.05), price=price)
    for one in (garment.cost, garment.left, garment.pieces_day, garment.break_even):
        assert one.low <= one.middle <= one.high
    assert garment.ask_safe >= garment.cost.high - 1e-6
    assert garment.ask_safe % 100 == 0
    assert garment.left.middle == pytest.approx(price - garment.cost.middle)


def test_a_price_below_what_each_garment_costs_by_itself_never_pays() -> None:
    rows = [*PAID, ("materials", 15_000, "piece", "invoice")]
    garment = make_garment_cost(minute(rows), standard=STANDARD, price=14_000)
    assert garment.break_even is None
    assert garment.left.high < 0
    assert "una pérdida" in "".join(say_price(garment, "Guardapolvo"))


def test_ips_of_a_garment() -> None:
    """2.395.250 over the garments of a month."""
    garment = make_garment_cost(minute(), standard=STANDARD)
    month = garment.pieces_day.middle * TIME.days_month
    assert garment.ips_garment == pytest.approx(2_395_250 / month, rel=1e-3)


def test_amounts_are_said_as_one_says_them() -> None:
    said = [say_about(one).replace("\u00a0", " ") for one in (11_807, 1_243_511, 214, 7, 0)]
    assert said == ["G. 11.800", "G. 1.240.000", "G. 210", "G. 10", "G. 0"]
    assert (
        say_spread(Estimate(11_240, 11_800, 12_660)).replace("\u00a0", " ") == "entre G. 11.200 y G. 12.700"
    )


def test_a_line_that_is_thought_of_makes_each_garment_cheaper_but_for_what_it_costs_itself() -> None:
    """A cycle of 3 minutes instead of 4: three quarters of what is paid by the month."""
    rows = [*PAID, ("packing", 400, "piece", "invoice")]
    today = make_garment_cost(minute(rows), standard=STANDARD, price=12_000)
    planned = make_garment_cost(minute(rows), standard=STANDARD, price=12_000, planned_share=0.75)
    assert today.planned is None
    assert planned.planned.middle == pytest.approx((today.cost.middle - 400) * 0.75 + 400)
    assert planned.planned_pieces.middle == pytest.approx(today.pieces_day.middle / 0.75)
    assert planned.cost == today.cost
