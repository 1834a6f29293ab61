"""Formulas whose result was never saved: a reader sees nothing where the list has a value."""

from collections.abc import Container

from app.errors import DataProblem
from app.i18n import _
from app.incoming.meanings import EXTRA, IGNORED, NUMBER
from app.incoming.records import BookSheet, CellIssue, Table


def check_formulas(table: Table, sheet: BookSheet) -> tuple[CellIssue, ...]:
    """Refuse a list whose values are formulas without a saved result.

    Raises `DataProblem` when such a cell belongs to a workshop; elsewhere (a total without
    a name, a column that goes to the notes) it is only said.
    """
    if not sheet.uncached:
        return ()
    columns = {column.index: column for column in table.columns}
    rows = {number for number, _cells in table.rows}
    skipped = {entry.row for entry in table.skipped}
    said = []
    for cell in sorted(sheet.uncached):
        row, index = _position(cell)
        column = columns.get(index)
        if column is None or row <= table.header_row or row in skipped:
            continue
        if column.meaning in (IGNORED, NUMBER):
            continue
        names_it = column.meaning in ("name", "owner", "surnames", "cedula")
        if column.meaning != EXTRA and (row in rows or names_it):
            raise _without_result(cell, sheet)
        said.append(CellIssue(row, column.header, "", _("fórmula sin resultado guardado; no se leyó")))
    return tuple(said)


def refuse_formulas(sheet: BookSheet, columns: Container[int], header_row: int) -> None:
    """The same for a table whose every cell below `header_row` counts. Raises `DataProblem`."""
    for cell in sorted(sheet.uncached):
        row, index = _position(cell)
        if row > header_row and index in columns:
            raise _without_result(cell, sheet)


def _without_result(cell: str, sheet: BookSheet) -> DataProblem:
    return DataProblem(
        _(
            "La celda {cell} de «{sheet}» es una fórmula sin su resultado guardado; abra el libro en Excel, guárdelo y pruebe de nuevo."
        ).format(cell=cell, sheet=sheet.name)
    )


def _position(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return int(cell[len(letters) :]), index - 1
