"""A line shared out among the people who are there, within what they and the machines can do."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.balancing import crew_exact
from app.balancing.crew import (
    CrewBalance,
    FloorLimits,
    LineWorker,
    crew_loads,
    knows_machine,
    machine_limits,
    share_by_weight,
)
from app.balancing.crew_exact import STEP, share_exactly
from app.balancing.line import LineTask, SewingLine, make_line
from app.errors import DataProblem
from app.solver import solve
from tests.balancing.lines import GUARDAPOLVO, SKILLS, small_lines

MACHINES = ("recta", "overlock", None)


def is_allowed(
    line: SewingLine, workers: tuple[LineWorker, ...], limits: FloorLimits, who: dict[str, int]
) -> bool:
    """By the words of the limits, not by the matrix."""
    by_key = {worker.key: worker for worker in workers}
    lessons = {
        (key, limits.machine_of.get(task))
        for task, key in who.items()
        if task not in limits.fixed and not knows_machine(by_key[key], limits.machine_of.get(task))
    }
    users: dict[str, set[int]] = {}
    for task, key in who.items():
        if machine := limits.machine_of.get(task):
            users.setdefault(machine, set()).add(key)
    return (
        len(lessons) <= limits.learned
        and all(who[task] == key for task, key in limits.fixed.items())
        and all(len(users.get(one, ())) <= most for one, most in machine_limits(limits).items())
        and (not limits.forward or goes_forward(line, who))
    )


def goes_forward(line: SewingLine, who: dict[str, int]) -> bool:
    """Whether the workers can stand so that nothing goes back: their waits make no circle."""
    waits = {
        (who[line.tasks[earlier].name], who[task.name])
        for task, before in zip(line.tasks, line.before, strict=True)
        for earlier in before
    }
    left = set(who.values())
    while left:
        free = {one for one in left if not any((o, one) in waits for o in left if o != one)}
        if not free:
            return False
        left -= free
    return True


def best_cycle(line: SewingLine, workers: tuple[LineWorker, ...], limits: FloorLimits) -> float | None:
    names, keys = [task.name for task in line.tasks], [worker.key for worker in workers]
    found = [
        max(crew_loads(line, who).values())
        for chosen in product(keys, repeat=len(names))
        if is_allowed(line, workers, limits, who := dict(zip(names, chosen, strict=True)))
    ]
    return min(found, default=None)


@st.composite
def floors(draw: st.DrawFn) -> tuple[SewingLine, tuple[LineWorker, ...], FloorLimits]:
    line = draw(small_lines(most=5))
    names = [task.name for task in line.tasks]
    keys = range(1, draw(st.integers(1, 3)) + 1)
    skills = st.frozensets(st.sampled_from(MACHINES[:2]))
    return (
        line,
        tuple(LineWorker(key, f"P{key}", draw(skills)) for key in keys),
        FloorLimits(
            machine_of={name: draw(st.sampled_from(MACHINES)) for name in names},
            machines=draw(st.dictionaries(st.sampled_from(MACHINES[:2]), st.integers(1, 2))),
            fixed=draw(st.dictionaries(st.sampled_from(names), st.sampled_from(keys), max_size=1)),
            today=draw(st.dictionaries(st.sampled_from(names), st.sampled_from(keys))),
            learned=draw(st.integers(0, 1)),
            forward=draw(st.booleans()),
        ),
    )


@settings(deadline=None, max_examples=80)
@given(floors())
def test_the_exact_cycle_is_the_shortest_there_is(
    floor: tuple[SewingLine, tuple[LineWorker, ...], FloorLimits],
) -> None:
    line, workers, limits = floor
    best = best_cycle(line, workers, limits)
    if best is None:
        with pytest.raises(DataProblem):
            share_exactly(line, workers, limits)
        return
    found = share_exactly(line, workers, limits)
    assert is_allowed(line, workers, limits, dict(found.who))
    assert found.cycle == pytest.approx(max(crew_loads(line, found.who).values()))
    assert best - 1e-9 <= found.cycle <= best + STEP
    assert found.lower_bound <= best + 1e-9


@settings(deadline=None, max_examples=60)
@given(floors())
def test_the_quick_one_holds_too(floor: tuple[SewingLine, tuple[LineWorker, ...], FloorLimits]) -> None:
    line, workers, limits = floor
    limits = FloorLimits(limits.machine_of, limits.machines, limits.fixed, limits.today)
    try:
        quick = share_by_weight(line, workers, limits)
    except DataProblem:
        return
    if quick is not None:
        assert is_allowed(line, workers, limits, dict(quick.who))
        assert quick.cycle >= share_exactly(line, workers, limits).cycle - STEP


KEYS = {name: number for number, name in enumerate(SKILLS, 1)}


def guardapolvo(**more: object) -> tuple[SewingLine, tuple[LineWorker, ...], FloorLimits]:
    tasks = [
        LineTask(name, minutes, tuple(after.split(";")) if after else ())
        for name, minutes, _m, _w, after in GUARDAPOLVO
    ]
    workers = tuple(LineWorker(KEYS[name], name, frozenset(known)) for name, known in SKILLS.items())
    limits = FloorLimits(
        machine_of={name: machine for name, _t, machine, _w, _a in GUARDAPOLVO},
        machines={"overlock": 2},
        today={name: KEYS[worker] for name, _t, _m, worker, _a in GUARDAPOLVO},
        **more,  # type: ignore[arg-type]
    )
    return make_line(tasks), workers, limits


def changes(found: CrewBalance, limits: FloorLimits) -> int:
    return sum(found.who[task] != worker for task, worker in limits.today.items())


def test_the_guardapolvo_of_five_people_is_sewn_in_two_fifths_less_time() -> None:
    line, workers, limits = guardapolvo()
    assert max(crew_loads(line, limits.today).values()) == pytest.approx(6.2)
    found = share_exactly(line, workers, limits)
    assert found.cycle == pytest.approx(3.7)
    assert (found.lower_bound, found.learned) == (found.cycle, ())
    assert changes(found, limits) == 4


def test_one_new_machine_is_worth_two_tenths_of_a_minute() -> None:
    line, workers, limits = guardapolvo(learned=1)
    found = share_exactly(line, workers, limits)
    assert found.cycle == pytest.approx(3.5)
    assert found.learned == ((KEYS["Nidia"], "recta"),)


def test_what_is_fixed_to_somebody_stays_with_her() -> None:
    line, workers, limits = guardapolvo(fixed={"Cuello": KEYS["Rosa"], "Plancha": KEYS["Mirta"]})
    found = share_exactly(line, workers, limits)
    assert found.who["Cuello"] == KEYS["Rosa"]
    assert found.who["Plancha"] == KEYS["Mirta"]


def test_a_line_that_only_goes_forward() -> None:
    line, workers, limits = guardapolvo(forward=True)
    found = share_exactly(line, workers, limits)
    assert found.cycle == pytest.approx(4.1)
    assert goes_forward(line, dict(found.who))
    assert not goes_forward(line, dict(limits.today))
    places = {key: place for place, key in enumerate(found.order)}
    for task, before in zip(line.tasks, line.before, strict=True):
        assert all(places[found.who[line.tasks[one].name]] <= places[found.who[task.name]] for one in before)


def test_what_cannot_be_shared_out_is_said() -> None:
    line, workers, limits = guardapolvo()
    with pytest.raises(DataProblem, match="quiénes cosen"):
        share_exactly(line, (), limits)
    without_sonia = tuple(worker for worker in workers if worker.name != "Sonia")
    with pytest.raises(DataProblem, match="«Ojales»"):
        share_exactly(line, without_sonia, limits)
    one_overlock = FloorLimits(limits.machine_of, {"overlock": 1}, {"Hombros": 1, "Mangas": 2}, {})
    with pytest.raises(DataProblem, match="no hay forma de repartir"):
        share_exactly(line, workers, one_overlock)


def test_the_search_stops_within_half_a_hundredth_of_a_cycle_far_above_the_even_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The gap is a part of the cycle that is found, which one person alone may make five times as long."""
    line = make_line([LineTask(f"t{one}", 1.0) for one in range(12)])
    workers = tuple(
        LineWorker(key, f"P{key}", frozenset({"recta"} if key == 1 else ())) for key in range(1, 6)
    )
    gaps: list[float] = []

    def keep(arguments: dict[str, Any], *, seconds: float, gap: float = 0.0) -> Any:
        gaps.append(gap)
        return solve(arguments, seconds=seconds, gap=gap)

    monkeypatch.setattr(crew_exact, "solve", keep)
    found = share_exactly(line, workers, FloorLimits(machine_of={task.name: "recta" for task in line.tasks}))
    assert found.cycle == pytest.approx(12)
    assert gaps[0] * found.cycle <= STEP / 2
