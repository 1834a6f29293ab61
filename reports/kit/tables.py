"""Plain tables of lines or of money: a grey head that comes again on each page, thin lines between."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Table

from app.i18n import format_money
from app.phrases import shorten
from reports.kit.page import NO_PADDING, TEXT_WIDTH
from reports.kit.style import BODY, GROUND, HEADING, INK, LINE, RIGHT, SMALL_MUTED, SUBHEADING, paragraph

ROOM_FOR_A_TABLE = 130.0  # points: a heading with the head and some lines
FREE = {one.name: one.clone(f"{one.name}-free", keepWithNext=0) for one in (HEADING, SUBHEADING)}
LONGEST_CELL = 800  # letters: a row that is higher than a page cannot be printed
LINED: list[tuple[Any, ...]] = [
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
    ("BACKGROUND", (0, 0), (-1, 0), GROUND),
    ("LEFTPADDING", (0, 0), (-1, -1), 5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
]


def table_heading(text: str, style: ParagraphStyle = HEADING) -> list[Flowable]:
    """A heading that stays with the first lines of a table: with all of a long one, its page would be left empty."""
    return [CondPageBreak(ROOM_FOR_A_TABLE), paragraph(text, FREE[style.name])]


def lined_table(
    head: Sequence[str | Flowable],
    rows: Sequence[Sequence[str | Flowable | list[Flowable]]],
    widths: Sequence[float],
    *,
    width: float = TEXT_WIDTH,
    heights: Sequence[float | None] | None = None,
    more: Sequence[tuple[Any, ...]] = (),
) -> Table:
    """A table of texts; `widths` are shares of `width`, `heights` those of the rows.

    `more` are further commands of reportlab's table style.
    """
    content: list[list[Any]] = [
        [paragraph(word, SMALL_MUTED) if isinstance(word, str) else word for word in head]
    ]
    content += [
        [paragraph(shorten(cell, LONGEST_CELL), BODY) if isinstance(cell, str) else cell for cell in row]
        for row in rows
    ]
    table = Table(
        content,
        colWidths=[width * share for share in widths],
        repeatRows=1,
        rowHeights=[None, *heights] if heights else None,
    )
    table.setStyle([*LINED, *more])
    return table


def open_table(rows: Sequence[Sequence[Any]], widths: Sequence[float], *, air: float = 1.0) -> Table:
    """A table for who reads from afar: no head, air around each row, a thin line under it."""
    table = Table(rows, colWidths=[TEXT_WIDTH * share for share in widths])
    table.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 5 * air),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 7 * air),
            ("RIGHTPADDING", (0, 0), (-2, -1), 10),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, LINE),
        ]
    )
    return table


def framed(content: Sequence[Flowable], *, width: float = TEXT_WIDTH) -> Table:
    """What should not be passed over, one thing under the other in a frame."""
    table = Table([[one] for one in content], colWidths=[width])
    table.setStyle(
        [
            ("BOX", (0, 0), (-1, -1), 1.4, INK),
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, 0), (-1, 0), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 6),
        ]
    )
    return table


def money_cell(amount: int | None) -> Any:
    """An amount, or a dash for what is not known."""
    return paragraph(format_money(amount) if amount is not None else "—", RIGHT)


def signed_cell(amount: int) -> Any:
    """What changes, in bold, with its sign."""
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return paragraph("", RIGHT, f"{sign}{format_money(abs(amount))}")


def money_table(
    rows: Sequence[Sequence[Any]], shares: Sequence[float], more: Sequence[tuple[Any, ...]] = ()
) -> Table:
    """The first row is the head, the first column words; the rest is money at the right."""
    head = [
        paragraph("", RIGHT if place else BODY, word) if isinstance(word, str) else word
        for place, word in enumerate(rows[0])
    ]
    table = Table([head, *rows[1:]], colWidths=[TEXT_WIDTH * share for share in shares], repeatRows=1)
    table.setStyle([*LINED, ("VALIGN", (0, 0), (-1, -1), "TOP"), *more])
    return table
