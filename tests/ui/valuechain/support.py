"""A company and an order for the tests of their pages."""

from datetime import date

from app.registry.operations import add_anchor
from app.storage.store import Store
from app.valuechain.order_operations import add_order


def make_anchor(store: Store) -> int:
    """Uniformes Arapoty."""
    return add_anchor(store, name="Uniformes Arapoty S.A.")


def make_order(store: Store) -> int:
    """1.800 guardapolvos that were asked for today."""
    return add_order(
        store,
        anchor_id=make_anchor(store),
        product="guardapolvos",
        quantity=1800,
        asked_on=date.today().isoformat(),
    )
