"""An office with twelve workshops of two territories, and a pilot of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.pilots.operations import add_pilot, fix_list, fix_plan, record_pilot_consent, set_outcome
from app.registry.operations import add_cluster, add_person, add_workshop, set_people
from app.storage.store import Store
from tests.made_office import new_office

DAY = "2026-11-20"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = new_office(tmp_path / "pilotos.hilvan")
    yield office
    office.close()


@pytest.fixture
def workshops(store: Store) -> list[int]:
    """Twelve: eight of Yaguarón, four of Pilar; of three people, or of eight."""
    made = []
    for code, name, count in (("YAG", "Yaguarón", 8), ("PIL", "Pilar", 4)):
        cluster = add_cluster(store, code=code, name=name)
        for number in range(count):
            one = add_workshop(store, name=f"Taller {name} {number}", cluster_id=cluster)
            set_people(store, workshop_id=one, people=[("woman", 3 if number % 2 else 8, None, None, None)])
            add_person(store, workshop_id=one, given_names="Ana", surnames="Ríos", sex="woman")
            made.append(one)
    store.undo_stack.close_step()
    return made


@pytest.fixture
def pilot(store: Store, workshops: list[int]) -> int:
    """A pilot that all twelve consented to, with a main outcome."""
    made = add_pilot(store, name="Costos que se pueden medir", question="¿Suben las ventas?")
    record_pilot_consent(store, pilot_id=made, workshop_ids=workshops, granted=True, decided_on=DAY)
    set_outcome(store, pilot_id=made, measure="figure.sales_month", role="primary", least_effect=500_000)
    return made


@pytest.fixture
def fixed(store: Store, pilot: int) -> int:
    """The same, its list and its plan fixed."""
    fix_list(store, pilot_id=pilot)
    fix_plan(store, pilot_id=pilot)
    return pilot
