"""The guardapolvo of five people: measured, with one who has far too much to sew."""

import pytest

from app.balancing.queries import read_line_floor
from app.balancing.records import LineFloor
from app.production.operations import add_operation, add_operator, add_style, change_style
from app.production.study_operations import record_study
from app.registry.operations import set_machines
from app.storage.store import Store
from tests.balancing.lines import GUARDAPOLVO, SKILLS
from tests.contacts.conftest import store as store
from tests.contacts.conftest import workshop as workshop

TODAY = "2026-11-30"


def make_guardapolvo(store: Store, workshop: int) -> int:
    """The style with its people, measured on 3/11; 135 a day are wanted."""
    people = {
        name: add_operator(store, workshop_id=workshop, name=name, skills=sorted(known))
        for name, known in SKILLS.items()
    }
    style = add_style(store, workshop_id=workshop, name="Guardapolvo", product="guardapolvos")
    change_style(store, style_id=style, wanted_per_day=120)
    made: dict[str, int] = {}
    for name, _minutes, machine, who, after in GUARDAPOLVO:
        made[name] = add_operation(
            store,
            style_id=style,
            name=name,
            machine=machine,
            operator_id=people[who],
            after=[made[one] for one in after.split(";") if one],
        )
    cycles = {
        made[name]: [(minutes * 60 / 1.15 + more, None) for more in (-1.0, 0.0, 1.0)]
        for name, minutes, _machine, _who, _after in GUARDAPOLVO
    }
    record_study(store, style_id=style, studied_on="2026-11-03", cycles=cycles)
    set_machines(store, workshop_id=workshop, machines=[("overlock", 2, None), ("recta", 4, None)])
    store.undo_stack.close_step()
    return style


@pytest.fixture
def style(store: Store, workshop: int) -> int:
    return make_guardapolvo(store, workshop)


@pytest.fixture
def floor(store: Store, style: int) -> LineFloor:
    return read_line_floor(store, style, today=TODAY)
