"""What the day and the calendar are told of orders."""

from app.agenda.notices import Asked
from app.agenda.records import Entry, EntryKind, Waiting
from app.i18n import N_, _, format_number
from app.storage.records import Reader
from app.valuechain.queries import list_orders
from app.valuechain.waiting import OrderWaiting, deliveries_due, orders_waiting
from app.valuechain.words import product_title


def list_orders_waiting(reader: Reader, asked: Asked) -> Waiting[OrderWaiting]:
    """Deliveries of the week to come, samples that are not approved, payments that are late."""
    found = orders_waiting(list_orders(reader), asked.today, asked.week)
    return Waiting(found[: asked.limit], len(found))


def order_entries(reader: Reader, first: str, last: str, _user: int | None) -> list[Entry]:
    """Deliveries that are promised; they are everybody's."""
    return [
        Entry(
            "order",
            order.id,
            _("Entrega: {count} {product}").format(
                count=format_number(pieces), product=product_title(order.product)
            ),
            day,
            remark=order.anchor,
        )
        for order in list_orders(reader)
        if order.is_bound and order.is_open
        for day, pieces in deliveries_due(order)
        if first <= day <= last
    ]


ENTRIES = (
    EntryKind("order", N_("Entregas de pedidos"), "app.valuechain.agenda_queries:order_entries", order=25),
)
