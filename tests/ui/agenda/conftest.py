"""An office with three workshops."""

import pytest

from app.storage.store import Store
from tests.ui.offices import fill_office


@pytest.fixture
def workshops(store: Store) -> list[int]:
    """Their ids, in the order of their codes."""
    return fill_office(store)
