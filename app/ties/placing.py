"""Where each stands on the map: the same for the same network, and near where it stood when another comes.

Stress majorization (Gansner, Koren and North 2004): the line between two is as long as the steps between them.
Who had a place is held to it by a spring beside (Baur and Schank 2008). A tie is about one long, y goes down.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from math import cos, pi, sin
from typing import Any

from app.ties.measures import make_graph
from app.ties.packing import pack_parts
from app.ties.permuting import Array
from app.ties.records import Network

ITERATIONS = 300
LOOKED_AT = 5  # turns between two looks at the stress
SETTLED = 1e-3  # of the stress: five turns that gain less are the last
TINY = 1e-9  # two that stand nearer than this pull each other no more
UNLIKE = 1e-4  # what tells names apart where nothing else does
APPROACHES = 40  # to the two ways; a beginning need not be exact
HELD = 0.1  # how strongly one is held to its old place, against all the others together
NEAR = 0.3  # how far from its neighbours' middle a new one begins
DIGITS = 3  # of a place: a thousandth of a tie is less than a dot

Spot = tuple[float, float]


def place_nodes(network: Network, *, previous: Mapping[str, Spot] | None = None) -> dict[str, Spot]:
    """A place for each node; parts without contact, and who has no tie, lie side by side.

    With the `previous` places of the same network nothing moves; who is no longer there is left out.
    """
    import networkx

    known = previous or {}
    graph = make_graph(network)
    plain = graph.to_undirected() if network.directed else graph
    parts = [sorted(part) for part in networkx.connected_components(plain)]
    parts.sort(key=lambda part: (-len(part), part))
    placed = [_place_part(plain.subgraph(part).copy(), part, known) for part in parts]
    fixed = [any(node in known for node in part) for part in parts]
    found = {node: spot for part in pack_parts(placed, fixed) for node, spot in part.items()}
    return {node: (round(found[node][0], DIGITS), round(found[node][1], DIGITS)) for node in network.nodes}


def _place_part(graph: Any, nodes: list[str], known: Mapping[str, Spot]) -> dict[str, Spot]:
    """A connected part, about its own middle, or where it was."""
    import numpy

    if len(nodes) == 1:
        return {nodes[0]: known.get(nodes[0], (0.0, 0.0))}
    steps = _count_steps(graph, nodes)
    old = [node for node in nodes if node in known]
    start = _start_beside(graph, known, old) if old else _start_by_distance(nodes, steps)
    held = numpy.array([HELD if node in known else 0.0 for node in nodes])
    spots = _settle(numpy.array([start[node] for node in nodes]), steps, held)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, spots, strict=True)}


def _count_steps(graph: Any, nodes: list[str]) -> Array:
    """The steps between each two of a connected part: who is reached grows by a tie at a time, for all at once.

    (networkx' own takes as long for 1,000 as everything else here ten times over.)
    """
    import numpy

    place = {node: number for number, node in enumerate(nodes)}
    near = [[place[node], *(place[other] for other in graph[node])] for node in nodes]
    ends = numpy.concatenate([numpy.array(one) for one in near])
    begins = numpy.cumsum([0, *map(len, near[:-1])])
    steps = numpy.zeros((len(nodes), len(nodes)))
    reached = numpy.packbits(numpy.eye(len(nodes), dtype=bool), axis=1)
    for step in range(1, len(nodes)):
        wider = numpy.bitwise_or.reduceat(reached[ends], begins, axis=0)
        new = numpy.unpackbits(wider ^ reached, axis=1, count=len(nodes))
        if not new.any():
            break
        steps += step * new
        reached = wider
    return steps


def _turn_of(node: str) -> float:
    """An angle of its own for each name, on every computer the same."""
    return int.from_bytes(blake2b(node.encode("utf-8"), digest_size=6).digest()) / 2**48 * 2 * pi


def _start_beside(graph: Any, known: Mapping[str, Spot], old: list[str]) -> dict[str, Spot]:
    """Who had a place stands there; a new one near the middle of the neighbours who have one."""
    start = {node: known[node] for node in old}
    ahead = sorted(set(graph) - set(start))
    while ahead:
        ready = [node for node in ahead if any(other in start for other in graph[node])]
        begun = {}
        for node in ready:
            near = [start[other] for other in sorted(graph[node]) if other in start]
            middle = (sum(x for x, _y in near) / len(near), sum(y for _x, y in near) / len(near))
            begun[node] = (middle[0] + NEAR * cos(_turn_of(node)), middle[1] + NEAR * sin(_turn_of(node)))
        start |= begun
        ahead = [node for node in ahead if node not in start]
    return start


def _start_by_distance(nodes: list[str], steps: Array) -> dict[str, Spot]:
    """The two ways in which the steps between nodes differ most (classical scaling, Torgerson 1952), nearly.

    They are come nearer to from angles that the names have: where several ways differ alike, as in a ring, the names
    say which is taken, and not a rounding.
    """
    import numpy

    squares = -(steps**2) / 2
    squares -= squares.mean(axis=0)
    squares -= squares.mean(axis=1)[:, None]
    turns = numpy.array([_turn_of(node) for node in nodes])
    nudges = numpy.column_stack([numpy.cos(turns), numpy.sin(turns)])
    ways = nudges
    for _turn in range(APPROACHES):
        ways = squares @ numpy.linalg.qr(ways).Q
    sizes = numpy.sqrt(numpy.linalg.norm(ways, axis=0))
    spots = ways / numpy.maximum(sizes, TINY) + UNLIKE * nudges
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, spots, strict=True)}


def _settle(spots: Array, steps: Array, held: Array) -> Array:
    """The places of least stress that are reached from some, each held as strongly to where it begins as is said."""
    import numpy

    with numpy.errstate(divide="ignore"):
        weights = numpy.where(steps > 0, 1.0 / steps**2, 0.0)
    springs = held * weights.sum(axis=1)
    laplacian = numpy.diag(weights.sum(axis=1) + springs) - weights
    if not springs.any():
        laplacian += 1.0 / len(steps)  # the middle stays in the middle
        spots = spots - spots.mean(axis=0)
    inverse = numpy.linalg.inv(laplacian)
    begun = looked_at = spots
    before = numpy.inf
    pull = weights * steps
    own = float((pull * steps).sum()) / 2
    apart, down = numpy.empty_like(steps), numpy.empty_like(steps)
    for turn in range(ITERATIONS):
        numpy.subtract.outer(spots[:, 0], spots[:, 0], out=apart)
        numpy.subtract.outer(spots[:, 1], spots[:, 1], out=down)
        numpy.hypot(apart, down, out=apart)
        if turn % LOOKED_AT == 0:
            stress = own + float(numpy.vdot(weights * apart - 2 * pull, apart)) / 2
            stress += float((springs * ((spots - begun) ** 2).sum(axis=1)).sum())
            if before - stress <= SETTLED * stress:
                break  # and what gained so little is not taken: who stands well stays
            before, looked_at = stress, spots
        numpy.maximum(apart, TINY, out=apart)
        ratio = numpy.divide(pull, apart, out=down)
        wanted = ratio.sum(axis=1)[:, None] * spots - ratio @ spots + springs[:, None] * begun
        spots = inverse @ wanted
    return looked_at
