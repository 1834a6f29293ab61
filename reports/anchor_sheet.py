"""Cómo son sus pedidos: for an anchor company, what its own orders tell of how regular it is.

It is the company's page: it names no workshop, and tells what the centre itself looks at beside its orders.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.i18n import _, format_day, format_long_date, format_number
from app.valuechain.queries import list_orders, read_anchor
from app.valuechain.records import AnchorOrder
from app.valuechain.regularity import days_until_paid, measure_regularity, payment_is_late
from app.valuechain.regularity_words import say_by_part, say_too_few, say_what_helps
from app.valuechain.words import STATUS_WORDS, say_order
from reports.kit.page import PageText, Section, title_block
from reports.kit.style import HEADING, LARGE, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint, Request

SHOWN_ORDERS = 10  # the newest: it is one page
WIDTHS = (0.24, 0.15, 0.24, 0.18, 0.19)


def build_anchor_sheet(request: Request) -> Section:
    """One page. Raises `NothingToPrint` while there are too few orders to tell anything."""
    anchor, today = read_anchor(request.reader, request.of), request.printed_on.isoformat()
    orders = [one for one in list_orders(request.reader, anchor_id=anchor.id) if one.agreed_on]
    found = measure_regularity(orders, today)
    if found is None:
        raise NothingToPrint(say_too_few(len(orders)))
    title = _("Cómo son sus pedidos")
    detail = _("Lo que dicen sus pedidos acordados hasta el {day}").format(
        day=format_long_date(request.printed_on)
    )
    story: list[Flowable] = [*title_block(anchor.name, detail, request.office.name, title), Spacer(1, 4)]
    for part, sentences in say_by_part(found):
        story += [paragraph(" ".join(sentences), LARGE, f"{part}:"), Spacer(1, 4)]
    if helps := say_what_helps(found):
        story.append(paragraph(_("Qué cambia para los talleres"), HEADING))
        for sentence in helps:
            story += [paragraph(sentence, LARGE), Spacer(1, 4)]
    story += _orders(orders, today)
    text = PageText(title, anchor.name, request.office.name, request.printed_on)
    return Section(text, story, str(anchor.id))


def _orders(orders: Sequence[AnchorOrder], today: str) -> list[Flowable]:
    newest = sorted(orders, key=lambda one: (one.asked_on, one.number), reverse=True)[:SHOWN_ORDERS]
    head = [_("Pedido"), _("Acordado el"), _("Entrega acordada"), _("Última entrega"), _("Pago")]
    rows = [
        [
            say_order(one),
            format_day(one.agreed_on) if one.agreed_on else "",
            _say_due(one),
            format_day(one.last_delivery_on) if one.last_delivery_on else STATUS_WORDS[one.status],
            _say_paid(one, today),
        ]
        for one in newest
    ]
    said = _("Todos los que se acordaron, también los que después se cancelaron.")
    if len(orders) > len(newest):
        said = _("Los {count} más nuevos de {all}; las cuentas son de todos.").format(
            count=len(newest), all=format_number(len(orders))
        )
    return [
        paragraph(_("Pedido por pedido"), HEADING),
        lined_table(head, rows, WIDTHS),
        Spacer(1, 6),
        paragraph(" ".join((said, _("«Lo común» es el del medio: la mitad es más y la mitad es menos."))), SMALL_MUTED),
    ]  # fmt: skip


def _say_due(order: AnchorOrder) -> str:
    """The day that holds, and the one that was agreed first."""
    if order.due_on is None:
        return ""
    first = next((one.before for one in order.changes if one.what == "due_on" and one.before), None)
    if first is None:
        return format_day(order.due_on)
    return _("{day}; primero era el {first}").format(day=format_day(order.due_on), first=format_day(first))


def _say_paid(order: AnchorOrder, today: str) -> str:
    days = days_until_paid(order)
    if days is not None:
        return _("a los {count} días").format(count=days)
    return _("pasó su plazo") if payment_is_late(order, today) else ""
