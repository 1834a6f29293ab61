"""Brings in the orders of a list: all of it as one undo step, or nothing."""

from collections.abc import Mapping
from typing import Any

from app.incoming.orders import OrderPlan, PlannedOrder
from app.registry.names import fold
from app.registry.operations import add_anchor
from app.registry.queries import list_anchors
from app.storage.backups import back_up
from app.storage.labels import Label
from app.storage.store import Store
from app.valuechain.order_operations import add_order, record_delivery, set_order_status

_CLOSED = ("cancelled", "lost")


def import_orders(store: Store, *, plan: OrderPlan) -> int:
    """Add what the plan would add, after a backup; gives how many orders.

    Raises `FileProblem` when the backup or the file cannot be written; then nothing is changed.
    """
    if not plan.added:
        return 0
    back_up(store, reason="import")
    with store.change(Label("anchor_order.imported"), origin="import"):
        anchors = {fold(one.name): one.id for one in list_anchors(store)}
        for planned in plan.added:
            name = fold(planned.anchor)
            if name not in anchors:
                anchors[name] = add_anchor(store, name=planned.anchor)
            _add(store, anchors[name], planned)
    return len(plan.added)


def _add(store: Store, anchor: int, planned: PlannedOrder) -> None:
    fields: Mapping[str, Any] = planned.fields
    order = add_order(store, anchor_id=anchor, **fields)
    if planned.made:
        record_delivery(store, order_id=order, **planned.made)
    last = planned.made.get("delivered_on") or fields.get("paid_on")
    day = fields.get("agreed_on") or (last if planned.status in _CLOSED else None) or fields["asked_on"]
    if planned.status != "asked":
        set_order_status(store, order_id=order, status=planned.status, day=day)
