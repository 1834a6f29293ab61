"""What must not matter does not: the names of the arms, the order of rows, where nought is."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.effects.records import EffectEstimate
from tests.effects.tables import ask

METHODS = ("difference", "ancova", "permutation", "wild-bootstrap", "late", "lee")
Table = dict[str, list[Any]]


@some.composite
def tables(draw: some.DrawFn) -> Table:
    """Ten rows in two strata, both arms in each."""
    whole = some.integers(-50, 50)
    y = draw(some.lists(whole, min_size=10, max_size=10).filter(lambda one: len(set(one)) > 3))
    baseline = draw(some.lists(whole, min_size=10, max_size=10, unique=True))
    halves = [draw(some.permutations([1, 1, 1, 0, 0])) for _stratum in range(2)]
    t = [arm for half in halves for arm in half]
    d = [arm * turn for arm, turn in zip(t, [1, 1, 1, 0, 1, 1, 1, 1, 0, 1], strict=True)]
    d[t.index(1)] = 1
    return {
        "y": y,
        "t": t,
        "b": baseline,
        "s": [0] * 5 + [1] * 5,
        "c": [0, 0, 1, 1, 2, 3, 3, 4, 4, 5],
        "d": d,
    }


def told(table: Table, method: str) -> EffectEstimate:
    more: dict[str, Any] = {"baseline": "b"} if method in ("ancova", "wild-bootstrap") else {}
    if method == "late":
        more = {"taken": "d", "instrument": "t"}
    if method == "wild-bootstrap":
        more["cluster"] = "c"
    if method in ("difference", "permutation"):
        more["strata"] = "s"
    return ask(table, method=method, **more)


def numbers(found: EffectEstimate, sign: int = 1) -> list[float | None]:
    """Estimate and interval, as they are or turned round, then what has no sign."""
    ends = [found.ci_low, found.ci_high][::sign]
    signed = [None if one is None else sign * one for one in (found.estimate, *ends)]
    return [*signed, found.se, found.p, found.p_randomization]


def assert_alike(ours: list[float | None], others: list[float | None]) -> None:
    for one, other in zip(ours, others, strict=True):
        assert (one is None) == (other is None)
        assert one is None or one == pytest.approx(other, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(table=tables())
def test_the_order_of_rows_does_not_matter(method: str, table: Table) -> None:
    turned = {name: one[::-1] for name, one in table.items()}
    assert_alike(numbers(told(table, method)), numbers(told(turned, method)))


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(table=tables())
def test_a_constant_more_changes_nothing(method: str, table: Table) -> None:
    moved = table | {"y": [value + 1000 for value in table["y"]]}
    assert_alike(numbers(told(table, method)), numbers(told(moved, method)))


@pytest.mark.parametrize("method", [one for one in METHODS if one != "late"])
@settings(max_examples=15, deadline=None)
@given(table=tables())
def test_with_the_arms_named_the_other_way_the_sign_turns(method: str, table: Table) -> None:
    turned = table | {"t": [1 - arm for arm in table["t"]]}
    assert_alike(numbers(told(table, method)), numbers(told(turned, method), -1))


@settings(max_examples=15, deadline=None)
@given(table=tables(), scale=some.sampled_from([0.01, 7.0, 1e6]))
def test_another_unit_of_the_outcome_is_another_unit_of_the_effect(table: Table, scale: float) -> None:
    scaled = told(table | {"y": [scale * value for value in table["y"]]}, "ancova")
    plain = told(table, "ancova")
    assert scaled.estimate == pytest.approx(scale * (plain.estimate or 0), abs=1e-9 * scale)
    assert scaled.p_randomization == plain.p_randomization
