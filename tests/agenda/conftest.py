"""An office with two consultants and three workshops, on a fixed day."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.storage.store import Store
from tests.made_office import new_office
from tests.ui.offices import fill_office

TODAY = date(2026, 11, 24)  # a Tuesday


def day(shift: int) -> str:
    """So many days from today, as ISO."""
    return (TODAY + timedelta(days=shift)).isoformat()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_office(tmp_path / "oficina.hilvan")
    yield opened
    opened.close()


@pytest.fixture
def workshops(store: Store) -> list[int]:
    """Their ids, in the order of their codes."""
    return fill_office(store)
