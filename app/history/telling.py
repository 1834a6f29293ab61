"""What lines of the journal wrote, value by value, in words."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from app.history.records import RowChange, RowId, ValueChange
from app.history.words import Names, capital, nothing, row_names, say_value
from app.i18n import _
from app.rooms import gather, load
from app.storage.records import Line, Reader
from app.storage.reverting import past_of, read_by_id, values_before, was_born
from app.storage.schema import Kind, TableKind, say_table, table_kinds

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
            born=_makes(line),
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
    found = {
        column
        for column, parts in _columns_told(change.table, tuple(change.cells), change.born)
        if any(_differs(change, part) for part in parts)
    }
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
    counted = sum(_count_made(own[0]) for own in by_row.values() if _only_made(own))
    rows = (own for own in by_row.values() if not _only_made(own))
    while some := list(islice(rows, _ROWS_AT_ONCE)):
        counted += count_values(merged_changes(reader, [line for own in some for line in own]))
    return counted


def _only_made(lines: Sequence[Line]) -> bool:
    """Whether all that was done to a row is that it was made: most of an import."""
    return len(lines) == 1 and _makes(lines[0])


def _makes(line: Line) -> bool:
    return "deleted" in line.cells and line.cells["deleted"][1] is None


def _count_made(line: Line) -> int:
    """What `counted_columns` has of a line that made its row, for which nothing before it need be read."""
    told = _columns_told(line.table, tuple(line.cells), True)
    return sum(line.cells[column][0] not in (None, "") for column, _parts in told) or 1


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


@cache
def _columns_told(
    table: str, columns: tuple[str, ...], born: bool
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Of the columns that were written those that may tell a person something, each with all that makes
    it another; kept, since an import writes the same columns of thousands of rows.
    """
    kind = table_kinds().get(table)
    told = (column for column in columns if _is_told(kind, column, columns, born))
    return tuple((column, (column, *_parts(kind, column, columns, born))) for column in told)


def _is_told(kind: TableKind | None, column: str, columns: Sequence[str], born: bool) -> bool:
    """Whose part a new row is, and the value beside what was typed, tell a person nothing."""
    if column == "deleted":
        return False
    about = kind.column(column) if kind is not None else None
    if about is None or kind is None:
        return True
    if born and column == kind.belongs:
        return False
    typed = about.given
    if typed and column != typed and typed in columns:
        return False
    return about.told_by not in columns


def _parts(kind: TableKind | None, column: str, columns: Sequence[str], born: bool) -> Iterable[str]:
    """What is told by a column of a row that was there: where it is another now, so is the column."""
    about = kind.column(column) if kind is not None and not born else None
    if kind is None or about is None:
        return ()
    return (one.name for one in kind.columns if one.told_by == about.name and one.name in columns)


def _differs(change: RowChange, column: str) -> bool:
    before, after = change.cells[column]
    return (before if before != "" else None) != (after if after != "" else None)


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
