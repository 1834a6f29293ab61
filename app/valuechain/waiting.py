"""What of an order waits for somebody: a delivery, the sample, the money. Pure rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.capability.rules import step_rules
from app.valuechain.records import AnchorOrder
from app.valuechain.regularity import payment_due_on

DELIVERY, SAMPLE, PAYMENT = "delivery", "sample", "payment"


@dataclass(frozen=True, slots=True)
class OrderWaiting:
    """One thing that an order waits for (`what`), and by which day; `pieces` of a delivery."""

    order_id: int
    number: int
    anchor: str
    product: str
    quantity: int
    what: str
    day: str
    pieces: int | None = None


def orders_waiting(orders: Iterable[AnchorOrder], today: str, last: str) -> list[OrderWaiting]:
    """What waits until the day `last`, what is late too; by day."""
    found = [one for order in orders for one in _waiting(order, today, last)]
    return sorted(found, key=lambda one: (one.day, one.number))


def _waiting(order: AnchorOrder, today: str, last: str) -> Iterator[OrderWaiting]:
    payment = payment_due_on(order)
    if payment is not None and payment < today:
        yield _of(order, PAYMENT, payment)
    if not (order.is_bound and order.is_open):
        return
    for day, pieces in deliveries_due(order):
        if day <= last:
            yield _of(order, DELIVERY, day, pieces)
    before = order.fabric_on or order.due_on
    soon = (date.fromisoformat(today) + timedelta(days=step_rules().sample_days)).isoformat()
    if order.asks_sample and order.sample_approved_on is None and before is not None and before <= soon:
        yield _of(order, SAMPLE, before)


def deliveries_due(order: AnchorOrder) -> list[tuple[str, int]]:
    """The days and pieces that are still promised; what is left beside them is for the order's day."""
    promised = [
        (one.due_on, one.quantity)
        for one in order.deliveries
        if not one.is_made and one.due_on is not None and one.quantity
    ]
    rest = order.remaining - sum(pieces for _day, pieces in promised)
    if rest > 0 and order.due_on is not None:
        promised.append((order.due_on, rest))
    return promised


def _of(order: AnchorOrder, what: str, day: str, pieces: int | None = None) -> OrderWaiting:
    return OrderWaiting(
        order.id, order.number, order.anchor, order.product, order.quantity, what, day, pieces
    )
