"""Orden repartida: for each workshop of a shared order a page with what was agreed with it, to sign.

A page speaks of one workshop only: nobody reads here what another makes or is paid.
"""

from itertools import pairwise

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table

from app.allocation.queries import list_shares
from app.allocation.records import BOUND_SHARES, OrderShare
from app.i18n import _, format_day, format_money, format_number
from app.storage.records import Reader
from app.valuechain.queries import read_order
from app.valuechain.records import AnchorOrder
from app.valuechain.words import product_title, say_order, say_order_number, say_requirement
from reports.kit.page import TEXT_WIDTH, PageText, Section, Signatures, title_block
from reports.kit.style import (
    HEADING,
    LARGE,
    LARGE_BOLD,
    LARGE_SMALL,
    READ_FAR_BOLD,
    paragraph,
)
from reports.kit.tables import lined_table, open_table
from reports.paper import NothingToPrint, Request

NAMES, VALUES = 0.34, 0.66  # of the width
SIZES = (0.3, 0.35, 0.35)
BLANK = "_" * 22


def build_shared_order(request: Request) -> Section:
    """A page for each share that counts. Raises `NothingToPrint` for an order that nobody shares."""
    order = read_order(request.reader, request.of)
    shares = [one for one in list_shares(request.reader, order_id=order.id) if one.is_live]
    if not shares:
        raise NothingToPrint(_("Ese pedido todavía no está repartido; repártalo y vuelva a imprimir."))
    title = _("Orden repartida")
    pages = [_page(request.reader, order, share, request.office.name, title) for share in shares]
    story = list(pages[0])
    for _before, page in pairwise(pages):
        story += [PageBreak(), *page]
    text = PageText(title, say_order_number(order).capitalize(), request.office.name, request.printed_on)
    return Section(text, story, str(order.number))


def _page(reader: Reader, order: AnchorOrder, share: OrderShare, office: str, title: str) -> list[Flowable]:
    detail = _("Su parte de {order}, {number} de {anchor}").format(
        order=say_order(order), number=say_order_number(order), anchor=order.anchor
    )
    return [
        *title_block(share.workshop, detail, office, title),
        Spacer(1, 6),
        paragraph(f"{format_number(share.quantity)} {product_title(order.product)}", READ_FAR_BOLD),
        Spacer(1, 6),
        _terms(order, share),
        *_sizes(order),
        *_asks(order),
        Spacer(1, 10),
        paragraph(_closing(share, order), LARGE_SMALL),
        KeepTogether([Spacer(1, 30), Signatures((_("Por el taller"), _("Por el centro")), 44)]),
    ]


def _terms(order: AnchorOrder, share: OrderShare) -> Table:
    sum_ = None if share.price is None else share.price * share.quantity
    days = order.days_to_pay
    rows = [
        (_("Cómo es la prenda"), order.description or ""),
        (_("La tela cortada llega"), _day(order.received_on or order.fabric_on)),
        (_("Usted entrega"), _day(share.due_on or order.due_on)),
        (_("Precio por prenda"), format_money(share.price) if share.price is not None else BLANK),
        (_("En total, si todo queda"), format_money(sum_) if sum_ is not None else BLANK),
        (
            _("La empresa paga"),
            _("a los {count} días de la última entrega").format(count=days) if days is not None else BLANK,
        ),
        (
            _("Si falta una prenda"),
            _("la empresa descuenta {sum} por cada una").format(sum=format_money(order.penalty_per_piece))
            if order.penalty_per_piece
            else "",
        ),
        (_("Nota"), share.note or ""),
    ]
    cells = [[paragraph(name, LARGE_BOLD), paragraph(value, LARGE)] for name, value in rows if value]
    return open_table(cells, (NAMES, VALUES))


def _day(iso: str | None) -> str:
    return format_day(iso) if iso else BLANK


def _sizes(order: AnchorOrder) -> list[Flowable]:
    """The sizes of the whole order, with room to write how many of each are hers."""
    if not order.sizes:
        return []
    rows = [[one.size, format_number(one.quantity), ""] for one in order.sizes]
    head = [_("Talle"), _("en todo el pedido"), _("de las suyas (a mano)")]
    table = lined_table(head, rows, SIZES, width=TEXT_WIDTH * 0.7)
    table.hAlign = "LEFT"
    return [paragraph(_("Talles"), HEADING), table]


def _asks(order: AnchorOrder) -> list[Flowable]:
    asked = [say_requirement(one) for one in order.requirements]
    if not asked:
        return []
    return [paragraph(_("Qué pide la empresa"), HEADING), paragraph("; ".join(asked) + ".", LARGE)]


def _closing(share: OrderShare, order: AnchorOrder) -> str:
    said = (
        _("El taller aceptó el {day}.").format(day=format_day(share.answered_on))
        if share.status in BOUND_SHARES and share.answered_on
        else _("Para acordar: todavía no es un compromiso.")
    )
    if order.changes:
        said += " " + _("Si la empresa cambia la fecha o la cantidad, el centro le avisa enseguida.")
    return said
