"""How long a visit takes is measured, and said to be reckoned until it was."""

from pathlib import Path

from app.diagnosis.duration import FEWEST_VISITS, measured_minutes, say_duration
from app.diagnosis.operations import finish_visit, save_place, start_visit
from app.storage.store import Store
from tests.diagnosis.support import office_with_workshop, small_instrument


def _visit(store: Store, workshop: int, minutes: int) -> None:
    instrument = small_instrument()
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-03-01")
    save_place(store, visit_id=visit, current_item=None, seconds=60 * minutes)
    finish_visit(store, visit_id=visit)


def test_the_middle_of_the_offices_own_visits_is_said_once_there_are_enough(tmp_path: Path) -> None:
    store, workshop = office_with_workshop(tmp_path)
    instrument = small_instrument()
    for minutes in (95, 100, 110, 240)[: FEWEST_VISITS - 1]:
        _visit(store, workshop, minutes)
    assert measured_minutes(store, instrument) is None
    assert "todavía no se midió" in say_duration(store, instrument)
    _visit(store, workshop, 105)
    _visit(store, workshop, 1)  # opened and closed: nobody was asked
    assert measured_minutes(store, instrument) == (105, 5)
    assert "unos 105 minutos" in say_duration(store, instrument)
    store.close()
