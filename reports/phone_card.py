"""Tarjeta de teléfonos: small cards to cut and to give to everybody in a workshop.

It names no workshop and tells nothing of why it is given: whoever finds it learns only whom
anybody may call. Only numbers that somebody of the office confirmed stand on it, else lines.
"""

from reportlab.platypus import Flowable, PageBreak, Table

from app.alerts.queries import card_phones
from app.alerts.records import LocalPhone
from app.alerts.words import KINDS, OTHER, PHONE_WORDS, name_of
from app.i18n import _
from app.phrases import shorten
from app.registry.queries import list_clusters
from reports.kit.page import TEXT_WIDTH, PageText, Section
from reports.kit.shapes import Blank
from reports.kit.style import BODY, BODY_BOLD, MUTED, SMALL_MUTED, paragraph
from reports.paper import Request

COLUMNS, ROWS = 2, 4
HEIGHT = 182.0
LONGEST_NAME = 46
WHOLE = 16  # letters of a number that is not broken at the end of a line
MOST_PHONES = 9  # that a card has room for


def build_phone_card(request: Request) -> Section:
    """A sheet of cards for each territory that has confirmed numbers.

    Before there is any, one sheet with lines, to write by hand what was asked.
    """
    zones: list[tuple[int | None, str]] = [(None, "")]
    zones = [(one.id, one.name) for one in list_clusters(request.reader)] or zones
    known = [(name, card_phones(request.reader, cluster)) for cluster, name in zones]
    sheets = [(name, phones) for name, phones in known if phones] or [("", [])]
    story: list[Flowable] = []
    for name, phones in sheets:
        story += [PageBreak()] if story else []
        story.append(_sheet(phones, name, request))
    text = PageText(_("Teléfonos útiles"), "", request.office.name, request.printed_on)
    return Section(text, story)


def _sheet(phones: list[LocalPhone], zone: str, request: Request) -> Table:
    cards = [[_card(phones, zone, request) for _column in range(COLUMNS)] for _row in range(ROWS)]
    table = Table(cards, colWidths=[TEXT_WIDTH / COLUMNS] * COLUMNS, rowHeights=[HEIGHT] * ROWS)
    table.setStyle(
        [
            ("INNERGRID", (0, 0), (-1, -1), 0.6, MUTED, None, (3, 3)),
            ("BOX", (0, 0), (-1, -1), 0.6, MUTED, None, (3, 3)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("RIGHTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 8),
        ]
    )
    return table


def _card(phones: list[LocalPhone], zone: str, request: Request) -> list[Flowable]:
    title = _("Teléfonos útiles · {zone}").format(zone=zone) if zone else _("Teléfonos útiles")
    lines: list[Flowable] = [paragraph(shorten(title, LONGEST_NAME), BODY_BOLD)]
    for phone in phones[:MOST_PHONES]:
        name = shorten(name_of(phone), LONGEST_NAME)
        number = phone.number or ""
        if len(number) <= WHOLE:
            number = number.replace(" ", "\u00a0")
        lines.append(paragraph(number, BODY, f"{name}:"))
    if not phones:
        lines += [Blank(f"{PHONE_WORDS[kind]}:", size=9, room=13) for kind in KINDS if kind != OTHER]
    if request.office.phone:
        lines.append(paragraph(request.office.phone, BODY, f"{shorten(request.office.name, 40)}:"))
    return [*lines, paragraph(_("Puede llamar cualquier persona."), SMALL_MUTED)]
