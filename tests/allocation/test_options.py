"""Four ways of sharing the same order, what-if, and what a change by hand breaks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.allocation.options import (
    OPTIONS,
    Maker,
    find_broken,
    judge_plan,
    plan_option,
)
from app.allocation.reliability import SharePromise, count_in_time, made_by_then, share_kept
from tests.allocation.tasks import make_task


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_keeps_to_the_limits(option: str) -> None:
    task = make_task()
    plan = plan_option(task, option)
    assert {one.rule for one in find_broken(task, plan.quantities)} <= {"usual"}
    assert sum(plan.quantities.values()) + plan.unmet == 1800
    assert (plan.status, plan.gap) == ("optimal", 0)


def test_the_cheapest_is_cheapest_and_the_fewest_are_fewest() -> None:
    plans = {option: plan_option(make_task(), option) for option in OPTIONS}
    whole = [one for one in plans.values() if not one.unmet]
    assert plans["cheapest"].cost == min(one.cost for one in whole if one.cost)
    assert len(plans["fewest"].quantities) == min(len(one.quantities) for one in whole)
    assert [option for option, one in plans.items() if one.unmet] == ["safest"]


def test_the_cheapest_takes_a_few_pieces_of_one_more_who_is_cheaper() -> None:
    makers = (
        Maker(1, "", "a", 3, 3, 3, "measured", price=9000),
        Maker(2, "", "b", 200, 200, 200, "measured", price=9800),
        Maker(3, "", "c", 200, 200, 200, "measured", price=9800),
    )
    task = make_task(makers=makers, groups=(), lot_min=None, share_cap=None, quantity=150)
    plan = plan_option(task, "cheapest")
    assert plan.paid == 3 * 9000 + 147 * 9800
    assert len(plan.quantities) == 2  # of what costs the same, fewer workshops


def test_the_fairest_gives_each_the_same_part_of_what_it_can() -> None:
    task = make_task(share_cap=None, groups=())
    plan = plan_option(task, "fairest")
    parts = [pieces / task.maker(one).middle for one, pieces in plan.quantities.items()]
    assert len(parts) == 7
    assert max(parts) - min(parts) <= 0.1 + 1e-9


def test_the_safest_promises_what_a_bad_time_gives() -> None:
    plan = plan_option(make_task(), "safest")
    assert plan.quantities == {1: 340, 2: 300, 3: 260, 4: 230, 5: 200, 6: 190, 7: 170}
    assert (plan.unmet, plan.penalty) == (110, 660_000)
    others = [plan_option(make_task(), option).in_time for option in OPTIONS[:3]]
    assert all(plan.in_time.low > one.low for one in others)


def test_the_safest_asks_first_who_keeps_its_word() -> None:
    makers = tuple(
        Maker(number, "", str(number), 300, 300, 300, "measured", kept, 10)
        for number, kept in enumerate((10, 10, 2))
    )
    plan = plan_option(make_task(makers=makers, groups=(), share_cap=None, quantity=500), "safest")
    assert plan.quantities[0] + plan.quantities[1] > 3 * plan.quantities.get(2, 0)


def test_who_drops_out_leaves_its_pieces_to_the_others() -> None:
    task = make_task()
    before = plan_option(task, "safest").quantities
    keep = {one: pieces for one, pieces in before.items() if one != 4}
    after = plan_option(task, "cheapest", keep=keep, without={4})
    assert 4 not in after.quantities
    assert all(after.quantities[one] >= pieces for one, pieces in keep.items())
    assert after.unmet == 0
    assert after.quantities[5] + after.quantities[6] <= 600


def test_what_was_promised_stays_beyond_a_cap() -> None:
    plan = plan_option(make_task(), "safest", keep={1: 500, 7: 50})
    assert plan.quantities[1] == 500
    assert plan.quantities[7] >= 50


def test_what_a_change_by_hand_breaks() -> None:
    task = make_task()
    found = {
        (one.rule, one.name, one.by)
        for one in find_broken(task, {1: 460, 3: 390, 4: 345, 5: 330, 6: 280, 7: 20})
    }
    assert found == {
        ("share", "Confecciones Santa Librada", 10),
        ("usual", "Confecciones Santa Librada", 10),
        ("usual", "Creaciones Ñandutí", 40),
        ("minutes", "Modas Tres Puntadas", 5),
        ("usual", "Textil Yvoty", 50),
        ("minutes", "Costuras Karumbé", 10),
        ("lot", "Prendas Mburukuja", 80),
        ("group", "Familia Benítez", 10),
        ("too_many", "pedido", 25),
    }
    unknown = make_task(makers=(Maker(1, "", "Nadie sabe"),))
    assert [one.rule for one in find_broken(unknown, {1: 200})] == ["unknown"]


def test_what_is_not_known_is_not_said() -> None:
    task = make_task(all_kept=0, all_due=0, price=None)
    plan = judge_plan(task, {1: 340, 5: 200})
    assert plan.in_time.low < plan.in_time.high == pytest.approx(plan.in_time.low + 200 / 540)
    assert judge_plan(make_task(makers=(Maker(1, "", "x"),), price=None), {1: 10}).cost is None
    assert not judge_plan(make_task(makers=(Maker(1, "", "x"),)), {1: 10}).in_time.is_known
    assert judge_plan(task, {}).in_time is None
    assert plan_option(make_task(makers=(Maker(1, "", "x"),)), "cheapest").unmet == 1800


def test_how_a_word_is_weighed() -> None:
    assert share_kept(0, 0, 0, 0) is None
    assert share_kept(2, 2, 2, 2) is None
    assert share_kept(9, 10, 0, 0) == pytest.approx(10 / 12)
    assert share_kept(0, 0, 27, 30) == pytest.approx(28 / 32)
    assert share_kept(0, 10, 27, 30) == pytest.approx(4 * (28 / 32) / 14)
    promise = SharePromise(100, 100, 150, 200, 0, 0)
    assert count_in_time([promise], 27, 30) == pytest.approx((28 / 32, 28 / 32))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 200))
def test_what_is_made_by_then_is_the_mean_of_the_draws(low: int, more: int, most: int, pieces: int) -> None:
    middle, high = low + more, low + more + most
    drawn = np.random.default_rng(1).triangular(low, middle, high, 20_000) if high > low else np.full(2, low)
    assert made_by_then(pieces, low, middle, high) == pytest.approx(np.minimum(drawn, pieces).mean(), abs=0.6)
