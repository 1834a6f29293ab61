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
    come of it. No t where all is explained. None when a network has no variation of its own.
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
        ours = float(_partial(added.left_product, added.left_square, added.y_left, 0.0))
        dealt = _dealt_partials(y, moved, other, added, permutations, seed)
        chances = count_reached(dealt, ours)
        rest = 1 - ours**2
        t = ours * sqrt(free / rest) if rest > ROUNDING else None
        standardized = added.coefficient * sqrt(added.xx / yy)
        found.append(NetworkCoefficient(added.coefficient, standardized, t, *chances))
    return NetworkRegression(found[0], found[1], r_squared)


class _Added:
    """The sums about the mean of y on x and z, seen from x: what is left of each when z is taken out."""

    def __init__(self, yy: float, xx: float, zz: float, xy: float, zy: float, xz: float) -> None:
        self.xx, self.zz, self.zy = xx, zz, zy
        self.slope = xz / zz
        self.left_square = xx - xz**2 / zz
        self.left_product = xy - xz * zy / zz
        left = yy - zy**2 / zz
        self.y_left = left if left > ROUNDING * yy else 0.0  # z may explain all there is
        self.coefficient = self.left_product / self.left_square


def _product(one: Array, other: Array, pairs: int) -> float:
    return float((one * other).sum() - one.sum() * other.sum() / pairs)


def _partial(product: Array, square: Array, y_left: float, least: float) -> Array:
    """The partial correlation of x and y, of which t is another measure; nought where nothing is left of one.

    `product` is that of what is left of x with what is left of y, `square` of what is left of x,
    of which less than `least` is rounding.
    """
    import numpy

    scale = numpy.sqrt(numpy.maximum(square, 0.0) * y_left)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        found = numpy.where((square > least) & (scale > 0), product / scale, 0.0)
    return numpy.clip(found, -1.0, 1.0)


def _dealt_partials(y: Array, x: Array, z: Array, added: _Added, permutations: int, seed: int) -> Array:
    """The partial correlation at each dealing of what z leaves of x, beside z where it is.

    What is left is x less its slope times z: the products of the dealt x and z with y and z do, and those are few ties.
    """
    pairs = len(y) * (len(y) - 1)
    dealt = dealt_products([x, z], [y, z], permutations, seed)
    centred = dealt - [[float(one.sum() * other.sum()) / pairs for other in (y, z)] for one in (x, z)]
    with_y, with_z = (centred[:, 0, place] - added.slope * centred[:, 1, place] for place in (0, 1))
    product = with_y - with_z * added.zy / added.zz
    left = added.left_square - with_z**2 / added.zz
    return _partial(product, left, added.y_left, ROUNDING * added.xx)
