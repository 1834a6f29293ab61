"""A sewing line to balance: its tasks, what must come before each, and what a balance is.

Times are minutes. They are reckoned with as whole numbers of a small unit (`Units`), so that a
station that fills its cycle exactly is full and never a hair too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd, isfinite

from app.errors import DataProblem
from app.i18n import _
from app.numbers import write_number

DECIMALS = 6  # a millionth of a minute: finer than any watch
CIRCLE_SHOWN = 6


@dataclass(frozen=True, slots=True)
class LineTask:
    """One task: its name, its minutes, and the names of those that must come before."""

    name: str
    time: float
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SewingLine:
    """Tasks in an order in which each comes after what it needs; `before` and `following` are places.

    `before` are a task's direct predecessors; `all_following` all that comes after it.
    """

    tasks: tuple[LineTask, ...]
    before: tuple[frozenset[int], ...]
    all_before: tuple[frozenset[int], ...]
    all_following: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class LineBalance:
    """Tasks by station, in the order of the line. `gap` is the share of stations that may be too many."""

    cycle: float
    stations: int
    lower_bound: int
    optimal: bool
    gap: float
    assignment: tuple[tuple[str, ...], ...]


def make_line(tasks: Sequence[LineTask]) -> SewingLine:
    """The line of these tasks, kept in their order as far as what comes before allows.

    Raises `DataProblem` for no task, a doubled one, a time that is none, a predecessor that is
    not there, and tasks that wait for each other.
    """
    if not tasks:
        raise DataProblem(_("No hay ninguna operación; escriba una por fila, con sus minutos."))
    places: dict[str, int] = {}
    for place, task in enumerate(tasks):
        if task.name in places:
            raise DataProblem(
                _("La operación «{name}» está dos veces; deje una sola.").format(name=task.name)
            )
        if not isfinite(task.time) or task.time < 0:
            raise DataProblem(
                _("La operación «{name}» no tiene un tiempo que sirva; escriba sus minutos.").format(
                    name=task.name
                )
            )
        places[task.name] = place
    for task in tasks:
        for name in task.after:
            if name not in places:
                raise DataProblem(
                    _(
                        "«{name}» va después de «{after}», que no está en la lista; agréguela o corrija el nombre."
                    ).format(name=task.name, after=name)
                )
    return _in_order(tasks, _order(tasks, places))


def _order(tasks: Sequence[LineTask], places: dict[str, int]) -> list[int]:
    left = {place: {places[name] for name in task.after} for place, task in enumerate(tasks)}
    order: list[int] = []
    while left:
        free = next((place for place, waits in left.items() if not waits & left.keys()), None)
        if free is None:
            raise DataProblem(_say_circle(tasks, left))
        order.append(free)
        del left[free]
    return order


def _say_circle(tasks: Sequence[LineTask], left: dict[int, set[int]]) -> str:
    """The circle itself, in the order in which its tasks wait for each other."""
    walk = [next(iter(left))]
    while (after := min(left[walk[-1]] & left.keys())) not in walk:
        walk.append(after)
    places = walk[walk.index(after) :][::-1]
    start = places.index(min(places))
    circle = [tasks[place].name for place in places[start:] + places[:start]]
    shown = circle if len(circle) <= CIRCLE_SHOWN else [*circle[: CIRCLE_SHOWN - 1], "…"]
    return _("Estas operaciones se esperan en círculo: {names}; quite uno de sus «después de».").format(
        names=" → ".join([*shown, circle[0]])
    )


def _in_order(tasks: Sequence[LineTask], order: Sequence[int]) -> SewingLine:
    ordered = tuple(tasks[place] for place in order)
    places = {task.name: place for place, task in enumerate(ordered)}
    before = tuple(frozenset(places[name] for name in task.after) for task in ordered)
    all_before: list[frozenset[int]] = []
    for direct in before:
        all_before.append(direct.union(*(all_before[one] for one in direct)))
    all_following = tuple(
        frozenset(later for later, earlier in enumerate(all_before) if place in earlier)
        for place in range(len(ordered))
    )
    return SewingLine(ordered, before, tuple(all_before), all_following)


@dataclass(frozen=True, slots=True)
class Units:
    """The times and the cycle of a line as whole numbers of the largest unit that suits them all."""

    times: tuple[int, ...]
    cycle: int


def count_units(line: SewingLine, cycle: float) -> Units:
    """The times in units. Raises `DataProblem` for a cycle that is none, or shorter than a task."""
    if not isfinite(cycle * 10**DECIMALS) or cycle <= 0:
        raise DataProblem(_("El ciclo tiene que ser más que cero; escriba sus minutos."))
    times = [round(task.time * 10**DECIMALS) for task in line.tasks]
    most = round(cycle * 10**DECIMALS)
    unit = gcd(most, *times) or 1
    longest = max(range(len(times)), key=lambda place: times[place])
    if times[longest] > most:
        raise DataProblem(
            _(
                "«{name}» tarda {minutes} minutos y no entra en un ciclo de {cycle}; alargue el ciclo o divida la operación."
            ).format(
                name=line.tasks[longest].name,
                minutes=write_number(line.tasks[longest].time, DECIMALS),
                cycle=write_number(cycle, DECIMALS),
            )
        )
    return Units(tuple(time // unit for time in times), most // unit)


def least_stations(units: Units) -> int:
    """The largest of three bounds: the sum, halves, thirds (Scholl and Becker 2006, LM1 to LM3)."""
    cycle, times = units.cycle, [time for time in units.times if time]
    by_sum = -(-sum(times) // cycle)
    halves = sum(2 if 2 * time > cycle else 1 for time in times if 2 * time >= cycle)
    by_thirds = sum(_thirds(time, cycle) for time in times)
    return max(1, by_sum, -(-halves // 2), -(-by_thirds // 6))


def _thirds(time: int, cycle: int) -> int:
    """How much of a station a task takes at least, in sixths."""
    if 3 * time > 2 * cycle:
        return 6
    if 3 * time == 2 * cycle:
        return 4
    if 3 * time > cycle:
        return 3
    return 2 if 3 * time == cycle else 0


def make_balance(
    line: SewingLine, cycle: float, stations: Sequence[Iterable[int]], least: int
) -> LineBalance:
    """The balance of tasks by station, named in the order in which they are sewn; `least` is proved."""
    count = len(stations)
    return LineBalance(
        cycle=cycle,
        stations=count,
        lower_bound=least,
        optimal=count == least,
        gap=(count - least) / count,
        assignment=tuple(tuple(line.tasks[place].name for place in sorted(one)) for one in stations),
    )
