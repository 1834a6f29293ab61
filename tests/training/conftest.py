"""The office that these tests work with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.store import Store
from tests.training.office import make_office


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = make_office(tmp_path / "cursos.hilvan")
    yield office
    office.close()
