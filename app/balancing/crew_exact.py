"""The shortest cycle with the people at hand, by integer programming (HiGHS through scipy).

Assembly line worker assignment and balancing (Miralles, Garcia-Garcia, Andres and Cardos 2007), with
times that are the same for all because they are standard minutes. First the shortest cycle is
asked for, then among all answers of that cycle the one in which fewest tasks change hands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from app.balancing.crew import (
    CrewBalance,
    FloorLimits,
    LineWorker,
    check_crew,
    crew_loads,
    knows_machine,
    least_cycle,
    machine_limits,
)
from app.balancing.line import SewingLine
from app.balancing.matrix import MatrixRows
from app.errors import DataProblem
from app.i18n import _
from app.solver import INFEASIBLE, OPTIMAL, solve

SECONDS = 5.0
STEP = 0.01  # minutes: what is shown of a cycle, and finer than any of its times is known


def share_exactly(
    line: SewingLine, workers: tuple[LineWorker, ...], limits: FloorLimits, *, seconds: float = SECONDS
) -> CrewBalance:
    """The sharing out of the shortest cycle, to a hundredth of a minute, with the fewest changes.

    Raises `DataProblem` when there is nobody for a task, or the limits leave no way.
    """
    check_crew(line, workers, limits)
    model = _CrewModel(line, workers, limits)
    most = sum(task.time for task in line.tasks)  # no cycle is longer; the gap is a part of what is found
    near = STEP / 4 / max(STEP, most)
    answer = solve(model.ask_cycle(), seconds=seconds, gap=near)
    if answer.x is None:
        raise DataProblem(_say_no_way(answer.status))
    first = model.read(answer.x)
    bound = max(least_cycle(line, len(workers)), answer.mip_dual_bound or 0.0)
    if answer.status == OPTIMAL:
        bound = max(bound, first.cycle - STEP / 2)
    allowed = max(first.cycle, ceil(round(first.cycle / STEP, 6)) * STEP)
    answer = solve(model.ask_fewest_changes(allowed), seconds=seconds / 2)
    found = model.read(answer.x) if answer.x is not None else first
    if found.cycle > allowed + STEP / 10:
        found = first
    proved = found.cycle - bound < STEP
    return CrewBalance(
        found.cycle, found.cycle if proved else min(bound, found.cycle), found.who, found.learned, found.order
    )


def _say_no_way(status: int) -> str:
    if status == INFEASIBLE:
        return _(
            "Con estas máquinas y lo que cada persona maneja no hay forma de repartir; suelte lo que está fijado o agregue quién sabe usarlas."
        )
    return _("No alcanzó el tiempo para encontrar un reparto; pruebe con menos límites.")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column of the matrix says: a task at a station, a worker at it, what she learns, …"""

    kind: str
    first: int | str
    second: int | str


