"""What changes did to each cell of the file, and what stood there before them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.storage.journal import as_line, column_defaults, read_lines
from app.storage.records import Line, Reader, Row, Value
from app.storage.schema import groups_of

AT_ONCE = 500  # ids in one statement


@dataclass(slots=True)
class CellPast:
    """What was done to one cell: the value it was left with, and the line that it replaced."""

    value: Value
    replaced: int | None


Cells = Mapping[str, CellPast]
Past = dict[tuple[str, int], dict[str, CellPast]]


def read_change(reader: Reader, change: int) -> list[Line]:
    """The lines of one change, in the order they were written."""
    # They came after its own id was given, and before the next change of the same site.
    mine = reader.row(
        "SELECT site FROM journal WHERE id > ? AND change = ? ORDER BY id LIMIT 1", (change, change)
    )
    if mine is None:
        return []
    beyond = reader.value(
        "SELECT id FROM journal WHERE id > ? AND change > ? AND site = ? ORDER BY id LIMIT 1",
        (change, change, mine["site"]),
    )
    where = "id > ? AND id < ? AND change = ?"
    return list(read_lines(reader, where, (change, beyond or (1 << 63) - 1, change)))


def past_of(lines: Iterable[Line]) -> Past:
    """What these lines, oldest first, did to each cell of each row together."""
    rows: Past = {}
    for line in lines:
        cells = rows.setdefault((line.table, line.row), {})
        for column, (value, replaced) in line.cells.items():
            cells.setdefault(column, CellPast(value, replaced)).value = value
    return rows


def was_born(cells: Cells) -> bool:
    """Whether these changes made the row."""
    return "deleted" in cells and cells["deleted"].replaced is None


def comes_alive(cells: Cells) -> bool:
    """Whether these changes made the row, or brought it back."""
    return "deleted" in cells and cells["deleted"].value == 0


def rows_now(reader: Reader, past: Past) -> dict[tuple[str, int], Row]:
    """How the rows of a past stand in the file today."""
    return {
        (table, row["id"]): row
        for table, ids in by_table(past).items()
        for row in rows_of(reader, f"SELECT * FROM [{table}] WHERE id IN", ids)
    }


def values_before(reader: Reader, past: Past) -> dict[tuple[str, int], dict[str, Value]]:
    """What each cell of a past held before; what nothing had written, its column's default."""
    wanted = {cell.replaced for cells in past.values() for cell in cells.values()}
    lines = read_by_id(reader, wanted - {None})  # type: ignore[arg-type]
    defaults: dict[str, dict[str, Value]] = {}
    found: dict[tuple[str, int], dict[str, Value]] = {}
    for (table, row), cells in past.items():
        values = found[(table, row)] = {}
        for column, cell in cells.items():
            if cell.replaced is not None:
                values[column] = lines[cell.replaced].cells[column][0]
            elif column == "deleted":
                values[column] = 1  # the change made the row
            else:
                if table not in defaults:
                    defaults[table] = column_defaults(reader, table)
                values[column] = defaults[table][column]
    return found


def written_by_others(table: str, cells: Cells, now: Row | None) -> set[str]:
    """The columns that no longer hold what was left in them; those of a group go together."""
    changed = {column for column, cell in cells.items() if now is None or now[column] != cell.value}
    return with_groups(table, changed) & cells.keys()


def with_groups(table: str, columns: Iterable[str]) -> set[str]:
    """The columns, and those that mean something only with one of them."""
    found = set(columns)
    for group in groups_of(table):
        if not found.isdisjoint(group):
            found.update(group)
    return found


def read_by_id(reader: Reader, ids: Iterable[int]) -> dict[int, Line]:
    """Lines of the journal by their ids, some hundreds in one query."""
    sql = "SELECT id, clock, site, user, change, label, table_name, row_id, columns FROM journal WHERE id IN"
    return {row["id"]: as_line(row) for row in rows_of(reader, sql, ids)}


def rows_of(reader: Reader, sql: str, ids: Iterable[int]) -> Iterator[Row]:
    """The rows of a query that ends in `IN`, for any number of ids."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), AT_ONCE):
        some = json.dumps(wanted[start : start + AT_ONCE])
        yield from reader.rows(f"{sql} (SELECT value FROM json_each(?))", (some,))


def by_table(rows: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """The ids of rows, by table."""
    found: dict[str, list[int]] = {}
    for table, row in rows:
        found.setdefault(table, []).append(row)
    return found
