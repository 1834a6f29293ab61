"""From what is known of a line to proposals: the best one and the one at once, and what they change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress

from app.balancing.crew import CrewBalance, FloorLimits, LineWorker, share_by_weight
from app.balancing.exact import balance_exactly
from app.balancing.line import LineTask, SewingLine, make_line
from app.balancing.records import EXACT, TRYING, WEIGHT, HandChange, LineFloor, LineProposal
from app.errors import DataProblem

TAKT_SECONDS = 2.0


def propose_exactly(
    floor: LineFloor, people: Collection[int], *, learned: int = 0, forward: bool = False
) -> LineProposal:
    """The shortest cycle with these people. Raises `DataProblem` as `share_exactly`."""
    from app.balancing.crew_exact import share_exactly

    line, workers, limits = _questions(floor, people, learned, forward)
    found = share_exactly(line, workers, limits)
    return _proposal(EXACT, floor, found)


def propose_further(
    floor: LineFloor, people: Collection[int], *, forward: bool = False
) -> tuple[LineProposal | None, tuple[int, bool] | None]:
    """The best if one thing may be learned, and how many people the wanted pace asks for."""
    learning = None
    with suppress(DataProblem):
        learning = propose_exactly(floor, people, learned=1, forward=forward)
    wanted = floor.style.wanted_per_day
    return learning, people_for_takt(floor, floor.day_minutes / wanted) if wanted else None


def propose_by_weight(floor: LineFloor, people: Collection[int]) -> LineProposal | None:
    """By ranked positional weight, at once; None when that way there is none."""
    line, workers, limits = _questions(floor, people, 0, False)
    try:
        found = share_by_weight(line, workers, limits)
    except DataProblem:
        return None
    return None if found is None else _proposal(WEIGHT, floor, found)


def _questions(
    floor: LineFloor, people: Collection[int], learned: int, forward: bool
) -> tuple[SewingLine, tuple[LineWorker, ...], FloorLimits]:
    keys = {step.operation_id: str(step.operation_id) for step in floor.steps}
    seen = _machines_seen(floor)
    workers = tuple(
        LineWorker(one.id, one.name, frozenset(one.skills) | seen.get(one.id, frozenset()))
        for one in floor.operators
        if one.id in people
    )
    limits = FloorLimits(
        machine_of={keys[step.operation_id]: step.machine for step in floor.steps},
        machines=floor.machines,
        fixed={keys[one]: who for one, who in floor.holds.items() if who in people and one in keys},
        today={
            keys[step.operation_id]: step.operator_id
            for step in floor.steps
            if step.operator_id is not None and step.operator_id in people
        },
        learned=learned,
        forward=forward,
    )
    return line_of(floor), workers, limits


def question_of(floor: LineFloor) -> tuple[object, ...]:
    """All that an answer depends on: with other names alone it stays the same."""
    return (
        tuple(
            (one.operation_id, one.minutes, one.machine, one.operator_id, one.after) for one in floor.steps
        ),
        tuple((one.id, one.skills) for one in floor.operators),
        tuple(sorted(floor.machines.items())),
        tuple(sorted(floor.holds.items())),
        (floor.style.wanted_per_day, floor.day_minutes),
    )


def line_of(floor: LineFloor) -> SewingLine:
    """The measured operations as tasks, by their ids; what waits for one without a time waits for nothing."""
    known = {step.operation_id for step in floor.steps}
    return make_line(
        [
            LineTask(
                str(step.operation_id), step.minutes, tuple(str(one) for one in step.after if one in known)
            )
            for step in floor.steps
        ]
    )


def _machines_seen(floor: LineFloor) -> dict[int, frozenset[str]]:
    """The machines somebody uses today: she knows them, whether that was noted or not."""
    seen: dict[int, set[str]] = {}
    for step in floor.steps:
        if step.operator_id is not None and step.machine is not None:
            seen.setdefault(step.operator_id, set()).add(step.machine)
    return {operator: frozenset(machines) for operator, machines in seen.items()}


def lessons_of(floor: LineFloor, who: Mapping[int, int]) -> tuple[tuple[int, str], ...]:
    """(operator, machine): what somebody has to learn for a way to share the line out."""
    seen = _machines_seen(floor)
    known = {one.id: frozenset(one.skills) | seen.get(one.id, frozenset()) for one in floor.operators}
    found = {
        (operator, step.machine)
        for step in floor.steps
        if step.machine is not None
        and (operator := who[step.operation_id]) in known
        and step.machine not in known[operator]
    }
    return tuple(sorted(found))


def _proposal(method: str, floor: LineFloor, found: CrewBalance) -> LineProposal:
    return LineProposal(
        method=method,
        who={step.operation_id: found.who[str(step.operation_id)] for step in floor.steps},
        cycle=found.cycle,
        lower_bound=found.lower_bound,
        lessons=found.learned,
        order=found.order,
    )


def today_people(floor: LineFloor) -> tuple[int, ...]:
    """Who does something of this line today; everybody who is there when nobody is noted."""
    busy = {step.operator_id for step in floor.steps}
    return tuple(one.id for one in floor.operators if one.id in busy) or tuple(
        one.id for one in floor.operators
    )


def people_of(floor: LineFloor, who: Mapping[int, int]) -> tuple[int, ...]:
    """Who sews in one of two ways to share the line out: today's, or this."""
    busy = {step.operator_id for step in floor.steps} | set(who.values())
    return tuple(one.id for one in floor.operators if one.id in busy)


def loads_by(floor: LineFloor, who: Mapping[int, int | None]) -> dict[int | None, float]:
    """The minutes of each person; those of nobody under None."""
    loads: dict[int | None, float] = {}
    for step in floor.steps:
        one = who.get(step.operation_id)
        loads[one] = loads.get(one, 0.0) + step.minutes
    return loads


def today_who(floor: LineFloor) -> dict[int, int | None]:
    """Who does each operation today."""
    return {step.operation_id: step.operator_id for step in floor.steps}


def hand_changes(floor: LineFloor, who: Mapping[int, int]) -> tuple[HandChange, ...]:
    """The operations that change hands, in the order of the garment."""
    return tuple(
        HandChange(step, step.operator_id, who[step.operation_id])
        for step in floor.steps
        if who.get(step.operation_id) not in (None, step.operator_id)
    )


def is_tried(floor: LineFloor, proposal: LineProposal) -> bool:
    """Whether it is what is tried already, or will be."""
    plan = floor.plan
    return (
        plan is not None
        and plan.status == TRYING
        and {part.operation_id: part.operator_id for part in plan.parts} == dict(proposal.who)
    )


def line_yield(minutes: float, people: int, cycle: float) -> float:
    """The share of the paid minutes that are sewn when all keep the pace of whoever has most."""
    return minutes / (people * cycle) if people and cycle else 0.0


def people_for_takt(floor: LineFloor, takt: float) -> tuple[int, bool] | None:
    """How many people a pace needs at least, and whether that is proved; None: an operation is longer.

    As if anybody could sew anything and the garment only went forward.
    """
    try:
        found = balance_exactly(line_of(floor), takt, seconds=TAKT_SECONDS)
    except DataProblem:
        return None
    return found.stations, found.optimal
