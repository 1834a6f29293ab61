"""The draw many times over, as a matrix: for rehearsing a plan, and for drawing again what was drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import pstdev
from typing import Any, NamedTuple

from app.errors import DataProblem
from app.i18n import _
from app.pilots.drawing import MOST_TRIES, rows_of
from app.pilots.records import Entrant

Matrix = Any  # an array of numpy, which is imported where it is used

MOST_THROWN = 100 * MOST_TRIES  # all draws together, where a criterion refuses most


class ManyDraws(NamedTuple):
    """The place of each unit's arm (from 0) in each draw: `arms` has a row per draw, a column per unit."""

    units: tuple[str, ...]
    arms: Matrix


def draw_many(
    entrants: Sequence[Entrant],
    parts: Sequence[int],
    count: int,
    seed: int,
    balance_most: float | None = None,
) -> ManyDraws:
    """So many draws by the rule of `draw_lots`, with numbers of their own.

    Units are in the order of their rows and codes. Raises `DataProblem` when no draw meets the criterion.
    """
    import numpy

    rows = rows_of(entrants)
    units = tuple(unit for row in rows.values() for unit in row)
    if len(parts) < 2 or len(units) < sum(parts):
        raise DataProblem(_("Hay menos en la lista que partes que repartir; no se puede sortear."))
    chance = numpy.random.Generator(numpy.random.PCG64(seed))
    sizes = [len(row) for row in rows.values()]
    if balance_most is None:
        return ManyDraws(units, _deal_many(sizes, parts, count, chance))
    is_even = _criterion(entrants, units, len(parts), balance_most)
    kept: list[Matrix] = []
    thrown = found = 0
    while found < count and thrown < MOST_THROWN:
        arms = _deal_many(sizes, parts, count, chance)
        kept.append(arms[is_even(arms)])
        thrown, found = thrown + count, found + len(kept[-1])
    if not found:
        raise DataProblem(
            _("En {count} tiradas ninguna cumplió el criterio; afloje el criterio o quite filas.").format(
                count=thrown
            )
        )
    return ManyDraws(units, numpy.resize(numpy.concatenate(kept), (count, len(units))))


def _deal_many(sizes: Sequence[int], parts: Sequence[int], count: int, chance: Any) -> Matrix:
    import numpy

    block = numpy.repeat(numpy.arange(len(parts), dtype=numpy.int8), parts)
    arms = numpy.empty((count, sum(sizes)), dtype=numpy.int8)
    over: list[Matrix] = []
    start = 0
    for size in sizes:
        order = start + chance.random((count, size)).argsort(axis=1)
        whole = size - size % len(block)
        numpy.put_along_axis(arms, order[:, :whole], numpy.resize(block, whole)[None, :], axis=1)
        over.append(order[:, whole:])
        start += size
    left = numpy.concatenate(over, axis=1)
    for at in range(0, left.shape[1], len(block)):
        places = left[:, at : at + len(block)]
        dealt = block[chance.random((count, len(block))).argsort(axis=1)]
        numpy.put_along_axis(arms, places, dealt[:, : places.shape[1]], axis=1)
    return arms


def _criterion(
    entrants: Sequence[Entrant], units: Sequence[str], arms: int, most: float
) -> Callable[[Matrix], Matrix]:
    """What tells which draws differ in no measure by more than `most`, as `largest_difference` has it."""
    import numpy

    place = {unit: number for number, unit in enumerate(units)}
    measured: list[tuple[Matrix, Matrix, float]] = []
    for name in sorted({name for one in entrants for name in one.measures}):
        sums, counts = numpy.zeros(len(units)), numpy.zeros(len(units))
        known = [one for one in entrants if name in one.measures]
        for one in known:
            sums[place[one.unit]] += one.measures[name]
            counts[place[one.unit]] += 1
        if spread := pstdev([one.measures[name] for one in known]):
            measured.append((sums, counts, spread))

    def is_even(drawn: Matrix) -> Matrix:
        even = numpy.ones(len(drawn), dtype=bool)
        for arm in range(arms):
            inside = (drawn == arm).astype(float)
            for sums, counts, spread in measured:
                here, there = inside @ sums, inside @ counts
                others = counts.sum() - there
                with numpy.errstate(divide="ignore", invalid="ignore"):
                    apart = numpy.abs(here / there - (sums.sum() - here) / others) / spread
                even &= ~(apart > most)  # an arm without a value is not compared
        return even

    return is_even
