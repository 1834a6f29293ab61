"""Reading the journal, and folding its lines into the state they stand for."""

import json
from collections.abc import Iterable, Iterator

from app.storage.records import Line, Reader, State, Value

_COLUMNS = "id, clock, site, user, change, label, table_name, row_id, columns"


def _as_line(row: tuple) -> Line:
    cells = {name: (cell[0], cell[1]) for name, cell in json.loads(row[8]).items()}
    return Line(*row[:8], cells)


def read_lines(reader: Reader, where: str = "1", parameters: tuple = ()) -> Iterator[Line]:
    """Lines of the journal in the order of the fold: clock, then id."""
    sql = f"SELECT {_COLUMNS} FROM journal WHERE {where} ORDER BY clock, id"
    for row in reader.rows(sql, parameters):
        yield _as_line(tuple(row))


def read_history(reader: Reader, table: str, row: int) -> list[Line]:
    """Who changed this row, oldest first."""
    return list(read_lines(reader, "table_name = ? AND row_id = ?", (table, row)))


def fold_lines(lines: Iterable[Line]) -> State:
    """The state tables that these lines stand for: per cell the highest (clock, id) wins.

    The result does not depend on the order of the lines, nor on repeats.
    """
    winners: dict[tuple[str, int, str], tuple[int, int]] = {}
    state: State = {}
    for line in lines:
        row = state.setdefault(line.table, {}).setdefault(line.row, {})
        stamp = (line.clock, line.id)
        for column, (value, _replaces) in line.cells.items():
            cell = (line.table, line.row, column)
            if cell not in winners or stamp > winners[cell]:
                winners[cell] = stamp
                row[column] = value
    return state


def previous_value(reader: Reader, line: int | None, column: str) -> Value:
    """The value a cell had in the line that was replaced; None if there was none."""
    if line is None:
        return None
    text = reader.value("SELECT columns FROM journal WHERE id = ?", (line,))
    return json.loads(text)[column][0] if text else None
