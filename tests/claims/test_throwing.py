"""The draw thrown again comes out as the draw itself does: the same ways, as often."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.claims.estimates import compare, estimate_difference, expect_difference
from app.claims.repeated_draw import RepeatedDraw
from app.claims.study_arrays import make_arrays, pool_strata, read_outcome
from app.claims.throwing import Thrown, throw_again
from app.effects.randomization import compare_assignments
from app.effects.study_rows import controls_of
from app.errors import Cancelled
from app.pilots.drawing import draw_lots, largest_difference
from app.pilots.records import Entrant
from app.pilots.redrawing import DrawPlan
from tests.claims.made_studies import make_entrants, make_study

THROWS = 4_000


def plan_of(sizes: list[int], parts: tuple[int, ...] = (1, 1)) -> DrawPlan:
    ends = np.cumsum([0, *sizes])
    rows = tuple(np.arange(start, end) for start, end in zip(ends[:-1], ends[1:], strict=True))
    return DrawPlan(rows, parts, sum(sizes))


def entrants_of(sizes: list[int]) -> list[Entrant]:
    """A row each, in the order of their codes."""
    made = [(row, place) for row, size in enumerate(sizes) for place in range(size)]
    return [
        Entrant(0, 1, number, f"W{number:03d}", f"W{number:03d}", None, f"row {row}")
        for number, (row, _place) in enumerate(made)
    ]


def frequencies(thrown: Thrown) -> dict[tuple[float, ...], float]:
    count = Counter(map(tuple, thrown.arms.tolist()))
    return {way: number / len(thrown.arms) for way, number in count.items()}


def thrown(plan: DrawPlan, seed: int = 1, draws: int = THROWS) -> Thrown:
    found = throw_again(plan, seed, draws)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sizes", "parts"), [([3, 3], (1, 1)), ([2, 1, 3], (1, 1)), ([4, 2], (2, 1)), ([5], (1, 1, 1))]
)
def test_every_way_comes_as_often_as_from_the_seeds(sizes: list[int], parts: tuple[int, ...]) -> None:
    """Against the draw itself, by 4,000 seeds: left-overs, uneven parts and three arms."""
    entrants = entrants_of(sizes)
    drawn: Counter[tuple[float, ...]] = Counter()
    for seed in range(THROWS):
        arm_of = draw_lots(entrants, parts, str(seed)).arm_of
        drawn[tuple(float(arm_of[one.code]) for one in entrants)] += 1
    all_ways = thrown(plan_of(sizes, parts))
    assert all_ways.exact
    expected = frequencies(all_ways)
    assert set(drawn) == set(expected)
    for way, share in expected.items():
        assert drawn[way] / THROWS == pytest.approx(share, abs=4 * (share / THROWS) ** 0.5)


def test_throws_by_lot_come_as_often_as_all_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of([3, 4, 1], (2, 1))
    expected = frequencies(thrown(plan))
    monkeypatch.setattr("app.claims.throwing.MOST_ASSIGNMENTS", 1)
    by_lot = thrown(plan, draws=20_000)
    assert not by_lot.exact
    assert by_lot.arms.shape == (20_000, 8)
    found = frequencies(by_lot)
    assert set(found) <= set(expected)
    for way, share in expected.items():
        assert found.get(way, 0) == pytest.approx(share, abs=5 * (share / 20_000) ** 0.5)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.sampled_from([(1, 1), (2, 1), (1, 1, 1)]))
def test_each_row_and_the_left_overs_hold_their_parts(sizes: list[int], parts: tuple[int, ...]) -> None:
    """In whole blocks each arm has its parts; what is left over adds one more of a block at most."""
    if sum(sizes) < sum(parts):
        return
    plan = plan_of(sizes, parts)
    arms = thrown(plan, draws=300).arms
    for row in plan.rows:
        whole = len(row) // sum(parts)
        for arm, part in enumerate(parts):
            assert ((arms[:, row] == arm).sum(axis=1) >= whole * part).all()
    blocks = sum(sizes) // sum(parts)
    left = sum(sizes) % sum(parts)
    for arm, part in enumerate(parts):
        count = (arms == arm).sum(axis=1)
        assert ((count >= blocks * part) & (count <= blocks * part + min(left, part))).all()


def test_a_criterion_is_met_by_every_throw_and_by_the_draw() -> None:
    study = make_study(24, balance_most=0.3)
    arrays = make_arrays(study)
    assert arrays.plan is not None
    found = thrown(arrays.plan, draws=500)
    entrants = make_entrants(24)
    for row in found.arms[:200]:
        arm_of = {one.code: int(row[arrays.unit[place]]) for place, one in enumerate(entrants)}
        difference = largest_difference(entrants, arm_of, 2)
        assert difference is not None
        assert difference <= 0.3 + 1e-6
    free = make_arrays(make_study(24)).plan
    assert free is not None
    assert len(thrown(free._replace(balance_most=None), draws=500).arms) == 500


def test_it_can_be_stopped() -> None:
    class Stop:
        def report(self, done: int, total: int | None, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        throw_again(plan_of([40]), 1, progress=Stop())


@pytest.mark.parametrize("baseline", [True, False])
def test_many_outcomes_over_the_same_throws_are_each_by_itself(baseline: bool) -> None:
    """Against `app.effects`, which takes one outcome at a time and all its controls anew."""
    study = make_study(40, lost=[3, 11], effects={"a": 6.0, "b": 0.0}, baseline=baseline)
    arrays = make_arrays(study)
    assert arrays.plan is not None
    found = thrown(arrays.plan, draws=2_000)
    starts = (found.arms == 0).astype(float)
    draw = RepeatedDraw(starts, arrays.arm_of_unit, exact=False)
    for outcome in study.outcomes:
        values = read_outcome(outcome, arrays)
        expect_difference(arrays, values.mean, values.baseline, draw)
    for outcome in study.outcomes:
        values = read_outcome(outcome, arrays)
        made = estimate_difference(arrays, values.mean, values.baseline, draw)
        compared = compare(arrays, values.mean, values.baseline)
        assert made is not None
        assert compared is not None
        plain = compare_assignments(
            compared.rows.outcome,
            controls_of(compared.rows),
            arrays.arm_of_unit,
            [starts],
            exact=False,
            unit=arrays.unit[compared.places],
        )
        assert made.test == plain


def test_strata_of_one_unit_go_together() -> None:
    stratum, unit = np.array([0, 0, 1, 1, 2, 3, 3]), np.array([0, 1, 2, 2, 3, 4, 5])
    # the second has two workshops of one group, the third one workshop
    assert pool_strata(stratum, unit).tolist() == [0, 0, 4, 4, 4, 3, 3]
