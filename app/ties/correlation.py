"""Whether one kind of tie goes with another: QAP, whose chances deal the nodes of one network anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.errors import DataProblem
from app.i18n import _, format_number
from app.ties.permuting import Array, count_reached, deal_nodes
from app.ties.records import PERMUTATIONS, Network, NetworkCorrelation

MOST_NODES = 5_000  # a matrix of them is 200 MB
ROUNDING = 1e-12  # what of a sum of squares may be rounding


def nodes_of(*networks: Network) -> tuple[str, ...]:
    """All nodes of some networks, in the order of the alphabet: so no order of rows changes a chance.

    Raises `DataProblem` for more than a matrix holds.
    """
    names = sorted({node for network in networks for node in network.nodes})
    if len(names) > MOST_NODES:
        raise DataProblem(
            _("Se comparan redes de hasta {most}, y aquí hay {count}; compare una parte.").format(
                most=format_number(MOST_NODES), count=format_number(len(names))
            )
        )
    return tuple(names)


def matrix_of(network: Network, nodes: Sequence[str]) -> Array:
    """The weights by row and column; on both sides where a tie has no direction."""
    import numpy

    place = {node: number for number, node in enumerate(nodes)}
    matrix = numpy.zeros((len(nodes), len(nodes)))
    for (source, target), weight in network.ties.items():
        matrix[place[source], place[target]] = weight
        if not network.directed:
            matrix[place[target], place[source]] = weight
    return matrix


def dealt_products(moved: Sequence[Array], still: Sequence[Array], permutations: int, seed: int) -> Array:
    """The sum of products of each moved matrix with each still one, for every dealing of the moved ones' nodes.

    Only the ties of a moved matrix are looked up: what is nought adds nothing. The answer is by dealing, moved, still.
    """
    import numpy

    count = len(moved[0])
    flat = [one.ravel() for one in still]
    mirrored = all(numpy.array_equal(one, one.T) for one in (*moved, *still))
    places = [numpy.nonzero(numpy.triu(one) if mirrored else one) for one in moved]
    weights = [one[place] * (1 + mirrored) for one, place in zip(moved, places, strict=True)]
    cells = max(len(one) for one in weights)
    blocks = []
    for orders in deal_nodes(count, permutations, seed, cells=cells):
        found = numpy.empty((len(orders), len(moved), len(still)))
        for number, ((rows, columns), weight) in enumerate(zip(places, weights, strict=True)):
            at = orders[:, rows] * count + orders[:, columns]
            for other, values in enumerate(flat):
                found[:, number, other] = values[at] @ weight
        blocks.append(found)
    return numpy.concatenate(blocks)


def correlate_networks(
    network: Network, other: Network, *, permutations: int = PERMUTATIONS, seed: int = 0
) -> NetworkCorrelation:
    """The correlation over all pairs of nodes, with its chances by QAP (Krackhardt 1988), and the overlap of ties.

    Who is in one network alone has no tie in the other.
    """
    import numpy

    nodes = nodes_of(network, other)
    shared, either = (
        len(network.ties.keys() & other.ties.keys()),
        len(network.ties.keys() | other.ties.keys()),
    )
    told = NetworkCorrelation(
        nodes=len(nodes),
        missing_here=len(nodes) - len(network.nodes),
        missing_there=len(nodes) - len(other.nodes),
        shared=shared,
        jaccard=shared / either if either else None,
    )
    ours, theirs = matrix_of(network, nodes), matrix_of(other, nodes)
    pairs = len(nodes) * (len(nodes) - 1)
    spread = [spread_of(one) for one in (ours, theirs)]
    if not all(spread):
        return told
    moved, still = (ours, theirs) if len(network.ties) < len(other.ties) else (theirs, ours)
    scale = numpy.sqrt(spread[0] * spread[1])
    middle = ours.sum() * theirs.sum() / pairs
    r = float(((ours * theirs).sum() - middle) / scale)
    dealt = dealt_products([moved], [still], permutations, seed)[:, 0, 0]
    return replace(told, r=r, **count_reached((dealt - middle) / scale, r)._asdict())


def spread_of(matrix: Array) -> float:
    """The sum of squares about the mean of all pairs, without the diagonal; nought when all are alike."""
    squares, pairs = float((matrix**2).sum()), len(matrix) * (len(matrix) - 1)
    found = squares - float(matrix.sum()) ** 2 / pairs if pairs else 0.0
    return found if found > ROUNDING * squares else 0.0
