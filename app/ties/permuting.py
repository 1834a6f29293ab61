"""The nodes dealt anew many times, and how often that alone gives as much as there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

Array = Any  # of numpy, which is imported where it is used

CELLS = 4_000_000  # of a block that is held at once
SAME = 1e-9  # a dealing whose figure is ours but for rounding counts as ours


class PermutationChances(NamedTuple):
    """Shares of the dealings that give at least this much: either way, upwards, downwards."""

    p: float
    p_greater: float
    p_less: float


def deal_nodes(count: int, permutations: int, seed: int, *, cells: int) -> Iterator[Array]:
    """Orders of `count` nodes, a row each, in blocks that with `cells` numbers per order stay small."""
    import numpy

    chance = numpy.random.Generator(numpy.random.PCG64(seed))
    most = max(1, CELLS // max(1, cells, count))
    for start in range(0, permutations, most):
        rows = min(most, permutations - start)
        orders = numpy.repeat(numpy.arange(count, dtype=numpy.intp)[None, :], rows, axis=0)
        yield chance.permuted(orders, axis=1, out=orders)


def count_reached(found: Array, ours: float, *, middle: float = 0.0) -> PermutationChances:
    """How often dealings give what there is or more, the one that is counted as one more: never nought.

    Either way is as far from `middle`, which is what they give on the whole.
    """
    import numpy

    edge = SAME * max(1.0, abs(ours))
    counts = [
        int(numpy.count_nonzero(one))
        for one in (
            numpy.abs(found - middle) >= abs(ours - middle) - edge,
            found >= ours - edge,
            found <= ours + edge,
        )
    ]
    return PermutationChances(*((count + 1) / (len(found) + 1) for count in counts))
