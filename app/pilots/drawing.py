"""The draw: a seed and a fixed list give who starts first, the same everywhere and always.

What is drawn (workshops, or groups of them) is ordered by its code within each row, and the rows by
their names. Each row is shuffled; whole blocks of it (as many as the arms have parts together) are dealt
out in full, so that each arm has its parts in every row. What is left over of each row goes on to one more
row, in the rows' order, whose blocks are each dealt in an order thrown anew. Everybody has the
same chance whatever the row.

The numbers are those of numpy's PCG64, taken as they come (64 bits), because that stream is fixed
(NEP 19) while what numpy makes of it may change: a number below n is the first word under the
largest multiple of n, modulo n; a shuffle goes from the last place down (Fisher and Yates).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import fsum
from statistics import pstdev
from typing import TypeVar

from app.errors import DataProblem
from app.i18n import _
from app.pilots.records import Entrant

METHOD = "pcg64-rows-1"
MOST_TRIES = 10_000
LONGEST_SEED = 40
_WORD = 2**64
_AT_ONCE = 256

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Dealt:
    """What a draw gave: the place of each unit's arm (from 0), and how many times it was thrown.

    `difference`: how much the arms differ at most, in deviations of the measure that differs most.
    """

    arm_of: Mapping[str, int]
    tries: int
    difference: float | None
    result_hash: str


def read_seed(text: str) -> str:
    """A seed as it is kept: a whole number. Raises `DataProblem`."""
    digits = "".join(text.split())
    if not (digits.isascii() and digits.isdigit()) or len(digits) > LONGEST_SEED:
        raise DataProblem(_("La semilla se escribe solo con números, como 41625; corríjala."))
    return str(int(digits))


def draw_lots(
    entrants: Sequence[Entrant], parts: Sequence[int], seed: str, balance_most: float | None = None
) -> Dealt:
    """Draw the units of a fixed list among arms of so many `parts`.

    With `balance_most` it is thrown again, from the same stream, until no measure of the list
    differs more between an arm and the rest. Raises `DataProblem` when that never comes.
    """
    if len(parts) < 2:
        raise DataProblem(_("Para sortear hacen falta dos grupos o más; agréguelos."))
    rows = rows_of(entrants)
    if sum(map(len, rows.values())) < sum(parts):
        raise DataProblem(_("Hay menos en la lista que partes que repartir; no se puede sortear."))
    number = _numbers(seed)
    for tries in range(1, MOST_TRIES + 1):
        arm_of = _deal(rows, parts, number)
        difference = largest_difference(entrants, arm_of, len(parts))
        if balance_most is None or difference is None or difference <= balance_most:
            return Dealt(arm_of, tries, difference, hash_result(entrants, arm_of, seed))
    raise DataProblem(
        _("En {count} tiradas ninguna cumplió el criterio; afloje el criterio o quite filas.").format(
            count=MOST_TRIES
        )
    )


def rows_of(entrants: Iterable[Entrant]) -> dict[str, list[str]]:
    """What is drawn within each row: rows by name, units by code, whatever the order they came in."""
    found: dict[str, set[str]] = {}
    for one in entrants:
        found.setdefault(one.stratum, set()).add(one.unit)
    return {row: sorted(found[row]) for row in sorted(found)}


def _deal(
    rows: Mapping[str, Sequence[str]], parts: Sequence[int], number: Callable[[int], int]
) -> dict[str, int]:
    block = [arm for arm, count in enumerate(parts) for _time in range(count)]
    arm_of: dict[str, int] = {}
    over: list[str] = []
    for units in rows.values():
        order = _shuffled(units, number)
        whole = len(order) - len(order) % len(block)
        arm_of |= {unit: block[at % len(block)] for at, unit in enumerate(order[:whole])}
        over += order[whole:]
    for start in range(0, len(over), len(block)):
        dealt = _shuffled(block, number)
        arm_of |= dict(zip(over[start : start + len(block)], dealt, strict=False))
    return arm_of


def _shuffled(things: Sequence[Thing], number: Callable[[int], int]) -> list[Thing]:
    made = list(things)
    for last in range(len(made) - 1, 0, -1):
        other = number(last + 1)
        made[last], made[other] = made[other], made[last]
    return made


def _numbers(seed: str) -> Callable[[int], int]:
    """What gives the next number from 0 to below what it is asked for."""
    from numpy.random import PCG64

    source = PCG64(int(seed))
    words: list[int] = []

    def word() -> int:
        if not words:
            words.extend(int(one) for one in reversed(source.random_raw(_AT_ONCE)))
        return words.pop()

    def number(below: int) -> int:
        edge = _WORD - _WORD % below
        while (found := word()) >= edge:
            pass
        return found % below

    return number


def largest_difference(entrants: Sequence[Entrant], arm_of: Mapping[str, int], arms: int) -> float | None:
    """How much an arm differs from the rest at most, over all measures, in deviations of the list.

    A measure is compared where it is known; None when none can be.
    """
    found: list[float] = []
    for name in sorted({name for one in entrants for name in one.measures}):
        known = [(arm_of[one.unit], one.measures[name]) for one in entrants if name in one.measures]
        spread = pstdev([value for _arm, value in known])
        for arm in range(arms):
            inside = [value for at, value in known if at == arm]
            outside = [value for at, value in known if at != arm]
            if inside and outside and spread:
                apart = fsum(inside) / len(inside) - fsum(outside) / len(outside)
                found.append(abs(apart) / spread)
    return max(found, default=None)


def hash_result(entrants: Iterable[Entrant], arm_of: Mapping[str, int], seed: str) -> str:
    """What tells whether two draws gave the same: over the method, the seed, and each code with its arm."""
    lines = sorted(f"{one.code}\t{arm_of[one.unit] + 1}" for one in entrants)
    return _digest([METHOD, seed, *lines])


def hash_list(entrants: Iterable[Entrant]) -> str:
    """What tells whether two lists are the same: codes, what is drawn, rows and measures."""
    from json import dumps

    lines = (
        "\t".join((one.code, one.unit, one.stratum, dumps(dict(one.measures), sort_keys=True)))
        for one in entrants
    )
    return _digest(sorted(lines))


def _digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode("utf-8")).hexdigest()
