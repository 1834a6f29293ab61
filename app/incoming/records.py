"""The nouns of what comes in: books, their sheets, and what was found in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

CellValue = str | float | int | bool | date | None
"""What a cell holds; an empty cell is None. A date with a time has lost the time."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A cell (row of the file, column from 0) whose letters came broken: `mended`, or "" when lost."""

    row: int
    column: int
    text: str
    mended: str


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One sheet. `rows[0]` is row `first_row` of the file; rows are cut after their last cell.

    `merged` are 1-based (first row, first column, last row, last column); `uncached` are
    the cells, as "B7", whose formula has no saved result; `remarks` what is to be said of cells.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    hidden: bool = False
    first_row: int = 1
    merged: tuple[tuple[int, int, int, int], ...] = ()
    uncached: frozenset[str] = frozenset()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook or text file as it was read; `encoding` and `delimiter` of a text file."""

    source: str
    sheets: tuple[BookSheet, ...]
    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list. `meaning` is what the program takes it for (see columns.py)."""

    index: int
    header: str
    group: str = ""
    meaning: str = "extra"
    by_content: bool = False

    @property
    def key(self) -> str:
        """What a mapping calls this column."""
        return f"{self.group} / {self.header}" if self.group else self.header


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no workshop: "header", "subtotal", "note", "title" (a quarter over its rows), "other" (another table's)."""

    row: int
    kind: str
    text: str


NO_HEAD = -1  # the row of the head of a list that has none


@dataclass(frozen=True, slots=True)
class Table:
    """The list inside a sheet: its columns, and the rows that may be workshops."""

    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[CellValue, ...]], ...]
    titles: tuple[str, ...]
    skipped: tuple[SkippedRow, ...]
    layout: str
    header_row: int

    @property
    def width(self) -> int:
        """How many cells a row needs so that every column has one."""
        return max(column.index for column in self.columns) + 1

    @property
    def is_own(self) -> bool:
        """Whether its rows say which workshop they are by our code: our own list, come back."""
        return self.column("code") is not None

    def column(self, meaning: str) -> Column | None:
        """The column with this meaning, if there is one."""
        return next((found for found in self.columns if found.meaning == meaning), None)


class CellIssue(NamedTuple):
    """A problem beside its cell: what stands there and why it is doubtful or unread."""

    row: int
    column: str
    value: str
    reason: str


class Draft(NamedTuple):
    """What a row says of a workshop, ready to compare.

    `fields` holds only what the row knows, as plain values (see rows.py); `given` how RUC,
    phone, machines and products were written; `notes` (column, text) what goes to the notes.
    """

    fields: Mapping[str, Any]
    given: Mapping[str, Any] = MappingProxyType({})
    notes: tuple[tuple[str, str], ...] = ()


class ReadRow(NamedTuple):
    """One row of the list as read; `rejected` when it cannot be a workshop."""

    row: int
    cells: tuple[str, ...]
    draft: Draft
    warnings: tuple[CellIssue, ...] = ()
    rejected: CellIssue | None = None


class PossibleDuplicate(NamedTuple):
    """Row `row` may be the workshop of an earlier row, or of the office (`other` its code).

    `decision` is what happens unless a person says otherwise: "same", "different", "skip".
    """

    row: int
    other: int | str
    score: float
    decision: str
    because: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of the office that the list changes, in words for a person."""

    column: str
    old: str
    new: str


class KeptRow(NamedTuple):
    """A row's cells as they will be kept; `id` of the row kept before, None for a new one."""

    fingerprint: str
    cells: str
    id: int | None = None


class PlannedWorkshop(NamedTuple):
    """What will happen to one workshop: "add", "update" or "unchanged".

    `rows` are the list's rows it comes from; `workshop_id` and `code` the office's, when it
    is there; `writes` the fields to write, as in rows.py and "note"; `kept` what of the rows
    is remembered for the next import.
    """

    rows: tuple[int, ...]
    action: str
    draft: Draft
    workshop_id: int | None = None
    code: str | None = None
    person_id: int | None = None
    membership_id: int | None = None
    changes: tuple[CellChange, ...] = ()
    writes: Mapping[str, Any] = MappingProxyType({})
    kept: tuple[KeptRow, ...] = ()
    warnings: tuple[CellIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided. `duplicates` is keyed by (row, other row or code).

    Without a cluster or association those the list names are used, or made.
    """

    cluster_id: int | None = None
    association_id: int | None = None
    association_name: str | None = None
    duplicates: Mapping[tuple[int, int | str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything an import will do, before anything is written.

    `file` is its name, as the change is called by; `sheets` are (name, hidden); `matches` the office's workshops that rows are taken for
    (row -> id); `mapping` the meanings a person chose (column key -> meaning); `workshops`
    what follows by default; `journal_end` the last line of the journal it was made from.
    """

    source: str
    table: Table
    sheets: tuple[tuple[str, bool], ...]
    rows: tuple[ReadRow, ...]
    matches: Mapping[int, int]
    duplicates: tuple[PossibleDuplicate, ...]
    workshops: tuple[PlannedWorkshop, ...]
    warnings: tuple[CellIssue, ...]
    association: str
    cluster_code: str | None
    mapping: Mapping[str, str] = field(default_factory=dict)
    journal_end: int = 0
    file: str = ""

    @property
    def rejected(self) -> tuple[CellIssue, ...]:
        """Rows that cannot be imported, and why."""
        return tuple(row.rejected for row in self.rows if row.rejected)

    def count(self, action: str) -> int:
        """How many workshops will be added, updated or left unchanged."""
        return sum(planned.action == action for planned in self.workshops)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    added: int
    updated: int
    unchanged: int
    rejected: tuple[CellIssue, ...]
    warnings: tuple[CellIssue, ...]
    possible_duplicates: tuple[tuple[int, int | str], ...]
