"""Finds the list inside a sheet: title rows, headers of one or two rows, what is no row."""

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple

from app.errors import DataProblem
from app.i18n import _
from app.incoming.cells import cell_text
from app.incoming.grammar import WORKSHOPS, ListGrammar
from app.incoming.meanings import EXTRA, IGNORED, NUMBER
from app.incoming.records import NO_HEAD, Book, BookSheet, CellValue, Column, Table
from app.incoming.row_sorter import RowSorter
from app.incoming.turned import upright
from app.registry.names import fold, tidy

HEADER_ROWS = 40
_LONG = 6  # digits
_DIGITS = re.compile(r"(?:\d\D{0,2}){6}")
_NUMBERS = frozenset(("phone", "cedula", "ruc"))
NEARLY = 0.7  # of what the best head says
_LONG_NUMBER = re.compile(r"\d{5,}(?:-\d)?|\d{1,3}(?:[., ]\d{3})+(?:-\d)?", re.ASCII)

Row = tuple[CellValue, ...]


class _Header(NamedTuple):
    at: int
    columns: tuple[Column, ...]
    score: int


def find_table(
    book: Book,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    grammar: ListGrammar = WORKSHOPS,
) -> Table:
    """The list in a book: in the sheet named, else in the visible one that looks most like it.

    `mapping` (column key -> meaning) overrides what was recognized. Raises `DataProblem`
    when no row of column names is found, or no sheet has that name.
    """
    candidates = [found for found in book.sheets if found.name == sheet or sheet is None]
    if not candidates:
        names = ", ".join(found.name for found in book.sheets)
        raise DataProblem(
            _("El libro no tiene la hoja «{sheet}»; tiene: {names}.").format(sheet=sheet, names=names)
        )
    best = (
        _best_sheet(candidates, grammar, sheet is not None)
        or _best_sheet(candidates, grammar, sheet is not None, by_content=True)
        or _best_sheet(candidates, grammar, sheet is not None, with_values=True)
        or _best_sheet(_upright(candidates, grammar), grammar, sheet is not None)
        or _without_head(candidates, grammar, sheet is not None)
    )
    if best is None:
        hidden = next((found.name for found in candidates if _find_header(found, grammar)), None)
        if hidden is not None:
            raise DataProblem(
                _(
                    "La lista de «{name}» está en la hoja oculta «{sheet}»; muéstrela en Excel y guarde, o pida esa hoja por su nombre."
                ).format(name=book.source, sheet=hidden)
            )
        raise DataProblem(
            _(
                "En «{name}» no se encontró la fila con los nombres de las columnas (por ejemplo: {example}); agréguela y pruebe de nuevo."
            ).format(name=book.source, example=_(grammar.example))
        )
    return _build_table(*best, mapping or {}, grammar)


def _best_sheet(
    sheets: list[BookSheet],
    grammar: ListGrammar,
    is_named: bool,
    *,
    by_content: bool = False,
    with_values: bool = False,
) -> tuple[BookSheet, _Header] | None:
    """The sheet that looks most like a list, with its head; `by_content` also where cells tell what headings do not.

    `with_values` also where a head and its first row are one line, or names are only numbered.
    """
    best: tuple[int, BookSheet, _Header] | None = None
    for found in sheets:
        header = _find_header(found, grammar, by_content, with_values)
        if header and (is_named or not found.hidden):
            weight = header.score * 1000 + min(len(found.rows), 999)
            if best is None or weight > best[0]:
                best = (weight, found, header)
    return best[1:] if best else None


def _upright(sheets: list[BookSheet], grammar: ListGrammar) -> list[BookSheet]:
    return [made for found in sheets if (made := upright(found, grammar)) is not None]


def _without_head(
    sheets: list[BookSheet], grammar: ListGrammar, is_named: bool
) -> tuple[BookSheet, _Header] | None:
    """A sheet whose cells tell who the rows are, and a number of theirs, though no row says what they are."""
    for found in sheets:
        whole = next((row for row in found.rows if sum(cell is not None for cell in row) > 1), ())
        if (found.hidden and not is_named) or not any(_DIGITS.search(cell_text(cell)) for cell in whole):
            continue  # what has no number is a head, though nobody knows its words
        columns = grammar.by_content(_with_blank_headers((), found.rows), found.rows)
        known = {column.meaning for column in columns}
        if known & grammar.identity and known & _NUMBERS:
            return found, _Header(-1, (), len(known))
    return None


def _find_header(
    sheet: BookSheet, grammar: ListGrammar, by_content: bool = False, with_values: bool = False
) -> _Header | None:
    found: list[_Header] = []
    for index, row in enumerate(sheet.rows[:HEADER_ROWS]):
        if sum(isinstance(cell, str) for cell in row) < 2:
            continue
        if not with_values and any(map(_is_value, row)):
            continue
        columns = _columns_at(sheet, index, grammar)
        if by_content:
            below = sheet.rows[index + 1 :]
            columns = grammar.by_content(_with_blank_headers(columns, below), below)
        known = {c.meaning for c in columns} - {EXTRA, IGNORED}
        if known & grammar.identity and len(known if with_values else known - {NUMBER}) > 1:
            found.append(_Header(index, columns, len(known)))
        if with_values:
            break  # further down it is a row
    return _first_good(found, sheet)


