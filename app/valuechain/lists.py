"""The lists of anchor companies, their orders, and what they demand."""

from typing import NamedTuple

from app.i18n import _, format_number, ngettext
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.place import Place
from app.registry.groups import INVOICE_WORDS
from app.registry.queries import list_anchors
from app.registry.records import Anchor
from app.shapes import Shape, shape
from app.valuechain.queries import list_demands, list_orders
from app.valuechain.records import AnchorOrder
from app.valuechain.regularity import Regularity, measure_regularity, payment_due_on
from app.valuechain.regularity_words import say_short
from app.valuechain.words import (
    DEMAND_WORDS,
    MINUTES_WORDS,
    STATUS_WORDS,
    product_title,
    say_order,
    say_remaining,
    say_requirement,
    say_when_due,
    what_title,
)

ORDER_KEYS = (
    "id number reference anchor product description quantity status asked_on agreed_on fabric_on due_on "
    "received_on sample_approved_on price_gs=price penalty_per_piece_gs=penalty_per_piece "
    "payment_days=days_to_pay standard_minutes minutes_origin lot_min share_cap delivered remaining returned "
    "penalty_gs=penalty last_delivery_on paid_on paid_amount_gs=paid_amount closed_on closed_why note"
)
SPELL = "low middle high variation count"
REGULARITY = "orders first_on last_on moved moved_by_anchor resized cancelled agreed_days waiting"


class AnchorLine(NamedTuple):
    """A company with what its orders tell; `regularity` is None while they are too few."""

    id: int
    anchor: Anchor
    orders: int
    open: int
    last_on: str | None
    regularity: Regularity | None
    trainings: int


def list_anchor_lines(asked: ListAsked) -> list[AnchorLine]:
    """Every company by name, in three queries."""
    orders: dict[int, list[AnchorOrder]] = {}
    for order in list_orders(asked.reader):
        orders.setdefault(order.anchor_id, []).append(order)
    trainings = [one.anchor_id for one in list_demands(asked.reader, kind="training")]
    return [
        AnchorLine(
            one.id,
            one,
            len(orders.get(one.id, ())),
            sum(order.is_open for order in orders.get(one.id, ())),
            max((order.asked_on for order in orders.get(one.id, ())), default=None),
            measure_regularity(orders.get(one.id, ()), asked.today),
            trainings.count(one.id),
        )
        for one in list_anchors(asked.reader)
    ]


def anchors_list(_today: str) -> ListKind:
    """Anchor companies, with their terms and how regular they are."""
    columns = (
        ListColumn(_("Empresa"), lambda one: one.anchor.name, width=36),
        ListColumn(_("Qué compra"), lambda one: one.anchor.buys, width=40),
        ListColumn(_("Días que da"), lambda one: one.anchor.lead_days, "number"),
        ListColumn(_("Paga a los días"), lambda one: one.anchor.payment_days, "number"),
        ListColumn(_("Comprobante"), _invoice, width=20),
        ListColumn(_("Condiciones dichas el"), lambda one: one.anchor.terms_on, "date"),
        ListColumn(_("Quién las dijo"), lambda one: one.anchor.terms_by, width=24),
        ListColumn(_("Pedidos"), "orders", "number"),
        ListColumn(_("Abiertos"), "open", "number"),
        ListColumn(_("Último pedido"), "last_on", "date"),
        ListColumn(_("Regularidad"), say_line_regularity, width=50),
        ListColumn(_("Cursos que pide"), "trainings", "number"),
        ListColumn(_("Nota"), lambda one: one.anchor.note, width=40),
    )
    return ListKind(
        "anchors",
        _("Empresas ancla"),
        columns,
        read=list_anchor_lines,
        keys=shape_anchor,
        say=lambda one: say_parts(
            one.anchor.name, one.anchor.buys, say_orders(one), say_line_regularity(one)
        ),
        opens=lambda one: Place("anchor", one.id),
    )


