"""A block of cells as it goes to Excel and comes from it: tabs between columns, a line per row."""

import io
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication

MOST_CELLS = 20_000  # more was copied by mistake: whole columns of a workbook
Cells = Sequence[tuple[int, int, str]]  # row, column, text


@runtime_checkable
class TakesBlocks(Protocol):
    """What a model has that takes more than one cell at once: from Excel, or emptied together.

    Rows beyond its last are new ones, where it `grows`.
    """

    grows: bool

    def take_block(self, cells: Cells) -> str:
        """Write all the cells as one step, or none; says why not, in a sentence."""
        ...


def copy_block(rows: Sequence[Sequence[str]]) -> None:
    """Put cells on the clipboard as Excel reads them."""
    QApplication.clipboard().setText(block_text(rows))


def copied_block() -> list[list[str]]:
    """The cells that are on the clipboard; nothing if there is no text."""
    return read_block(QApplication.clipboard().text())


def block_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as text; what has a tab or a line end in it is quoted, as Excel does."""
    import csv  # not at the start, which shows no block

    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")


def read_block(text: str) -> list[list[str]]:
    """The cells of a copied text, every row as long as the longest."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").replace("\0", "")
    if not text:
        return []
    if "\t" not in text and "\n" not in text:
        return [[text.strip()]]  # a word that somebody copied, whatever its quotes
    import csv

    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), dialect="excel-tab")]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]
