"""An office with three workshops, the first with a programme."""

import pytest

from app.improvement.operations import add_action
from app.storage.store import Store
from tests.contacts.programmes import start_small_programme
from tests.ui.offices import fill_office


@pytest.fixture
def workshops(store: Store) -> list[int]:
    """Their ids; who works is Liz Ayala."""
    return fill_office(store)


@pytest.fixture
def action(store: Store, workshops: list[int]) -> int:
    """An open action of the first one's programme."""
    programme = start_small_programme(store, workshops[0], "2026-05-01")
    made = add_action(store, programme_id=programme, title="Comprar matafuego", source="owner")
    store.undo_stack.close_step()
    return made
