"""A minute's cost: reckoned by hand, monotone, and nothing out of what is not known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.costing.estimate import add_up, around
from app.costing.kinds import NEEDED, PER_WORDS
from app.costing.minute_cost import make_minute_cost, month_amount
from app.costing.records import Estimate, FloorTime
from app.formalization.law import Law
from tests.costing.accounts import DAY, LAW, PAID, TIME, cost, minute, paid

amounts = st.integers(0, 50_000_000)


def test_the_picture_reckoned_by_hand() -> None:
    """3.350.000 x 52/12 = 14.516.667 …, 21.513.055 a month over 5 x 45 x 60 x 52/12 = 58.500 minutes."""
    account = minute()
    months = {line.kind: round(line.month.middle) for line in account.lines if line.month}
    assert months == {
        "wages": 14_516_667, "owner": 3_466_667, "aguinaldo": 1_209_722, "rent": 900_000,
        "thread": 780_000, "power": 490_000, "repairs": 150_000,
    }  # fmt: skip
    assert account.month is not None
    assert account.month.middle == 21_513_056
    assert TIME.paid_month == 58_500
    assert round(account.paid.middle) == 368
    assert round(account.sewn.middle) == 690
    assert account.missing == ()
    assert not account.at_least


def test_the_weeks_of_a_month_are_the_calendars_and_a_fortnight_is_half() -> None:
    per = {
        "day": 100_000,
        "week": 100_000,
        "fortnight": 1_000_000,
        "month": 1,
        "two_months": 2,
        "quarter": 3,
        "year": 12,
    }
    found = {name: month_amount(amount, name, 6) for name, amount in per.items()}
    assert found == {
        "day": 2_600_000, "week": 433_333, "fortnight": 2_000_000, "month": 1, "two_months": 1, "quarter": 1, "year": 1,
    }  # fmt: skip
    assert month_amount(100_000, "day", None) is None
    with pytest.raises(ValueError, match="piece"):
        month_amount(1, "piece", 6)
    assert set(per) | {"piece"} == set(PER_WORDS)


@given(amounts, amounts, st.sampled_from([one for one in PER_WORDS if one not in ("day", "piece")]))
def test_who_pays_more_does_not_pay_less_a_month(first: int, second: int, per: str) -> None:
    low, high = sorted((first, second))
    assert month_amount(low, per, None) <= month_amount(high, per, None)


@given(st.lists(st.tuples(amounts, st.floats(0, 1)), min_size=1, max_size=8))
def test_a_sum_lies_in_its_range_which_is_no_wider_than_all_doubts_together(parts: list) -> None:
    spread = [around(amount, share) for amount, share in parts]
    total = add_up(spread)
    assert total.low <= total.middle <= total.high
    slack = 1e-6 * (1 + total.middle)
    assert total.low >= sum(one.low for one in spread) - slack
    assert total.high <= sum(one.high for one in spread) + slack


@given(st.integers(0, 5), st.integers(1, 9_000_000))
def test_a_cost_more_makes_every_minute_dearer(place: int, more: int) -> None:
    rows = [list(row) for row in PAID]
    rows[place][1] += more
    before, after = minute(), minute([tuple(row) for row in rows])
    for name in ("paid", "sewn"):
        one, other = getattr(before, name), getattr(after, name)
        assert one.low <= other.low + 1e-9
        assert one.middle <= other.middle
        assert one.high <= other.high


@given(st.floats(0.05, 1.2), st.floats(0.05, 1.2))
def test_who_sews_more_of_her_time_has_a_cheaper_minute(first: float, second: float) -> None:
    low, high = sorted((first, second))
    slow, fast = (minute(time=replace(TIME, efficiency=around(one, 0.1))) for one in (low, high))
    assert slow.sewn.middle >= fast.sewn.middle
    assert fast.sewn.low <= fast.sewn.middle <= fast.sewn.high
    assert slow.paid == fast.paid


@pytest.mark.parametrize("kind", NEEDED)
def test_without_the_pay_of_those_who_work_there_is_no_sum(kind: str) -> None:
    account = minute([row for row in PAID if row[0] != kind])
    assert account.month is account.paid is account.sewn is None
    assert account.missing == (kind,)


def test_what_was_not_asked_makes_the_sum_a_floor_and_nothing_is_a_sum_of_zero() -> None:
    account = minute([row for row in PAID if row[0] != "rent"])
    assert account.at_least
    assert account.not_asked == ("rent",)
    none = minute([("rent", 0, "month", "said") if row[0] == "rent" else row for row in PAID])
    assert not none.at_least
    assert none.month.middle == account.month.middle


def test_a_days_pay_waits_for_the_days_of_the_week() -> None:
    rows = [("wages", 600_000, "day", "said"), *PAID[1:]]
    account = minute(rows, FloorTime(5, 45))
    wages = account.lines[0]
    assert (wages.code, wages.known) == ("days", False)
    assert account.month is None
    assert "days" in account.missing
    assert minute(rows, FloorTime(5, 45, 6)).lines[0].month.middle == 15_600_000


def test_without_efficiency_only_the_paid_minute_is_known() -> None:
    account = minute(time=FloorTime(5, 45, 5.5))
    assert account.paid is not None
    assert account.sewn is None
    assert account.missing == ("efficiency",)
    assert minute(time=FloorTime()).missing == ("people", "hours", "days", "efficiency")


def test_piece_work_costs_each_garment_and_no_minute() -> None:
    rows = [("wages", 2_400, "piece", "notebook"), *PAID[1:]]
    account = minute(rows)
    assert account.piece.middle == 2_400 + 200  # and its part of the aguinaldo
    assert account.month.middle == 21_513_056 - 14_516_667 - 1_209_722
    assert account.missing == ()


def test_what_is_paid_for_one_garment_is_of_that_style_alone() -> None:
    costs = [*paid(), cost("packing", 300, "piece", row=9, style_id=3)]
    assert make_minute_cost(costs, TIME, LAW).piece.middle == 0
    assert make_minute_cost(costs, TIME, LAW, style_id=3).piece.middle == 300
    assert make_minute_cost(costs, TIME, LAW, style_id=4).piece.middle == 0


def test_the_aguinaldo_is_reckoned_until_somebody_writes_it() -> None:
    written = make_minute_cost([*paid(), cost("aguinaldo", 0, row=9)], TIME, LAW)
    assert [line.month.middle for line in written.lines if line.kind == "aguinaldo"] == [0]
    unknown = make_minute_cost(paid(), TIME, Law((), DAY))
    (line,) = [line for line in unknown.lines if line.kind == "aguinaldo"]
    assert line.code == "law"
    assert not line.known
    assert line.why_not
    assert unknown.at_least


def test_ips_is_offered_and_added_only_when_asked() -> None:
    """16,5 % of 14.516.667."""
    offered = minute()
    assert round(offered.ips_month) == 2_395_250
    added = make_minute_cost([*paid(), cost("ips", None, origin="calculated", row=9)], TIME, LAW)
    assert added.ips_month is None
    assert added.month.middle - offered.month.middle == 2_395_250
    (line,) = [line for line in added.lines if line.kind == "ips"]
    assert line.statute.code == "IPS-EMPLEADOR"


def test_what_was_said_is_rougher_than_a_notebook_and_a_bill_is_sure() -> None:
    widths = [
        line.month.high - line.month.low
        for line in (
            minute([(*PAID[0][:3], origin), *PAID[1:]]).lines[0] for origin in ("said", "notebook", "invoice")
        )
    ]
    assert widths[0] > widths[1] > widths[2] == 0


def test_estimates_divide_the_least_by_the_most() -> None:
    assert Estimate(80, 100, 120).over(Estimate(4, 5, 8)) == Estimate(10, 20, 30)
    assert Estimate(1, 2, 3).taken_from(10) == Estimate(7, 8, 9)
