"""An association with three workshops, its fee since January and a cash book that has begun."""

import pytest

from app.association.money_operations import set_fee, start_book
from app.registry.operations import add_association, add_cluster, add_person, add_workshop, set_membership
from app.storage.store import Store

NAMES = (
    ("Modas Lía", "Lía", "woman"),
    ("Confecciones Cerro", "Ramón", "man"),
    ("La Aguja", "Petrona", "woman"),
)


@pytest.fixture
def shops(store: Store) -> list[int]:
    """Three workshops with their owners, members of nothing yet."""
    cluster = add_cluster(store, name="Yaguarón", code="YAG")
    made = []
    for name, owner, sex in NAMES:
        shop = add_workshop(store, name=name, cluster_id=cluster)
        add_person(store, workshop_id=shop, given_names=owner, surnames="Gómez", sex=sex)
        made.append(shop)
    return made


@pytest.fixture
def association(store: Store, shops: list[int]) -> int:
    """All three are members: since long, since May, since the tenth of June."""
    made = add_association(store, name="Costureros del Cerro")
    for shop, joined in zip(shops, ("2019", "2026-05", "2026-06-10"), strict=True):
        set_membership(store, workshop_id=shop, association_id=made, joined_on=joined, active=True)
    return made


@pytest.fixture
def book(store: Store, association: int) -> int:
    """The association, with a fee of G. 25.000 a month since January and G. 500.000 in the cash box."""
    set_fee(store, association_id=association, amount=25_000, every="month", since="2026-01-01")
    start_book(store, association_id=association, day="2026-01-02", amount=500_000)
    return association
