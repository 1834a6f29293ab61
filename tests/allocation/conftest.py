"""An office with an order of 1.800 guardapolvos and seven workshops."""

import pytest

from app.registry.operations import add_anchor, add_cluster, add_workshop
from app.storage.store import Store
from app.valuechain.order_operations import add_order
from tests.valuechain.conftest import day

NAMES = (
    "Confecciones Santa Librada",
    "Taller La Esperanza",
    "Creaciones Ñandutí",
    "Modas Tres Puntadas",
    "Textil Yvoty",
    "Costuras Karumbé",
    "Prendas Mburukuja",
)


@pytest.fixture
def workshops(store: Store) -> list[int]:
    """Seven workshops of Yaguarón."""
    cluster = add_cluster(store, code="YAG", name="Yaguarón", district="0915")
    made = [add_workshop(store, name=name, cluster_id=cluster, phone="0971 897 967") for name in NAMES]
    store.undo_stack.close_step()
    return made


@pytest.fixture
def order(store: Store) -> int:
    """1.800 guardapolvos of Uniformes Arapoty, in ten days."""
    anchor = add_anchor(store, name="Uniformes Arapoty S.A.")
    made = add_order(
        store,
        anchor_id=anchor,
        product="guardapolvos",
        quantity=1800,
        asked_on=day(-20),
        fabric_on=day(-15),
        due_on=day(10),
        price=12_000,
        penalty_per_piece=6000,
        standard_minutes=20,
        minutes_origin="measured",
        share_cap=0.25,
        lot_min=100,
    )
    store.undo_stack.close_step()
    return made
