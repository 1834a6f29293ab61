"""The draw of a pilot thrown again, many times at once: the same rows, left-overs and criterion.

It gives what `app.pilots.drawing` gives, as often, but not in the order of its seed: every way when there
are few, else thousands by lot. A way is the place of the arm of each unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from math import comb, factorial, perm, prod
from typing import TYPE_CHECKING, NamedTuple

from app.effects.randomization import CELLS, MOST_ASSIGNMENTS
from app.effects.records import DRAWS
from app.progress import SILENT, Progress

if TYPE_CHECKING:
    from app.effects.columns import Vector

MOST_THROWN = 2_000_000  # of a criterion that hardly any throw meets
FEWEST = 199  # throws that met the criterion; with fewer nothing is said
_MORE = 1.0 + 1e-9  # a throw that meets the criterion but for rounding meets it


class DrawPlan(NamedTuple):
    """What is thrown: the units of each row (places), the arms' parts, and the criterion with its measures.

    `counts` and `sums` have a row per measure: of how many workshops of a unit it is known, and their sum.
    """

    rows: tuple[Vector, ...]
    parts: tuple[int, ...]
    units: int
    balance_most: float | None = None
    counts: Vector = None
    sums: Vector = None
    spreads: Vector = None


class Thrown(NamedTuple):
    """Assignments, a row each with the place of each unit's arm; `exact` when they are all there are."""

    arms: Vector
    exact: bool


def throw_again(
    plan: DrawPlan, seed: int, draws: int = DRAWS, progress: Progress = SILENT, text: str = ""
) -> Thrown | None:
    """Every way the draw could have come out when there are at most 50,000, else `draws` of them.

    Only those that meet the criterion count, if there is one; None when too few do.
    """
    import numpy

    exact = _count_ways(plan) <= MOST_ASSIGNMENTS
    kept: list[Vector] = []
    found, thrown = 0, 0
    for block in _all_ways(plan) if exact else _ways_by_lot(plan, seed, draws):
        progress.report(min(found, draws), draws, text)
        good = block if plan.balance_most is None else block[:, _meets(block, plan)]
        thrown += block.shape[1]
        kept.append(good)
        found += good.shape[1]
        if not exact and (found >= draws or thrown >= MOST_THROWN):
            break
    arms = kept[0] if len(kept) == 1 else numpy.concatenate(kept, axis=1)
    if not exact:
        arms = arms[:, :draws]
    return None if arms.shape[1] < (2 if exact else FEWEST) else Thrown(arms.T, exact)


def _block(plan: DrawPlan) -> list[int]:
    return [arm for arm, count in enumerate(plan.parts) for _time in range(count)]


def _count_ways(plan: DrawPlan) -> int:
    """How many ways the draw can go, all as likely; some come out the same."""
    size = sum(plan.parts)
    found, over = 1, 0
    for row in plan.rows:
        left = len(row) % size
        found *= perm(len(row), left) * _arrangements(plan.parts, (len(row) - left) // size)
        over += left
        if found > MOST_ASSIGNMENTS:
            return found
    return found * _arrangements(plan.parts, 1) ** -(-over // size)


def _arrangements(parts: Sequence[int], times: int) -> int:
    counts = [part * times for part in parts]
    return factorial(sum(counts)) // prod(map(factorial, counts)) if len(counts) > 2 else comb(
        sum(counts), counts[0]
    )  # fmt: skip


def _ways_by_lot(plan: DrawPlan, seed: int, draws: int) -> Iterator[Vector]:
    """Blocks of throws (a column each), without end: as many at once as can be held, and no more than wanted."""
    import numpy

    chance = numpy.random.Generator(numpy.random.PCG64(seed))
    block = numpy.array(
        _block(plan), dtype=numpy.int8
    )  # a byte each: thousands of throws are millions of arms
    count = max(1, min(draws, CELLS // max(1, plan.units)))
    while True:
        made = numpy.empty((plan.units, count), dtype=numpy.int8)
        over: list[Vector] = []
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


def _deal(made: Vector, row: Vector, shares: Sequence[int], chance: Vector) -> None:
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


def _left_over(mark: Vector, left: int, chance: Vector) -> Vector:
    """The places of a row that are left over in each throw (a row each), in an order by lot."""
    import numpy

    if left == 1:
        return (numpy.arange(float(len(mark))) @ mark).astype(int)[:, None]
    who = numpy.nonzero(mark.T)[1].reshape(-1, left)
    found: Vector = chance.permuted(who, axis=1)
    return found


def _all_ways(plan: DrawPlan) -> Iterator[Vector]:
    """Every way of every row with every way of the others, and of what is left over; a column each."""
    import numpy

    block = _block(plan)
    ways = [_ways_of_row(len(row), block) for row in plan.rows]
    over = sum(len(row) % len(block) for row in plan.rows)
    dealt = numpy.array(sorted(set(permutations(block))), dtype=float)
    sizes = [len(one[0]) for one in ways] + [len(dealt)] * -(-over // len(block))
    number = numpy.arange(prod(sizes))
    made = numpy.zeros((plan.units, len(number)))
    places: list[Vector] = []
    for row, (arms, left), size in zip(plan.rows, ways, sizes, strict=False):
        number, which = numpy.divmod(number, size)
        made[row] = arms[which].T
        places.append(row[left[which]])
    who = numpy.concatenate(places, axis=1)
    for start in range(0, over, len(block)):
        number, which = numpy.divmod(number, len(dealt))
        here = who[:, start : start + len(block)]
        made[here, numpy.arange(made.shape[1])[:, None]] = dealt[which][:, : here.shape[1]]
    yield made


def _ways_of_row(size: int, block: Sequence[int]) -> tuple[Vector, Vector]:
    """Every way of a row: the arms of its places, and the places that are left over, in their order."""
    import numpy

    left = size % len(block)
    whole = list(block) * (size // len(block))
    arms, over = [], []
    for gone in permutations(range(size), left):
        stay = [place for place in range(size) if place not in gone]
        for dealt in _different_orders(whole):
            row = [0.0] * size
            for place, arm in zip(stay, dealt, strict=True):
                row[place] = float(arm)
            arms.append(row)
            over.append(gone)
    return numpy.array(arms), numpy.array(over, dtype=int).reshape(len(over), left)


def _different_orders(arms: list[int]) -> Iterator[list[int]]:
    """Every different order of arms, each once."""
    if not arms:
        yield []
        return
    for first in sorted(set(arms)):
        rest = arms.copy()
        rest.remove(first)
        for order in _different_orders(rest):
            yield [first, *order]


def _meets(block: Vector, plan: DrawPlan) -> Vector:
    """Which throws differ in no measure by more than the criterion, an arm against the rest."""
    import numpy

    assert plan.balance_most is not None
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
    found: Vector = worst <= plan.balance_most * _MORE
    return found
