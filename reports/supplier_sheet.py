"""Ficha de proveedor: what the owner chose to show to an anchor company, and nothing else.

It is drawn from a `SupplierSheet` alone, which has only what she chose: nothing of the diagnostic, of the
programme or of who works there can stand here.
"""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Image, KeepTogether, Spacer, Table

from app.capability.kinds import SUPPLIER_PART_WORDS
from app.capability.supplier_queries import make_sheet, read_supplier_choice
from app.capability.supplier_records import SupplierChoice, SupplierSheet
from app.capability.supplier_words import say_part
from app.diagnosis.queries import read_photo
from app.i18n import _, format_day
from app.phrases import shorten
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.style import HEADING, LARGE, LARGE_BOLD, LARGE_SMALL, READ_FAR, SMALL_MUTED, paragraph
from reports.kit.tables import open_table
from reports.paper import NothingToPrint, Request

ACROSS, GAP = 2, 14.0
HIGHEST = 190.0  # of a photo, in points
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


def draw_sheet(sheet: SupplierSheet, request: Request) -> Section:
    """The pages of a sheet; the reader is asked for the chosen photos alone."""
    name, office = _("Ficha de proveedor"), request.office.name
    story: list[Flowable] = [*title_block(sheet.name, sheet.place, office, name)]
    if not sheet.choice.agreed:
        story.append(
            paragraph(
                _("Para mirar con la dueña o el dueño: todavía sin su permiso, no se entrega."), LARGE_BOLD
            )
        )
    if sheet.choice.words:
        story += [Spacer(1, 6), paragraph(shorten(sheet.choice.words, _LONGEST), READ_FAR)]
    story += [Spacer(1, 6), *_parts(sheet)]
    if sheet.photos:
        story += _photos(sheet.photos, request)
    return Section(
        PageText(name, sheet.name, office, request.printed_on), [*story, *_closing(sheet, office)], sheet.code
    )


def _parts(sheet: SupplierSheet) -> list[Flowable]:
    rows = [
        [paragraph(words, LARGE_BOLD), paragraph(said, LARGE)]
        for part, words in SUPPLIER_PART_WORDS.items()
        if part in sheet.choice.parts and part != "photos" and (said := say_part(part, sheet))
    ]
    if not rows:
        return []
    return [open_table(rows, (0.30, 0.70))]


def _photos(photos: Sequence[str], request: Request) -> list[Flowable]:
    """The photos she chose, two in a row, without a word of what they were taken for."""
    width = (TEXT_WIDTH - GAP) / ACROSS
    cells = [_picture(read_photo(request.reader, one), width) for one in photos]
    rows: list[Flowable] = []  # each by itself: those that have room stay on the page
    for at in range(0, len(cells), ACROSS):
        row = cells[at : at + ACROSS]
        table = Table([[row[0], "", row[1] if len(row) > 1 else ""]], colWidths=[width, GAP, width])
        table.setStyle(
            [*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 10)]
        )
        rows.append(table)
    return [paragraph(_("Fotos"), HEADING), *rows]


def _picture(content: bytes, width: float) -> Any:
    from PIL import Image as Picture

    with Picture.open(io.BytesIO(content)) as opened:
        across, high = opened.size
    scale = min(width / across, HIGHEST / high)
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
