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
        good = block if plan.balance_most is None else block[_meets(block, plan)]
        thrown += len(block)
        kept.append(good)
        found += len(good)
        if not exact and (found >= draws or thrown >= MOST_THROWN):
            break
    arms = numpy.concatenate(kept)
    if not exact:
        arms = arms[:draws]
    return None if len(arms) < (2 if exact else FEWEST) else Thrown(arms, exact)


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
    """Blocks of throws, without end: as many at once as can be held, and no more than are wanted."""
    import numpy

    chance = numpy.random.Generator(numpy.random.PCG64(seed))
    block = numpy.array(_block(plan), dtype=float)
    count = max(1, min(draws, CELLS // max(1, plan.units)))
    while True:
        made = numpy.empty((count, plan.units))
        over: list[Vector] = []
        for row in plan.rows:
            left = len(row) % len(block)
            whole = numpy.tile(block, len(row) // len(block))
            # who is left over is marked -1 and goes on to one more row
            pattern = numpy.concatenate([whole, numpy.full(left, -1.0)])
            dealt = numpy.repeat(pattern[None, :], count, axis=0)
            made[:, row] = chance.permuted(dealt, axis=1, out=dealt)
            if left:
                who = numpy.argsort(dealt, axis=1, kind="stable")[:, :left]
                over.append(row[chance.permuted(who, axis=1) if left > 1 else who])
        if over:
            places = numpy.concatenate(over, axis=1)
            blocks = -(-places.shape[1] // len(block))
            dealt = numpy.repeat(block[None, :], count * blocks, axis=0)
            chance.permuted(dealt, axis=1, out=dealt)
            arms = dealt.reshape(count, -1)[:, : places.shape[1]]
            made[numpy.arange(count)[:, None], places] = arms
        yield made


def _all_ways(plan: DrawPlan) -> Iterator[Vector]:
    """Every way of every row with every way of the others, and of what is left over."""
    import numpy

    block = _block(plan)
    ways = [_ways_of_row(len(row), block) for row in plan.rows]
    over = sum(len(row) % len(block) for row in plan.rows)
    dealt = numpy.array(sorted(set(permutations(block))), dtype=float)
    sizes = [len(one[0]) for one in ways] + [len(dealt)] * -(-over // len(block))
    number = numpy.arange(prod(sizes))
    made = numpy.zeros((len(number), plan.units))
    places: list[Vector] = []
    for row, (arms, left), size in zip(plan.rows, ways, sizes, strict=False):
        number, which = numpy.divmod(number, size)
        made[:, row] = arms[which]
        places.append(row[left[which]])
    who = numpy.concatenate(places, axis=1)
    for start in range(0, over, len(block)):
        number, which = numpy.divmod(number, len(dealt))
        here = who[:, start : start + len(block)]
        made[numpy.arange(len(made))[:, None], here] = dealt[which][:, : here.shape[1]]
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
    worst = numpy.zeros(len(block))
    total, whole = plan.counts.sum(axis=1), plan.sums.sum(axis=1)
    for arm in range(len(plan.parts)):
        inside = (block == arm).astype(float)
        count, added = inside @ plan.counts.T, inside @ plan.sums.T
        with numpy.errstate(divide="ignore", invalid="ignore"):
            apart = numpy.abs(added / count - (whole - added) / (total - count)) / plan.spreads
        there = (count > 0) & (count < total) & (plan.spreads > 0)
        worst = numpy.maximum(worst, numpy.where(there, apart, 0.0).max(axis=1, initial=0.0))
    found: Vector = worst <= plan.balance_most * _MORE
    return found