def _invoice(line: AnchorLine) -> str | None:
    return INVOICE_WORDS.get(line.anchor.invoice_kind) if line.anchor.invoice_kind else None


def say_orders(line: AnchorLine) -> str:
    """ "7 pedidos, 1 abierto"; that there are none is said too."""
    if not line.orders:
        return _("sin pedidos todavía")
    said = ngettext("{count} pedido", "{count} pedidos", line.orders).format(count=line.orders)
    if not line.open:
        return said
    opened = ngettext("{count} abierto", "{count} abiertos", line.open).format(count=line.open)
    return f"{said}, {opened}"


def say_line_regularity(line: AnchorLine) -> str:
    """What its orders tell in a line; empty while they are too few."""
    return say_short(line.regularity) if line.regularity is not None else ""


def shape_anchor(line: AnchorLine) -> Shape:
    """A company as JSON; `regularity` is null while its orders are too few."""
    return {
        **shape(line.anchor, "id name buys lead_days payment_days invoice_kind terms_on terms_by note"),
        **shape(line, "orders open last_order_on=last_on trainings"),
        "regularity": shape_regularity(line.regularity),
    }


def shape_regularity(found: Regularity | None) -> Shape | None:
    """A regularity as JSON: each spell with its ends, its median and its coefficient of variation."""
    if found is None:
        return None
    return {
        **shape(found, REGULARITY),
        "gap_days": shape(found.gaps, SPELL),
        "pieces": shape(found.pieces, SPELL),
        "days_to_pay": shape(found.paying, SPELL) if found.paying is not None else None,
    }


def _order_columns(today: str) -> tuple[ListColumn, ...]:
    """What an order is; the first are shown in the window."""
    return (
        ListColumn(_("Número"), "number", "number", window=44, head=_("N.º"), leaves=1),
        ListColumn(
            _("Pedido"),
            say_order,
            window=0,
            in_sheet=False,
            strong=True,
            least=150,
            sort=lambda one: one.number,
        ),
        ListColumn(_("Empresa"), "anchor", width=32, window=192),
        ListColumn(
            _("Cómo va"),
            lambda one: say_parts(STATUS_WORDS[one.status], _say_missing(one, today)),
            window=214,
            in_sheet=False,
        ),
        ListColumn(_("Número de la empresa"), "reference", width=18),
        ListColumn(_("Prenda"), lambda one: product_title(one.product), width=24),
        ListColumn(_("Descripción"), "description", width=36),
        ListColumn(_("Cantidad"), "quantity", "number"),
        ListColumn(_("Estado"), lambda one: STATUS_WORDS[one.status], width=14),
        ListColumn(_("Preguntaron el"), "asked_on", "date"),
        ListColumn(_("Acordado el"), "agreed_on", "date"),
        ListColumn(_("Tela el"), "fabric_on", "date"),
        ListColumn(
            _("Entrega el"),
            "due_on",
            "date",
            window=104,
            head=_("Entrega"),
            sort=lambda one: one.due_on or "9999",
        ),
    )


def _work_columns() -> tuple[ListColumn, ...]:
    """Its price and work, what it asks, and what came of it: only as it leaves the office."""
    return (
        ListColumn(_("Precio por prenda"), "price", "money"),
        ListColumn(_("Minuto estándar"), "standard_minutes", "number"),
        ListColumn(_("De dónde sale"), lambda one: MINUTES_WORDS.get(one.minutes_origin or ""), width=20),
        ListColumn(_("Paga a los días"), "days_to_pay", "number"),
        ListColumn(_("Descuento por prenda"), "penalty_per_piece", "money"),
        ListColumn(_("Lote más chico"), "lot_min", "number"),
        ListColumn(_("Parte más grande"), "share_cap", "percent"),
        ListColumn(_("Pide"), lambda one: ", ".join(map(say_requirement, one.requirements)), width=50),
        ListColumn(_("Talles"), _say_sizes, width=30),
        ListColumn(_("Entregadas"), "delivered", "number"),
        ListColumn(_("Devueltas"), "returned", "number"),
        ListColumn(_("Última entrega"), "last_delivery_on", "date"),
        ListColumn(_("Descuentos"), "penalty", "money"),
        ListColumn(_("Pagó el"), "paid_on", "date"),
        ListColumn(_("Cuánto pagó"), "paid_amount", "money"),
        ListColumn(_("Nota"), "note", width=40),
    )


