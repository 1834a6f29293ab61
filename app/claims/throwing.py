"""The draw of a pilot thrown again: every way when there are few, else thousands by lot.

It gives what `app.pilots.drawing` gives, as often, but not in the order of its seed. A way is the place of
the arm of each unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from math import comb, factorial, perm, prod
from typing import TYPE_CHECKING, NamedTuple

from app.effects.randomization import MOST_ASSIGNMENTS
from app.effects.records import DRAWS
from app.pilots.redrawing import CELLS, DrawPlan, gather_throws, meeting, throw_by_lot
from app.progress import SILENT, Progress

if TYPE_CHECKING:
    from app.effects.columns import Vector

MOST_THROWN = 2_000_000  # of a criterion that hardly any throw meets
FEWEST = 199  # throws that met the criterion; with fewer nothing is said


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
    exact = _count_ways(plan) <= MOST_ASSIGNMENTS
    if exact:
        progress.report(0, draws, text)
        arms = meeting(_all_ways(plan), plan)
    else:
        arms = throw_by_lot(plan, seed, draws, MOST_THROWN, progress, text)[0]
    return None if arms.shape[1] < (2 if exact else FEWEST) else Thrown(arms.T, exact)


def throw_within(
    plan: DrawPlan,
    arm_of_unit: Vector,
    compared: Vector,
    seed: int,
    draws: int = DRAWS,
    progress: Progress = SILENT,
    text: str = "",
) -> Thrown | None:
    """The draw thrown again among the units that are `compared` alone, each row with as many of each arm as it has.

    What the others drew stays as it was. Given that, and how many of each arm a row has, every order of its units
    was as likely, whatever became of left-overs; with a criterion, every one that meets it.
    """
    rows = [row[compared[row]] for row in plan.rows]
    rows = [row for row in rows if len(set(arm_of_unit[row].tolist())) > 1]
    exact = prod(_count_orders(arm_of_unit[row].tolist()) for row in rows) <= MOST_ASSIGNMENTS
    if exact:
        progress.report(0, draws, text)
        arms = meeting(_every_order(arm_of_unit, rows), plan)
    else:
        blocks = _orders_by_lot(arm_of_unit, rows, seed, draws)
        arms = gather_throws(blocks, plan, draws, MOST_THROWN, progress, text)[0]
    return None if arms.shape[1] < (2 if exact else FEWEST) else Thrown(arms.T, exact)


def _count_orders(arms: Sequence[int]) -> int:
    return factorial(len(arms)) // prod(factorial(arms.count(one)) for one in set(arms))


def _every_order(arm_of_unit: Vector, rows: Sequence[Vector]) -> Vector:
    """Every order of every row with every order of the others; a column each."""
    import numpy

    orders = [numpy.array(list(_different_orders(arm_of_unit[row].tolist()))) for row in rows]
    number = numpy.arange(prod(map(len, orders)))
    made = numpy.repeat(arm_of_unit[:, None], len(number), axis=1)
    for row, ways in zip(rows, orders, strict=True):
        number, which = numpy.divmod(number, len(ways))
        made[row] = ways[which].T
    return made


def _orders_by_lot(arm_of_unit: Vector, rows: Sequence[Vector], seed: int, draws: int) -> Iterator[Vector]:
    """Blocks of throws, without end."""
    import numpy

    chance = numpy.random.Generator(numpy.random.PCG64(seed))
    count = max(1, min(draws, CELLS // len(arm_of_unit)))
    while True:
        made = numpy.repeat(arm_of_unit[:, None], count, axis=1)
        for row in rows:
            made[row] = chance.permuted(made[row], axis=0)
        yield made


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


def _all_ways(plan: DrawPlan) -> Vector:
    """Every way of every row with every way of the others, and of what is left over; a column each."""
    import numpy

    block = plan.block
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
    return made


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
