"""What is lost each month: reckoned by hand, with its range, never added up twice."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.costing.estimate import around
from app.costing.losses import FloorFacts, idle_of_line, make_losses
from app.costing.records import FloorTime, Loss
from app.costing.taken_for_granted import judged
from app.costing.words import LOSS_WORDS, say_how, say_loss, say_overlap
from tests.costing.accounts import PAID, TIME, minute

FACTS = FloorFacts(
    rework=0.08, stoppages={"material": 30.0, "machine": 8.0}, absenteeism=0.05, changeover_days=3.0,
    changeovers_month=2.0, line_idle=0.4,
)  # fmt: skip
MONTH, DAYS = 21_513_056, 5.5 * 52 / 12


def losses(facts: FloorFacts = FACTS, **more: object) -> dict[str, Loss]:
    return {one.kind: one for one in make_losses(minute(**more), facts)}


def test_each_reckoned_by_hand() -> None:
    found = losses()
    assert tuple(sorted(found)) == tuple(sorted(LOSS_WORDS))
    assert found["waiting"].amount.middle == pytest.approx(MONTH / 58_500 * 38 * DAYS)
    assert found["line"].amount.middle == pytest.approx(MONTH * 0.533 * 0.4)
    assert found["changeover"].amount.middle == pytest.approx(MONTH / DAYS * 6 * 0.25)
    assert found["rework"].amount.middle == pytest.approx(MONTH * 0.533 * 0.08 * 0.5)
    pay = 14_516_667 + 1_209_722
    assert found["absence"].amount.middle == pytest.approx(0.05 * (MONTH - pay + pay / 2))
    for one in found.values():
        assert one.amount.low <= one.amount.middle <= one.amount.high


def test_the_costliest_stands_first_and_what_overlaps_is_said() -> None:
    found = make_losses(minute(), FACTS)
    middles = [one.amount.middle for one in found]
    assert middles == sorted(middles, reverse=True)
    assert {one.kind for one in found if one.overlaps} == {"waiting", "line", "changeover"}
    assert "no se suman" in say_overlap(found)
    assert say_overlap(make_losses(minute(), FloorFacts(rework=0.1))) == ""


def test_minutes_noted_for_doing_again_are_taken_as_they_are_and_not_waited_for_too() -> None:
    noted = replace(FACTS, stoppages={"material": 30.0, "rework": 20.0})
    found = losses(noted)
    assert found["waiting"].amount.middle == pytest.approx(MONTH / 58_500 * 30 * DAYS)
    assert found["rework"].amount.middle == pytest.approx(MONTH / 58_500 * 20 * DAYS)
    assert found["rework"].judged == ()
    assert "20 minutos por día" in say_how(found["rework"])


def test_who_is_paid_by_the_day_costs_nothing_when_she_does_not_come() -> None:
    account = minute([("wages", 600_000, "day", "notebook"), *PAID[1:]])
    found = {one.kind: one for one in make_losses(account, FACTS)}["absence"]
    pay = sum(one.month.middle for one in account.lines if one.kind in ("wages", "aguinaldo"))
    assert found.amount.middle == pytest.approx(0.05 * (account.month.middle - pay))
    assert found.amount.low < found.amount.middle < found.amount.high  # a range, as the costs are one
    assert losses(rows=[("wages", 0, "day"), ("owner", 0, "week")])["absence"].amount.high == 0


@pytest.mark.parametrize(
    ("kind", "facts", "missing"),
    [
        ("waiting", replace(FACTS, stoppages={}), "stoppages"),
        ("line", replace(FACTS, line_idle=None), "line"),
        ("changeover", replace(FACTS, changeover_days=None), "changeover_days"),
        ("changeover", replace(FACTS, changeovers_month=None), "changeovers"),
        ("rework", replace(FACTS, rework=None), "rework"),
        ("absence", replace(FACTS, absenteeism=None), "absenteeism"),
    ],
)
def test_what_nobody_measured_is_said_and_not_reckoned(kind: str, facts: FloorFacts, missing: str) -> None:
    one = losses(facts)[kind]
    assert one.amount is None
    assert one.missing == (missing,)
    assert say_loss(one) == ""
    assert say_how(one).startswith("No se puede decir")


def test_without_costs_nothing_is_lost_that_one_could_tell() -> None:
    found = losses(rows=(), time=FloorTime())
    assert all(one.amount is None and "wages" in one.missing for one in found.values())


def test_it_is_said_in_the_owners_words_with_its_range_and_how() -> None:
    rework = losses()["rework"]
    assert say_loss(rework).replace("\u00a0", " ") == (
        "Se pierde alrededor de G. 460.000 por mes en hacer dos veces lo que salió mal"
    )
    how = say_how(rework).replace("\u00a0", " ")
    assert "de cada 100 prendas se rehacen 8, y rehacer una lleva el 50 % de su trabajo" in how
    assert re.search(r"el mes cuesta G\. [\d.]+, y de cada 100 minutos de trabajo se cosen \d+\.", how)
    assert "Rehacer una prenda, lo usual: supuesto del programa, sin medir." in how


@pytest.mark.parametrize(("much", "beginning"), [("least", 2 / 3), ("usual", 1 / 2), ("most", 1 / 3)])
def test_what_is_lost_while_learning_is_half_of_what_lacks_at_the_beginning(
    much: str, beginning: float
) -> None:
    """As the source of each says: it begins at that share of the pace and rises evenly."""
    assert judged(f"learning-{much}") == pytest.approx((1 - beginning) / 2, abs=0.005)


@given(st.floats(0.1, 1.1), st.floats(0, 5))
def test_a_line_never_loses_more_than_is_not_sewn(efficiency: float, idle: float) -> None:
    account = minute(time=replace(TIME, efficiency=around(efficiency, 0.05)))
    line = {one.kind: one for one in make_losses(account, FloorFacts(line_idle=idle))}["line"]
    assert line.amount.low <= line.amount.middle <= line.amount.high
    not_sewn = account.month.times(max(0.0, 1 - account.time.efficiency.low))
    assert line.amount.high <= not_sewn.high + 1e-6


def test_who_waits_for_the_slowest() -> None:
    """Three with 4, 3 and 2 minutes: a garment each 4 minutes, 3 of 12 are idle."""
    assert idle_of_line([4, 3, 2]) == pytest.approx(3 / 9)
    assert idle_of_line([4, 4]) == 0
    assert idle_of_line([9]) is None
    assert idle_of_line([]) is None


@given(st.lists(st.floats(0.1, 9), min_size=2, max_size=9))
def test_nobody_waits_less_than_not_at_all(loads: list[float]) -> None:
    assert idle_of_line(loads) >= -1e-9


def test_where_no_garment_was_new_nothing_is_lost_by_it_and_nothing_is_said() -> None:
    one = losses(replace(FACTS, changeovers_month=0.0, changeover_days=None))["changeover"]
    assert one.amount.high == 0
    assert say_loss(one) == ""
