"""What the search box finds of the value chain: companies by name, orders by number or garment."""

from functools import partial

from app.registry.names import fold
from app.registry.queries import list_anchors
from app.valuechain.queries import list_orders
from app.valuechain.words import STATUS_WORDS, product_title, say_order, say_order_number
from ui.context import Context
from ui.search_box import Hit

MOST = 4
LEAST_LETTERS = 2


def find_in_chain(context: Context, text: str) -> list[Hit]:
    """Companies first, then their orders, the open ones first; each word must be found."""
    words = fold(text).split()
    if not words or (len("".join(words)) < LEAST_LETTERS and not text.strip().isdigit()):
        return []
    hits = [
        Hit(one.name, one.buys or "", partial(context.way.go, "anchor", one.id))
        for one in list_anchors(context.store)
        if _has(f"{one.name} {one.buys or ''}", words)
    ][:MOST]
    for order in list_orders(context.store):
        told = f"{say_order_number(order)} {order.anchor} {product_title(order.product)}"
        if _has(told, words):
            remark = f"{say_order_number(order)} · {order.anchor} · {STATUS_WORDS[order.status]}"
            hits.append(Hit(say_order(order), remark, partial(context.way.go, "order", order.id)))
        if len(hits) >= 2 * MOST:
            break
    return hits


def _has(text: str, words: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)
