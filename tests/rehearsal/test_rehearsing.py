"""A plan rehearsed a thousand times finds what the t test is known to find, and is honest without effect."""

from dataclasses import replace
from math import inf
from typing import Any

import numpy
import pytest
from numpy.random import PCG64, Generator

from app.apart import reckon_apart
from app.effects.regression import fit_treatment
from app.errors import Cancelled, DataProblem
from app.rehearsal.records import Expectation, Foresight, PowerCurve, Rehearsal, RehearsalPlan
from app.rehearsal.simulating import _estimate, _World, choose_effects, rehearse
from app.rehearsal.smallest import foresee
from tests.rehearsal.plans import make_plan


def test_the_power_is_that_of_the_t_test() -> None:
    """64 in each arm see half a deviation 80 times of 100 (Cohen 1988); 5,000 draws are within 2."""
    plan = make_plan(128, known=False)
    found = rehearse(plan, draws=5_000, seed=7)
    at = found.effects.index(0.5)
    assert found.in_deviations
    assert found.method == "difference"
    assert found.curve(1).seen[at] == pytest.approx(0.80, abs=0.02)
    assert found.curve(1).false_positives == pytest.approx(0.05, abs=0.01)
    assert found.curve(1).coverage == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize(
    "plan",
    [
        make_plan(60, drop_out=0.1),
        make_plan(8, 8, 6, 6, 4, 4, 12, 12, drop_out=0.1, take_up=0.85),
        make_plan(*[2] * 30, layout="pairs", correlation=0.7),
    ],
    ids=["one list", "rows", "pairs"],
)
def test_what_the_formula_gives_is_seen_eight_times_in_ten(plan: RehearsalPlan) -> None:
    found = rehearse(plan, draws=3_000, seed=1)
    assert found.wanted == foresee(plan).smallest
    for curve in found.curves:
        assert curve.false_positives == pytest.approx(0.05, abs=0.015)
        assert curve.coverage == pytest.approx(0.95, abs=0.015)
    assert found.curve(1).at_wanted == pytest.approx(0.8, abs=0.04)
    assert found.curve(1).at_wanted < found.curve(2).at_wanted < found.curve(3).at_wanted


def test_below_thirty_the_wider_error_keeps_it_honest() -> None:
    found = rehearse(make_plan(6, 6, 6, 6, drop_out=0.1), draws=3_000, seed=2)
    assert found.curve(1).false_positives < 0.06
    assert found.curve(1).at_wanted == pytest.approx(0.8, abs=0.07)


def test_the_same_seed_gives_the_same_and_another_hardly_differs() -> None:
    plan = make_plan(18, 18, least_effect=10.0)
    first = rehearse(plan, seed=5)
    assert first == rehearse(plan, seed=5)
    other = rehearse(plan, seed=6)
    assert other != first
    assert other.curve(1).at_wanted == pytest.approx(first.curve(1).at_wanted, abs=0.06)
    assert first.wanted == 10.0
    assert first.effects[first.effects.index(10.0)] == 10.0


def test_what_is_rehearsed_is_the_difference_as_drawn_that_claims_are_made_of() -> None:
    """With 80 of 100 taking it, 8 points between the groups are 10 in a taker; the interval is about the 8."""
    plan = make_plan(60, take_up=0.8, least_effect=8.0)
    found = rehearse(plan, draws=3_000, seed=3)
    whole = rehearse(make_plan(60, least_effect=8.0), draws=3_000, seed=3)
    assert found.wanted == 8.0
    assert found.curve(1).coverage == pytest.approx(0.95, abs=0.015)
    assert found.curve(1).at_wanted == pytest.approx(whole.curve(1).at_wanted, abs=0.04)


