"""An office with one territory and a workshop, a hearing that is open, and leaves to key in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.voices.operations import start_hearing
from tests.storage.support import Filled, make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Filled]:
    """A small real office file, open."""
    filled = make_office(tmp_path)
    yield filled
    filled.store.close()


@pytest.fixture
def cluster(office: Filled) -> int:
    """Its territory."""
    found: int = office.store.value("SELECT cluster_id FROM workshop WHERE id = ?", (office.workshop,))
    return found


@pytest.fixture
def hearing(office: Filled, cluster: int) -> int:
    """A hearing that takes leaves."""
    return start_hearing(office.store, cluster_id=cluster, month="2026-11")
