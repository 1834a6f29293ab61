from collections.abc import Iterator
from pathlib import Path

import pytest

from app.registry.operations import add_cluster, add_consultant
from app.storage.store import Store
from tests.made_office import new_office


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office of Liz and Derlis, with one territory; Liz works."""
    office = new_office(tmp_path / "oficina.hilvan")
    liz = add_consultant(office, name="Liz Ayala")
    add_consultant(office, name="Derlis Benítez")
    office.user = liz
    add_cluster(office, code="YAG", name="Yaguarón")
    yield office
    office.close()


def works(store: Store, name: str) -> None:
    """From here on this person works with the file."""
    store.user = store.value("SELECT id FROM consultant WHERE name = ?", (name,))
