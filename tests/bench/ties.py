"""Ties of many workshops: QAP against plain numpy, and measures against bare networkx."""

from pathlib import Path
from typing import Any

from app.ties.correlation import correlate_networks, matrix_of
from app.ties.edge_table import make_network
from app.ties.measures import measure_network
from app.ties.permuting import deal_nodes
from app.ties.records import Network
from tests.bench.records import Measure
from tests.bench.timing import in_turn

WORKSHOPS, EACH, PERMUTATIONS = 160, 6, 5_000
MANY, LAYERS, OF_MANY = 1_000, 5, 4


def some_ties(seed: int, count: int, each: int) -> Network:
    """Workshops with so many ties on the whole, mostly within a quarter of ten."""
    import numpy

    chance = numpy.random.default_rng(seed)
    names = [f"YAG-{number:04d}" for number in range(count)]
    rows = []
    for one, far in zip(
        chance.integers(0, count, count * each // 2).tolist(),
        chance.random(count * each // 2).tolist(),
        strict=True,
    ):
        other = int(chance.integers(0, count)) if far < 0.3 else one // 10 * 10 + int(chance.integers(0, 10))
        rows.append((names[one], names[other % count], 1.0))
    return make_network(rows, listed=names)


def measure_qap(folder: Path) -> Measure:
    """Business by kinship among 160 workshops, each dealing a matrix moved whole."""
    import numpy

    kin, business = some_ties(1, WORKSHOPS, EACH), some_ties(2, WORKSHOPS, EACH)
    nodes = tuple(sorted(kin.nodes))

    def ours() -> tuple[float | None, float | None]:
        found = correlate_networks(business, kin, permutations=PERMUTATIONS, seed=7)
        return found.r, found.p

    def floor() -> tuple[float, float]:
        one, other = matrix_of(business, nodes), matrix_of(kin, nodes)
        moved, still = (one, other) if len(business.ties) < len(kin.ties) else (other, one)
        apart = ~numpy.eye(WORKSHOPS, dtype=bool)
        left = numpy.where(apart, still - still[apart].mean(), 0.0)
        scale = numpy.sqrt((left**2).sum()) * moved[apart].std() * numpy.sqrt(apart.sum())
        r = (left * moved).sum() / scale
        found = numpy.array(
            [
                (left * moved[numpy.ix_(order, order)]).sum() / scale
                for orders in deal_nodes(WORKSHOPS, PERMUTATIONS, 7, cells=1)
                for order in numpy.argsort(orders, axis=1)
            ]
        )
        reached = int((numpy.abs(found) >= abs(r) - 1e-9).sum())
        return float(r), (1 + reached) / (1 + PERMUTATIONS)

    told, plain = ours(), floor()
    assert told[1] == plain[1]
    assert told[0] is not None
    assert abs(told[0] - plain[0]) < 1e-9
    return Measure(
        "QAP, 160 workshops", *in_turn(ours, floor, 3), 1.5, "plain numpy, same 5,000 permutations"
    )


def measure_layers(folder: Path) -> Measure:
    """Five kinds of ties of 1,000 workshops."""
    import networkx

    layers = [some_ties(seed, MANY, OF_MANY) for seed in range(LAYERS)]

    def ours() -> list[object]:
        return [measure_network(layer) for layer in layers]

    def bare(layer: Network) -> tuple[Any, ...]:
        graph = networkx.Graph()
        graph.add_nodes_from(layer.nodes)
        graph.add_edges_from(layer.ties)
        parts = list(networkx.connected_components(graph))
        return (
            networkx.density(graph),
            networkx.transitivity(graph),
            networkx.average_clustering(graph),
            networkx.diameter(graph.subgraph(max(parts, key=len)).copy()),
            networkx.betweenness_centrality(graph),
            networkx.core_number(graph),
            list(networkx.articulation_points(graph)),
            list(networkx.isolates(graph)),
            dict(graph.degree()),
        )

    def floor() -> list[object]:
        return [bare(layer) for layer in layers]

    return Measure("1,000 workshops x 5 layers", *in_turn(ours, floor, 2), 1.5, "bare networkx calls")
