from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.support import Filled, make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Filled]:
    """A small real office file, open, with one territory."""
    filled = make_office(tmp_path)
    yield filled
    filled.store.close()