class _CrewModel:
    """The matrix of a crew. Its stations are the workers themselves, unless the line only goes forward."""

    def __init__(self, line: SewingLine, workers: tuple[LineWorker, ...], limits: FloorLimits) -> None:
        self._line, self._workers, self._limits = line, workers, limits
        self._columns: dict[_Column, int] = {}
        self._rows = MatrixRows()
        self._stations = range(len(workers))
        for place, _task in enumerate(line.tasks):
            row = [(self._column("task", place, station), 1.0) for station in self._stations]
            self._rows.add(row, 1, 1)
        if limits.forward:
            self._place_workers()
            self._keep_order()
        self._keep_skills()
        self._keep_machines()
        self._keep_shared()

    def _column(self, kind: str, first: int | str, second: int | str = 0) -> int:
        return self._columns.setdefault(_Column(kind, first, second), len(self._columns))

    def _place_workers(self) -> None:
        """Each worker at one station, each station with one."""
        for one in self._stations:
            self._rows.add([(self._column("at", one, station), 1) for station in self._stations], 1, 1)
            self._rows.add([(self._column("at", worker, one), 1) for worker in self._stations], 1, 1)

    def _keep_order(self) -> None:
        for place, before in enumerate(self._line.before):
            for earlier in before:
                for station in self._stations[:-1]:
                    held = [(self._column("task", earlier, one), 1.0) for one in range(station + 1)]
                    later = [(self._column("task", place, one), -1.0) for one in range(station + 1)]
                    self._rows.add([*held, *later], 0, None)

    def _keep_skills(self) -> None:
        """A task stands where its worker is: whom it is fixed to, or who knows its machine or learns it."""
        lessons: set[int] = set()
        for place, task in enumerate(self._line.tasks):
            machine, kept = self._limits.machine_of.get(task.name), self._limits.fixed.get(task.name)
            for worker, person in enumerate(self._workers):
                if kept is not None and person.key != kept:
                    self._forbid(place, worker, None)
                elif kept is None and not knows_machine(person, machine):
                    lesson = self._lesson(worker, str(machine))
                    lessons |= {lesson} if lesson is not None else set()
                    self._forbid(place, worker, lesson)
        if lessons:
            self._rows.add([(column, 1) for column in sorted(lessons)], None, self._limits.learned)

    def _lesson(self, worker: int, machine: str) -> int | None:
        return self._column("learns", worker, machine) if self._limits.learned else None

    def _forbid(self, place: int, worker: int, lesson: int | None) -> None:
        """Not by this worker, unless she takes the lesson."""
        learned = [(lesson, -1.0)] if lesson is not None else []
        if not self._limits.forward:
            self._rows.add([(self._column("task", place, worker), 1.0), *learned], None, 0)
            return
        for station in self._stations:
            here = [(self._column("task", place, station), 1.0), (self._column("at", worker, station), 1.0)]
            self._rows.add([*here, *learned], None, 1)

    def _keep_machines(self) -> None:
        for machine, most in machine_limits(self._limits).items():
            places = [
                place
                for place, task in enumerate(self._line.tasks)
                if self._limits.machine_of.get(task.name) == machine
            ]
            if len(places) <= most or len(self._workers) <= most:
                continue
            for station in self._stations:
                used = self._column("uses", machine, station)
                for place in places:
                    self._rows.add([(used, 1), (self._column("task", place, station), -1)], 0, None)
            self._rows.add([(self._column("uses", machine, one), 1) for one in self._stations], None, most)

    def _keep_shared(self) -> None:
        """No station has more minutes than the cycle, which is the last column."""
        self._cycle = self._column("cycle", 0)
        for station in self._stations:
            load = [
                (self._column("task", place, station), task.time)
                for place, task in enumerate(self._line.tasks)
            ]
            self._rows.add([*load, (self._cycle, -1.0)], None, 0)

    def ask_cycle(self) -> dict[str, Any]:
        """The shortest cycle."""
        self._rows.add([(self._cycle, 1.0)], least_cycle(self._line, len(self._workers)), None)
        return self._rows.arguments(self._costs({self._cycle: 1.0}), free=[self._cycle])

    def ask_fewest_changes(self, cycle: float) -> dict[str, Any]:
        """The fewest tasks in other hands, and then the fewest lessons, within a cycle."""
        self._rows.add([(self._cycle, 1.0)], None, cycle)
        costs: dict[int, float] = {}
        keys = {worker.key: number for number, worker in enumerate(self._workers)}
        for place, task in enumerate(self._line.tasks):
            worker = keys.get(self._limits.today.get(task.name, -1))
            if worker is None:
                continue
            if self._limits.forward:
                costs[self._stays(place, worker)] = -1.0
            else:
                costs[self._column("task", place, worker)] = -1.0
        for column, number in self._columns.items():
            if column.kind == "learns":
                costs[number] = 0.5
        return self._rows.arguments(self._costs(costs), free=[self._cycle])

    def _stays(self, place: int, worker: int) -> int:
        """Whether a task stays with a worker who may stand anywhere."""
        stays = []
        for station in self._stations:
            both = self._column("stays", place, station)
            for other in (self._column("task", place, station), self._column("at", worker, station)):
                self._rows.add([(both, 1), (other, -1)], None, 0)
            stays.append((both, -1.0))
        kept = self._column("kept", place)
        self._rows.add([(kept, 1.0), *stays], None, 0)
        return kept

    def _costs(self, costs: Mapping[int, float]) -> list[float]:
        return [costs.get(column, 0.0) for column in range(len(self._columns))]

    def read(self, values: Any) -> CrewBalance:
        """Who does what in an answer; its cycle is reckoned anew."""
        chosen = [column for column, number in self._columns.items() if values[number] > 0.5]
        at = {one.second: int(one.first) for one in chosen if one.kind == "at"}
        who = {
            self._line.tasks[int(one.first)].name: self._workers[at.get(one.second, int(one.second))].key
            for one in chosen
            if one.kind == "task"
        }
        by_key = {worker.key: worker for worker in self._workers}
        machine_of = self._limits.machine_of
        lessons = {
            (key, str(machine_of[task]))
            for task, key in who.items()
            if task not in self._limits.fixed and not knows_machine(by_key[key], machine_of.get(task))
        }
        order = tuple(self._workers[at[station]].key for station in self._stations) if at else ()
        cycle = max(crew_loads(self._line, who).values())
        return CrewBalance(cycle, 0.0, who, tuple(sorted(lessons)), order)