def _first_good(found: list[_Header], sheet: BookSheet) -> _Header | None:
    """The first head that says nearly as much as the best, or the row right below it if that says more.

    A head repeated on a later page may seem to say more, and what is above it would be lost; a row
    below with a long number («1234567 | 9 | Taller A | ACTIVO») is the first of the list.
    """
    most = max((one.score for one in found), default=0)
    for one in found:
        if one.score >= NEARLY * most:
            below = (two for two in found if two.at == one.at + 1 and two.score > one.score)
            return next((two for two in below if not _holds_number(sheet.rows[two.at])), one)
    return None


def _is_value(cell: CellValue) -> bool:
    """Whether a cell is a number or a day with hardly a word, which no column is called."""
    text = cell if isinstance(cell, str) else ""
    digits = sum(map(str.isdigit, text))
    return digits >= _LONG and digits > 2 * sum(map(str.isalpha, text))


def _holds_number(row: Row) -> bool:
    return any(_LONG_NUMBER.fullmatch(tidy(cell_text(cell))) for cell in row)


def _spread_groups(sheet: BookSheet, index: int, width: int) -> list[str]:
    """The heading above each column: a merged one covers its area, a plain one the blanks after."""
    if index < 0:
        return [""] * width
    row = sheet.rows[index]
    if sum(cell is not None for cell in row) < 2:
        return [""] * width
    groups, current, end = [], "", width
    number = sheet.first_row + index
    ends = {left: right for top, left, _bottom, right in sheet.merged if top == number}
    for position in range(width):
        cell = row[position] if position < len(row) else None
        if cell is not None:
            current, end = tidy(cell_text(cell)), ends.get(position + 1, width)
        groups.append(current if position < end else "")
    return groups


def _columns_at(sheet: BookSheet, index: int, grammar: ListGrammar) -> tuple[Column, ...]:
    row = sheet.rows[index]
    above = sheet.rows[index - 1] if index else ()
    width = max(len(row), len(above) if sum(c is not None for c in above) > 1 else 0)
    groups = _spread_groups(sheet, index - 1, width)
    headers = []
    for position in range(width):
        cell = row[position] if position < len(row) else None
        header, group = tidy(cell_text(cell)), groups[position]
        headers.append((header or group, group if header else ""))
    meanings = grammar.settle(
        [grammar.meaning_of(*names) if names[0] else IGNORED for names in headers],
        [header for header, _group in headers],
    )
    return tuple(
        Column(position, header, group, meaning)
        for position, ((header, group), meaning) in enumerate(zip(headers, meanings, strict=True))
    )


def _build_table(
    sheet: BookSheet, header: _Header, mapping: Mapping[str, str], grammar: ListGrammar
) -> Table:
    below = sheet.rows[header.at + 1 :]
    columns = _with_blank_headers(header.columns, below)
    columns = grammar.by_content(columns, below)
    called = [fold(column.key) for column in columns]
    if header.at < 0:  # «Columna 1» of another list is another thing
        called += [column.meaning for column in columns]
    columns = tuple(_mapped(column, mapping) for column in columns)
    layout = hashlib.sha256("|".join(called).encode()).hexdigest()
    sorter = RowSorter(sheet, header.at, columns, grammar)
    sorter.sort()
    columns, rows = sorter.with_quarters()
    titles = [
        " ".join(tidy(cell_text(cell)) for cell in row if cell is not None)
        for row in sheet.rows[: max(header.at, 0)]
    ]
    return Table(
        sheet=sheet.name,
        columns=columns,
        rows=rows,
        skipped=tuple(sorter.skipped),
        layout=layout[:32],
        titles=tuple(title for title in titles if title),
        header_row=sheet.first_row + header.at if header.at >= 0 else NO_HEAD,
    )


def _with_blank_headers(columns: tuple[Column, ...], below: tuple[Row, ...]) -> tuple[Column, ...]:
    """Columns that hold something under an empty name are kept too, by their position."""
    width = max((len(row) for row in below), default=0)
    kept = [column for column in columns if column.header]
    for position in set(range(width)) - {column.index for column in kept}:
        if any(len(row) > position and row[position] is not None for row in below):
            kept.append(Column(position, _("Columna {n}").format(n=position + 1)))
    return tuple(sorted(kept, key=lambda column: column.index))


def _mapped(column: Column, mapping: Mapping[str, str]) -> Column:
    meaning = mapping.get(column.key)
    if meaning is None:
        return column
    return Column(column.index, column.header, column.group, meaning)
