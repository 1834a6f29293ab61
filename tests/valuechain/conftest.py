"""An office with one anchor company and an order of 1.800 guardapolvos."""

from datetime import date, timedelta

import pytest

from app.registry.operations import add_anchor
from app.storage.store import Store
from app.valuechain.order_operations import add_order


def day(ahead: int) -> str:
    """An ISO day so far from today."""
    return (date.today() + timedelta(days=ahead)).isoformat()


@pytest.fixture
def anchor(store: Store) -> int:
    """Uniformes Arapoty."""
    made = add_anchor(store, name="Uniformes Arapoty S.A.")
    store.undo_stack.close_step()
    return made


@pytest.fixture
def order(store: Store, anchor: int) -> int:
    """1.800 guardapolvos in seven weeks, still asked for."""
    made = add_order(
        store,
        anchor_id=anchor,
        product="guardapolvos",
        quantity=1800,
        asked_on=day(-5),
        fabric_on=day(40),
        due_on=day(50),
        price=12_000,
        standard_minutes=17.05,
        minutes_origin="measured",
        payment_days=30,
    )
    store.undo_stack.close_step()
    return made
