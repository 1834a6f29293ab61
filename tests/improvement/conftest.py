"""An office whose visit has its programme, and the same visit before that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.improvement.catalogue import load_catalogue
from app.improvement.operations import start_programme
from app.improvement.priorities import recommend
from app.storage.store import Store
from tests.improvement.examples import (
    ANSWERS,
    SMALL,
    make_office,
    make_result,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Store, int]]:
    store, (visit,) = make_office(tmp_path)
    yield store, visit
    store.close()


@pytest.fixture
def started(office: tuple[Store, int]) -> tuple[Store, int, int]:
    store, visit = office
    found = recommend(SMALL, ANSWERS, make_result("LOC-02"), load_catalogue())
    return store, visit, start_programme(store, visit_id=visit, recommendations=found)
