"""A workshop of five with its costs, its guardapolvo measured, and its days counted."""

import pytest

from app.costing.operations import add_cost, note_offer, note_working_time
from app.counts.operations import note_day, note_pieces, note_stop
from app.counts.vocabulary import stop_causes
from app.production.queries import require_style
from app.production.study_operations import enter_cycles, finish_study, start_study
from app.storage.store import Store
from tests.costing.accounts import PAID
from tests.production.conftest import people as people
from tests.production.conftest import store as store
from tests.production.conftest import style as style
from tests.production.conftest import workshop as workshop


def note_costs(store: Store, workshop: int) -> list[int]:
    """What Santa Librada pays and how long it works."""
    ids = [
        add_cost(store, workshop_id=workshop, kind=kind, amount=amount, per=per, origin=origin)
        for kind, amount, per, origin in PAID
    ]
    note_working_time(store, workshop_id=workshop, people=5, hours_week=45.0, days_week=5.5)
    return ids


@pytest.fixture
def costs(store: Store, workshop: int) -> list[int]:
    ids = note_costs(store, workshop)
    store.undo_stack.close_step()
    return ids


@pytest.fixture
def offered(store: Store, style: int) -> int:
    note_offer(store, style_id=style, price=12_000, customer="Uniformes del Sur", quantity=600)
    store.undo_stack.close_step()
    return style


SECONDS = (150, 260, 240, 150, 92)  # of the five operations, as they are measured
DAYS = tuple(f"2026-11-{day:02d}" for day in (16, 17, 18, 19, 20))


@pytest.fixture
def measured(store: Store, workshop: int, offered: int, costs: list[int]) -> int:
    """The guardapolvo by the clock, and five days counted, with what went wrong on them."""
    measure_floor(store, workshop, offered)
    store.undo_stack.close_step()
    return offered


def measure_floor(store: Store, workshop: int, style: int) -> None:
    """17,1 standard minutes; five people who make 76 a day, wait, do again and are missing."""
    study = start_study(store, style_id=style, studied_on=DAYS[0])
    for operation, seconds in zip(require_style(store, style).operations, SECONDS, strict=True):
        cycles = [(seconds + more, None) for more in (-4.0, -2.0, 0.0, 2.0, 4.0)]
        enter_cycles(store, time_study_id=study, operation_id=operation.id, cycles=cycles)
    finish_study(store, time_study_id=study)
    for day, pieces in zip(DAYS, (72, 74, 76, 78, 80), strict=True):
        note_day(
            store, workshop_id=workshop, worked_on=day, scheduled=5.0, people=5.0, absent=0.0,
            minutes_each=490.0, inspected=pieces, right_first_time=pieces - 6,
        )  # fmt: skip
        note_pieces(store, workshop_id=workshop, worked_on=day, pieces=pieces, style_id=style)
        note_stop(store, workshop_id=workshop, worked_on=day, cause=stop_causes()[0].code, minutes=60.0)
    note_day(store, workshop_id=workshop, worked_on=DAYS[2], people=4.0, absent=1.0)
