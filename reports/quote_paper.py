"""Cotización: what a workshop asks for an order, for a customer. Nothing of what it costs inside."""

from reportlab.platypus import Flowable, Spacer, Table

from app.costing.queries import read_quote
from app.costing.records import Quote
from app.errors import DataProblem
from app.i18n import _, format_day, format_money, format_number
from app.phrases import capital, shorten
from app.registry.phone import show_phones
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from reports.kit.page import PageText, Section, Signatures, title_block
from reports.kit.style import (
    GROUND,
    HEADING,
    LARGE,
    LARGE_RIGHT,
    READ_FAR_BOLD,
    SMALL_MUTED_RIGHT,
    paragraph,
)
from reports.kit.tables import lined_table
from reports.paper import Request

PLACE_LETTERS = 60


def build_quote(request: Request) -> Section:
    """The paper of one quote. Raises `DataProblem` for one that is not there any more."""
    quote = read_quote(request.reader, request.of)
    if quote is None:
        raise DataProblem(_("Esa cotización ya no está; mire la lista de nuevo."))
    workshop = read_workshop(request.reader, quote.workshop_id)
    title = _("Cotización N.º {number}").format(number=quote.number)
    story: list[Flowable] = [
        *title_block(workshop.name, _say_workshop(workshop), format_day(quote.made_on), _("Cotización")),
        paragraph(title, HEADING),
        paragraph(quote.customer, LARGE, _("Para:")),
        Spacer(1, 10),
        _table(quote),
        Spacer(1, 6),
        _total(quote),
        Spacer(1, 10),
        *_dates(quote, request.printed_on.isoformat()),
        *_terms(quote),
        Spacer(1, 26),
        Signatures((_("Por el taller"), _("Por el cliente, de acuerdo")), 44),
    ]
    text = PageText(title, workshop.name, workshop.name, request.printed_on)
    return Section(text, story, f"{workshop.code}-{quote.number}")


def _say_workshop(workshop: Workshop) -> str:
    """Whose paper it is, and how to reach her: what a customer needs, and no more."""
    phone = show_phones(workshop.phone_given or workshop.phone or "")
    cluster = workshop.cluster.name if workshop.cluster else ""
    ruc = _("RUC {ruc}").format(ruc=workshop.ruc) if workshop.ruc else ""
    place = shorten(workshop.place or "", PLACE_LETTERS)
    parts = (workshop.owner_name, phone, ruc, place, cluster)  # how to reach her is never what is cut
    return " · ".join(part for part in parts if part)


def _table(quote: Quote) -> Table:
    words = (_("Cantidad"), _("Precio por prenda"))
    head = (_("Prenda"), _("Talles"), *(paragraph(word, SMALL_MUTED_RIGHT) for word in words))
    row = (
        paragraph(capital(quote.garment), LARGE),
        paragraph(quote.sizes or "—", LARGE),
        paragraph(format_number(quote.quantity), LARGE_RIGHT),
        paragraph(format_money(quote.price), LARGE_RIGHT),
    )
    return lined_table(head, [row], (0.38, 0.22, 0.17, 0.23))


def _total(quote: Quote) -> Table:
    words = _("Total: {amount}").format(amount=format_money(quote.total))
    table = Table([[paragraph(words, READ_FAR_BOLD)]], colWidths=["100%"])
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), GROUND),
            ("LEFTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
        ]
    )
    return table


def _dates(quote: Quote, today: str) -> list[Flowable]:
    lines: list[Flowable] = []
    if quote.delivery_on:
        lines.append(paragraph(format_day(quote.delivery_on), LARGE, _("Se entrega el:")))
    until = format_day(quote.valid_until)
    if quote.valid_until < today:
        lines.append(paragraph(until, LARGE, _("Esta cotización ya venció; valía hasta el:")))
    else:
        lines.append(paragraph(until, LARGE, _("Esta cotización vale hasta el:")))
    return lines


def _terms(quote: Quote) -> list[Flowable]:
    if not quote.terms:
        return []
    lines = [paragraph(one, LARGE) for one in quote.terms.splitlines() if one.strip()]
    return [paragraph(_("Condiciones"), HEADING), *lines]
