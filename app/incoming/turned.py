"""Lists whose headings stand at the left: a form for each workshop, one below the other or side by side."""

from app.incoming.cells import cell_text, is_blank
from app.incoming.grammar import ListGrammar
from app.incoming.meanings import EXTRA, IGNORED, NUMBER
from app.incoming.records import BookSheet, CellValue
from app.registry.names import fold, tidy

_LEAST = 3  # lines that say what they are
_LONGEST = 40  # letters of what a line is called

Record = tuple[int, dict[str, CellValue]]


def upright(sheet: BookSheet, grammar: ListGrammar) -> BookSheet | None:
    """The same sheet with a row for each form, at the number of its first line, or None where there are no forms.

    A line is a heading with what it says behind a colon («Nombre: Ana Sosa») or in the cells beside it.
    """
    if sheet.uncached:
        return None
    lines = [_line(row) for row in sheet.rows]
    labels = list(dict.fromkeys(line[0] for line in lines if line))
    meanings = {label: grammar.meaning_of(label, "") for label in labels}
    known = {meanings[label] for label in labels} - {EXTRA, IGNORED, NUMBER}
    if len(known) < _LEAST or not known & grammar.identity:
        return None
    told = [line for line in lines if line]
    if sum(meanings[label] != EXTRA for label, _values in told) < 0.6 * len(told):
        return None
    records = _records(lines, sheet.first_row)
    rows: dict[int, tuple[CellValue, ...]] = {}
    for number, record in records:
        while number in rows:  # forms side by side begin on one line
            number += 1
        rows[number] = tuple(record.get(label) for label in labels)
    last = max(rows, default=0)
    below = [rows.get(number, ()) for number in range(sheet.first_row, last + 1)]
    return BookSheet(sheet.name, (tuple(labels), *below), sheet.hidden, sheet.first_row - 1)


def _line(row: tuple[CellValue, ...]) -> tuple[str, tuple[CellValue, ...]] | None:
    """What a line is called and what it says, or None."""
    cells = [at for at, cell in enumerate(row) if not is_blank(cell)]
    if not cells or not isinstance(first := row[cells[0]], str):
        return None
    label, colon, value = tidy(first).strip("*_•- ").partition(":")
    label = label.strip(" *_")
    if not fold(label) or len(label) > _LONGEST:
        return None
    beside = row[cells[0] + 1 :]
    if colon and value.strip(" *_"):
        rest = [cell_text(cell).strip() for cell in beside if not is_blank(cell)]
        return label, (", ".join([value.strip(" *_"), *rest]),)  # cut by the commas of a text
    again = [at for at in cells if isinstance(cell := row[at], str) and fold(cell) == fold(first)]
    if len(again) > 1:  # the headings stand before each form
        return label, tuple(row[at + 1] if at + 1 < len(row) else None for at in again)
    return (label, beside) if beside and any(not is_blank(cell) for cell in beside) else None


def _records(lines: list[tuple[str, tuple[CellValue, ...]] | None], first_row: int) -> list[Record]:
    """The forms: each value of a line is of another one, and a heading that comes again begins the next."""
    done: list[Record] = []
    current: list[Record] = []
    for number, line in enumerate(lines, start=first_row):
        if line is None:
            continue
        label, values = line
        if any(label in record for _number, record in current):
            done, current = [*done, *current], []
        current += [(number, {}) for _value in values[len(current) :]]
        for (_number, record), value in zip(current, values, strict=False):
            record[label] = None if is_blank(value) else value
    return [one for one in (*done, *current) if any(value is not None for value in one[1].values())]
