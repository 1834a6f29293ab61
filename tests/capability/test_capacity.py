"""How many pieces a workshop can make until a day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capability.capacity import add_pieces, effective_days, own_shares, reckon_capacity, working_days
from app.capability.records import Capacity, CapacityKind, Curve, Floor, OrderNeed, Pieces, Promised
from app.capability.rules import learning_rules, step_rules
from app.capability.words import say_capacity
from tests.capability.samples import FLOOR, NEED, PACE

WEEK = (0, 1, 2, 3, 4)


def reach(
    floor: Floor, need: OrderNeed = NEED, *, days: int = 10, taken: float = 0.0, pieces: float = 0.0
) -> Capacity:
    return reckon_capacity(need, floor, days, Promised(taken, pieces), learning_rules())


def test_holidays_and_weekends_are_no_working_days() -> None:
    assert working_days(date(2027, 1, 11), date(2027, 1, 22), WEEK) == 10
    # 8 December, Virgen de Caacupé, is a Tuesday of 2026
    assert working_days(date(2026, 12, 7), date(2026, 12, 11), WEEK) == 4
    assert working_days(date(2026, 12, 7), date(2026, 12, 12), (*WEEK, 5)) == 5
    assert working_days(date(2027, 1, 22), date(2027, 1, 11), WEEK) == 0


def test_what_is_measured_by_hand() -> None:
    # 10 days x 2.400 minutes x 0,60 / 17,05 = 844,57; with 0,50 and 0,70: 703,8 and 985,3
    found = reach(FLOOR)
    assert found.kind is CapacityKind.MEASURED
    assert found.pieces == Pieces(703, 844, 985)
    assert found.curve is Curve.NONE


def test_less_what_it_has_promised() -> None:
    # (14.400 - 4.800) / 17,05 = 563,05
    assert reach(FLOOR, taken=4800.0).pieces == Pieces(422, 563, 703)
    assert reach(FLOOR, taken=1e9).pieces == Pieces(0, 0, 0)


def test_pieces_whose_minutes_nobody_knows_are_taken_off_too() -> None:
    # 100 pieces count as a hundred of this order; where she was measured, as what she usually makes
    assert reach(FLOOR, pieces=100).pieces == Pieces(603, 744, 885)
    assert reach(FLOOR._replace(usual_minutes=34.1), pieces=100).pieces == Pieces(503, 644, 785)
    word, unmeasured = FLOOR._replace(pace=None, said_month=660), replace(NEED, standard_minutes=None)
    assert reach(word, unmeasured, pieces=100).pieces == Pieces(125, 200, 275)


def test_what_could_not_be_taken_off_is_said_and_never_said_to_be() -> None:
    word, unmeasured = FLOOR._replace(pace=None, said_month=660), replace(NEED, standard_minutes=None)
    found = reach(word, unmeasured, taken=4800.0)
    assert (found.pieces, found.off) == (Pieces(225, 300, 375), None)
    assert "no se descontaron" in say_capacity(found)
    assert "Ya se descontó" not in say_capacity(found)
    usual = reach(word._replace(usual_minutes=48.0), unmeasured, taken=4800.0)
    assert usual.pieces == Pieces(125, 200, 275)
    assert "Ya se descontó lo que aceptó de otros pedidos." in say_capacity(usual)


def test_the_first_days_of_a_new_garment_count_for_less() -> None:
    new = FLOOR._replace(products=frozenset({"remeras"}))
    rules = learning_rules()
    found = reach(new)
    assert found.curve is Curve.TRADE
    assert found.effective == pytest.approx(10 - len(rules.shares) + sum(rules.shares))
    assert found.pieces is not None
    assert found.pieces.middle == int(found.effective * 2400 * 0.6 / 17.05)


def test_its_own_changeover_goes_before_the_curve_of_the_trade() -> None:
    # four days from half its pace: 0,5 0,625 0,75 0,875, so 10 days are worth 8,75
    new = FLOOR._replace(products=frozenset(), pace=replace(PACE, changeover_days=4.0))
    found = reach(new)
    assert found.curve is Curve.OWN
    assert found.effective == pytest.approx(8.75)
    assert own_shares(4.0, 0.5) == (0.5, 0.625, 0.75, 0.875)


def test_her_word_is_said_to_be_her_word_and_has_a_margin() -> None:
    # 660 a month are 30 a day of 22; ten days are 300, a quarter less and a quarter more
    found = reach(FLOOR._replace(pace=None, said_month=660))
    assert found.kind is CapacityKind.SAID
    assert found.pieces == Pieces(225, 300, 375)


def test_her_word_is_turned_into_the_garment_asked_when_both_are_measured() -> None:
    # what she makes takes 8,525 minutes, half of what is asked
    found = reach(FLOOR._replace(pace=None, said_month=660, usual_minutes=8.525))
    assert found.pieces == Pieces(112, 150, 187)


def test_her_word_is_cut_at_what_her_people_could_make_of_this_garment() -> None:
    # two people, 480 minutes, ten days at 0,7 are 6.720 minutes: 394,1 pieces at most
    word = FLOOR._replace(pace=None, said_month=4400)
    found = reach(word._replace(people=2))
    assert found.cut
    assert found.pieces == Pieces(236, 315, 394)
    assert not reach(word._replace(people=200)).cut
    assert not reach(word).cut  # nobody counted her people
    assert not reach(word._replace(people=2, usual_minutes=5.0)).cut  # both garments are measured


def test_what_nobody_knows_is_none_and_says_what_is_missing() -> None:
    nothing = reach(FLOOR._replace(pace=None))
    assert (nothing.kind, nothing.pieces, nothing.missing) == (CapacityKind.UNKNOWN, None, "output")
    unmeasured = reach(FLOOR, replace(NEED, standard_minutes=None))
    assert (unmeasured.kind, unmeasured.missing) == (CapacityKind.UNKNOWN, "minutes")
    # her word is better than nothing
    assert reach(FLOOR._replace(said_month=660), replace(NEED, standard_minutes=None)).pieces == Pieces(
        225, 300, 375
    )
    # its own study of that garment stands in
    own = reach(FLOOR._replace(own_minutes=17.05), replace(NEED, standard_minutes=None))
    assert own.pieces == Pieces(703, 844, 985)


def test_several_together() -> None:
    assert add_pieces([Pieces(1, 2, 3), None, Pieces(10, 20, 30)]) == Pieces(11, 22, 33)
    assert add_pieces([]) == Pieces(0, 0, 0)


@given(
    days=st.integers(0, 60),
    taken=st.floats(0, 1e6),
    product=st.sampled_from(["guardapolvos", "remeras"]),
    changeover=st.none() | st.floats(0, 30),
    minutes=st.floats(0.5, 200),
)
def test_a_capacity_is_never_negative_rises_and_falls_with_what_is_taken(
    days: int, taken: float, product: str, changeover: float | None, minutes: float
) -> None:
    floor = FLOOR._replace(products=frozenset({product}), pace=replace(PACE, changeover_days=changeover))
    need = replace(NEED, standard_minutes=minutes)
    free, less = reach(floor, need, days=days), reach(floor, need, days=days, taken=taken)
    assert free.pieces is not None
    assert less.pieces is not None
    assert 0 <= less.pieces.low <= less.pieces.middle <= less.pieces.high
    assert all(one <= other for one, other in zip(less.pieces.all, free.pieces.all, strict=True))
    assert 0 <= free.effective <= days


@given(shares=st.lists(st.floats(0, 1), max_size=9), days=st.integers(0, 40))
def test_slow_days_are_worth_no_more_than_days(shares: list[float], days: int) -> None:
    assert 0 <= effective_days(days, tuple(shares)) <= days + 1e-9


def test_what_the_program_judges_by_says_where_it_is_from_and_that_nobody_vouched() -> None:
    for rules in (learning_rules(), step_rules()):
        assert rules.state in ("draft", "reviewed")
        assert rules.source
    assert learning_rules().noted_on
    assert list(learning_rules().shares) == sorted(learning_rules().shares)
