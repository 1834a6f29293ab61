"""What must not matter does not: names, the order of rows, how often a tie is told."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.ties.correlation import correlate_networks
from app.ties.edge_table import make_network
from app.ties.measures import measure_network
from app.ties.mixing import mix_groups
from app.ties.records import Network, NetworkMeasures
from app.ties.regression import regress_networks

NAMES = "abcdefgh"
Rows = list[tuple[str, str, float]]
SINGLE = ("degree", "in_degree", "out_degree", "strength", "betweenness", "core")


def rows_of() -> some.SearchStrategy[Rows]:
    name = some.sampled_from(NAMES)
    return some.lists(some.tuples(name, name, some.integers(1, 3).map(float)), max_size=24)


def build(rows: Rows, *, directed: bool = False, weighted: bool = False) -> Network:
    return make_network(rows, listed=tuple(NAMES), directed=directed, weighted=weighted)


def assert_alike(ours: NetworkMeasures, theirs: NetworkMeasures, renamed: dict[str, str]) -> None:
    """The same numbers, of single ones under their new names."""
    for name in NetworkMeasures.__slots__:
        mine, other = getattr(ours, name), getattr(theirs, name)
        if name in SINGLE and mine is not None:
            assert other == pytest.approx({renamed[node]: value for node, value in mine.items()})
        elif name in ("cut_points", "isolates"):
            assert sorted(other) == sorted(renamed[node] for node in mine)
        else:
            assert other == pytest.approx(mine)


@settings(max_examples=60, deadline=None)
@given(
    rows_of(), some.permutations(NAMES), some.randoms(use_true_random=False), some.booleans(), some.booleans()
)
def test_new_names_and_another_order_change_no_measure(
    rows: Rows, names: list[str], chance: Any, directed: bool, weighted: bool
) -> None:
    renamed = dict(zip(NAMES, names, strict=True))
    other = [(renamed[source], renamed[target], weight) for source, target, weight in rows]
    chance.shuffle(other)
    ours, theirs = (build(one, directed=directed, weighted=weighted) for one in (rows, other))
    assert_alike(measure_network(ours), measure_network(theirs), renamed)


def test_of_a_tie_that_goes_both_ways_the_larger_weight_holds_where_direction_is_left_aside() -> None:
    """networkx keeps the one that it meets last: the same table, told in another order, clustered otherwise."""
    rows = [("a", "b", 2.0), ("a", "c", 1.0), ("b", "a", 1.0), ("b", "c", 1.0)]
    told, turned = (
        measure_network(build(one, directed=True, weighted=True)).average_clustering
        for one in (rows, [rows[2], *rows[:2], rows[3]])
    )
    once = measure_network(build([rows[0], rows[1], rows[3]], weighted=True)).average_clustering
    assert told == turned == pytest.approx(once)


@settings(max_examples=60, deadline=None)
@given(rows_of(), some.data())
def test_a_tie_told_again_or_the_other_way_round_changes_no_measure(
    rows: Rows, data: some.DataObject
) -> None:
    turned = [
        (target, source, weight) if data.draw(some.booleans()) else (source, target, weight)
        for source, target, weight in rows
    ]
    told = build(rows + turned)
    assert told.ties == build(rows).ties
    assert measure_network(told) == measure_network(build(rows))


@settings(max_examples=40, deadline=None)
@given(rows_of(), rows_of(), some.randoms(use_true_random=False), some.booleans())
def test_no_order_of_rows_changes_a_chance(rows: Rows, others: Rows, chance: Any, directed: bool) -> None:
    groups = dict(zip(NAMES, "xxyyxyzz", strict=True))

    def told(first: Rows, second: Rows) -> tuple[Any, ...]:
        one, other = build(first, directed=directed), build(second, directed=directed)
        control = build([("a", "b", 1.0), ("c", "d", 1.0), ("e", "a", 1.0)], directed=directed)
        asked = {"permutations": 50, "seed": 3}
        return (
            mix_groups(one, groups, **asked),
            correlate_networks(one, other, **asked),
            regress_networks(one, other, control, **asked),
        )

    first, second = list(rows), list(others)
    chance.shuffle(first)
    chance.shuffle(second)
    assert told(first, second) == told(rows, others)


@settings(max_examples=60, deadline=None)
@given(rows_of(), rows_of(), some.booleans(), some.booleans())
def test_what_is_measured_stays_within_its_bounds(
    rows: Rows, others: Rows, directed: bool, weighted: bool
) -> None:
    one, other = (build(some_rows, directed=directed, weighted=weighted) for some_rows in (rows, others))
    found = measure_network(one)
    assert found.density is not None
    assert 0 <= found.density <= 1
    assert sum(found.component_sizes) == found.nodes == len(NAMES)
    assert found.component_sizes.count(1) == len(found.isolates)
    assert found.betweenness is not None
    assert all(0 <= share <= 1 + 1e-12 for share in found.betweenness.values())
    assert found.diameter is not None
    assert found.diameter < found.diameter_nodes
    compared = correlate_networks(one, other, permutations=20)
    assert compared.r is None or -1 - 1e-9 <= compared.r <= 1 + 1e-9
    assert compared.p is None or 0 < compared.p <= 1
    turned = correlate_networks(other, one, permutations=20)
    assert turned.r == pytest.approx(compared.r)
    assert turned.jaccard == compared.jaccard


@settings(max_examples=40, deadline=None)
@given(rows_of())
def test_a_network_goes_wholly_with_itself(rows: Rows) -> None:
    found = correlate_networks(build(rows), build(rows), permutations=20)
    assert found.r is None or found.r == pytest.approx(1)
    assert found.jaccard in (None, 1)
