"""An office to let data go from: made once, and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.opening import open_office
from app.storage.store import Store
from tests.evidence.offices import make_evidence_office
from tests.made_office import SITE


@pytest.fixture(scope="session")
def evidence_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the office, closed; copy it."""
    path = tmp_path_factory.mktemp("evidencia") / "evidencia.hilvan"
    make_evidence_office(path).close()
    return path


@pytest.fixture
def office(evidence_office: Path, tmp_path: Path) -> Path:
    """A copy of it, closed."""
    return Path(shutil.copy(evidence_office, tmp_path / "evidencia.hilvan"))


@pytest.fixture
def store(office: Path) -> Iterator[Store]:
    """A copy of it, open."""
    opened = open_office(office, site=SITE)
    yield opened
    opened.close()
