"""An office with two consultants and three workshops, on a fixed day."""

from datetime import date, timedelta

import pytest

from app.storage.store import Store
from tests.ui.offices import fill_office

TODAY = date(2026, 11, 24)  # a Tuesday


def day(shift: int) -> str:
    """So many days from today, as ISO."""
    return (TODAY + timedelta(days=shift)).isoformat()


@pytest.fixture
def workshops(store: Store) -> list[int]:
    """Their ids, in the order of their codes."""
    return fill_office(store)
