"""What stands above each column of a ministry's list, for a person who says what it is where the program does not know."""

from collections.abc import Mapping
from dataclasses import replace

from app.administrative.list_columns import (
    CHECK_DIGIT,
    EMPLOYERS_LIST,
    MEN,
    NUMBERS,
    PAY,
    PEOPLE,
    REGISTERED,
    WOMEN,
    WORKER,
    read_heading,
)
from app.administrative.records import ListHead
from app.errors import DataProblem
from app.incoming.cells import cell_text, is_blank
from app.incoming.content import cells_under
from app.incoming.meanings import EXTRA, IGNORED
from app.incoming.recognition import HEADER_ROWS, find_table
from app.incoming.records import Book, CellValue, Table
from app.registry.names import tidy

EXAMPLES, FIRST_ROWS = 3, 400
OF_EMPLOYER = (*NUMBERS, CHECK_DIGIT, PEOPLE, WOMEN, MEN, REGISTERED)
LEAST_DIGITS = 5  # of a number that may be a RUC's or a cédula's
_STRANGE = "strange:"  # before a heading that nobody knows the meaning of


class NoNumberKnown(DataProblem):
    """A list in which no column is known to hold the RUC or the cédula; its `heads` let a person say which."""

    def __init__(self, sentence: str, heads: tuple[ListHead, ...]) -> None:
        super().__init__(sentence)
        self.heads = heads


def find_list(book: Book, sheet: str | None, mapping: Mapping[str, str]) -> Table:
    """The list in a book; `mapping` (column key -> meaning) is what a person said of its columns.

    Raises `DataProblem`; `NoNumberKnown` where saying what the columns are would help.
    """

    def meaning_of(header: str, group: str = "") -> str:
        return mapping.get(f"{group} / {header}" if group else header) or read_heading(header, group)

    try:
        return find_table(
            book, sheet=sheet, mapping=mapping, grammar=replace(EMPLOYERS_LIST, meaning_of=meaning_of)
        )
    except DataProblem as trouble:
        heads = _strange_heads(book, sheet)
        if any(one.has_numbers for one in heads):
            raise NoNumberKnown(trouble.sentence, heads) from trouble
        raise


def heads_of(table: Table) -> tuple[ListHead, ...]:
    """The columns of a list that was read, with examples of numbers and of what is known to be of the employer:
    no name is shown, and of a list of people nothing that may be of one of them."""
    rows = [cells for _number, cells in table.rows[:FIRST_ROWS]]
    of_people = any(one.meaning in (WORKER, PAY) for one in table.columns)
    heads = []
    for one in table.columns:
        known = one.meaning in OF_EMPLOYER
        found = [] if of_people and not known else cells_under(one, rows)
        found = [cell for cell in found if known or not any(map(str.isalpha, cell_text(cell)))]
        heads.append(ListHead(one.key, one.meaning, _examples(found), any(map(_is_number, found))))
    return tuple(heads)


def say_meanings(heads: tuple[ListHead, ...], said: Mapping[str, str]) -> dict[str, str]:
    """What a person said that is not what it was taken for: nothing else overrides what is known."""
    return {one.key: said[one.key] for one in heads if said.get(one.key, one.meaning) != one.meaning}


def why_meanings_cannot(said: Mapping[str, str]) -> str:
    """The code of what is wrong: "number" where none tells whose a row is, "twice" where two say the same."""
    kept = [one for one in said.values() if one not in (EXTRA, WORKER)]
    if not set(kept).intersection(NUMBERS):
        return "number"
    return "twice" if len(set(kept)) < len(kept) else ""


def _strange_heads(book: Book, sheet: str | None) -> tuple[ListHead, ...]:
    """The head that has the most words, whatever they say."""
    cells = {
        tidy(cell_text(cell)) for one in book.sheets for row in one.rows[:HEADER_ROWS] for cell in row
        if isinstance(cell, str)
    }  # fmt: skip
    any_words = replace(
        EMPLOYERS_LIST,
        meaning_of=lambda header, _group: f"{_STRANGE}{header}",
        settle=lambda meanings, _headers: meanings,
        by_content=lambda columns, _rows: columns,
        identity=frozenset(f"{_STRANGE}{one}" for one in cells),
    )
    try:
        found = find_table(book, sheet=sheet, grammar=any_words)
    except DataProblem:
        return ()
    known = [read_heading(one.header, one.group) for one in found.columns]
    columns = zip(found.columns, known, strict=True)
    plain = replace(
        found,
        columns=tuple(replace(one, meaning=EXTRA if said == IGNORED else said) for one, said in columns),
    )
    return heads_of(plain)


def _examples(cells: list[CellValue]) -> tuple[str, ...]:
    texts = (tidy(cell_text(cell)) for cell in cells if not is_blank(cell))
    return tuple(dict.fromkeys(texts))[:EXAMPLES]


def _is_number(cell: CellValue) -> bool:
    text = cell_text(cell)
    return sum(map(str.isdigit, text)) >= LEAST_DIGITS > sum(map(str.isalpha, text))
