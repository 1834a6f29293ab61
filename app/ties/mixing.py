"""Whether ties stay within groups: the E-I index, and how often groups dealt anew over the nodes give as much."""

from __future__ import annotations

from collections.abc import Mapping

from app.effects.columns import sort_values
from app.ties.permuting import count_reached, deal_nodes
from app.ties.records import PERMUTATIONS, GroupMixing, Network


def mix_groups(
    network: Network, groups: Mapping[str, str], *, permutations: int = PERMUTATIONS, seed: int = 0
) -> GroupMixing:
    """The E-I index of Krackhardt and Stern (1988): ties between groups less those within, of all of them.

    Ties weigh what they weigh. Who has no group is left out with their ties.
    """
    import numpy

    members = sorted(node for node in network.nodes if node in groups)
    place = {node: number for number, node in enumerate(members)}
    names = sort_values({groups[node] for node in members})
    code = {name: number for number, name in enumerate(names)}
    codes = numpy.array([code[groups[node]] for node in members], dtype=numpy.intp)
    sizes = numpy.bincount(codes, minlength=len(names)).tolist()
    ties = sorted(pair for pair in network.ties if pair[0] in place and pair[1] in place)
    weights = numpy.array([network.ties[pair] for pair in ties])
    first = numpy.array([place[source] for source, _target in ties], dtype=numpy.intp)
    second = numpy.array([place[target] for _source, target in ties], dtype=numpy.intp)
    total = float(weights.sum())
    external = float(weights[codes[first] != codes[second]].sum()) if ties else 0.0
    counts = dict(zip(names, sizes, strict=True))
    ungrouped = len(network.nodes) - len(members)
    if not ties:
        return GroupMixing(counts, ungrouped, 0.0, 0.0, None)
    ours = 2 * external / total - 1
    size = len(members)
    expected = 1 - 2 * sum(one * (one - 1) for one in sizes) / (size * (size - 1))
    blocks = [
        2 * ((dealt[:, first] != dealt[:, second]) @ weights) / total - 1
        for orders in deal_nodes(size, permutations, seed, cells=len(ties))
        for dealt in (codes[orders],)
    ]
    chances = count_reached(numpy.concatenate(blocks), ours, middle=expected)
    return GroupMixing(counts, ungrouped, total - external, external, ours, expected, *chances)
