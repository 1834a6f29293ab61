from collections.abc import Iterator
from pathlib import Path

import pytest

from app.diagnosis.operations import answer_item, start_visit
from app.diagnosis.records import AnswerKind
from app.history.queries import list_changes
from app.history.records import ChangesAsked
from app.registry.operations import add_cluster, add_consultant
from app.storage.store import Store
from tests.fixed_text import fixed_instrument
from tests.made_office import new_office

DAY = "2026-11-23"


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


def change_called(store: Store, what: str) -> int:
    """The newest change of this name."""
    return next(one.id for one in list_changes(store, ChangesAsked()).changes if one.author.why == what)


def visit_in(store: Store, workshop: int) -> int:
    instrument = fixed_instrument()
    return start_visit(store, workshop_id=workshop, instrument=instrument, visited_on=DAY)


def answer(store: Store, visit: int, item: str, level: int) -> None:
    answer_item(store, visit_id=visit, item=item, kind=AnswerKind.LEVEL, level=level)
