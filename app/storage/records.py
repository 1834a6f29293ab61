"""The nouns of the office file: what a change touched, a line of the journal."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

Value = int | float | str | None
Row = Mapping[str, Any]


class Reader(Protocol):
    """What queries need: a store, or a worker's read-only connection."""

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """All rows of a query; each is read by column name or position."""

    def row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any | None:
        """The first row, or None."""

    def value(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first column of the first row, or None."""


class Change(NamedTuple):
    """What one unit of work touched; screens ask it whether they must look again."""

    label: str
    rows: Mapping[str, frozenset[int]] = MappingProxyType({})
    origin: str = "edit"  # edit | undo | redo | import
    asked_by: object = None  # the page it was done on, if any

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(self.rows)

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return not self.tables.isdisjoint(tables)

    def concerns(self, tables_read: Iterable[str]) -> bool:
        """Whether what was read from these tables may have changed; the journal tells of all."""
        read = set(tables_read)
        return "journal" in read or not self.tables.isdisjoint(read)


class Line(NamedTuple):
    """One line of the journal: some cells of one row, and what each replaced."""

    id: int
    clock: int
    site: int
    user: int | None
    change: int
    label: str
    table: str
    row: int
    cells: Mapping[str, tuple[Value, int | None]]


State = dict[str, dict[int, dict[str, Value]]]
