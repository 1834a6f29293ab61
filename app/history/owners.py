"""Whose a row is: the workshop that it belongs to, and every row that belongs to a workshop."""

from collections.abc import Iterable, Mapping

from app.history.records import RowId
from app.storage.records import Reader
from app.storage.reverting import by_table, rows_of
from app.storage.schema import TableKind, table_kinds

WORKSHOP = "workshop"


def owners_of(reader: Reader, rows: Iterable[RowId]) -> Mapping[RowId, int]:
    """The workshop of each row that belongs to one; a few queries for all of them."""
    start = set(rows)
    here: dict[RowId, RowId] = {row: row for row in start}
    found: dict[RowId, int] = {}
    while here:
        parents = _parents(reader, set(here.values()))
        on = {}
        for row, at in here.items():
            if at[0] == WORKSHOP:
                found[row] = at[1]
            elif at in parents:
                on[row] = parents[at]
        here = on
    return found


def _parents(reader: Reader, rows: Iterable[RowId]) -> dict[RowId, RowId]:
    found: dict[RowId, RowId] = {}
    for table, ids in by_table(rows).items():
        parent = _parent(table)
        if parent is None or table == WORKSHOP:
            continue
        column, above = parent
        sql = f"SELECT id, [{column}] AS above FROM [{table}] WHERE [{column}] IS NOT NULL AND id IN"
        found |= {(table, row["id"]): (above, row["above"]) for row in rows_of(reader, sql, ids)}
    return found


def _parent(table: str) -> tuple[str, str] | None:
    kind = table_kinds().get(table)
    column = kind.column(kind.belongs) if kind is not None and kind.belongs else None
    return (column.name, column.of) if column is not None else None


def rows_within(owner: str) -> str:
    """SQL: (table, row) of the row `:owner` of a table and all that belongs to it, removed or not."""
    selects = [f"SELECT '{table_kinds()[owner].name}', :owner"]
    for kind in table_kinds().values():
        within = _within(kind, owner)
        if within is not None:
            selects.append(f"SELECT '{kind.name}', id FROM [{kind.name}] WHERE {within}")
    return " UNION ALL ".join(selects)


def _within(kind: TableKind, owner: str) -> str | None:
    """The condition under which a row belongs to the owner; None where none ever does."""
    parent = _parent(kind.name)
    if kind.name == owner or parent is None:
        return None
    column, above = parent
    if above == owner:
        return f"[{column}] = :owner"
    inner = _within(table_kinds()[above], owner)
    return f"[{column}] IN (SELECT id FROM [{above}] WHERE {inner})" if inner else None
