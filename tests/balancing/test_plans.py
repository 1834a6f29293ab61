"""A line from the file: what is known of it, what is proposed, what is tried, kept and dropped."""

from datetime import date

import pytest

from app.apart import reckon_apart
from app.balancing.operations import (
    clear_hold,
    drop_line_plan,
    keep_line_plan,
    plan_line,
    set_hold,
    start_line_plan,
)
from app.balancing.proposing import (
    hand_changes,
    line_yield,
    loads_by,
    people_for_takt,
    propose_by_weight,
    propose_exactly,
    propose_further,
    today_people,
    today_who,
)
from app.balancing.queries import (
    list_line_plans,
    list_workshop_plans,
    read_line_floor,
    read_line_plan,
)
from app.balancing.records import LineFloor, LineProposal
from app.errors import DataProblem
from app.production.operations import add_operation, change_operator, remove_operation
from app.production.queries import read_style
from app.storage.store import Store
from tests.balancing.conftest import TODAY

NOW = date.today().isoformat()


def named(floor: LineFloor, name: str) -> int:
    return next(one.id for one in floor.operators if one.name == name)


def step(floor: LineFloor, name: str) -> int:
    return next(one.operation_id for one in floor.steps if one.name == name)


def proposed(floor: LineFloor, **more: int) -> LineProposal:
    return propose_exactly(floor, today_people(floor), **more)


def test_today_rosa_has_too_much(floor: LineFloor) -> None:
    loads = {name: loads_by(floor, today_who(floor))[named(floor, name)] for name in ("Rosa", "Nidia")}
    assert loads["Rosa"] == pytest.approx(6.2)
    assert loads["Nidia"] == pytest.approx(1.85)
    assert line_yield(sum(one.minutes for one in floor.steps), 5, 6.2) == pytest.approx(0.55, abs=0.005)
    assert floor.machines == {"overlock": 2, "recta": 4}
    assert (floor.unmeasured, floor.plan, floor.day_minutes) == ((), None, 480)


def test_the_best_and_the_quick_one(floor: LineFloor) -> None:
    best, quick = proposed(floor), propose_by_weight(floor, today_people(floor))
    assert best.cycle == pytest.approx(3.7)
    assert best.lower_bound == best.cycle
    assert quick is not None
    assert quick.cycle > best.cycle
    changed = {one.step.name for one in hand_changes(floor, best.who)}
    assert len(changed) == 4
    assert "Plancha" not in changed


def test_a_child_finds_the_same(floor: LineFloor) -> None:
    people = today_people(floor)
    assert reckon_apart(propose_exactly, floor, people) == proposed(floor)
    assert reckon_apart(propose_further, floor, people) == propose_further(floor, people)


def test_a_pace_needs_so_many_people(floor: LineFloor) -> None:
    assert people_for_takt(floor, 4.0) == (5, True)
    assert people_for_takt(floor, 1.0) is None


def test_who_left_sews_no_more(store: Store, style: int, floor: LineFloor) -> None:
    change_operator(store, operator_id=named(floor, "Nidia"), left_on="2026-11-20")
    found = read_line_floor(store, style, today=TODAY)
    assert len(found.operators) == 4
    assert dict(today_who(found))[step(floor, "Plancha")] is None


def test_who_is_still_to_leave_keeps_what_is_fixed_to_her(store: Store, style: int, floor: LineFloor) -> None:
    ironing, nidia = step(floor, "Plancha"), named(floor, "Nidia")
    set_hold(store, operation_id=ironing, operator_id=nidia)
    change_operator(store, operator_id=nidia, left_on="2026-11-20")
    assert read_line_floor(store, style, today="2026-11-19").holds == {ironing: nidia}
    assert read_line_floor(store, style, today=TODAY).holds == {}


def test_what_has_no_time_is_said_and_the_rest_is_balanced(store: Store, style: int) -> None:
    add_operation(store, style_id=style, name="Etiqueta")
    found = read_line_floor(store, style, today=TODAY)
    assert found.unmeasured == ("Etiqueta",)
    assert proposed(found).cycle == pytest.approx(3.7)


def test_an_operation_is_fixed_and_let_go(store: Store, style: int, floor: LineFloor) -> None:
    collar, rosa, mirta = step(floor, "Cuello"), named(floor, "Rosa"), named(floor, "Mirta")
    set_hold(store, operation_id=collar, operator_id=mirta)
    set_hold(store, operation_id=collar, operator_id=rosa)
    found = read_line_floor(store, style, today=TODAY)
    assert found.holds == {collar: rosa}
    assert proposed(found).who[collar] == rosa
    clear_hold(store, operation_id=collar)
    assert read_line_floor(store, style, today=TODAY).holds == {}
    store.undo_stack.undo()
    assert read_line_floor(store, style, today=TODAY).holds == {collar: rosa}


def test_a_line_is_tried_kept_and_undone(store: Store, style: int, floor: LineFloor) -> None:
    best = proposed(floor)
    plan = plan_line(store, style_id=style, proposal=best, starts_on=NOW)
    store.undo_stack.close_step()
    tried = read_line_plan(store, plan)
    assert tried is not None
    assert (tried.status, tried.starts_on, tried.cycle_before) == ("trying", NOW, pytest.approx(6.2))
    after = read_line_floor(store, style, today=NOW)
    assert today_who(after) == dict(best.who)
    assert hand_changes(after, best.who) == ()
    keep_line_plan(store, line_plan_id=plan)
    kept = read_style(store, style)
    assert kept is not None
    assert {one.id: one.operator_id for one in kept.operations} == dict(best.who)
    store.undo_stack.undo()
    again = read_line_plan(store, plan)
    assert again is not None
    assert (again.status, again.closed_on) == ("trying", None)
    store.undo_stack.undo()
    assert list_line_plans(store, style) == []


def test_what_begins_later_is_not_yet_so(store: Store, style: int, floor: LineFloor) -> None:
    plan_line(store, style_id=style, proposal=proposed(floor), starts_on="2126-01-04")
    assert today_who(read_line_floor(store, style, today=NOW)) == today_who(floor)


def test_what_is_only_thought_of_may_begin_and_be_dropped(
    store: Store, workshop: int, style: int, floor: LineFloor
) -> None:
    first = plan_line(store, style_id=style, proposal=proposed(floor))
    second = plan_line(store, style_id=style, proposal=proposed(floor, learned=1), note="con Nidia")
    assert [one.status for one in list_workshop_plans(store, workshop)] == ["draft", "dropped"]
    start_line_plan(store, line_plan_id=second, starts_on=NOW)
    drop_line_plan(store, line_plan_id=second, note="Nidia no llegó a aprender")
    dropped = read_line_plan(store, second)
    assert dropped is not None
    assert (dropped.status, dropped.note) == ("dropped", "Nidia no llegó a aprender")
    assert today_who(read_line_floor(store, style, today=NOW)) == today_who(floor)
    with pytest.raises(DataProblem, match="ya se decidió"):
        keep_line_plan(store, line_plan_id=first)


def test_a_line_that_changed_meanwhile_is_not_planned(store: Store, style: int, floor: LineFloor) -> None:
    best = proposed(floor)
    remove_operation(store, operation_id=step(floor, "Plancha"))
    with pytest.raises(DataProblem, match="cambió mientras tanto"):
        plan_line(store, style_id=style, proposal=best, starts_on=NOW)
