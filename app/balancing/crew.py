"""The people who sew a line: who may do what, and a line shared out among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.balancing.line import SewingLine
from app.balancing.positional_weight import rank_by_weight
from app.errors import DataProblem
from app.i18n import _


@dataclass(frozen=True, slots=True)
class LineWorker:
    """Somebody at the line; `machines` are those she can use."""

    key: int
    name: str
    machines: frozenset[str]


@dataclass(frozen=True, slots=True)
class FloorLimits:
    """What the workshop allows, by the names of the tasks.

    `machine_of`: what a task is sewn on, None by hand. `machines`: how many there are, where it is known: who uses one
    has it for herself. `fixed`: who keeps a task. `today`: who does it now. `learned`: how many
    new machines somebody may learn. `forward`: whether the garment never goes back to somebody
    who had it before.
    """

    machine_of: Mapping[str, str | None] = field(default_factory=dict)
    machines: Mapping[str, int] = field(default_factory=dict)
    fixed: Mapping[str, int] = field(default_factory=dict)
    today: Mapping[str, int] = field(default_factory=dict)
    learned: int = 0
    forward: bool = False


@dataclass(frozen=True, slots=True)
class CrewBalance:
    """Who does each task (`who`, by name), and the minutes of whoever has most (`cycle`).

    No sharing out can go below `lower_bound`. `learned` are (worker, machine) that she does not
    know yet. `order` are the workers along the line where it only goes forward.
    """

    cycle: float
    lower_bound: float
    who: Mapping[str, int]
    learned: tuple[tuple[int, str], ...] = ()
    order: tuple[int, ...] = ()


def may_do(worker: LineWorker, task: str, limits: FloorLimits) -> bool:
    """Whether she can, of herself, today: nobody else keeps it, and she knows its machine."""
    kept = limits.fixed.get(task)
    if kept is not None:
        return kept == worker.key
    return knows_machine(worker, limits.machine_of.get(task))


def knows_machine(worker: LineWorker, machine: str | None) -> bool:
    """Whether she can use it; hand work needs none."""
    return machine is None or machine in worker.machines


def machine_limits(limits: FloorLimits) -> dict[str, int]:
    """How many may use a machine: as many as there are, or as share them today if those are more."""
    users = Counter(
        machine
        for machine, _worker in {
            (limits.machine_of.get(task), worker) for task, worker in limits.today.items()
        }
        if machine is not None
    )
    return {machine: max(count, users[machine]) for machine, count in limits.machines.items() if count > 0}


def check_crew(line: SewingLine, workers: tuple[LineWorker, ...], limits: FloorLimits) -> None:
    """Raises `DataProblem` when there is nobody, or nobody for one of the tasks."""
    if not workers:
        raise DataProblem(_("No hay nadie en la línea; anote quiénes cosen en el taller."))
    for task in line.tasks:
        if limits.learned == 0 and not any(may_do(worker, task.name, limits) for worker in workers):
            raise DataProblem(
                _(
                    "Nadie de la línea maneja la máquina de «{name}»; anote quién la sabe usar o deje que alguien la aprenda."
                ).format(name=task.name)
            )


def crew_loads(line: SewingLine, who: Mapping[str, int]) -> dict[int, float]:
    """The minutes of each worker."""
    loads: dict[int, float] = {}
    for task in line.tasks:
        loads[who[task.name]] = loads.get(who[task.name], 0.0) + task.time
    return loads


def share_by_weight(
    line: SewingLine, workers: tuple[LineWorker, ...], limits: FloorLimits
) -> CrewBalance | None:
    """At once: each task, the heaviest first, to whoever may do it and has the least minutes.

    The weights are those of Helgeson and Birnie (1961); whom a task goes to is our rule, for people
    instead of empty stations. Where today's way is better it begins there. Then single tasks go
    from who has most to others, while that helps. None when the machines do not suffice that way.
    """
    check_crew(line, workers, limits)
    found = [who for who in (_deal(line, workers, limits), _today(line, workers, limits)) if who is not None]
    if not found:
        return None
    who = min(found, key=lambda one: max(crew_loads(line, one).values()))
    _ease(line, workers, limits, who)
    return CrewBalance(max(crew_loads(line, who).values()), least_cycle(line, len(workers)), who)


def _deal(line: SewingLine, workers: tuple[LineWorker, ...], limits: FloorLimits) -> dict[str, int] | None:
    loads = {worker.key: 0.0 for worker in workers}
    who: dict[str, int] = {}
    for place in rank_by_weight(line, tuple(task.time for task in line.tasks)):
        task = line.tasks[place]
        free = _who_may(task.name, workers, limits, who)
        if not free:
            return None
        chosen = min(free, key=lambda key: (loads[key], limits.today.get(task.name) != key))
        who[task.name] = chosen
        loads[chosen] += task.time
    return who


def _today(line: SewingLine, workers: tuple[LineWorker, ...], limits: FloorLimits) -> dict[str, int] | None:
    """Today's way, where it is one with these people."""
    who: dict[str, int] = {}
    for task in line.tasks:
        key = limits.today.get(task.name)
        if key is None or key not in _who_may(task.name, workers, limits, who):
            return None
        who[task.name] = key
    return who


def _who_may(
    task: str, workers: tuple[LineWorker, ...], limits: FloorLimits, who: Mapping[str, int]
) -> list[int]:
    """Who may do a task, as far as its machines are not all taken by others in `who`."""
    machine = limits.machine_of.get(task)
    most = machine_limits(limits).get(machine) if machine is not None else None
    users = {key for other, key in who.items() if other != task and limits.machine_of.get(other) == machine}
    return [
        worker.key
        for worker in workers
        if may_do(worker, task, limits) and (most is None or worker.key in users or len(users) < most)
    ]


def _ease(
    line: SewingLine, workers: tuple[LineWorker, ...], limits: FloorLimits, who: dict[str, int]
) -> None:
    """Move one task at a time away from who has most; each move makes the two of them more even."""
    times = {task.name: task.time for task in line.tasks}
    for _turn in range(len(times) * len(times)):
        loads = {worker.key: 0.0 for worker in workers} | crew_loads(line, who)
        heaviest = max(loads, key=lambda key: loads[key])
        moves = [
            (max(loads[key] + times[task], loads[heaviest] - times[task]), task, key)
            for task in times
            if who[task] == heaviest
            for key in _who_may(task, workers, limits, who)
            if key != heaviest
        ]
        best = min(moves, default=None)
        if best is None or best[0] >= loads[heaviest] - 1e-9:
            return
        who[best[1]] = best[2]


def least_cycle(line: SewingLine, workers: int) -> float:
    """No cycle is shorter than the longest task, nor than the sum shared out evenly."""
    times = [task.time for task in line.tasks]
    return max(max(times), sum(times) / workers)
