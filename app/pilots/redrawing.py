"""The draw many times over, as a matrix: for rehearsing a plan, and for throwing again what was drawn.

It gives what `app.pilots.drawing` gives, as often: the same rows, left-overs and criterion, with numbers of
its own. In a matrix of throws each is a column, with the place of each unit's arm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from app.errors import DataProblem
from app.i18n import _
from app.pilots.drawing import MOST_TRIES, rows_of
from app.pilots.records import Entrant
from app.progress import SILENT, Progress

Matrix = Any  # an array of numpy, which is imported where it is used

MOST_THROWN = 100 * MOST_TRIES  # all throws together, where a criterion refuses most
CELLS = 4_000_000  # of a block of throws held at once
_MORE = 1.0 + 1e-9  # a throw that meets the criterion but for rounding meets it


class DrawPlan(NamedTuple):
    """What is thrown: the units of each row (places), the arms' parts, and the criterion with its measures.

    `counts` and `sums` have a row per measure: of how many workshops of a unit it is known, and their sum.
    """

    rows: tuple[Matrix, ...]
    parts: tuple[int, ...]
    units: int
    balance_most: float | None = None
    counts: Matrix = None
    sums: Matrix = None
    spreads: Matrix = None

    @property
    def block(self) -> list[int]:
        """The arms that are dealt out together."""
        return [arm for arm, count in enumerate(self.parts) for _time in range(count)]


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
    place, row_of = ({name: at for at, name in enumerate(names)} for names in (units, rows))
    plan = plan_draw(
        numpy.array([place[one.unit] for one in entrants]),
        numpy.array([row_of[one.stratum] for one in entrants]),
        [one.measures for one in entrants], parts, balance_most,
    )  # fmt: skip
    arms, thrown = throw_by_lot(plan, seed, count, MOST_THROWN)
    if not arms.shape[1]:
        raise DataProblem(
            _("En {count} tiradas ninguna cumplió el criterio; afloje el criterio o quite filas.").format(
                count=thrown
            )
        )
    return ManyDraws(units, numpy.resize(arms.T, (count, len(units))))


def plan_draw(
    unit: Matrix,
    row: Matrix,
    measures: Sequence[Mapping[str, float]],
    parts: Sequence[int],
    balance_most: float | None = None,
) -> DrawPlan:
    """What is thrown, of each workshop's unit and row (numbers from 0) and what it had when the list was fixed."""
    import numpy

    units = int(unit.max()) + 1
    row_of_unit = row[numpy.unique(unit, return_index=True)[1]]
    rows = tuple(numpy.flatnonzero(row_of_unit == one) for one in numpy.unique(row_of_unit))
    codes = sorted({code for one in measures for code in one})
    if balance_most is None or not codes:
        return DrawPlan(rows, tuple(parts), units)
    values = numpy.array([[one.get(code, numpy.nan) for one in measures] for code in codes])
    known = ~numpy.isnan(values)
    filled = numpy.where(known, values, 0.0)
    counts = numpy.array([numpy.bincount(unit, one, units) for one in known.astype(float)])
    sums = numpy.array([numpy.bincount(unit, one, units) for one in filled])
    spreads = numpy.array([one[there].std() for one, there in zip(values, known, strict=True)])
    return DrawPlan(rows, tuple(parts), units, balance_most, counts, sums, spreads)


def throw_by_lot(
    plan: DrawPlan, seed: int, draws: int, most: int, progress: Progress = SILENT, text: str = ""
) -> tuple[Matrix, int]:
    """As many throws that meet the criterion, a column each, and how many were thrown for them.

    Fewer than `draws` when `most` throws did not give so many.
    """
    return gather_throws(_throw_blocks(plan, seed, draws), plan, draws, most, progress, text)