def orders_list(today: str) -> ListKind:
    """Orders: the open ones by their date, then those to be paid, then the rest."""
    return ListKind(
        "orders",
        _("Pedidos"),
        (*_order_columns(today), *_work_columns()),
        read=_orders,
        keys=shape_order,
        say=lambda one: say_parts(
            str(one.number), one.anchor, say_order(one), STATUS_WORDS[one.status], _say_missing(one, today)
        ),
        opens=lambda one: Place("order", one.id),
        found_by=lambda one: " ".join(
            (
                str(one.number),
                one.reference or "",
                one.anchor,
                product_title(one.product),
                one.description or "",
            )
        ),
        takes_period=True,
    )


def _orders(asked: ListAsked) -> list[AnchorOrder]:
    first, last = asked.days
    return [one for one in list_orders(asked.reader) if first <= one.asked_on <= last]


def _say_missing(order: AnchorOrder, today: str) -> str:
    """What of an order one waits for now."""
    if order.is_open:
        due = say_when_due(order, today) or _("sin fecha de entrega")
        if order.delivered and order.due_on is not None and order.due_on >= today:
            text = ngettext("falta {count}", "faltan {count}", order.remaining)
            return text.format(count=format_number(order.remaining))  # its day stands beside it
        if order.delivered:
            return f"{say_remaining(order.remaining)} · {due}"
        return due
    due_on = payment_due_on(order)
    if due_on is not None:
        return _("pago atrasado") if due_on < today else _("por cobrar")
    return _("por cobrar") if order.status == "delivered" else ""


def _say_sizes(order: AnchorOrder) -> str:
    return ", ".join(f"{one.size}: {one.quantity}" for one in order.sizes)


def shape_order(order: AnchorOrder) -> Shape:
    """An order as JSON, with all its parts."""
    return {
        **shape(order, ORDER_KEYS),
        "sizes": [shape(one, "size quantity") for one in order.sizes],
        "requirements": [shape(one, "kind what|none level") for one in order.requirements],
        "deliveries": [
            shape(one, "due_on quantity delivered_on delivered returned penalty_gs=penalty note")
            for one in order.deliveries
        ],
        "changes": [shape(one, "noted_on what before after asked_by") for one in order.changes],
    }


def demands_list(_today: str) -> ListKind:
    """What anchor companies ask for, with who said it and when."""
    columns = (
        ListColumn(_("Empresa"), "anchor", width=32),
        ListColumn(_("De qué"), lambda one: DEMAND_WORDS[one.kind], width=20),
        ListColumn(_("Qué pide"), lambda one: what_title(one.kind, one.what), width=50),
        ListColumn(_("Código"), "what", width=14),
        ListColumn(_("Dicho el"), "said_on", "date"),
        ListColumn(_("Quién lo dijo"), "said_by", width=26),
        ListColumn(_("Nota"), "note", width=40),
    )
    return ListKind(
        "anchor-demands",
        _("Lo que piden las empresas ancla"),
        columns,
        read=lambda asked: list_demands(asked.reader),
        keys="id anchor kind what said_on said_by note",
        say=lambda one: say_parts(one.anchor, DEMAND_WORDS[one.kind], what_title(one.kind, one.what)),
    )


LISTS = (
    ListEntry("anchors", anchors_list),
    ListEntry("orders", orders_list),
    ListEntry("anchor-demands", demands_list),
)
