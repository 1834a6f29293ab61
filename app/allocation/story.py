"""Shared orders in a workshop's story."""

from app.allocation.queries import list_shares
from app.allocation.words import say_share_came
from app.i18n import _, format_day
from app.production.words import say_garments
from app.registry.timeline import StoryLine
from app.storage.records import Reader
from app.valuechain.queries import list_orders
from app.valuechain.words import product_title


def share_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """What a workshop took on of shared orders, and what came of it."""
    lines: list[StoryLine] = []
    shares = list_shares(reader, workshop_id=workshop_id)
    orders = {one.id: one for one in list_orders(reader)} if shares else {}
    for share in shares:
        if (order := orders.get(share.order_id)) is None:  # of a company that was taken out
            continue
        title = _("Pedido {number} de {anchor}").format(number=order.number, anchor=order.anchor)
        what = f"{say_garments(share.quantity)} · {product_title(order.product)}"
        if share.status in ("accepted", "dropped") and share.answered_on:
            said = _("aceptó una parte") if share.status == "accepted" else _("se bajó")
            lines.append(StoryLine(share.answered_on, f"{title}: {said}", what))
        if share.delivered_on:
            until = _("para el {day}").format(day=format_day(share.until)) if share.until else ""
            came = " · ".join(part for part in (say_share_came(share), until) if part)
            lines.append(StoryLine(share.delivered_on, title, came))
    return lines
