"""The nouns of counts that come in: a day as it is planned, the plan, and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.incoming.records import CellChange, CellIssue, ReadRow, Table
from app.storage.records import Value

Cells = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """What will happen to one day of a list: "add", "update", "unchanged" or "skipped".

    `rows` are the list's rows it comes from, `day_id` the office's day that it changes; `cells`
    are those of the day, `parts` those of each table of what is of it.
    """

    rows: tuple[int, ...]
    action: str
    cells: Cells
    parts: Mapping[str, tuple[Cells, ...]]
    day_id: int | None = None
    changes: tuple[CellChange, ...] = ()
    warnings: tuple[CellIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class CountsPlan:
    """All that an import of counts will do, before anything is written."""

    source: str
    workshop_id: int
    table: Table
    sheets: tuple[tuple[str, bool], ...]
    rows: tuple[ReadRow, ...]
    days: tuple[PlannedDay, ...]
    warnings: tuple[CellIssue, ...]
    mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def rejected(self) -> tuple[CellIssue, ...]:
        """Rows that cannot be imported, and why."""
        return tuple(row.rejected for row in self.rows if row.rejected)

    def count(self, action: str) -> int:
        """How many days will be added, updated, left unchanged or skipped."""
        return sum(planned.action == action for planned in self.days)


@dataclass(frozen=True, slots=True)
class CountsReport:
    """What an import of counts did, or would do; `first` and `last` of the days in the list (ISO)."""

    added: int
    updated: int
    unchanged: int
    skipped: int
    first: str | None
    last: str | None
    rejected: tuple[CellIssue, ...]
    warnings: tuple[CellIssue, ...]
