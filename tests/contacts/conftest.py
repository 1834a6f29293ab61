"""An office with one territory and two workshops."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.registry import operations
from app.storage.opening import create_office
from app.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Who works with it is Liz Ayala."""
    opened = create_office(tmp_path / "oficina.hilvan", name="CAE Yaguarón", site=7)
    opened.user = operations.add_consultant(opened, name="Liz Ayala")
    yield opened
    opened.close()


@pytest.fixture
def workshop(store: Store) -> int:
    """Confecciones Santa Librada, YAG-001."""
    cluster = operations.add_cluster(store, code="YAG", name="Yaguarón")
    made = operations.add_workshop(store, name="Confecciones Santa Librada", cluster_id=cluster)
    store.undo_stack.close_step()
    return made
