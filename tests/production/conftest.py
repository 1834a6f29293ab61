"""A workshop that makes guardapolvos: a style with five operations, three people who sew."""

import pytest

from app.production.operations import add_operation, add_operator, add_style
from app.storage.store import Store
from tests.contacts.conftest import store as store
from tests.contacts.conftest import workshop as workshop

OPERATIONS = (
    ("Unir hombros", "overlock"),
    ("Preparar cuello", "recta"),
    ("Pegar cuello", "recta"),
    ("Cerrar costados", "remalladora"),
    ("Planchar", None),
)


@pytest.fixture
def people(store: Store, workshop: int) -> list[int]:
    """Mirta, Elvira and Nidia."""
    named = {"Mirta": ["overlock"], "Elvira": ["recta", "over"], "Nidia": []}
    return [
        add_operator(store, workshop_id=workshop, name=name, skills=skills) for name, skills in named.items()
    ]


@pytest.fixture
def style(store: Store, workshop: int, people: list[int]) -> int:
    """A guardapolvo, its operations one after the other."""
    made = add_style(store, workshop_id=workshop, name="Guardapolvo", product="guardapolvos", size="12")
    who = (people[0], people[1], people[1], people[0], people[2])
    for (name, machine), operator in zip(OPERATIONS, who, strict=True):
        add_operation(store, style_id=made, name=name, machine=machine, operator_id=operator)
    store.undo_stack.close_step()
    return made
