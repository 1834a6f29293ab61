"""Hiding small counts: primary below five, and what a total would give away.

A table that leaves the office shows no group of fewer than `SMALLEST` people or workshops
(none at all may be shown: nobody is in it). Where totals stand beside it, one hidden cell of
a row is the total less the others; so more are hidden, the smallest first, until no hidden
one can be worked out from what is shown, and until the hidden ones of a line add up to at
least `SMALLEST`. Totals are cells like the others: one that is itself small, or that would
give a hidden cell away and nothing else can be hidden, is hidden too.

The way is that of Willenborg and de Waal 2001, Elements of Statistical Disclosure Control
(primary and secondary suppression). What could be worked out is tested by solving the
table's sums, not only line by line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

SMALLEST = 5
LARGEST_KNOWN_TO = 0.1  # how near nobody may come to what the largest gives

Key = tuple[str, str]
Lines = Sequence[tuple[Key, tuple[Key, ...]]]  # a total and the parts that add up to it
ALL = ""  # in a key: the sum over the rows or the columns


@dataclass(frozen=True, slots=True)
class SafeTable:
    """What may be shown: None is a hidden count. Keys are (row, column)."""

    cells: Mapping[Key, int | None]
    row_totals: Mapping[str, int | None]
    column_totals: Mapping[str, int | None]
    total: int | None

    @property
    def hidden(self) -> bool:
        """Whether anything was hidden."""
        shown = (*self.cells.values(), *self.row_totals.values(), *self.column_totals.values())
        return None in (*shown, self.total)


@dataclass(frozen=True, slots=True)
class SafeList:
    """Groups and their total, as they may be shown."""

    cells: Mapping[str, int | None]
    total: int | None


def suppress_table(counts: Mapping[Key, int], *, smallest: int = SMALLEST) -> SafeTable:
    """A table with its totals; a (row, column) that is left out counts nobody.

    Raises ValueError for a negative count or an empty name.
    """
    rows = list(dict.fromkeys(row for row, _column in counts))
    columns = list(dict.fromkeys(column for _row, column in counts))
    _check(counts.values(), (*rows, *columns))
    values = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    lines: list[tuple[Key, tuple[Key, ...]]] = []
    for row in rows:
        lines.append(((row, ALL), tuple((row, column) for column in columns)))
    for column in columns:
        lines.append(((ALL, column), tuple((row, column) for row in rows)))
    lines.append(((ALL, ALL), tuple((row, ALL) for row in rows)))
    lines.append(((ALL, ALL), tuple((ALL, column) for column in columns)))
    shown = _hide(values, lines, smallest)
    return SafeTable(
        {key: shown[key] for key in values},
        {row: shown[row, ALL] for row in rows},
        {column: shown[ALL, column] for column in columns},
        shown[ALL, ALL],
    )


def suppress_list(counts: Mapping[str, int], *, smallest: int = SMALLEST) -> SafeList:
    """Groups that add up to a total which is shown beside them. Raises ValueError as above."""
    _check(counts.values(), counts)
    values = {(name, ALL): count for name, count in counts.items()}
    shown = _hide(values, [((ALL, ALL), tuple(values))], smallest)
    return SafeList({name: shown[name, ALL] for name in counts}, shown[ALL, ALL])


def is_small(count: int, smallest: int = SMALLEST) -> bool:
    """Whether a count by itself may not be shown; nobody at all may."""
    return 0 < count < smallest


def told_count(count: int, of: int | None = None) -> int | None:
    """A count by itself as it may be shown; `of` stands beside it and is more by so many others."""
    rest = 0 if of is None else of - count
    return None if is_small(count) or is_small(rest) else count


def told_sum(parts: Iterable[int], smallest: int = SMALLEST) -> int | None:
    """A sum of what each gives, as it may be shown; None: it would tell what one of them gives.

    Fewer than `smallest` give something, or who gives second most could take the own part off and know the largest to
    within a tenth (the p % rule, with p = 10: Willenborg and de Waal 2001).

    >>> told_sum([10, 10, 10, 10, 10, 0]), told_sum([10, 10, 10, 10]), told_sum([900, 20, 5, 5, 5]), told_sum([0, 0])
    (50, None, None, 0)
    """
    given = sorted((one for one in parts if one), reverse=True)
    if 0 < len(given) < smallest:
        return None
    return None if sum(given[2:]) < LARGEST_KNOWN_TO * max(given, default=0) else sum(given)


def _check(counts: Iterable[int], names: Iterable[str]) -> None:
    if any(count < 0 for count in counts):
        raise ValueError("a count below zero")
    if ALL in names:
        raise ValueError("a group without a name")


def _hide(values: Mapping[Key, int], lines: Lines, smallest: int) -> dict[Key, int | None]:
    known = dict(values)
    for total, parts in lines:
        known[total] = sum(known[part] for part in parts)
    hidden = {key for key, count in known.items() if is_small(count, smallest)}
    while weak := _weak_line(known, lines, hidden, smallest):
        hidden.add(min(weak, key=lambda key: (known[key] == 0, known[key], key)))
    return {key: None if key in hidden else count for key, count in known.items()}


def _weak_line(known: Mapping[Key, int], lines: Lines, hidden: set[Key], smallest: int) -> list[Key]:
    """What could be hidden in the first line that gives a hidden cell away; parts before totals.

    Lines that are weak by themselves first: mending them often leaves nothing to be worked
    out from all of them together, and so hides less.
    """
    for line in lines:
        if _is_weak(known, *line, hidden, smallest) and (found := _open_cells(*line, hidden)):
            return found
    given_away = _determined(lines, hidden)
    for total, parts in lines:
        if given_away.intersection((total, *parts)) and (found := _open_cells(total, parts, hidden)):
            return found
    return []


def _is_weak(
    known: Mapping[Key, int], total: Key, parts: tuple[Key, ...], hidden: set[Key], smallest: int
) -> bool:
    secret = [part for part in parts if part in hidden]
    if total in hidden:
        return not secret
    return len(secret) == 1 or (bool(secret) and sum(known[one] for one in secret) < smallest)


def _open_cells(total: Key, parts: tuple[Key, ...], hidden: set[Key]) -> list[Key]:
    return [part for part in parts if part not in hidden] or [one for one in (total,) if one not in hidden]


def _determined(lines: Lines, hidden: set[Key]) -> set[Key]:
    """The hidden cells that the sums give exactly: rows of the reduced system with one unknown."""
    order = {key: index for index, key in enumerate(sorted(hidden))}
    system = []
    for total, parts in lines:
        row = [Fraction(0)] * len(order)
        for key, sign in ((total, -1), *((part, 1) for part in parts)):
            if key in order:
                row[order[key]] += sign
        if any(row):
            system.append(row)
    names = list(order)
    found = set()
    for row in _reduced(system):
        unknowns = [index for index, value in enumerate(row) if value]
        if len(unknowns) == 1:
            found.add(names[unknowns[0]])
    return found


def _reduced(system: list[list[Fraction]]) -> list[list[Fraction]]:
    """The reduced row echelon form (Gauss and Jordan), without empty rows."""
    done: list[list[Fraction]] = []
    width = len(system[0]) if system else 0
    left = system
    for column in range(width):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        head = [value / pivot[column] for value in pivot]
        left = [_less(row, head, column) for row in left if row is not pivot]
        done = [_less(row, head, column) for row in done] + [head]
    return done


def _less(row: list[Fraction], head: list[Fraction], column: int) -> list[Fraction]:
    factor = row[column]
    return row if not factor else [a - factor * b for a, b in zip(row, head, strict=True)]
