"""Reads any table for statistics: csv with ; or ,, Excel, or Stata's .dta, a column by its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from app.errors import DataProblem, FileProblem
from app.i18n import _
from app.incoming.cells import cell_text
from app.incoming.guard import MAX_FILE, cannot_read
from app.incoming.reading import read_book
from app.incoming.records import CellValue
from app.registry.names import fold

HEAD_ROWS = 20  # above the heads a table may have a title
SHOWN = 8  # names of columns in a sentence
STATA = ".dta"
_OLD_STATA = range(102, 116)  # the first byte of the formats before 117

DataColumns = dict[str, Sequence[CellValue]]


def read_columns(path: Path, wanted: Iterable[str]) -> DataColumns:
    """The wanted columns of a table, each as long as the table has rows.

    Raises `FileProblem` for what is no table and `DataProblem` for a column that is not there.
    """
    names = list(dict.fromkeys(wanted))
    return _read_stata(path, names) if path.suffix.lower() == STATA else _read_sheet(path, names)


def _read_sheet(path: Path, names: list[str]) -> DataColumns:
    rows = next((sheet.rows for sheet in read_book(path).sheets if not sheet.hidden), ())
    heads: list[str] = []
    for number, row in enumerate(rows[:HEAD_ROWS]):
        said = [cell_text(cell).strip() for cell in row]
        places = [_find_column(name, said) for name in names]
        if all(place is not None for place in places):
            below = [one for one in rows[number + 1 :] if any(cell not in (None, "") for cell in one)]
            return {
                name: [one[place] if place is not None and place < len(one) else None for one in below]
                for name, place in zip(names, places, strict=True)
            }
        heads = max(heads, said, key=lambda one: sum(_find_column(name, one) is not None for name in names))
    raise _missing_column(path, names, heads)


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


def _read_stata(path: Path, names: list[str]) -> DataColumns:
    try:
        with path.open("rb") as stream:
            start = stream.read(11)
        size = path.stat().st_size
    except OSError as trouble:
        raise cannot_read(path) from trouble
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
    places = [_find_column(name, heads) for name in names]
    if None in places:
        raise _missing_column(path, names, heads)
    return {
        name: [None if cell != cell else cell for cell in frame.iloc[:, place].astype(object).tolist()]
        for name, place in zip(names, places, strict=True)
        if place is not None
    }


def _no_stata(path: Path) -> FileProblem:
    return FileProblem(
        _("«{name}» no se lee como archivo de Stata; guárdelo de nuevo, o como CSV.").format(name=path.name)
    )
