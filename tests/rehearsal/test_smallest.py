"""The smallest effect of a plan is what the formula of two arms gives, and what is known to lower it does."""

from dataclasses import replace

import pytest

from app.effects.power import smallest_effect
from app.effects.records import PowerPlan
from app.errors import DataProblem
from app.rehearsal.smallest import foresee
from tests.rehearsal.plans import make_plan


@pytest.mark.parametrize(("count", "rho", "effect"), [(60, 0.5, 0.67), (100, 0.3, 0.57), (100, 0.5, 0.52)])
def test_the_published_table_of_small_samples(count: int, rho: float, effect: float) -> None:
    """MDE in SD at 80 %, 5 %, 50:50, 10 % drop-out, at an equal start."""
    plan = make_plan(count, drop_out=0.1, correlation=rho)
    found = foresee(plan)
    assert plan.expected.spread is not None
    assert found.smallest / plan.expected.spread == pytest.approx(effect, abs=0.006)


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_without_rows_it_is_the_power_of_two_even_arms(rounds: int) -> None:
    plan = make_plan(60, drop_out=0.1, correlation=0.6, follow_ups=rounds)
    asked = PowerPlan(rounds=rounds, correlation=0.6, drop_out=0.1)
    found = foresee(plan)
    assert found.smallest == pytest.approx(smallest_effect(asked, 60) * (plan.expected.spread or 0))
    assert found.smallest == found.ancova[rounds - 1] == found.in_takers


def test_a_list_whose_spread_nobody_knows_is_told_in_deviations() -> None:
    found = foresee(make_plan(40, known=False, correlation=0.5))
    assert found.in_deviations
    assert found.ancova == ()
    assert found.smallest == pytest.approx(smallest_effect(PowerPlan(), 40))
    assert found.ways[0].code == "baseline"


def test_what_is_seen_is_a_difference_as_drawn_and_who_receives_it_carries_the_whole_effect() -> None:
    """So the least effect worth having is held against what claims are made of, whatever was taken."""
    found, whole = foresee(make_plan(40, take_up=0.8)), foresee(make_plan(40))
    assert found.smallest == whole.smallest == whole.in_takers
    assert found.in_takers == pytest.approx(found.smallest / 0.8)
    least = found.smallest * 1.1  # worth having between the groups; less than that in a taker is not asked
    assert foresee(make_plan(40, take_up=0.8, least_effect=least)).units_for_least is None


def test_one_of_several_groups_shows_less_than_all_together() -> None:
    plan = replace(make_plan(60), parts=(1, 1, 1), treated=(True, True, False))
    found = foresee(plan)
    assert found.each is not None
    assert found.each > found.smallest
    alone = foresee(make_plan(40))  # one group with those who wait, as a pilot of its own
    spreads = [one.expected.spread or 0 for one in (plan, make_plan(40))]
    assert found.each / spreads[0] == pytest.approx(alone.smallest / spreads[1], rel=0.02)
    assert foresee(make_plan(60)).each is None


def test_more_rounds_come_before_more_workshops_and_give_the_same() -> None:
    plan = make_plan(24)
    found = foresee(plan)
    codes = [one.code for one in found.ways]
    assert codes.index("follow_ups") < codes.index("units")
    twice, more = (next(one for one in found.ways if one.code == code) for code in ("follow_ups", "units"))
    assert more.count > 24
    again = foresee(make_plan(more.count))
    assert again.smallest / (make_plan(more.count).expected.spread or 0) == pytest.approx(
        twice.smallest / (plan.expected.spread or 0), rel=0.02
    )


def test_a_row_of_one_tells_nothing_and_many_small_rows_cost() -> None:
    small, whole = foresee(make_plan(*[1, 2, 3] * 6)), foresee(make_plan(36))
    assert small.smallest > whole.smallest
    assert {"pairs", "plain"} <= {one.code for one in small.ways}
    with pytest.raises(DataProblem, match="ningún efecto"):
        foresee(make_plan(*[1] * 8))


def test_a_way_that_cannot_be_is_passed_over() -> None:
    found = foresee(make_plan(1, 2, 3, 1, 5, drop_out=0.3))
    assert "plain" in {one.code for one in found.ways}
    assert all(one.smallest < found.smallest for one in found.ways)


def test_how_many_it_takes_for_the_least_effect_worth_having() -> None:
    assert foresee(make_plan(40, least_effect=30.0)).units_for_least is None
    count = foresee(make_plan(40, least_effect=8.0)).units_for_least
    assert count is not None
    plan = make_plan(count)
    scaled = foresee(plan).smallest / (plan.expected.spread or 1) * (make_plan(40).expected.spread or 1)
    assert scaled == pytest.approx(8, rel=0.02)


def test_a_plan_that_nobody_would_receive_is_refused() -> None:
    for expected in ({"take_up": 0.0}, {"drop_out": 1.0}):
        with pytest.raises(DataProblem, match="nada que ver"):
            foresee(make_plan(40, **expected))
    with pytest.raises(DataProblem, match="espere"):
        foresee(replace(make_plan(40), treated=(True, True)))
