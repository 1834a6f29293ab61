"""An office with one territory and two workshops."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.registry import operations
from app.storage.store import Store
from tests.made_office import new_office


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Who works with it is Liz Ayala."""
    opened = new_office(tmp_path / "oficina.hilvan")
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
