"""How a network holds together, as networkx reckons it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.ties.records import Network, NetworkMeasures, RosterCoverage

ENOUGH_ANSWERED = 0.8
Graph = Any  # of networkx, which is imported where it is used


def make_graph(network: Network) -> Graph:
    """The network as a graph of networkx; a stronger tie makes its ends nearer (`distance`)."""
    import networkx

    graph = networkx.DiGraph() if network.directed else networkx.Graph()
    graph.add_nodes_from(network.nodes)
    if network.weighted:
        graph.add_edges_from(
            (source, target, {"weight": weight, "distance": 1 / weight})
            for (source, target), weight in network.ties.items()
        )
    else:
        graph.add_edges_from(network.ties)
    return graph


def tells_centrality(coverage: RosterCoverage | None) -> bool:
    """Whether enough of a roster answered to say who stands where; nobody's business where it was not asked."""
    return coverage is None or (
        coverage.listed > 0 and coverage.answered >= ENOUGH_ANSWERED * coverage.listed
    )


def measure_network(network: Network, *, coverage: RosterCoverage | None = None) -> NetworkMeasures:
    """What can be said of a network; nothing of single nodes when too few of its roster answered."""
    import networkx

    graph = make_graph(network)
    plain = _without_direction(network) if network.directed else graph
    parts = sorted((set(part) for part in networkx.connected_components(plain)), key=len, reverse=True)
    degrees = dict(plain.degree())
    told = tells_centrality(coverage)
    return NetworkMeasures(
        nodes=len(graph),
        ties=graph.number_of_edges(),
        density=networkx.density(graph) if len(graph) > 1 else None,
        components=len(parts),
        component_sizes=tuple(map(len, parts)),
        isolates=tuple(node for node in network.nodes if not degrees[node]),
        strong_components=networkx.number_strongly_connected_components(graph) if network.directed else None,
        reciprocity=networkx.overall_reciprocity(graph) if network.directed and network.ties else None,
        # without two ties of one node there is nothing to close
        transitivity=networkx.transitivity(plain) if any(count > 1 for count in degrees.values()) else None,
        average_clustering=networkx.average_clustering(plain, weight="weight" if network.weighted else None)
        if network.nodes
        else None,
        diameter=_diameter(plain, parts),
        diameter_nodes=len(parts[0]) if parts else 0,
        degree=degrees if told and not network.directed else dict(graph.degree()) if told else None,
        in_degree=dict(graph.in_degree()) if told and network.directed else None,
        out_degree=dict(graph.out_degree()) if told and network.directed else None,
        strength=dict(graph.degree(weight="weight")) if told and network.weighted else None,
        betweenness=networkx.betweenness_centrality(graph, weight="distance" if network.weighted else None)
        if told
        else None,
        core=networkx.core_number(plain) if told else None,
        cut_points=_cut_points(network, plain) if told else None,
    )


def _without_direction(network: Network) -> Graph:
    """The graph with each pair once; of a tie that goes both ways the larger weight holds."""
    weights: dict[tuple[str, str], float] = {}
    for (source, target), weight in network.ties.items():
        pair = (source, target) if source < target else (target, source)
        weights[pair] = max(weight, weights.get(pair, 0.0))
    return make_graph(replace(network, ties=weights, directed=False))


def _diameter(plain: Graph, parts: Sequence[set[str]]) -> int | None:
    """The steps between the two farthest of the largest component; of several as large, the most."""
    import networkx

    if not parts:
        return None
    largest = [part for part in parts if len(part) == len(parts[0])]
    if len(parts[0]) == 1:
        return 0
    return max(
        networkx.diameter(plain if len(parts) == 1 else plain.subgraph(part).copy()) for part in largest
    )


def _cut_points(network: Network, plain: Graph) -> tuple[str, ...]:
    import networkx

    found = set(networkx.articulation_points(plain))
    return tuple(node for node in network.nodes if node in found)
