"""An office whose workshops need courses."""

import pytest

from app.storage.store import Store
from tests.ui.training.support import fill_with_needs, make_event


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_with_needs(store)


@pytest.fixture
def event(store: Store, workshops: list[int]) -> int:
    """An event with three days and three owners."""
    return make_event(store, workshops)
