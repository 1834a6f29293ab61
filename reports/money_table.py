"""Cells and tables of money on paper: right aligned, a heavy head, thin lines between rows."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Table

from app.i18n import format_money
from reports.page import TEXT_WIDTH
from reports.style import BODY, RIGHT, paragraph
from reports.tables import LINED


def money_cell(amount: int | None) -> Any:
    """An amount, or a dash for what is not known."""
    return paragraph(format_money(amount) if amount is not None else "—", RIGHT)


def signed_cell(amount: int) -> Any:
    """What changes, in bold, with its sign."""
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return paragraph("", RIGHT, f"{sign}{format_money(abs(amount))}")


def ruled_table(
    rows: Sequence[Sequence[Any]], shares: Sequence[float], more: Sequence[tuple[Any, ...]] = ()
) -> Table:
    """The first row is the head; thin lines between rows."""
    head = [
        paragraph("", RIGHT if place else BODY, word) if isinstance(word, str) else word
        for place, word in enumerate(rows[0])
    ]
    table = Table(
        [head, *rows[1:]], colWidths=[TEXT_WIDTH * share for share in shares], repeatRows=1
    )
    table.setStyle([*LINED, ("VALIGN", (0, 0), (-1, -1), "TOP"), *more])
    return table
