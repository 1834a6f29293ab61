"""Goes down the rows below a head: which are of the list, and what the others are."""

import re
from collections.abc import Iterator, Mapping, Sequence

from app.i18n import _
from app.incoming.cells import cell_text, is_blank
from app.incoming.feet import (
    LOOKS_LIKE_TOTAL,
    fill_down,
    is_example,
    is_numbers_only,
    is_remark,
    is_signature,
    is_title,
    is_total,
    is_units,
    quarter_in,
    texts_of,
    with_dittos,
)
from app.incoming.grammar import ListGrammar
from app.incoming.meanings import EXTRA, IGNORED, NUMBER
from app.incoming.records import BookSheet, CellValue, Column, SkippedRow
from app.registry.names import fold, tidy
from app.registry.phone import read_phones

_NUMBERS = ("cedula", "ruc", "document", "phone")
_LONG = re.compile(r"\d[\d.\- ]{4,}\d")
_DAYS = ("date", "joined_on", "birth_year")
_DIGITS = re.compile(r"\d{3}|\d.*\d.*\d")
_NUMBER = re.compile(r"\d+")
_MOSTLY = 0.6  # of the rows

Row = tuple[CellValue, ...]


def _title_words(row: Row) -> Iterator[str]:
    """The words of each cell of a row, whatever numbers stand in it; nothing of one that is all numbers."""
    for cell in row:
        if not is_blank(cell) and (words := _NUMBER.sub("", fold(cell_text(cell))).strip()):
            yield words


def _says_nothing_of_one(row: Row, texts: Sequence[str]) -> bool:
    """Whether a row is a foot, a note, or a title that is no town's."""
    return is_total(texts) or is_remark(row, texts) or is_title(" ".join(texts), may_be_town=False)


