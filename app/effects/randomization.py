"""Randomization inference: the draw done again, and how often it alone gives so large a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import comb, prod
from typing import TYPE_CHECKING, NamedTuple

from app.effects.regression import basis_of
from app.errors import DataProblem
from app.i18n import _

if TYPE_CHECKING:
    from app.effects.columns import Vector
    from app.effects.study_rows import StudyRows

MOST_ASSIGNMENTS = 50_000
CELLS = 4_000_000  # of a block of assignments held at once
SAME = 1e-9  # a draw whose difference is ours but for rounding counts as ours


class RandomDraw(NamedTuple):
    """What was drawn by lot: units (rows, or clusters) with their arm and the block they were drawn in.

    `unit` says for each row which unit it belongs to.
    """

    unit: Vector
    arm: Vector
    block: Vector


class RandomizationTest(NamedTuple):
    """Shares of the assignments that give at least this much: either way, upwards, downwards."""

    p: float
    p_greater: float
    p_less: float
    draws: int
    exact: bool


def make_draw(rows: StudyRows) -> RandomDraw:
    """How the arms were drawn: by pairs or within strata, whole clusters where they share an arm.

    Rows of clusters that hold both arms are drawn again within each cluster, which holds for either draw.
    """
    import numpy

    blocks = rows.pair if rows.pair is not None else rows.strata
    rows_each, nothing = numpy.arange(rows.size), numpy.zeros(rows.size, dtype=int)
    if rows.cluster is None:
        return RandomDraw(rows_each, rows.arm.astype(bool), nothing if blocks is None else blocks)
    first, unit = numpy.unique(rows.cluster, return_index=True, return_inverse=True)[1:]
    if (rows.arm[first][unit] != rows.arm).any():
        inner = unit if blocks is None else unit * (blocks.max() + 1) + blocks
        return RandomDraw(rows_each, rows.arm.astype(bool), inner)
    if blocks is not None and (blocks[first][unit] != blocks).any():
        raise DataProblem(_("Un conglomerado está en dos estratos o parejas; revise esas columnas."))
    outer = nothing[first] if blocks is None else blocks[first]
    return RandomDraw(unit, rows.arm[first].astype(bool), outer)


def count_assignments(draw: RandomDraw) -> int:
    """How many assignments the draw could have given."""
    return prod(comb(len(arms), int(arms.sum())) for _places, arms in _blocks(draw))


def _blocks(draw: RandomDraw) -> list[tuple[Vector, Vector]]:
    import numpy

    order = numpy.argsort(draw.block, kind="stable")
    ends = numpy.flatnonzero(numpy.diff(draw.block[order])) + 1
    return [(places, draw.arm[places]) for places in numpy.split(order, ends)]


def redraw_test(
    outcome: Vector, controls: Vector, draw: RandomDraw, *, draws: int, seed: int
) -> RandomizationTest:
    """Every assignment when there are at most 50,000, else `draws` of them with the seed."""
    exact = count_assignments(draw) <= MOST_ASSIGNMENTS
    made = _all_assignments(draw) if exact else _drawn_assignments(draw, draws, seed)
    unit = draw.unit if len(draw.arm) != len(outcome) else None
    return compare_assignments(outcome, controls, draw.arm, made, exact=exact, unit=unit)


def compare_assignments(
    outcome: Vector,
    controls: Vector,
    arm: Vector,
    assignments: Iterable[Vector],
    *,
    exact: bool,
    unit: Vector | None = None,
) -> RandomizationTest:
    """How often other assignments (blocks of them, a row each) give as much as the one that happened.

    Each has a place per unit, as `arm` has; `unit` says which one a row of the outcome is of (None: a row
    each). The statistic is what the treatment adds, the controls being equal: without any, the difference of
    means. When not `exact` they were drawn by lot, and the one that happened counts as one more.
    """
    import numpy

    basis = basis_of(controls)
    left = outcome - basis @ (basis.T @ outcome)
    sums = numpy.column_stack([left, basis, numpy.ones(len(left))])
    if unit is not None:  # sums over a unit's rows do for all its rows
        sums = numpy.column_stack([numpy.bincount(unit, one, len(arm)) for one in sums.T])
    ours = float(_statistics(arm[None, :], sums)[0])
    edge = SAME * float(numpy.abs(left).max())
    found = numpy.concatenate([_statistics(block, sums) for block in assignments])
    return count_reached(found, ours, edge, exact=exact)


def count_reached(found: Vector, ours: float, edge: float, *, exact: bool) -> RandomizationTest:
    """The shares of assignments whose statistic is at least ours, but for rounding (`edge`)."""
    import numpy

    counts = [
        int(numpy.count_nonzero(one))
        for one in (numpy.abs(found) >= abs(ours) - edge, found >= ours - edge, found <= ours + edge)
    ]
    # the draw that happened is one of those there are, and one more of those drawn
    more = 0 if exact else 1
    p, greater, less = ((count + more) / (len(found) + more) for count in counts)
    return RandomizationTest(p, greater, less, len(found), exact)


def _statistics(arms: Vector, sums: Vector) -> Vector:
    """What the treatment adds under each assignment (a row each)."""
    import numpy

    found = arms.astype(float, copy=False) @ sums
    spread = found[:, -1] - (found[:, 1:-1] ** 2).sum(axis=1)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        return numpy.where(spread > SAME, found[:, 0] / spread, 0.0)


def _drawn_assignments(draw: RandomDraw, draws: int, seed: int) -> Iterator[Vector]:
    import numpy

    chance = numpy.random.Generator(numpy.random.PCG64(seed))
    blocks = [one for one in _blocks(draw) if 0 < one[1].sum() < len(one[1])]
    most = max(1, CELLS // len(draw.arm))
    for start in range(0, draws, most):
        count = min(most, draws - start)
        # numbers of eight bytes are shuffled several times as fast as truth values
        made = numpy.repeat(draw.arm[None, :].astype(float), count, axis=0)
        for places, arms in blocks:
            if len(arms) == 2:
                flipped = chance.integers(0, 2, count, dtype=bool)
                made[:, places[0]], made[:, places[1]] = flipped, ~flipped
            elif len(blocks) == 1 and len(arms) == len(draw.arm):
                chance.permuted(made, axis=1, out=made)
            else:
                made[:, places] = chance.permuted(made[:, places], axis=1)
        yield made


def _all_assignments(draw: RandomDraw) -> Iterator[Vector]:
    """Every choice of every block with every choice of the others."""
    import numpy

    blocks = _blocks(draw)
    choices = [_choices(len(arms), int(arms.sum())) for _places, arms in blocks]
    total, most = prod(map(len, choices)), max(1, CELLS // len(draw.arm))
    for start in range(0, total, most):
        number = numpy.arange(start, min(start + most, total))
        made = numpy.zeros((len(number), len(draw.arm)))
        for (places, _arms), ways in zip(blocks, choices, strict=True):
            number, which = numpy.divmod(number, len(ways))
            made[:, places] = ways[which]
        yield made


def _choices(size: int, treated: int) -> Vector:
    from itertools import combinations

    import numpy

    chosen = list(combinations(range(size), treated))
    ways = numpy.zeros((len(chosen), size), dtype=bool)
    if treated:
        numpy.put_along_axis(ways, numpy.array(chosen), True, axis=1)
    return ways