def gather_throws(
    blocks: Iterator[Matrix],
    plan: DrawPlan,
    draws: int,
    most: int,
    progress: Progress = SILENT,
    text: str = "",
) -> tuple[Matrix, int]:
    """Of blocks of throws without end, what `throw_by_lot` gives."""
    import numpy

    kept: list[Matrix] = []
    found, thrown = 0, 0
    for block in blocks:
        progress.report(min(found, draws), draws, text)
        kept.append(meeting(block, plan))
        found, thrown = found + kept[-1].shape[1], thrown + block.shape[1]
        if found >= draws or thrown >= most:
            break
    return numpy.concatenate(kept, axis=1)[:, :draws], thrown


def _throw_blocks(plan: DrawPlan, seed: int, draws: int) -> Iterator[Matrix]:
    """Blocks of throws, without end: as many at once as can be held, and no more than wanted."""
    import numpy

    chance = numpy.random.Generator(numpy.random.PCG64(seed))
    block = numpy.array(plan.block, dtype=numpy.int8)  # a byte each: thousands of throws are millions of arms
    count = max(1, min(draws, CELLS // max(1, plan.units)))
    while True:
        made = numpy.empty((plan.units, count), dtype=numpy.int8)
        over: list[Matrix] = []
        for row in plan.rows:
            left = len(row) % len(block)
            shares = [*(part * (len(row) // len(block)) for part in plan.parts), left]
            _deal(made, row, shares, chance)
            if left:
                over.append(row[_left_over(made[row] == len(plan.parts), left, chance)])
        if over:
            places = numpy.concatenate(over, axis=1)
            blocks = -(-places.shape[1] // len(block))
            dealt = numpy.repeat(block[None, :], count * blocks, axis=0)
            chance.permuted(dealt, axis=1, out=dealt)
            arms = dealt.reshape(count, -1)[:, : places.shape[1]]
            made[places, numpy.arange(count)[:, None]] = arms
        yield made


def _deal(made: Matrix, row: Matrix, shares: Sequence[int], chance: Matrix) -> None:
    """Deal a row out in so many of each, who is left over last; all throws at once, a unit after the other.

    A unit gets each with the chance that it has among what is still to be dealt, so every order is as likely.
    """
    import numpy

    numbers = chance.random((len(row), made.shape[1]), dtype=numpy.float32)
    still = [numpy.full(made.shape[1], share, dtype=numpy.float32) for share in shares]
    for place, unit in enumerate(row.tolist()):
        at = numbers[place] * numpy.float32(len(row) - place)
        edge = still[0]
        dealt = (at >= edge).astype(numpy.int8)
        for more in still[1:-1]:
            edge = edge + more
            dealt += at >= edge
        for which, left in enumerate(still[:-1]):
            left -= dealt == which
        made[unit] = dealt


def _left_over(mark: Matrix, left: int, chance: Matrix) -> Matrix:
    """The places of a row that are left over in each throw (a row each), in an order by lot."""
    import numpy

    if left == 1:
        return (numpy.arange(float(len(mark))) @ mark).astype(int)[:, None]
    who = numpy.nonzero(mark.T)[1].reshape(-1, left)
    return chance.permuted(who, axis=1)


def meeting(block: Matrix, plan: DrawPlan) -> Matrix:
    """The throws that differ in no measure by more than the criterion, an arm against the rest; all without one."""
    import numpy

    if plan.balance_most is None:
        return block
    worst = numpy.zeros(block.shape[1])
    total, whole = plan.counts.sum(axis=1)[:, None], plan.sums.sum(axis=1)[:, None]
    spreads = plan.spreads[:, None]
    for arm in range(len(plan.parts)):
        inside = (block == arm).astype(float)
        count, added = plan.counts @ inside, plan.sums @ inside
        with numpy.errstate(divide="ignore", invalid="ignore"):
            apart = numpy.abs(added / count - (whole - added) / (total - count)) / spreads
        there = (count > 0) & (count < total) & (spreads > 0)
        worst = numpy.maximum(worst, numpy.where(there, apart, 0.0).max(axis=0, initial=0.0))
    return block[:, worst <= plan.balance_most * _MORE]
