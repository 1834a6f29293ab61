"""A workshop of Yaguarón with people who are paid and a finished diagnostic."""

import pytest

from app.registry.operations import set_people
from app.registry.queries import list_clusters
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.offices import fill_office

DISTRICT = "0915"  # Yaguarón


@pytest.fixture
def workshop(store: Store) -> int:
    """Confecciones Santa Librada; nobody noted anything of its steps."""
    found = fill_office(store)[0]
    with store.change("distrito") as writer:
        writer.update("cluster", list_clusters(store)[0].id, district=DISTRICT)
    set_people(
        store,
        workshop_id=found,
        people=[("woman", 1, None, "owner", None), ("woman", 4, None, "employee", False)],
    )
    store.undo_stack.close_step()
    return found


@pytest.fixture
def diagnosed(store: Store, workshop: int) -> int:
    """The same, with a diagnostic of September that tells something of most steps."""
    finish_round(store, workshop, 2, "2026-09-12")
    return workshop
