"""What the search box finds of the value chain: companies by name, orders by number or garment."""

from collections.abc import Iterable

from app.leads import Lead, SearchKind, Wanted, holding
from app.place import Place
from app.registry.queries import list_anchors
from app.storage.records import Reader
from app.valuechain.queries import list_orders
from app.valuechain.words import STATUS_WORDS, product_title, say_order, say_order_number


def _anchors(reader: Reader) -> Iterable[tuple[str, Lead]]:
    for one in list_anchors(reader):
        yield f"{one.name} {one.buys or ''}", Lead(one.name, one.buys or "", Place("anchor", one.id))


def _orders(reader: Reader) -> Iterable[tuple[str, Lead]]:
    """The open ones first, as the list has them."""
    for order in list_orders(reader):
        told = f"{say_order_number(order)} {order.anchor} {product_title(order.product)} {say_order(order)}"
        remark = f"{say_order_number(order)} · {order.anchor} · {STATUS_WORDS[order.status]}"
        yield told, Lead(say_order(order), remark, Place("order", order.id))


def _find_anchors(reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    return holding(wanted, _anchors(reader))


def _find_orders(reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    return holding(wanted, _orders(reader))


ANCHORS = SearchKind(_find_anchors, lambda reader: (told for told, _lead in _anchors(reader)))
ORDERS = SearchKind(_find_orders, lambda reader: (told for told, _lead in _orders(reader)))
