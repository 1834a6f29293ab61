"""Ficha de proveedor: what the owner chose to show to an anchor company, and nothing else.

It is drawn from a `SupplierSheet` alone, which has only what she chose: nothing of the diagnostic, of the
programme or of who works there can stand here.
"""

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Image, KeepTogether, Spacer, Table

from app.capability.kinds import SUPPLIER_PART_WORDS
from app.capability.supplier_queries import make_sheet, read_supplier_choice
from app.capability.supplier_records import SupplierChoice, SupplierSheet
from app.capability.supplier_words import say_part
from app.diagnosis.queries import read_photo
from app.i18n import _, format_day
from app.phrases import shorten
from reports.kit.one_page import lay_on_one_page
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.style import (
    ALOUD,
    HEADING,
    LARGE,
    LARGE_BOLD,
    LARGE_SMALL,
    READ_FAR,
    READ_FAR_BOLD,
    SMALL_MUTED,
    paragraph,
)
from reports.kit.tables import open_table
from reports.paper import NothingToPrint, Request

ACROSS, GAP = 2, 14.0
_LONGEST = 600


def build_supplier_sheet(request: Request) -> Section:
    """The sheet as she agreed to it; with a choice in `options`, as it is looked at with her."""
    tried = request.paper.options
    choice = tried if isinstance(tried, SupplierChoice) else read_supplier_choice(request.reader, request.of)
    if choice is None or not choice.parts:
        raise NothingToPrint(
            _("La dueña o el dueño todavía no eligió qué mostrar; elíjanlo en «Mostrarse a las empresas».")
        )
    sheet = make_sheet(request.reader, request.of, choice, today=request.printed_on.isoformat())
    return draw_sheet(sheet, request)


class SheetSize(NamedTuple):
    """How large it is drawn: the words, the parts and their names, the air between, a photo at most."""

    words: ParagraphStyle
    said: ParagraphStyle
    named: ParagraphStyle
    air: float
    highest: float


SIZES = (  # the first that has room on one page, else the last: what she shows little of is no empty sheet
    SheetSize(ALOUD, READ_FAR, READ_FAR_BOLD, 2.6, 300.0),
    SheetSize(ALOUD, READ_FAR, READ_FAR_BOLD, 1.6, 240.0),
    SheetSize(READ_FAR, LARGE, LARGE_BOLD, 1.0, 190.0),
)


def draw_sheet(sheet: SupplierSheet, request: Request) -> Section:
    """The pages of a sheet; the reader is asked for the chosen photos alone."""
    for size in SIZES:
        story = _story(sheet, request, size)
        laid = lay_on_one_page(story)
        if laid is not None:
            break
    page = PageText(_("Ficha de proveedor"), sheet.name, request.office.name, request.printed_on)
    return Section(page, story, sheet.code, laid=laid)


def _story(sheet: SupplierSheet, request: Request, size: SheetSize) -> list[Flowable]:
    office = request.office.name
    story: list[Flowable] = [*title_block(sheet.name, sheet.place, office, _("Ficha de proveedor"))]
    if not sheet.choice.agreed:
        story.append(
            paragraph(
                _("Para mirar con la dueña o el dueño: todavía sin su permiso, no se entrega."), LARGE_BOLD
            )
        )
    between = 6 * size.air
    if sheet.choice.words:
        story += [Spacer(1, between), paragraph(shorten(sheet.choice.words, _LONGEST), size.words)]
    story += [Spacer(1, between), *_parts(sheet, size)]
    if sheet.photos:
        story += _photos(sheet.photos, request, size.highest)
    return [*story, *_closing(sheet, office)]


def _parts(sheet: SupplierSheet, size: SheetSize) -> list[Flowable]:
    rows = [
        [paragraph(words, size.named), paragraph(said, size.said)]
        for part, words in SUPPLIER_PART_WORDS.items()
        if part in sheet.choice.parts and part != "photos" and (said := say_part(part, sheet))
    ]
    if not rows:
        return []
    return [open_table(rows, (0.30, 0.70) if size is SIZES[-1] else (0.38, 0.62), air=size.air)]


def _photos(photos: Sequence[str], request: Request, highest: float) -> list[Flowable]:
    """The photos she chose, two in a row, without a word of what they were taken for."""
    width = (TEXT_WIDTH - GAP) / ACROSS
    cells = [_picture(read_photo(request.reader, one), width, highest) for one in photos]
    rows: list[Flowable] = []  # each by itself: those that have room stay on the page
    for at in range(0, len(cells), ACROSS):
        row = cells[at : at + ACROSS]
        table = Table([[row[0], "", row[1] if len(row) > 1 else ""]], colWidths=[width, GAP, width])
        table.setStyle(
            [*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 10)]
        )
        rows.append(table)
    return [paragraph(_("Fotos"), HEADING), *rows]


def _picture(content: bytes, width: float, highest: float) -> Any:
    from PIL import Image as Picture

    with Picture.open(io.BytesIO(content)) as opened:
        across, high = opened.size
    scale = min(width / across, highest / high)
    return Image(io.BytesIO(content), across * scale, high * scale, hAlign="LEFT")


def _closing(sheet: SupplierSheet, office: str) -> list[Flowable]:
    said = _("El {centre} acompaña a este taller. Esta ficha no es una evaluación.").format(centre=office)
    story: list[Flowable] = [Spacer(1, 12), paragraph(said, LARGE_SMALL)]
    choice = sheet.choice
    if choice.agreed and choice.decided_on:
        named = choice.given_by if "contact" in choice.parts else None
        chosen = _("Lo que se muestra lo eligió {who} el {day}, y puede cambiarlo cuando quiera.").format(
            who=named or sheet.name, day=format_day(choice.decided_on)
        )
        story.append(paragraph(chosen, SMALL_MUTED))
    return [KeepTogether(story)]
