"""Four ways of sharing the same order, what-if, and what a change by hand breaks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.allocation.option_words import say_late, say_late_range, say_reasons
from app.allocation.options import (
    OPTIONS,
    Maker,
    find_broken,
    judge_plan,
    plan_option,
)
from app.allocation.reliability import (
    Late,
    SharePromise,
    count_in_time,
    count_late,
    made_by_then,
    share_kept,
    square_made_by_then,
)
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
    assert judge_plan(make_task(makers=(Maker(1, "", "x"),)), {1: 10}).late is None
    assert judge_plan(task, {}).in_time is None
    assert plan.late.middle is None
    assert say_late(plan.late).startswith("de ")
    assert say_late_range(plan.late) == "de algún taller no se sabe cuánto cumple"
    assert say_late(None) == "no se sabe todavía"
    assert plan_option(make_task(makers=(Maker(1, "", "x"),)), "cheapest").unmet == 1800


def test_how_a_word_is_weighed() -> None:
    assert share_kept(0, 0, 0, 0) is None
    assert share_kept(2, 2, 2, 2) is None
    assert share_kept(9, 10, 0, 0) == pytest.approx(10 / 12)
    assert share_kept(0, 0, 27, 30) == pytest.approx(28 / 32)
    assert share_kept(0, 10, 27, 30) == pytest.approx(4 * (28 / 32) / 14)
    promise = SharePromise(100, 100, 150, 200, 0, 0)
    assert count_in_time([promise], 27, 30) == pytest.approx((28 / 32, 28 / 32))


def test_the_ways_are_told_apart_by_what_comes_late() -> None:
    """With tenths they all said the same: of so few promises nothing was seen of where they differ."""
    makers = (
        Maker(1, "", "Modas Don Bosco", 679, 782, 884, "measured", 5, 7),
        Maker(2, "", "Jeans San Roque", 446, 500, 539, "measured", 4, 6),
        Maker(3, "", "Creaciones San Roque", 850, 1134, 1418, "said", 0, 1),
        Maker(4, "", "Prendas Mburukuja", 572, 762, 953, "said"),
        Maker(5, "", "Creaciones Kuña Katupyry", 418, 558, 697, "said"),
    )
    task = make_task(
        makers=makers, groups=(), quantity=2400, share_cap=0.35, price=12_500, all_kept=14, all_due=22
    )
    plans = {option: plan_option(task, option) for option in OPTIONS}
    assert {round(10 * plan.in_time.low) for plan in plans.values()} == {6}
    assert len({say_late(plan.late) for plan in plans.values()}) == 4
    for plan in plans.values():
        promised = sum(plan.quantities.values())
        assert plan.late.middle == pytest.approx(promised * (1 - plan.in_time.low))
        assert 0 <= plan.late.low <= plan.late.middle <= plan.late.high <= promised
    assert say_late(Late(164, 892.4, 1620)) == "unas 890"
    assert say_late_range(Late(164, 892.4, 1620)) == "de 160 a 1.620, 8 de cada 10 veces"
    assert (say_late(Late(0, 0.2, 0.3)), say_late_range(Late(0, 0.2, 0.3))) == ("ninguna", "")


def test_what_hangs_on_one_goes_wider_than_what_hangs_on_four() -> None:
    """The mean is the same; families and vans are one risk too."""
    alone = count_late([SharePromise(400, 400, 400, 400, 9, 10, 1)], 27, 30)
    promises = [SharePromise(100, 100, 100, 100, 9, 10, one) for one in range(1, 5)]
    four, family = count_late(promises, 27, 30), count_late(promises, 27, 30, [{1, 2, 3, 4}])
    assert alone.middle == pytest.approx(four.middle)
    assert alone.high > four.high
    assert family.high == pytest.approx(alone.high)


def test_eight_of_ten_draws_lie_in_the_range() -> None:
    promises = [SharePromise(100, 80, 110, 140, 4 + one % 6, 10, one) for one in range(18)]
    said = count_late(promises, 39, 60)
    draws = np.random.default_rng(7)
    kept = draws.random((20_000, 18)) < np.array([share_kept(one.kept, 10, 39, 60) for one in promises])
    made = np.minimum(draws.triangular(80, 110, 140, (20_000, 18)), 100)
    late = 1800 - (kept * made).sum(axis=1)
    assert late.mean() == pytest.approx(said.middle, abs=5)
    assert ((late >= said.low) & (late <= said.high)).mean() == pytest.approx(0.8, abs=0.03)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 200))
def test_what_is_made_by_then_is_the_mean_of_the_draws(low: int, more: int, most: int, pieces: int) -> None:
    middle, high = low + more, low + more + most
    drawn = np.random.default_rng(1).triangular(low, middle, high, 20_000) if high > low else np.full(2, low)
    made = np.minimum(drawn, pieces)
    assert made_by_then(pieces, low, middle, high) == pytest.approx(made.mean(), abs=0.6)
    square = square_made_by_then(pieces, low, middle, high)
    assert square == pytest.approx((made * made).mean(), rel=0.03, abs=0.5)


def test_by_hand_only_what_is_kept_to_is_said() -> None:
    """«Nadie más de 450» stood beside one that had 460."""
    task = make_task()
    by_hand = " ".join(say_reasons(task, judge_plan(task, {1: 460, 3: 390, 5: 330, 6: 280, 7: 20})))
    assert by_hand == "Cambiado a mano."
    kept = say_reasons(task, judge_plan(task, {1: 450, 3: 300}), agreed=True)
    assert kept == [
        "Así está acordado.",
        "Confecciones Santa Librada llega al tope de un taller, 450 prendas.",
        "Nadie menos de 100 prendas.",
    ]
