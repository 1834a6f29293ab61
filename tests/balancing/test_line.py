"""Balancing a line: by weight at once, and exactly."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.balancing import exact
from app.balancing.exact import balance_exactly
from app.balancing.line import LineBalance, LineTask, SewingLine, count_units, least_stations, make_line
from app.balancing.positional_weight import balance_by_weight, rank_by_weight
from app.errors import DataProblem
from app.solver import OPTIMAL
from tests.balancing.lines import JACKSON_STATIONS, fewest_stations, jackson_tasks, small_lines


def assert_sound(line: SewingLine, found: LineBalance) -> None:
    """Every task once, no station beyond its cycle, nothing before what it needs."""
    station_of = {name: number for number, names in enumerate(found.assignment) for name in names}
    assert sorted(name for names in found.assignment for name in names) == sorted(
        task.name for task in line.tasks
    )
    assert all(found.assignment)
    assert found.stations == len(found.assignment)
    times = {task.name: task.time for task in line.tasks}
    for names in found.assignment:
        assert sum(times[name] for name in names) <= found.cycle + 1e-9
    for task in line.tasks:
        assert all(station_of[name] <= station_of[task.name] for name in task.after)
    assert found.lower_bound <= found.stations
    assert found.optimal == (found.gap == 0) == (found.lower_bound == found.stations)


@pytest.mark.parametrize(("cycle", "stations"), JACKSON_STATIONS.items())
def test_jackson_is_balanced_as_he_did(cycle: int, stations: int) -> None:
    line = make_line(jackson_tasks())
    found = balance_exactly(line, cycle)
    assert_sound(line, found)
    assert (found.stations, found.optimal) == (stations, True)


def test_by_weight_jackson_takes_one_station_more_at_ten() -> None:
    line = make_line(jackson_tasks())
    found = balance_by_weight(line, 10)
    assert_sound(line, found)
    assert (found.stations, found.lower_bound, found.optimal) == (6, 5, False)
    assert found.gap == pytest.approx(1 / 6)


def test_the_weight_of_a_task_is_its_time_and_all_that_follows() -> None:
    line = make_line(jackson_tasks())
    ranked = [line.tasks[place].name for place in rank_by_weight(line, tuple(t.time for t in line.tasks))]
    assert ranked[0] == "1"
    assert ranked[-1] == "11"


@settings(deadline=None, max_examples=60)
@given(small_lines(), st.integers(1, 40))
def test_every_answer_holds_and_the_exact_one_is_the_best_there_is(line: SewingLine, quarters: int) -> None:
    cycle = max(max(task.time for task in line.tasks), quarters / 4)
    quick, exact = balance_by_weight(line, cycle), balance_exactly(line, cycle)
    assert_sound(line, quick)
    assert_sound(line, exact)
    assert least_stations(count_units(line, cycle)) <= exact.stations <= quick.stations
    assert exact.optimal
    assert exact.stations == fewest_stations(line, cycle)


def test_a_station_may_be_full_to_the_last_hundredth() -> None:
    tasks = [LineTask(name, time) for name, time in (("a", 0.1), ("b", 0.2), ("c", 0.7), ("d", 0.3))]
    assert balance_exactly(make_line(tasks), 1.3).stations == 1
    assert balance_exactly(make_line(tasks), 1.0).stations == 2
    assert balance_by_weight(make_line(tasks[:2]), 0.3).stations == 1


def test_without_time_to_search_the_quick_one_is_given_with_its_gap() -> None:
    line = make_line(jackson_tasks())
    found = balance_exactly(line, 10, seconds=0)
    assert_sound(line, found)
    assert found.stations in (5, 6)


def test_an_answer_that_does_not_hold_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver reckons with tolerances: what it calls the best may not fit its cycle."""

    def put_all_in_the_first_station(arguments: dict, **_limits: object) -> SimpleNamespace:
        return SimpleNamespace(status=OPTIMAL, mip_dual_bound=0.0, x=[1] + [0] * (len(arguments["c"]) - 1))

    monkeypatch.setattr(exact, "solve", put_all_in_the_first_station)
    line = make_line(jackson_tasks())
    found = balance_exactly(line, 10)
    assert_sound(line, found)
    assert (found.stations, found.lower_bound, found.optimal) == (6, 5, False)


def complaint(tasks: list[LineTask], cycle: float = 10) -> str:
    with pytest.raises(DataProblem) as caught:
        balance_exactly(make_line(tasks), cycle)
    return caught.value.sentence


def test_what_is_no_line_is_said_in_a_sentence() -> None:
    task = LineTask
    assert "ninguna operación" in complaint([])
    assert "«a» está dos veces" in complaint([task("a", 1), task("a", 2)])
    assert "«b», que no está en la lista" in complaint([task("a", 1, ("b",))])
    circle = [task("a", 1, ("c",)), task("b", 1, ("a",)), task("c", 1, ("b",))]
    assert "a → b → c → a" in complaint(circle)
    assert "a → a" in complaint([task("a", 1, ("a",))])
    assert "«largo» tarda 12,5 minutos y no entra en un ciclo de 10" in complaint([task("largo", 12.5)])
    assert "no tiene un tiempo" in complaint([task("a", -1)])
    assert "no tiene un tiempo" in complaint([task("a", float("nan"))])
    assert "más que cero" in complaint([task("a", 1)], 0)
    assert "más que cero" in complaint([task("a", 1)], float("inf"))


def test_a_long_circle_is_cut_short() -> None:
    names = [f"op{number}" for number in range(12)]
    tasks = [LineTask(name, 1, (names[place - 1],)) for place, name in enumerate(names)]
    assert "…" in complaint(tasks)
