"""The office of the window's own tests, with one workshop to measure in."""

import pytest

from app.storage.store import Store
from tests.ui.offices import fill_office


@pytest.fixture
def workshops(store: Store) -> list[int]:
    """Three workshops; in the first one is measured."""
    return fill_office(store)
