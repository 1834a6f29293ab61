"""Orden repartida: for each workshop of a shared order a page with what was agreed with it, to sign.

A page speaks of one workshop only: nobody reads here what another makes or is paid.
"""

from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from app.agenda.day_words import say_deadline
from app.allocation.queries import list_shares
from app.allocation.records import BOUND_SHARES, OrderShare
from app.i18n import _, format_day, format_money, format_number, format_whole_date, ngettext
from app.phrases import capital, with_stop
from app.storage.records import Reader
from app.valuechain.queries import read_order, read_regularity
from app.valuechain.records import AnchorOrder
from app.valuechain.regularity_words import say_to_workshop
from app.valuechain.words import product_title, say_order, say_order_number, say_requirement
from reports.kit.page import PageText, Section, Signatures, join_sections, title_block
from reports.kit.style import (
    BODY,
    HEADING,
    LARGE,
    LARGE_BOLD,
    LARGE_SMALL,
    LINE,
    READ_FAR_BOLD,
    paragraph,
)
from reports.kit.tables import lined_table, open_table
from reports.paper import NothingToPrint, Request

NAMES, VALUES = 0.34, 0.66  # of the width
SIZES_ACROSS, SIZE_NAMES = 8, 0.2  # the words before them, of the width
HAND_ROW = 22.0  # points to write in
BLANK = "_" * 22


def build_shared_order(request: Request) -> Section:
    """A page for each share that counts. Raises `NothingToPrint` for an order that nobody shares."""
    order = read_order(request.reader, request.of)
    shares = [one for one in list_shares(request.reader, order_id=order.id) if one.is_live]
    if not shares:
        raise NothingToPrint(_("Ese pedido todavía no está repartido; repártalo y vuelva a imprimir."))
    return join_sections([_section(request, order, share) for share in shares])


def _section(request: Request, order: AnchorOrder, share: OrderShare) -> Section:
    title, office, today = _("Orden repartida"), request.office.name, request.printed_on
    detail = _("Parte del {number} de {anchor}").format(number=say_order_number(order), anchor=order.anchor)
    story = [
        *title_block(share.workshop, detail, office, title),
        Spacer(1, 6),
        paragraph(f"{format_number(share.quantity)} {product_title(order.product)}", READ_FAR_BOLD),
        Spacer(1, 6),
        _terms(request.reader, order, share, today),
        *_sizes(order),
        KeepTogether(
            [
                *_asks(order),
                Spacer(1, 10),
                paragraph(_closing(share, order), LARGE_SMALL),
                Spacer(1, 30),
                Signatures((_("Por el taller"), _("Por el centro")), 44),
            ]
        ),
    ]
    text = PageText(title, share.workshop, office, today)
    return Section(text, story, f"{order.number}-{share.code}")


def _terms(reader: Reader, order: AnchorOrder, share: OrderShare, today: date) -> Table:
    found = read_regularity(reader, order.anchor_id, today=today.isoformat())
    cells = [
        [paragraph(name, LARGE_BOLD), paragraph(value, LARGE)]
        for name, value in (
            (_("Todo el pedido"), say_order(order) if share.quantity < order.quantity else ""),
            (_("Cómo es la prenda"), capital(order.description or "")),
            *_days(order, share, today),
            *_money(order, share),
            (_("Cómo viene encargando"), say_to_workshop(found) if found is not None else ""),
            (_("Nota"), share.note or ""),
        )
        if value
    ]
    return open_table(cells, (NAMES, VALUES))


def _days(order: AnchorOrder, share: OrderShare, today: date) -> list[tuple[str, str]]:
    """When the fabric comes and when she delivers; what has gone by is not said as if it were to come."""
    fabric = order.received_on or order.fabric_on
    if order.received_on:
        came = _("La tela cortada llegó")
    elif fabric and fabric < today.isoformat():
        came = _("La tela tenía que llegar")
    else:
        came = _("La tela cortada llega")
    due = share.until
    until = _day(due)
    if due and share.is_late(today.isoformat()) and not share.is_whole:
        until = say_deadline(due, today, until)
    elif due and due < today.isoformat() and not share.is_whole:
        until = _("{day}; ya pasó, hay que acordar otro").format(day=until)
    rows = [(came, _day(fabric)), (_("Usted entrega"), until)]
    if share.delivered:
        told = _("{count}, la última vez el {day}") if share.delivered_on else "{count}"
        brought = told.format(count=format_number(share.delivered), day=format_day(share.delivered_on))
        rows.append((_("Ya entregó"), brought))
    return rows


def _money(order: AnchorOrder, share: OrderShare) -> list[tuple[str, str]]:
    sum_ = None if share.price is None else share.price * share.quantity
    days = order.days_to_pay
    return [
        (_("Precio por prenda"), format_money(share.price) if share.price is not None else BLANK),
        (_("En total, si todo queda"), format_money(sum_) if sum_ is not None else BLANK),
        (
            _("La empresa paga"),
            ngettext(
                "a {count} día de la última entrega", "a los {count} días de la última entrega", days
            ).format(count=days)
            if days is not None
            else BLANK,
        ),
        (
            _("Si falta una prenda"),
            _("la empresa descuenta {sum} por cada una").format(sum=format_money(order.penalty_per_piece))
            if order.penalty_per_piece
            else "",
        ),
    ]


def _day(iso: str | None) -> str:
    return format_whole_date(date.fromisoformat(iso)) if iso else BLANK


def _sizes(order: AnchorOrder) -> list[Flowable]:
    """The sizes of the whole order side by side, with room to write how many of each are hers."""
    story: list[Flowable] = [paragraph(_("Talles"), HEADING)] if order.sizes else []
    for start in range(0, len(order.sizes), SIZES_ACROSS):
        part = order.sizes[start : start + SIZES_ACROSS]
        head = [_("Talle"), *(paragraph("", BODY, one.size) for one in part)]
        rows = [
            [_("en todo el pedido"), *(format_number(one.quantity) for one in part)],
            [_("de las suyas"), *[""] * len(part)],
        ]
        widths = [SIZE_NAMES, *[(1 - SIZE_NAMES) / SIZES_ACROSS] * len(part)]
        lines = [("LINEAFTER", (0, 0), (-2, -1), 0.5, LINE)]
        table = lined_table(head, rows, widths, heights=[None, HAND_ROW], more=lines)
        table.hAlign = "LEFT"
        story += [KeepTogether([table]), Spacer(1, 4)]
    return story


def _asks(order: AnchorOrder) -> list[Flowable]:
    asked = [say_requirement(one) for one in order.requirements]
    if not asked:
        return []
    said = capital(with_stop("; ".join(asked)))
    return [paragraph(_("Qué pide la empresa"), HEADING), paragraph(said, LARGE)]


def _closing(share: OrderShare, order: AnchorOrder) -> str:
    said = (
        _("El taller aceptó el {day}.").format(day=format_day(share.answered_on))
        if share.status in BOUND_SHARES and share.answered_on
        else _("Para acordar: todavía no es un compromiso.")
    )
    if order.changes:
        said += " " + _("Si la empresa cambia la fecha o la cantidad, el centro le avisa enseguida.")
    return said
