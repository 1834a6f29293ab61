"""Many draws at once are draws of the same rule as the one that holds."""

from collections import Counter

import pytest

from app.errors import DataProblem
from app.pilots.drawing import largest_difference
from app.pilots.redrawing import draw_many
from tests.pilots.test_drawing import entrant, listed


def test_each_draw_has_its_parts_of_each_row_and_of_all() -> None:
    entrants = listed(7, 4, 2, 1)
    many = draw_many(entrants, [1, 2], 200, 3)
    assert many.units == tuple(one.unit for one in entrants)
    assert many.arms.shape == (200, 14)
    for arms in many.arms:
        start = 0
        for size in (7, 4, 2, 1):
            count = int((arms[start : start + size] == 0).sum())
            assert size // 3 <= count <= size // 3 + size % 3
            start += size
        assert int((arms == 0).sum()) in (4, 5, 6)


def test_everybody_has_the_same_chance_whatever_the_row() -> None:
    many = draw_many(listed(1, 2, 5), [1, 3], 20_000, 1)
    assert (abs((many.arms == 0).mean(axis=0) - 0.25) < 0.015).all()


def test_every_assignment_comes_and_all_alike() -> None:
    many = draw_many(listed(4), [1, 1], 60_000, 2)
    times = Counter(map(bytes, many.arms))
    assert len(times) == 6
    assert max(times.values()) < 1.1 * min(times.values())


def test_the_criterion_holds_in_each_of_them() -> None:
    entrants = [entrant(f"Y{number:02d}", people=float(number**2)) for number in range(12)]
    entrants += [entrant(f"Z{number:02d}", sales=float(number)) for number in range(6)]
    many = draw_many(entrants, [1, 1], 100, 5, 0.2)
    for arms in many.arms:
        arm_of = dict(zip(many.units, map(int, arms), strict=True))
        assert (largest_difference(entrants, arm_of, 2) or 0) <= 0.2 + 1e-9


def test_a_criterion_that_is_never_met_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.pilots.redrawing.MOST_THROWN", 100)
    with pytest.raises(DataProblem, match="criterio"):
        draw_many([entrant("A", people=1.0), entrant("B", people=9.0)], [1, 1], 10, 1, 0.1)
