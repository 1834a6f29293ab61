"""A list one walks by keyboard: Enter opens, letters go to the filter, narrow hides columns."""

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.widgets.list_model import Index, ListModel

ROW_HEIGHT = 38
SCROLL_BAR = 14
HEAD_PADDING = 36
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ListTable(QTableView):
    """`opened` and `pointed` carry the row's own thing; several can be chosen."""

    opened = Signal(object)
    pointed = Signal(object)
    typed = Signal(str)
    chosen_changed = Signal()

    def __init__(self, model: ListModel, name: str, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self._scale = scale
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT * scale))
        self.horizontalHeader().setHighlightSections(False)
        self._widths = [round(column.width * scale) for column in model.columns]
        for place, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(place, self._widths[place])
            else:
                self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.line(index.row())))
        self.selectionModel().selectionChanged.connect(lambda *_more: self.chosen_changed.emit())

    def sort_by_header(self, column: int) -> None:
        """Let the header sort; it begins with this column (-1: as the rows come)."""
        self.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def use_ticks(self) -> None:
        """Space or a click ticks a row in its first column; walking ticks nothing."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.rows.ticked = lambda row: self.selectionModel().isRowSelected(row, QModelIndex())

    # --- what is chosen ---

    @property
    def chosen(self) -> list[Any]:
        """What is selected, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.line(row) for row in rows]

    @property
    def current(self) -> Any | None:
        """What the cursor is on."""
        index = self.currentIndex()
        return self.rows.line(index.row()) if index.isValid() else None

    def point_at(self, row: int) -> None:
        """Put the cursor on a row, and select it alone (where rows are ticked: only go there)."""
        if not 0 <= row < self.rows.rowCount():
            return
        if self.selectionMode() == QAbstractItemView.SelectionMode.MultiSelection:
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.rows.index(row, 0), none)
        else:
            self.setCurrentIndex(self.rows.index(row, 0))

    def choose(self, ids: list[Any]) -> None:
        """Select the things with these ids again, the cursor on the first."""
        flags = QItemSelectionModel.SelectionFlag
        found = [row for one in ids if (row := self.rows.row_of(one)) is not None]
        if not found:
            return
        self.point_at(found[0])
        for row in found:
            self.selectionModel().select(self.rows.index(row, 0), flags.Select | flags.Rows)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.pointed.emit(self.rows.line(current.row()))

    # --- room and keys ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self._widen()
        return done

    def _widen(self) -> None:
        """No column is narrower than its own title."""
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        for place, column in enumerate(self.rows.columns):
            if column.width:
                title = metrics.horizontalAdvance(column.title) + round(HEAD_PADDING * self._scale)
                self._widths[place] = max(round(column.width * self._scale), title)
                self.setColumnWidth(place, self._widths[place])
        self._fit()

    def _fit(self) -> None:
        """Hide what matters less until the rest has room; the record shows it anyway."""
        columns = self.rows.columns
        room = self.contentsRect().width() - SCROLL_BAR
        shown = set(range(len(columns)))
        leaving = sorted((one.leaves, place) for place, one in enumerate(columns) if one.leaves)
        for _order, place in leaving:
            if sum(map(self._needs, shown)) <= room:
                break
            shown.remove(place)
        for place in range(len(columns)):
            if self.isColumnHidden(place) == (place in shown):
                self.setColumnHidden(place, place not in shown)

    def _needs(self, place: int) -> float:
        """The room of a column: its own width, or the least of one that takes what is left."""
        column = self.rows.columns[place]
        return self._widths[place] if column.width else column.least * self._scale

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.current)
        elif text.isprintable() and text.strip() and not event.modifiers() & _HELD:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
