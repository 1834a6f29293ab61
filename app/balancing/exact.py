"""The fewest stations at a cycle, exactly, by integer programming (HiGHS through scipy).

The simple assembly line balancing problem of type 1 (Baybars 1986). A task may only stand between
its earliest and latest station (Patterson and Albracht 1975); the balance by weight says how many
stations are enough, so that one fewer is asked for: when there is none, that balance was the best.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, isfinite
from typing import Any

from app.balancing.line import LineBalance, SewingLine, Units, count_units, least_stations, make_balance
from app.balancing.matrix import MatrixRows
from app.balancing.positional_weight import place_by_weight
from app.solver import INFEASIBLE, OPTIMAL, solve

SECONDS = 10.0
_NEARLY = 1e-6


@dataclass(frozen=True, slots=True)
class StationModel:
    """The matrices of one question, as `scipy.optimize.milp` takes them, and what its columns are.

    `columns` says for (task, station) the column of its variable; None is a question that has no
    answer before it is asked.
    """

    arguments: dict[str, Any]
    columns: Mapping[tuple[int, int], int]
    least: int


def balance_exactly(line: SewingLine, cycle: float, *, seconds: float = SECONDS) -> LineBalance:
    """The fewest stations, or the fewest found within the time and how far off they may be.

    Raises `DataProblem` as `count_units`.
    """
    units = count_units(line, cycle)
    stations = place_by_weight(line, units)
    least = least_stations(units)
    if len(stations) > least:
        stations, least = _improve(line, units, stations, least, seconds)
    return make_balance(line, cycle, stations, least)


def _improve(
    line: SewingLine, units: Units, stations: list[list[int]], least: int, seconds: float
) -> tuple[list[list[int]], int]:
    """Fewer stations if there are, and the bound that is proved."""
    model = model_stations(line, units, len(stations) - 1, least)
    if model is None:
        return stations, len(stations)
    answer = solve(model.arguments, seconds=seconds)
    if answer.status == INFEASIBLE:
        return stations, len(stations)
    if answer.mip_dual_bound is not None and isfinite(answer.mip_dual_bound):
        least = max(least, least + ceil(answer.mip_dual_bound - _NEARLY))
    found = read_stations(model, answer.x) if answer.x is not None else []
    if not _is_sound(line, units, found):
        return stations, least
    return found, len(found) if answer.status == OPTIMAL else min(least, len(found))


def _is_sound(line: SewingLine, units: Units, stations: list[list[int]]) -> bool:
    """Whether an answer holds in whole numbers too: the solver reckons with small tolerances."""
    station_of = {place: number for number, one in enumerate(stations) for place in one}
    return (
        len(station_of) == len(line.tasks)
        and all(sum(units.times[place] for place in one) <= units.cycle for one in stations)
        and all(
            station_of[earlier] <= station_of[place]
            for place, before in enumerate(line.before)
            for earlier in before
        )
    )


def read_stations(model: StationModel, values: Any) -> list[list[int]]:
    """The tasks by station of an answer, without stations that stay empty."""
    stations: dict[int, list[int]] = {}
    for (place, station), column in model.columns.items():
        if values[column] > 0.5:
            stations.setdefault(station, []).append(place)
    return [stations[number] for number in sorted(stations)]


def model_stations(line: SewingLine, units: Units, most: int, least: int) -> StationModel | None:
    """May the line stand in `most` stations, in how few? None when a task has no station left.

    A column says that a task stands in a station; beyond `least` another says that the station is
    used, and stations are used from the first on. Minimized are those beyond `least`.
    """
    ranges = _station_ranges(line, units, most)
    if any(first > last for first, last in ranges):
        return None
    columns = {
        (place, station): number
        for number, (place, station) in enumerate(
            (place, station)
            for place, (first, last) in enumerate(ranges)
            for station in range(first, last + 1)
        )
    }
    used = {station: len(columns) + number for number, station in enumerate(range(least, most))}
    rows = MatrixRows()
    for place, (first, last) in enumerate(ranges):
        rows.add([(columns[place, station], 1) for station in range(first, last + 1)], 1, 1)
    _limit_loads(rows, units, most, columns, used)
    _keep_order(rows, line, ranges, columns)
    for station in range(least + 1, most):
        rows.add([(used[station - 1], 1), (used[station], -1)], 0, None)
    costs = [0] * len(columns) + [1] * len(used)
    return StationModel(rows.arguments(costs), columns, least)


def _station_ranges(line: SewingLine, units: Units, most: int) -> list[tuple[int, int]]:
    """The earliest and the latest station of each task, from 0."""

    def needed(place: int, others: frozenset[int]) -> int:
        minutes = units.times[place] + sum(units.times[other] for other in others)
        return max(1, -(-minutes // units.cycle))

    return [
        (needed(place, line.all_before[place]) - 1, most - needed(place, line.all_following[place]))
        for place in range(len(line.tasks))
    ]


def _limit_loads(
    rows: MatrixRows, units: Units, most: int, columns: Mapping[tuple[int, int], int], used: Mapping[int, int]
) -> None:
    loads: list[list[tuple[int, int]]] = [[] for _station in range(most)]
    for (place, station), column in columns.items():
        loads[station].append((column, units.times[place]))
        if station in used:
            rows.add([(used[station], 1), (column, -1)], 0, None)
    for station, load in enumerate(loads):
        if station in used:
            rows.add([*load, (used[station], -units.cycle)], None, 0)
        else:
            rows.add(load, None, units.cycle)


def _keep_order(
    rows: MatrixRows,
    line: SewingLine,
    ranges: list[tuple[int, int]],
    columns: Mapping[tuple[int, int], int],
) -> None:
    """Up to each station: the later task stands there only if the earlier does."""
    for place, before in enumerate(line.before):
        first, last = ranges[place]
        for earlier in before - frozenset().union(*(line.all_before[one] for one in before)):
            start, end = ranges[earlier]
            for station in range(first, min(end, last + 1)):
                held = [(columns[place, one], -1) for one in range(first, station + 1)]
                rows.add([*((columns[earlier, one], 1) for one in range(start, station + 1)), *held], 0, None)
