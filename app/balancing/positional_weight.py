"""Ranked positional weight: a good balance at once (Helgeson and Birnie 1961).

A task's weight is its time and the times of all that comes after it. The heaviest goes first, to
the first station where it fits and that is not before what it needs.
"""

from __future__ import annotations

from app.balancing.line import LineBalance, SewingLine, Units, count_units, least_stations, make_balance


def balance_by_weight(line: SewingLine, cycle: float) -> LineBalance:
    """The balance by ranked positional weight. Raises `DataProblem` as `count_units`."""
    units = count_units(line, cycle)
    return make_balance(line, cycle, place_by_weight(line, units), least_stations(units))


def rank_by_weight(line: SewingLine, times: tuple[int, ...] | tuple[float, ...]) -> list[int]:
    """The tasks, the heaviest first; of equals the one that comes first, so that it is after its own."""
    weights = [
        times[place] + sum(times[later] for later in line.all_following[place]) for place in range(len(times))
    ]
    return sorted(range(len(times)), key=lambda place: (-weights[place], place))


def place_by_weight(line: SewingLine, units: Units) -> list[list[int]]:
    """The tasks by station."""
    stations: list[list[int]] = []
    loads: list[int] = []
    station_of: dict[int, int] = {}
    for place in rank_by_weight(line, units.times):
        first = max((station_of[one] for one in line.before[place]), default=0)
        time = units.times[place]
        fits = (number for number in range(first, len(loads)) if loads[number] + time <= units.cycle)
        station = next(fits, len(loads))
        if station == len(loads):
            stations.append([])
            loads.append(0)
        stations[station].append(place)
        loads[station] += time
        station_of[place] = station
    return stations
