"""One kind of tie by two others: MRQAP with double semi-partialling (Dekker, Krackhardt and Snijders 2007)."""

from __future__ import annotations

from math import sqrt

from app.ties.correlation import ROUNDING, dealt_products, matrix_of, nodes_of, spread_of
from app.ties.permuting import Array, count_reached
from app.ties.records import PERMUTATIONS, Network, NetworkCoefficient, NetworkRegression


def regress_networks(
    network: Network, against: Network, control: Network, *, permutations: int = PERMUTATIONS, seed: int = 0
) -> NetworkRegression | None:
    """What `against` adds to `network` when `control` is equal, and the other way round.

    For each of the two, what the other leaves of it is dealt anew over its nodes, and its t is held against those that
    come of it. None when a network has no variation of its own.
    """
    nodes = nodes_of(network, against, control)
    y, x, z = (matrix_of(one, nodes) for one in (network, against, control))
    pairs = len(nodes) * (len(nodes) - 1)
    cells = pairs if network.directed else pairs // 2
    free = cells - 3
    if free < 1 or not all(spread_of(one) for one in (y, x, z)):
        return None
    yy, xx, zz = (spread_of(one) for one in (y, x, z))
    xy, zy, xz = (_product(*two, pairs) for two in ((x, y), (z, y), (x, z)))
    if xx * zz - xz**2 <= ROUNDING * xx * zz:
        return None  # one says what the other says
    of_x = _Added(yy, xx, zz, xy, zy, xz)
    of_z = _Added(yy, zz, xx, zy, xy, xz)
    r_squared = min(1.0, (xy * of_x.coefficient + zy * of_z.coefficient) / yy)
    found = []
    for moved, other, added in ((x, z, of_x), (z, x, of_z)):
        ours = float(_t_values(added.left_product, added.left_square, added.y_left, free))
        dealt = _dealt_t(y, moved, other, added, free, permutations, seed)
        found.append(
            NetworkCoefficient(
                added.coefficient,
                added.coefficient * sqrt(added.xx / yy),
                ours,
                *count_reached(dealt, ours),
            )
        )
    return NetworkRegression(found[0], found[1], r_squared)


class _Added:
    """The sums about the mean of y on x and z, seen from x: what is left of each when z is taken out."""

    def __init__(self, yy: float, xx: float, zz: float, xy: float, zy: float, xz: float) -> None:
        self.xx, self.zz, self.zy = xx, zz, zy
        self.slope = xz / zz
        self.left_square = xx - xz**2 / zz
        self.left_product = xy - xz * zy / zz
        self.y_left = yy - zy**2 / zz
        self.coefficient = self.left_product / self.left_square


def _product(one: Array, other: Array, pairs: int) -> float:
    return float((one * other).sum() - one.sum() * other.sum() / pairs)


def _t_values(product: Array, square: Array, y_left: float, free: int) -> Array:
    """The t of what is left of x, from its product with what is left of y and its own square."""
    import numpy

    with numpy.errstate(divide="ignore", invalid="ignore"):
        rest = numpy.maximum(square * y_left - product**2, ROUNDING * square * y_left)
        t = product * numpy.sqrt(free / rest)
    return numpy.where(square > 0, t, 0.0)


def _dealt_t(y: Array, x: Array, z: Array, added: _Added, free: int, permutations: int, seed: int) -> Array:
    """The t of each dealing of what z leaves of x, beside z where it is.

    What is left is x less its slope times z: the products of the dealt x and z with y and z do, and those are few ties.
    """
    pairs = len(y) * (len(y) - 1)
    dealt = dealt_products([x, z], [y, z], permutations, seed)
    sums = [[float(one.sum() * other.sum()) / pairs for other in (y, z)] for one in (x, z)]
    centred = dealt - sums
    with_y, with_z = (centred[:, 0, place] - added.slope * centred[:, 1, place] for place in (0, 1))
    return _t_values(
        with_y - with_z * added.zy / added.zz, added.left_square - with_z**2 / added.zz, added.y_left, free
    )
