"""The demo's lines come from what was measured: moved between two studies, or on trial."""

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from app.balancing.demo import tell_lines
from app.balancing.proposing import loads_by, today_who
from app.balancing.queries import list_line_plans, list_workshop_plans, read_line_floor
from app.balancing.records import LineFloor
from app.demo.making import Making
from app.production.study_operations import record_study
from app.registry.operations import add_workshop
from app.storage.store import Store
from tests.balancing.conftest import make_guardapolvo
from tests.balancing.lines import GUARDAPOLVO

TODAY = date(2026, 12, 3)


def making_of(store: Store) -> Making:
    return cast(Making, SimpleNamespace(store=store, today=TODAY))


def measure_again(store: Store, style: int, floor: LineFloor, **moved: str) -> None:
    people = {one.name: one.id for one in floor.operators}
    names = {step.name: step.operation_id for step in floor.steps}
    cycles: dict[int, Any] = {
        names[name]: [(minutes * 60 / 1.15, None)] * 3 for name, minutes, *_rest in GUARDAPOLVO
    }
    operators = {names[name]: people[moved.get(name, who)] for name, _t, _m, who, _a in GUARDAPOLVO}
    record_study(store, style_id=style, studied_on="2026-11-30", cycles=cycles, operators=operators)


def test_what_was_moved_between_two_studies_is_a_plan_that_stayed(
    store: Store, style: int, floor: LineFloor
) -> None:
    measure_again(store, style, floor, Bolsillos="Sonia", Mangas="Elvira")
    tell_lines(making_of(store))
    (plan,) = list_line_plans(store, style)
    assert (plan.status, plan.made_on, plan.starts_on) == ("kept", "2026-11-19", "2026-11-23")
    assert plan.closed_on == "2026-11-30"
    assert plan.cycle_before is not None
    assert plan.cycle < plan.cycle_before
    now = read_line_floor(store, style, today=TODAY.isoformat())
    assert max(loads_by(now, today_who(now)).values()) < plan.cycle_before


def test_where_nobody_moved_a_line_is_on_trial(store: Store, style: int, floor: LineFloor) -> None:
    other = add_workshop(store, name="Modas Aguapé")
    make_guardapolvo(store, other)
    tell_lines(making_of(store))
    (plan,) = [*list_line_plans(store, style), *list_workshop_plans(store, other)]
    assert (plan.status, plan.starts_on) == ("trying", "2026-11-30")
