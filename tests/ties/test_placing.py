"""The map of ties: the same for the same network, and nearly the same when somebody comes."""

import os
import subprocess
import sys
from collections.abc import Mapping
from itertools import combinations
from math import dist, isfinite

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.ties.edge_table import make_network
from app.ties.placing import Spot, _count_steps, place_nodes
from app.ties.records import Network
from tests.house_rules import ROOT
from tests.ties.made import karate, tied

NAMES = "abcdefghij"
SAID = """
from app.ties.placing import place_nodes
from tests.ties.made import karate
print(sorted(place_nodes(karate()).items()))
"""


def moved(spots: Mapping[str, Spot], others: Mapping[str, Spot]) -> list[float]:
    """How far each went, the farthest first."""
    return sorted((dist(spots[node], others[node]) for node in spots.keys() & others.keys()), reverse=True)


def ring(count: int) -> Network:
    return make_network([(f"{one:02d}", f"{(one + 1) % count:02d}", 1.0) for one in range(count)])


def cluster(count: int = 60) -> Network:
    """Workshops in a chain of streets with a shop between, two apart, and five alone."""
    rows = [(f"{one:03d}", f"{one // 3:03d}", 1.0) for one in range(1, count)]
    rows += [(f"{one:03d}", f"{(one * 7) % count:03d}", 1.0) for one in range(0, count, 4)]
    return make_network([*rows, ("x", "y", 1.0)], listed=[f"solo {one}" for one in range(5)])


def test_from_run_to_run() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SAID], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert told == {f"{sorted(place_nodes(karate()).items())}\n".encode()}


def test_neither_the_order_of_rows_nor_the_direction_moves_anybody() -> None:
    rows = [(target, source, 1.0) for source, target in reversed(karate().ties)]
    assert place_nodes(make_network(rows, directed=True)) == place_nodes(karate())


def test_who_stands_well_stays() -> None:
    for network in (karate(), cluster(), ring(20)):
        spots = place_nodes(network)
        assert place_nodes(network, previous=spots) == spots


@pytest.mark.parametrize("friends", [("003",), ("010", "041"), ("000", "020", "055"), ("x",), ()])
def test_one_more_workshop_moves_the_others_little(friends: tuple[str, ...]) -> None:
    before = cluster()
    spots = place_nodes(before)
    rows = [(source, target, 1.0) for source, target in before.ties]
    after = make_network([*rows, *(("nuevo", one, 1.0) for one in friends)], listed=(*before.nodes, "nuevo"))
    ways = moved(spots, place_nodes(after, previous=spots))
    assert sum(ways) / len(ways) < 0.1
    assert ways[0] < 2  # of two streets that now meet, who is nearest
    assert ways[len(ways) // 10] < 0.35


def test_who_leaves_moves_the_others_little() -> None:
    before = cluster()
    spots = place_nodes(before)
    left = make_network(
        [(source, target, 1.0) for source, target in before.ties if "059" not in (source, target)],
        listed=[node for node in before.nodes if node != "059"],
    )
    found = place_nodes(left, previous=spots)
    assert "059" not in found
    ways = moved(spots, found)
    assert sum(ways) / len(ways) < 0.1


def test_a_ring_is_round_and_a_chain_is_long() -> None:
    spots = place_nodes(ring(12))
    ways = [
        dist(spot, (sum(x for x, _y in spots.values()) / 12, sum(y for _x, y in spots.values()) / 12))
        for spot in spots.values()
    ]
    assert max(ways) - min(ways) < 0.05 * max(ways)
    chain = place_nodes(tied("ab bc cd de ef"))
    assert dist(chain["a"], chain["f"]) == pytest.approx(5, rel=0.02)


@settings(max_examples=60, deadline=None)
@given(some.lists(some.tuples(some.sampled_from(NAMES), some.sampled_from(NAMES)), min_size=1, max_size=25))
def test_steps_are_those_of_networkx(pairs: list[tuple[str, str]]) -> None:
    graph = networkx.Graph(pairs)
    graph.remove_edges_from(networkx.selfloop_edges(graph))
    part = sorted(max(networkx.connected_components(graph), key=len))
    lengths = dict(networkx.all_pairs_shortest_path_length(graph.subgraph(part)))
    assert _count_steps(graph, part).tolist() == [[lengths[one][other] for other in part] for one in part]


def test_parts_stand_apart() -> None:
    spots = place_nodes(cluster())
    alone = [node for node in spots if node.startswith("solo")]
    for node in alone:
        assert min(dist(spots[node], spots[other]) for other in spots if other != node) >= 0.99
    pair, crowd = ("x", "y"), [node for node in spots if node.isdigit()]
    assert min(dist(spots[one], spots[other]) for one in pair for other in crowd) > 0.9


def test_two_parts_that_come_together() -> None:
    before = cluster()
    spots = place_nodes(before)
    rows = [(source, target, 1.0) for source, target in before.ties]
    found = place_nodes(
        make_network([*rows, ("x", "030", 1.0), ("solo 1", "solo 2", 1.0)], listed=before.nodes),
        previous=spots,
    )
    assert dist(found["x"], found["030"]) < dist(spots["x"], spots["030"]) + 0.1
    assert found["solo 4"] == spots["solo 4"]


@settings(max_examples=80, deadline=None)
@given(
    some.lists(some.tuples(some.sampled_from(NAMES), some.sampled_from(NAMES), some.just(1.0)), max_size=20),
    some.dictionaries(some.sampled_from(NAMES), some.tuples(some.floats(-9, 9), some.floats(-9, 9)), max_size=4),
)  # fmt: skip
def test_everybody_has_a_place_of_their_own(
    rows: list[tuple[str, str, float]], previous: dict[str, Spot]
) -> None:
    network = make_network(rows, listed=tuple(NAMES))
    spots = place_nodes(network)
    assert list(spots) == list(network.nodes)
    assert min(dist(spots[one], spots[other]) for one, other in combinations(spots, 2)) > 0.02
    assert all(isfinite(x) and isfinite(y) for x, y in place_nodes(network, previous=previous).values())


def test_of_nobody() -> None:
    assert place_nodes(make_network([])) == {}
    assert place_nodes(tied("", listed="a")) == {"a": (0.5, 0.5)}
