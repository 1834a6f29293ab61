"""The list as it will be imported, for a table: each cell as written, its problem beside it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.i18n import N_, Words, _
from app.incoming.count_records import CountsPlan, PlannedDay
from app.incoming.meanings import IGNORED
from app.incoming.records import CellIssue, ImportPlan, PlannedWorkshop, ReadRow
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


# What will happen to a row.
ACTION_WORDS: Words[str] = Words(
    {
        "add": N_("se agrega"),
        "update": N_("cambia"),
        "unchanged": N_("sin cambio"),
        "skipped": N_("no se importa"),
        "rejected": N_("no se puede"),
    }
)


class RowsModel(QAbstractTableModel):
    """Rows of the plan; a cell with a problem is marked and says why."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[ReadRow] = []
        self._columns: list[Any] = []
        self._issues: dict[tuple[int, str], str] = {}
        self._actions: dict[int, str] = {}
        self._changes: dict[int, str] = {}

    def show_plan(
        self, plan: ImportPlan | CountsPlan, planned: Sequence[PlannedWorkshop | PlannedDay]
    ) -> None:
        """Show this plan, as these decisions have it."""
        self.beginResetModel()
        self._rows = list(plan.rows)
        self._columns = [c for c in plan.table.columns if c.meaning != IGNORED]
        self._actions = {row: one.action for one in planned for row in one.rows}
        self._changes = {
            row: "\n".join(f"{change.column}: {change.old} → {change.new}" for change in one.changes)
            for one in planned
            for row in one.rows
        }
        self._issues = {}
        for issue in self.issues(plan, planned):
            key = (issue.row, issue.column)
            before = self._issues.get(key)
            self._issues[key] = f"{before}\n{issue.reason}" if before else issue.reason
        self.endResetModel()

    @staticmethod
    def issues(
        plan: ImportPlan | CountsPlan, planned: Sequence[PlannedWorkshop | PlannedDay]
    ) -> list[CellIssue]:
        """All that is doubtful or refused, in the order of the list."""
        found = [
            *plan.warnings,
            *plan.rejected,
            *(issue for row in plan.rows for issue in row.warnings),
            *(issue for one in planned for issue in one.warnings),
        ]
        return sorted(found, key=lambda issue: issue.row)

    def has_issue(self, position: int) -> bool:
        """Whether something in this row is doubtful or refused."""
        row = self._rows[position]
        return bool(row.warnings or row.rejected)

    def place_of(self, row: int, column: str) -> tuple[int, int] | None:
        """Position in the table of a cell of the list, by row number and column name."""
        for position, read in enumerate(self._rows):
            if read.row == row:
                names = [found.header for found in self._columns]
                return position, names.index(column) + 2 if column in names else 1
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns) + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < 2:
            return (_("Fila"), _("Qué pasa"))[section]
        return self._columns[section - 2].header

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        issue = self._issue_at(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            if index.column() == 1:
                return self._changes.get(row.row) or None
            return issue
        if role == Qt.ItemDataRole.BackgroundRole and issue:
            tone = "urgent_ground" if row.rejected else "improve_ground"
            return self._theme.colour(tone)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() < 2:
            return self._theme.colour("text_soft")
        return None

    def _issue_at(self, row: ReadRow, column: int) -> str | None:
        if column < 2:
            return self._issues.get((row.row, "")) if column else None
        return self._issues.get((row.row, self._columns[column - 2].header))

    def _text(self, row: ReadRow, column: int) -> str:
        if column == 0:
            return str(row.row)
        if column == 1:
            fallback = "rejected" if row.rejected else "skipped"
            return ACTION_WORDS[self._actions.get(row.row, fallback)]
        place = self._columns[column - 2].index
        text = row.cells[place] if place < len(row.cells) else ""
        mark = "▲ " if self._issue_at(row, column) else ""
        return mark + text
