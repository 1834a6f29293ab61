"""Reading the journal, and folding its lines into the state they stand for."""

import json
import zlib
from collections.abc import Iterable, Iterator
from sys import intern
from typing import Any

from app.storage.records import Line, Reader, State, Value

_COLUMNS = "id, clock, site, user, change, label, table_name, row_id, columns"
_CHUNK = 1000


def as_line(row: Any) -> Line:
    """A journal row as a record. Raises `ValueError` if its JSON is damaged."""
    cells = {intern(name): (cell[0], cell[1]) for name, cell in json.loads(row[8]).items()}
    line, clock, site, user, change, label, table, number = tuple(row)[:8]
    return Line(line, clock, site, user, change, intern(label), intern(table), number, cells)


def read_lines(reader: Reader, where: str = "1", parameters: tuple = ()) -> Iterator[Line]:
    """Lines of the journal in the order of the fold: clock, then id."""
    # The plus keeps SQLite from walking the whole index of clocks to save a small sort.
    sql = f"SELECT {_COLUMNS} FROM journal WHERE {where} ORDER BY +clock, id"
    for row in reader.rows(sql, parameters):
        yield as_line(row)


def read_history(reader: Reader, table: str, row: int) -> list[Line]:
    """Who changed this row, oldest first."""
    return list(read_lines(reader, "table_name = ? AND row_id = ?", (table, row)))


def fold_lines(lines: Iterable[Line]) -> State:
    """The state tables that these lines stand for: per cell the highest (clock, id) wins.

    The result does not depend on the order of the lines, nor on repeats. A cell that no
    line speaks of has its column's default (see `column_defaults`).
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


def column_defaults(reader: Reader, table: str) -> dict[str, Value]:
    """What each column of a table holds when nothing was ever written in it."""
    found = reader.rows(f"PRAGMA table_info([{table}])")
    return {
        row["name"]: None if row["dflt_value"] is None else reader.value(f"SELECT {row['dflt_value']}")
        for row in found
        if row["name"] != "id"
    }


def line_seal(
    line: int, clock: int, site: int, user: int | None, change: int, label: str,
    table: str, row: int, columns: str,
) -> int:  # fmt: skip
    """A check sum of everything a line says."""
    return check_sum(f"{line}|{clock}|{site}|{user}|{change}|{label}|{table}|{row}|{columns}")


def check_sum(text: str) -> int:
    """The CRC-32 of a text."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def is_sound(row: Any) -> bool:
    """Whether a journal row, `seal` last, still says what was written."""
    return line_seal(*tuple(row)[:9]) == row["seal"]


def read_stray_lines(reader: Reader, tables: Iterable[str]) -> list[Any]:
    """Damaged lines that no table of this program has; sound ones are of a newer program."""
    known = tuple(tables)
    marks = ", ".join("?" * len(known))
    sql = f"SELECT {_COLUMNS}, seal FROM journal WHERE table_name NOT IN ({marks})"
    return [row for row in reader.rows(sql, known) if not is_sound(row)]


def stream_journal(reader: Reader, table: str) -> Iterator[Any]:
    """A table's journal rows by row, clock, id; a chunk at a time, so memory stays small."""
    after = (-(1 << 63), 0, 0)
    sql = (
        f"SELECT {_COLUMNS}, seal FROM journal WHERE table_name = ? "
        f"AND (row_id, clock, id) > (?, ?, ?) ORDER BY row_id, clock, id LIMIT {_CHUNK}"
    )
    while rows := reader.rows(sql, (table, *after)):
        yield from rows
        last = rows[-1]
        after = (last["row_id"], last["clock"], last["id"])
