"""Third step: every row as it will be imported, and the list of what is doubtful."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.incoming.count_records import CountsPlan, PlannedDay
from app.incoming.records import CellIssue, ImportPlan, PlannedWorkshop
from ui.incoming.rows_model import RowsModel
from ui.theme import Theme
from ui.widgets.card import label

WIDEST_COLUMN = 260
PADDING = 24  # of the style sheet's items, both sides


class _OnlyDoubtful(QSortFilterProxyModel):
    """Hides the rows without a problem when asked to."""

    def __init__(self, rows: RowsModel) -> None:
        super().__init__()
        self._rows = rows
        self.only = False
        self.setSourceModel(rows)

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return not self.only or self._rows.has_issue(row)


ROWS_MEASURED = 50  # for the width of the columns


class _Whole(QStyledItemDelegate):
    """Qt breaks lines without counting an item's padding, and then cuts the last one off."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -PADDING, 0)
        return super().sizeHint(narrower, index)


class RowsStep(QWidget):
    """The table at the left, the problems at the right; a problem leads to its cell."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowsModel(theme)
        self._shown = _OnlyDoubtful(self._model)
        self._table = QTableView()
        self._table.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)
        self._table.setModel(self._shown)
        self._table.setAccessibleName(_("Filas de la lista"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setAlternatingRowColors(True)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(theme.pixels(32))
        self._table.setWordWrap(False)
        self._issues = QListWidget()
        self._issues.setAccessibleName(_("Para mirar"))
        self._issues.setWordWrap(True)
        self._issues.setItemDelegate(_Whole(self._issues))
        self._issues.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._issues.setResizeMode(QListView.ResizeMode.Adjust)
        self._issues.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._issues.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._issues.currentItemChanged.connect(self._go_to)
        self._only = QCheckBox(_("Ver solo las filas con algo para mirar"))
        self._only.toggled.connect(self._filter)
        self._count = label("", "heading")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._table)
        side = QWidget()
        inside = QVBoxLayout(side)
        inside.setContentsMargins(8, 0, 0, 0)
        inside.addWidget(self._count)
        inside.addWidget(
            label(_("Nada de esto frena la importación: queda como está escrito."), "small", wrap=True)
        )
        inside.addWidget(self._issues, 1)
        split.addWidget(side)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([760, 300])
        top = QHBoxLayout()
        top.addWidget(self._only)
        top.addStretch()
        column.addLayout(top)
        column.addWidget(split, 1)

    @property
    def issue_count(self) -> int:
        """How many things there are to look at."""
        return self._issues.count()

    def show_plan(
        self,
        plan: ImportPlan | CountsPlan,
        planned: Sequence[PlannedWorkshop | PlannedDay],
        said: Sequence[CellIssue] | None = None,
    ) -> None:
        """Show the rows and what is doubtful in them; `said` where that is told otherwise than cell by cell."""
        self._model.show_plan(plan, planned)
        self._table.resizeColumnsToContents()
        for column in range(self._model.columnCount()):
            if self._table.columnWidth(column) > WIDEST_COLUMN:
                self._table.setColumnWidth(column, WIDEST_COLUMN)
        self._issues.clear()
        issues = RowsModel.issues(plan, planned) if said is None else [*plan.rejected, *said]
        for issue in issues:
            self._issues.addItem(self._item(issue))
        none = _("Nada para mirar")
        self._count.setText(_("{n} para mirar").format(n=len(issues)) if issues else none)

    @staticmethod
    def _item(issue: CellIssue) -> QListWidgetItem:
        place = _("Fila {row}").format(row=issue.row) if issue.row else ""
        parts = [part for part in (place, issue.column) if part]
        head = " · ".join(parts)
        item = QListWidgetItem(f"{head}\n«{issue.value}»: {issue.reason}".strip())
        item.setData(Qt.ItemDataRole.UserRole, (issue.row, issue.column))
        return item

    def _filter(self, only: bool) -> None:
        self._shown.only = only
        self._shown.invalidate()

    def _go_to(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        place = self._model.place_of(*item.data(Qt.ItemDataRole.UserRole))
        if place is not None:
            index = self._shown.mapFromSource(self._model.index(*place))
            self._table.setCurrentIndex(index)
            self._table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
