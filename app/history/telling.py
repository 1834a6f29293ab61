"""What lines of the journal wrote, value by value, in words."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.history.records import RowChange, RowId, ValueChange
from app.history.words import Names, capital, nothing, row_names, say_value
from app.i18n import _
from app.rooms import gather, load
from app.storage.records import Line, Reader
from app.storage.reverting import read_by_id
from app.storage.schema import Kind, TableKind, say_table, table_kinds


def row_changes(reader: Reader, lines: Sequence[Line]) -> list[RowChange]:
    """Lines with the value that each of their cells replaced; one query for all."""
    replaced = {at for line in lines for _value, at in line.cells.values() if at is not None}
    before = read_by_id(reader, replaced)
    return [
        RowChange(
            line.id,
            line.change,
            line.clock,
            line.table,
            line.row,
            born="deleted" in line.cells and line.cells["deleted"][1] is None,
            cells={
                column: (before[at].cells[column][0] if at in before else None, value)
                for column, (value, at) in line.cells.items()
            },
        )
        for line in lines
    ]


def tell_values(reader: Reader, changes: Sequence[RowChange]) -> dict[int, tuple[ValueChange, ...]]:
    """The values that really changed, by line; rooms tell their own tables (TELLS) better."""
    names = row_names(reader, {*_rows_named(changes), *_rows_removed(changes)})
    told = {change.line: _tell(change, names) for change in changes}
    for table, teller in gather("app", "TELLS"):
        own = [change for change in changes if change.table == table]
        for line, values in (load(teller)(reader, own) if own else {}).items():
            kept = [one for one in told[line] if one.column not in {v.column for v in values}]
            told[line] = tuple(one for one in (*values, *kept) if one.before != one.after)
    return told


def _tell(change: RowChange, names: Names) -> tuple[ValueChange, ...]:
    kind = table_kinds().get(change.table)
    if not change.born and "deleted" in change.cells:
        return (_removal(change, names),)
    values = []
    for column, (before, after) in change.cells.items():
        if before == after or column == "deleted" or _is_plumbing(kind, column, change.cells):
            continue
        about = kind.column(column) if kind is not None else None
        said_before, said_after = say_value(about, before, names), say_value(about, after, names)
        if said_before != said_after:
            title = capital(_(about.undo)) if about is not None else column
            values.append(
                ValueChange(
                    change.line,
                    change.table,
                    change.row,
                    column,
                    title,
                    said_before,
                    said_after,
                    change.born,
                )
            )
    return tuple(values)


def _removal(change: RowChange, names: Names) -> ValueChange:
    name = names.get((change.table, change.row), say_table(change.table))
    gone = change.cells["deleted"][1] == 1
    parts = (name, _("quitado")) if gone else (_("quitado"), name)
    title = capital(say_table(change.table))
    return ValueChange(change.line, change.table, change.row, "deleted", title, *parts)


def told_columns(table: str, columns: Iterable[str]) -> set[str]:
    """The columns that a person would count: neither whose part a row is, nor a reading beside
    what was typed."""
    kind, written = table_kinds().get(table), set(columns)
    return {column for column in written if column != "deleted" and not _is_plumbing(kind, column, written)}


def _is_plumbing(kind: TableKind | None, column: str, written: Collection[str]) -> bool:
    """Whose part a row is, and the value beside what was typed, tell a person nothing."""
    about = kind.column(column) if kind is not None else None
    if about is None or kind is None:
        return False
    if column == kind.belongs:
        return True
    typed = about.given
    return bool(typed) and column != typed and typed in written


def _rows_named(changes: Iterable[RowChange]) -> Iterable[RowId]:
    kinds = table_kinds()
    for change in changes:
        kind = kinds.get(change.table)
        for column, values in change.cells.items():
            about = kind.column(column) if kind is not None else None
            if about is not None and about.kind == Kind.ROW:
                yield from ((about.of, int(value)) for value in values if value is not None)


def _rows_removed(changes: Iterable[RowChange]) -> Iterable[RowId]:
    return ((one.table, one.row) for one in changes if "deleted" in one.cells)


def main_value(told: Mapping[int, Sequence[ValueChange]]) -> ValueChange | None:
    """The value that a small change is about: the first of its first line."""
    return next((value for values in told.values() for value in values), None)


__all__ = ["main_value", "nothing", "row_changes", "tell_values"]
