"""Reads any table for statistics: csv with ; or ,, Excel, or Stata's .dta, a column by its name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.errors import DataProblem, FileProblem
from app.i18n import _
from app.incoming.cells import cell_text
from app.incoming.guard import MAX_FILE, cannot_read, check_file
from app.incoming.pages import decode_text
from app.incoming.reading import DELIMITERS, read_book
from app.incoming.records import CellValue
from app.registry.names import fold

HEAD_ROWS = 20  # above the heads a table may have a title
SHOWN = 8  # names of columns in a sentence
STATA = ".dta"
ONE_COLUMN = "\x1f"  # parts nothing
_OLD_STATA = range(102, 116)  # the first byte of the formats before 117

DataColumns = dict[str, Sequence[CellValue]]


def read_columns(path: Path, wanted: Iterable[str], *, also: Iterable[str] = ()) -> DataColumns:
    """The wanted columns of a table, each as long as the table has rows, and those of `also` that it has.

    Raises `FileProblem` for what is no table and `DataProblem` for a wanted column that is not there.
    """
    names = list(dict.fromkeys(wanted))
    read = _read_stata if path.suffix.lower() == STATA else _read_sheet
    return read(path, names, list(dict.fromkeys(also)))


def _read_sheet(path: Path, names: list[str], also: list[str]) -> DataColumns:
    is_text = check_file(path) == "text"
    rows = (
        _read_text_rows(path, names)
        if is_text
        else next((sheet.rows for sheet in read_book(path).sheets if not sheet.hidden), ())
    )
    heads: list[str] = []
    for number, row in enumerate(rows[:HEAD_ROWS]):
        said = [cell_text(cell).strip() for cell in row]
        places = [_find_column(name, said) for name in names]
        if all(place is not None for place in places):
            below = [one for one in rows[number + 1 :] if any(cell not in (None, "") for cell in one)]
            if is_text:
                _check_widths(path, rows[number + 1 :], number + 2, len(said))
            found = {name: _find_column(name, said) for name in (*names, *also)}
            return {
                name: [one[place] if place < len(one) else None for one in below]
                for name, place in found.items()
                if place is not None
            }
        heads = max(heads, said, key=lambda one: _like_heads(one, names))
    raise _missing_column(path, names, heads)


def _like_heads(row: Sequence[str], names: Sequence[str]) -> tuple[int, int]:
    """How many of the names a row has, then how many cells: with none of them the first whole row is the heads."""
    return sum(_find_column(name, row) is not None for name in names), sum(map(bool, row))


def _read_text_rows(path: Path, names: Sequence[str]) -> list[list[str]]:
    """The rows as the line of heads is cut: a comma below it may be of a number."""
    text, _encoding = decode_text(path.read_bytes())
    lines = text.splitlines()[:HEAD_ROWS]

    def heads_found(delimiter: str) -> tuple[int, int]:
        cut = [[cell.strip('" ') for cell in line.split(delimiter)] for line in lines]
        found = [(sum(_find_column(name, row) is not None for name in names), len(row)) for row in cut]
        return max(found, default=(0, 0))

    delimiter = max(DELIMITERS, key=heads_found)
    if heads_found(delimiter)[1] == 1:
        delimiter = ONE_COLUMN
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True))
    except csv.Error as trouble:
        raise DataProblem(
            _("«{name}» no se entiende como tabla; ábrala en Excel y guárdela como .xlsx.").format(
                name=path.name
            )
        ) from trouble


def _check_widths(path: Path, rows: Sequence[Sequence[CellValue]], first: int, width: int) -> None:
    """Raises `DataProblem` for a line that is cut into more cells than there are heads, as «1,5» may be."""
    for number, row in enumerate(rows, first):
        if any(row[width:]):
            raise DataProblem(
                _(
                    "En «{name}» la fila {row} tiene más celdas que títulos; si los números llevan coma, separe con «;»."
                ).format(name=path.name, row=number)
            )


def _find_column(name: str, heads: Sequence[str]) -> int | None:
    """The place of a column: by its name as it is written, else without accents and capitals."""
    if name in heads:
        return heads.index(name)
    folded = [fold(head) for head in heads]
    wanted = fold(name)
    return folded.index(wanted) if folded.count(wanted) == 1 else None


def _missing_column(path: Path, names: Sequence[str], heads: Sequence[str]) -> DataProblem:
    gone = next((name for name in names if _find_column(name, heads) is None), "")
    known = [head for head in heads if head]
    shown = ", ".join(known[:SHOWN]) + ("…" if len(known) > SHOWN else "")
    return DataProblem(
        _("En «{file}» no está la columna «{name}»; las que tiene: {columns}.").format(
            file=path.name, name=gone, columns=shown or _("ninguna")
        )
    )


def _read_stata(path: Path, names: list[str], also: list[str]) -> DataColumns:
    try:
        with path.open("rb") as stream:
            start = stream.read(11)
        size = path.stat().st_size
    except OSError as trouble:
        raise cannot_read(path, trouble) from trouble
    is_stata = start == b"<stata_dta>" or (start[:1] and start[0] in _OLD_STATA)
    if not is_stata or size > MAX_FILE:
        raise _no_stata(path)
    from pandas import read_stata

    try:
        # codes and not their labels: a coded arm keeps its order
        frame = read_stata(path, convert_categoricals=False, convert_dates=False)
    except Exception as trouble:  # a damaged file fells its reader in many ways
        raise _no_stata(path) from trouble
    heads = [str(name) for name in frame.columns]
    places = {name: _find_column(name, heads) for name in (*names, *also)}
    if any(places[name] is None for name in names):
        raise _missing_column(path, names, heads)
    return {
        name: [None if cell != cell else cell for cell in frame.iloc[:, place].astype(object).tolist()]
        for name, place in places.items()
        if place is not None
    }


def _no_stata(path: Path) -> FileProblem:
    return FileProblem(
        _("«{name}» no se lee como archivo de Stata; guárdelo de nuevo, o como CSV.").format(name=path.name)
    )