@pytest.mark.parametrize("sizes", [(20, 24), (7, 5, 1, 9, 2), (2,) * 20])
def test_each_draw_is_estimated_as_effects_does(sizes: tuple[int, ...]) -> None:
    """Against `app.effects` draw by draw: the estimate and its error, with who left left out."""
    plan = make_plan(*sizes, layout="pairs" if set(sizes) == {2} else "rows", drop_out=0.15)
    units = sorted(one.unit for one in plan.entrants)
    world = _World(plan, tuple(units))
    arms = Generator(PCG64(4)).random((6, len(units))) < 0.5
    seen: dict[str, Any] = {}

    class Watched(_World):
        def laters(self, start: Any, chance: Any) -> Any:
            seen["start"], seen["later"] = start, super().laters(start, chance)
            return seen["later"]

    chance = Generator(PCG64(11))
    fits = _estimate(Watched(plan, tuple(units)), arms, chance)
    again = Generator(PCG64(11))
    world.laters(world.starts(6, again), again)
    again.random(arms.shape)  # who takes it
    stay = again.random(arms.shape) >= 0.15
    for draw in range(6):
        here = stay[draw]
        rows = numpy.repeat(numpy.eye(len(sizes)), sizes, axis=0)
        controls = numpy.column_stack([rows, seen["start"][draw]])[here]
        controls = controls[:, controls.any(axis=0)][:, 1:]  # the constant stands for the first
        fit = fit_treatment(
            seen["later"][draw, :, 1][here], arms[draw][here], controls, in_pairs=plan.layout == "pairs"
        )
        assert fits.estimate[draw, 1] == pytest.approx(fit.estimate)
        assert fits.flat[draw, 1] ** 0.5 == pytest.approx(fit.se)


def test_a_criterion_of_the_draw_is_rehearsed_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = make_plan(36)
    held = replace(plan, balance_most=0.1)
    assert rehearse(held, draws=300) != rehearse(plan, draws=300)
    monkeypatch.setattr("app.pilots.redrawing.MOST_THROWN", 300)
    with pytest.raises(DataProblem, match="criterio"):
        rehearse(replace(plan, balance_most=1e-9), draws=300)


def test_it_tells_how_far_it_is_and_stops_when_asked() -> None:
    class Impatient:
        def report(self, done: int, total: int | None, text: str = "") -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        rehearse(make_plan(200), progress=Impatient())


@pytest.mark.parametrize("most", [0.003, 1.3, 16.0, 31.2, 5_200_000.0])
def test_effects_of_the_curve_are_round_and_go_far_enough(most: float) -> None:
    found = choose_effects(most)
    assert found[0] == 0
    assert most * 0.999 <= found[-1] < 1.3 * most
    assert 13 <= len(found) <= 21


def test_a_child_reckons_the_same() -> None:
    plan = make_plan(20, 20)
    assert reckon_apart(rehearse, plan, draws=200) == rehearse(plan, draws=200)
    assert rehearse(plan, draws=200).foresight == foresee(plan)


def test_what_would_be_seen_is_where_the_curve_reaches_eight_in_ten() -> None:
    def found(*seen: float) -> Rehearsal:
        curve = PowerCurve(1, seen, 0.5, 0.05, 0.95)
        foresight = Foresight(24, 12, 12, False, 9.2, 11.5, (9.2,), (), (), 30)
        return Rehearsal(1000, 0, "rows", 24, False, (0.0, 5.0, 10.0), 8.0, True, (curve,), foresight)

    assert found(0.05, 0.6, 1.0).smallest_seen(1) == pytest.approx(7.5)
    expected = Expectation("index", "Índice", "puntos", take_up=0.5)
    counted = found(0.05, 0.6, 1.0).counted(expected)
    assert (counted.smallest, counted.in_takers) == pytest.approx((7.5, 15.0))
    assert counted.units_for_least is None, "the formula's number of workshops would not do"
    assert found(0.05, 0.3, 0.6).smallest_seen(1) is None
    assert found(0.05, 0.3, 0.6).counted(expected).smallest == inf