class RowSorter:
    """Goes down the rows below a head and says of each whether it is one of the list."""

    def __init__(
        self, sheet: BookSheet, head: int, columns: tuple[Column, ...], grammar: ListGrammar
    ) -> None:
        self._headings = [_folded(sheet.rows[i]) for i in range(max(0, head - 1), head + 1)]
        self._above = {tuple(_title_words(row)) for row in sheet.rows[: max(0, head)]} - {()}
        self._first_above = {words[0] for words in self._above}
        self._heading_words = frozenset().union(*self._headings)
        self._telling = [one for one in columns if one.meaning in grammar.proof | grammar.identity]
        self._numbers = [one.index for one in columns if one.meaning in _NUMBERS]
        self._names = [one.index for one in columns if one.meaning in grammar.identity]
        self._meanings = {one.index: one.meaning for one in columns}
        self._columns = columns
        self._grammar = grammar
        self._first = sheet.first_row + head + 1
        width = max((column.index for column in columns), default=0) + 1
        self._below = fill_down(sheet.rows[head + 1 :], sheet.merged, self._first, width)
        self._numbered = _is_numbered(columns, self._below)
        self._spread = {top for top, left, _bottom, right in sheet.merged if 2 * (right - left + 1) > width}
        self._has_place = (
            any(column.meaning == "place" for column in columns) or "name" not in grammar.identity
        )
        self._signed = False
        self._loud: bool | None = None
        self._full: bool | None = None
        self._totals: dict[str, bool] = {}  # whether a name says that its row is a total
        self.rows: list[tuple[int, Row]] = []
        self.skipped: list[SkippedRow] = []
        self.quarters: dict[int, str] = {}

    def sort(self) -> None:
        """Sort every row that holds something."""
        moves: dict[int, int] = {}
        quarter: str | None = None
        for number, row in enumerate(self._below, start=self._first):
            if row.count(None) == len(row):
                continue
            kind = self._kind(number, row)
            if kind == "row" and not moves:  # nearly every row
                self._keep(number, row, quarter)
                continue
            text = " | ".join(tidy(cell_text(cell)) for cell in row if cell is not None)
            if kind == "header":
                moves, self._signed = _find_moves(self._columns, row), False
            elif kind == "title":
                quarter = quarter_in(text)
                kind = "note" if quarter is None or self._has_place else "title"
            elif kind == "more":
                self._add_phone(row)
                continue
            placed = _place(row, moves) if moves and kind == "row" else row
            if placed is not None and kind == "row":
                self._keep(number, placed, quarter)
            else:
                self.skipped.append(SkippedRow(number, "other" if placed is None else kind, text))

    def _keep(self, number: int, row: Row, quarter: str | None) -> None:
        self.rows.append((number, with_dittos(row, self.rows[-1][1]) if self.rows else row))
        if quarter and not self._has_place:
            self.quarters[number] = quarter

    def _kind(self, number: int, row: Row) -> str:
        if self._says_the_headings(row):
            return "header"
        if is_example(row) or (self._above and self._is_above(row)):
            return "note"
        if self._is_plain(row):
            return "row"
        if is_units(row) or self._is_head_again(row):
            return "header"
        texts = _folded(row)
        held = self._held(row)
        proof = len(held & self._grammar.proof)
        if kind := self._foot(number, row, texts, held, proof):
            return kind
        filled = len(row) - row.count(None)
        if filled == 1:
            text = next((cell for cell in row if isinstance(cell, str)), "")
            is_heading = is_title(text, may_be_town=bool(self.quarters) or self._is_full())
            if number in self._spread or is_heading or self._is_loud(row):
                return "title"
            if self._numbered or not held & self._grammar.identity:
                return "note"
        return "row"

    def _says_the_headings(self, row: Row) -> bool:
        """Whether six in ten of a row's different texts are headings: the head, repeated."""
        cells = [cell for cell in row if isinstance(cell, str)]
        others: set[str] = set()
        most, words = 0.4 * len(cells), self._heading_words
        for cell in cells:
            if (text := fold(cell)) not in words:
                others.add(text)
                if len(others) > most:  # the rest need not be looked at
                    return False
        texts = frozenset(map(fold, cells))
        return len(texts) > 1 and any(len(texts & names) >= 0.6 * len(texts) for names in self._headings)

    def _is_above(self, row: Row) -> bool:
        """Whether a row is one that stands above the head too, as on every page: «Lista de socias | Página 2»."""
        if next(_title_words(row), None) not in self._first_above:  # the other cells need not be read
            return False
        title = tuple(_title_words(row))
        return title in self._above and quarter_in(" ".join(title)) is None

    def _is_plain(self, row: Row) -> bool:
        """Whether a row has a number that is nobody's but a workshop's, beside its name: most have."""
        width = len(row)
        for at in self._numbers:
            cell = row[at] if at < width else None
            if cell is not None and _LONG.search(cell if type(cell) is str else cell_text(cell)):
                break
        else:
            return False
        names = [cell_text(row[at]) for at in self._names if at < width and row[at] is not None]
        return bool(names) and not self._signed and not any(map(self._is_total, names))

    def _is_total(self, name: str) -> bool:
        known = self._totals.get(name)
        if known is None:
            known = self._totals[name] = is_total([fold(name)])
        return known

    def _held(self, row: Row) -> set[str]:
        """The telling meanings that a row has something for; a name without a letter is none."""
        names = ("owner", "surnames", "given_names")
        return {
            column.meaning
            for column in self._telling
            if column.index < len(row)
            and not is_blank(row[column.index])
            and (column.meaning not in names or any(map(str.isalpha, cell_text(row[column.index]))))
        }

    def _foot(self, number: int, row: Row, texts: frozenset[str], held: set[str], proof: int) -> str | None:
        """What of the foot of a list a row is, if anything."""
        told = texts_of(row)
        if is_total(told):  # its own words and counts stand in columns that they say nothing of
            held = {meaning for meaning in held if meaning in _NUMBERS}
            proof = len(held)
        if is_signature(row, told):
            self._take_back_signers(number, row)
            self._signed = True
            return "note"
        if self._is_more_of(number, row, held):
            return "more"
        if proof < 2:
            if is_total(told) or (proof == 0 and any(map(LOOKS_LIKE_TOTAL.match, texts))):
                return "subtotal"
            if not held & self._grammar.identity and is_numbers_only(row):
                return "subtotal"
            few = len(told) <= max(2, len(self._columns) // 2)  # a foot has not a cell for each column
            first = next((at for at, cell in enumerate(row) if not is_blank(cell)), 0)
            if few and self._meanings.get(first) not in _DAYS and is_remark(row, told):
                return "note"
        is_known = proof > 1 and not held.isdisjoint(_NUMBERS)
        return "note" if self._signed and not is_known and not self._counts(row) else None

    def _is_more_of(self, number: int, row: Row, held: set[str]) -> bool:
        """Whether a row has nothing but another telephone of the workshop right above it."""
        if held != {"phone"} or len(row) - row.count(None) > 1 or not self.rows:
            return False
        return self.rows[-1][0] == number - 1 and read_phones(cell_text(row[-1])) is not None

    def _add_phone(self, row: Row) -> None:
        at = len(row) - 1
        number, above = self.rows[-1]
        both = " / ".join(cell_text(cell) for cell in (*above[at : at + 1], row[at]) if not is_blank(cell))
        above = (*above, *(None,) * (at + 1 - len(above)))
        self.rows[-1] = (number, (*above[:at], both, *above[at + 1 :]))

    def _is_full(self) -> bool:
        """Whether nearly all rows have more than one cell, so that a lone «San Antonio» is a title, and no workshop.

        Notes and feet, of one cell each, are not looked at.
        """
        if self._full is None:
            counts = [count for row in self._below if (count := len(row) - row.count(None)) > 1]
            alone = [row for row in self._below if len(row) - row.count(None) == 1]
            counts += [1 for row in alone if not _says_nothing_of_one(row, texts_of(row))]
            self._full = sum(one > 1 for one in counts) >= _MOSTLY * sum(one > 0 for one in counts)
        return self._full

    def _is_loud(self, row: Row) -> bool:
        """Whether a lone text is in capitals where the names of the list are not: «CAACUPÉ» over its workshops."""
        if self._loud is None:
            full = [one for one in self._below if len(one) - one.count(None) > 1]
            names = [
                cell
                for one in full
                for at in self._names
                if at < len(one) and isinstance(cell := one[at], str)
            ]
            self._loud = bool(names) and sum(map(str.isupper, names)) <= 0.1 * len(names)
        text = next((cell for cell in row if isinstance(cell, str)), "")
        return self._loud and text.isupper() and sum(map(str.isalpha, text)) > 3

    def _counts(self, row: Row) -> bool:
        at = next((index for index, meaning in self._meanings.items() if meaning == NUMBER), None)
        return at is not None and at < len(row) and str(row[at] or "").strip(" .").isdigit()

    def _take_back_signers(self, number: int, row: Row) -> None:
        """The names over «Presidenta» and «Secretaria» are nobody's workshop."""
        if not self.rows or self.rows[-1][0] != number - 1:
            return
        above = self.rows[-1][1]
        places = {at for at, cell in enumerate(row) if cell is not None}
        over = {at for at, cell in enumerate(above) if cell is not None}
        is_names = not any(any(map(str.isdigit, cell_text(cell))) for cell in above)
        if texts_of(row) and over <= places and is_names:
            self.rows.pop()
            text = " | ".join(tidy(cell_text(cell)) for cell in above if cell is not None)
            self.skipped.append(SkippedRow(number - 1, "note", text))

    def _is_head_again(self, row: Row) -> bool:
        """Whether most cells say what their column is, in other words than the head."""
        if any(not isinstance(cell, str) or _DIGITS.search(cell) for cell in row if cell is not None):
            return False
        cells = [(at, cell) for at, cell in enumerate(row) if isinstance(cell, str)]
        told = [self._meanings.get(at) for at, _text in cells]
        same = [
            meaning
            for (_at, text), meaning in zip(cells, told, strict=True)
            if meaning not in (EXTRA, IGNORED, None) and self._grammar.meaning_of(text, "") == meaning
        ]
        return len(set(same) - {NUMBER}) > 1 and len(same) >= 0.6 * len(cells)

    def with_quarters(self) -> tuple[tuple[Column, ...], tuple[tuple[int, Row], ...]]:
        """Quarters that stand as titles over their rows, as a column of their own."""
        if not self.quarters:
            return self._columns, tuple(self.rows)
        width = max((len(row) for _number, row in self.rows), default=0)
        width = max(width, *(column.index + 1 for column in self._columns))
        rows = tuple(
            (number, (*row, *(None,) * (width - len(row)), self.quarters.get(number)))
            for number, row in self.rows
        )
        return (*self._columns, Column(width, _("Título de las filas"), "", "place")), rows


def _find_moves(columns: tuple[Column, ...], row: Row) -> dict[int, int]:
    """Where a header repeated further down puts each column, if it stands elsewhere there."""
    places: dict[str, list[int]] = {}
    for position, cell in enumerate(row):
        if isinstance(cell, str):
            places.setdefault(fold(cell), []).append(position)
    found = {column.index: places.get(fold(column.header), []) for column in columns}
    certain = {index: spots[0] for index, spots in found.items() if len(spots) == 1}
    return certain if any(index != spot for index, spot in certain.items()) else {}


def _place(row: Row, moves: Mapping[int, int]) -> Row | None:
    """A row of a second table with its cells where the first has them; None if one has no place."""
    width = max(len(row), max(moves) + 1)
    cells: list[CellValue] = [None] * width
    for index, spot in moves.items():
        cells[index] = row[spot] if spot < len(row) else None
    for position, cell in enumerate(row):
        if cell is not None and position not in moves.values():
            if position in moves:
                return None
            cells[position] = cell
    return tuple(cells)


def _folded(row: Row) -> frozenset[str]:
    return frozenset(fold(cell) for cell in row if isinstance(cell, str))


def _is_numbered(columns: tuple[Column, ...], below: tuple[Row, ...]) -> bool:
    position = next((c.index for c in columns if c.meaning == NUMBER), None)
    if position is None:
        return False
    filled = [row for row in below if len(row) - row.count(None) > 2]
    numbers = [row for row in filled if len(row) > position and row[position] is not None]
    return bool(filled) and len(numbers) > 0.8 * len(filled)
