"""The list of shares: who makes what of which order, and what came of it."""

from typing import NamedTuple

from app.allocation.queries import list_shares
from app.allocation.records import OrderShare
from app.allocation.words import SHARE_WORDS, say_share_came
from app.i18n import _
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.place import Place
from app.production.words import say_garments
from app.shapes import shape
from app.valuechain.queries import list_orders
from app.valuechain.records import AnchorOrder
from app.valuechain.words import product_title, say_order_number

SHARE_KEYS = (
    "id workshop=code name=workshop quantity status price_gs=price due_on answered_on reason delivered_on "
    "delivered returned paid_on paid_amount_gs=paid_amount note"
)


class ShareLine(NamedTuple):
    """A share with its order."""

    id: int
    share: OrderShare
    order: AnchorOrder

    @property
    def due_on(self) -> str | None:
        """The day it was promised for, or that of the order."""
        return self.share.until


def list_share_lines(asked: ListAsked) -> list[ShareLine]:
    """The shares by the day they are due, within a period (all of them without one); the newest first."""
    orders = {one.id: one for one in list_orders(asked.reader)}
    lines = [
        ShareLine(one.id, one, orders[one.order_id])
        for one in list_shares(asked.reader, workshop_id=asked.workshop_id)
        if one.order_id in orders
    ]
    first, last = asked.days
    kept = [one for one in lines if first <= (one.due_on or "") <= last]
    return sorted(kept, key=lambda one: (one.due_on or "", one.share.quantity), reverse=True)


def shares_list(_today: str) -> ListKind:
    """Who makes what of which order."""
    columns = (
        ListColumn(_("Pedido"), lambda one: one.order.number, "number", 10),
        ListColumn(_("Empresa"), lambda one: one.order.anchor, width=30),
        ListColumn(_("Prenda"), lambda one: product_title(one.order.product), width=20),
        ListColumn(_("Código"), lambda one: one.share.code, width=12),
        ListColumn(_("Taller"), lambda one: one.share.workshop, width=28),
        ListColumn(_("Cantidad"), lambda one: one.share.quantity, "number", 12),
        ListColumn(_("Estado"), lambda one: SHARE_WORDS[one.share.status], width=14),
        ListColumn(_("Precio por prenda"), lambda one: one.share.price, "money", 16),
        ListColumn(_("Entrega"), "due_on", "date"),
        ListColumn(_("Entregó el"), lambda one: one.share.delivered_on, "date"),
        ListColumn(_("Cuánto entregó"), lambda one: one.share.delivered, "number"),
        ListColumn(_("Volvieron"), lambda one: one.share.returned, "number"),
        ListColumn(_("Cobró el"), lambda one: one.share.paid_on, "date"),
        ListColumn(_("Cuánto cobró"), lambda one: one.share.paid_amount, "money", 16),
        ListColumn(_("Por qué"), lambda one: one.share.reason, width=30),
        ListColumn(_("Nota"), lambda one: one.share.note, width=30),
    )
    return ListKind(
        "shares", _("Partes de pedidos"), columns, list_share_lines,
        keys=lambda one: {"order": one.order.number, "anchor": one.order.anchor, **shape(one.share, SHARE_KEYS)},
        say=_say, takes_workshop=True, takes_period=True,
        opens=lambda one: Place("order", one.order.id, "share"),
    )  # fmt: skip


def _say(line: ShareLine) -> str:
    share = line.share
    return say_parts(
        say_order_number(line.order),
        f"{share.code} {share.workshop}",
        say_garments(share.quantity),
        SHARE_WORDS[share.status],
        say_share_came(share),
    )


LISTS = (ListEntry("shares", shares_list),)
