"""What lines of the journal wrote, value by value, in words."""

from collections.abc import Iterable, Sequence
from itertools import islice

from app.history.records import RowChange, RowId, ValueChange
from app.history.words import Names, capital, nothing, row_names, say_value
from app.i18n import _
from app.rooms import gather, load
from app.storage.records import Line, Reader
from app.storage.reverting import past_of, read_by_id, values_before, was_born
from app.storage.schema import Kind, TableColumn, TableKind, say_table, table_kinds

_ROWS_AT_ONCE = 1000


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


def merged_changes(reader: Reader, lines: Sequence[Line]) -> list[RowChange]:
    """Lines of one change, oldest first, with each value once: as it was found and as it was left."""
    past = past_of(lines)
    before = values_before(reader, past)
    found: list[RowChange] = []
    seen: set[tuple[RowId, str]] = set()
    for line in lines:
        place = (line.table, line.row)
        born = was_born(past[place])
        cells = {
            column: (None if born else before[place][column], past[place][column].value)
            for column in line.cells
            if (place, column) not in seen
        }
        seen.update((place, column) for column in cells)
        if cells:
            found.append(RowChange(line.id, line.change, line.clock, *place, born, cells))
    return found


def counted_columns(change: RowChange) -> set[str]:
    """What a person counts of it, the same everywhere; "deleted" is the row itself."""
    if "deleted" in change.cells and not change.born:
        return {"deleted"}
    kind = table_kinds().get(change.table)
    found = {column for column in change.cells if _is_told(kind, column, change)}
    return found or ({"deleted"} if "deleted" in change.cells else set())


def count_values(changes: Iterable[RowChange]) -> int:
    """How many values a person counts in (merged) changes."""
    return sum(len(counted_columns(change)) for change in changes)


def count_written(reader: Reader, lines: Sequence[Line]) -> int:
    """How many values a person counts in lines of one change, oldest first.

    Some rows at a time: an import has tens of thousands, and what each was before would lie in memory.
    """
    by_row: dict[RowId, list[Line]] = {}
    for line in lines:
        by_row.setdefault((line.table, line.row), []).append(line)
    rows = iter(by_row.values())
    counted = 0
    while some := list(islice(rows, _ROWS_AT_ONCE)):
        counted += count_values(merged_changes(reader, [line for own in some for line in own]))
    return counted


def tell_values(reader: Reader, changes: Sequence[RowChange]) -> dict[int, tuple[ValueChange, ...]]:
    """The values that really changed, by line; rooms tell their own tables (TELLS) better."""
    names = row_names(reader, {*_rows_named(changes), *_rows_removed(changes)})
    told = {change.line: _tell(change, names) for change in changes}
    for table, teller in gather("app", "TELLS"):
        own = [change for change in changes if change.table == table]
        for line, values in (load(teller)(reader, own) if own else {}).items():
            kept = [one for one in told[line] if one.column not in {v.column for v in values}]
            told[line] = (*(one for one in values if one.before != one.after), *kept)
    return told


def _tell(change: RowChange, names: Names) -> tuple[ValueChange, ...]:
    kind, counted = table_kinds().get(change.table), counted_columns(change)
    if "deleted" in counted:
        return (_made(change, names) if change.born else _removal(change, names),)
    values = []
    for column, (before, after) in change.cells.items():
        if column not in counted:
            continue
        about = kind.column(column) if kind is not None else None
        title = capital(_(about.undo)) if about is not None else column
        said = (say_value(about, before, names), say_value(about, after, names))
        values.append(
            ValueChange(change.line, change.table, change.row, column, title, *said, born=change.born)
        )
    return tuple(values)


def _made(change: RowChange, names: Names) -> ValueChange:
    """A new row of which nothing else is to be told than that it is there."""
    name = names.get((change.table, change.row), say_table(change.table))
    title = capital(say_table(change.table))
    return ValueChange(change.line, change.table, change.row, "deleted", title, nothing(), name, born=True)


def _removal(change: RowChange, names: Names) -> ValueChange:
    name = names.get((change.table, change.row), say_table(change.table))
    gone = change.cells["deleted"][1] == 1
    parts = (name, _("quitado")) if gone else (_("quitado"), name)
    title = capital(say_table(change.table))
    return ValueChange(change.line, change.table, change.row, "deleted", title, *parts)


def _is_told(kind: TableKind | None, column: str, change: RowChange) -> bool:
    """Whose part a new row is, and the value beside what was typed, tell a person nothing."""
    if column == "deleted":
        return False
    about = kind.column(column) if kind is not None else None
    if about is None or kind is None:
        return _differs(change, column)
    if change.born and column == kind.belongs:
        return False
    typed = about.given
    if typed and column != typed and typed in change.cells:
        return False
    if about.told_by in change.cells:
        return False
    return _differs(change, column) or (not change.born and _part_differs(kind, about, change))


def _differs(change: RowChange, column: str) -> bool:
    before, after = change.cells[column]
    return (before if before != "" else None) != (after if after != "" else None)


def _part_differs(kind: TableKind, about: TableColumn, change: RowChange) -> bool:
    """Whether what is told by a column is another now."""
    parts = (one.name for one in kind.columns if one.told_by == about.name)
    return any(part in change.cells and _differs(change, part) for part in parts)


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
