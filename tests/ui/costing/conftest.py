"""The office of the window's tests, with one garment of Santa Librada."""

import pytest

from app.production.operations import add_style
from app.storage.store import Store
from tests.ui.offices import fill_office


@pytest.fixture
def workshop(store: Store) -> int:
    found = fill_office(store)[0]
    store.undo_stack.close_step()
    return found


@pytest.fixture
def style(store: Store, workshop: int) -> int:
    made = add_style(store, workshop_id=workshop, name="Guardapolvo", size="6 a 14")
    store.undo_stack.close_step()
    return made
