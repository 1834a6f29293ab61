"""A list one walks by keyboard: Enter opens, letters go to the filter, narrow hides columns."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QItemSelectionModel, QMetaMethod, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.i18n import _, ngettext
from ui.widgets.block import copy_block
from ui.widgets.column_widths import Wish, longest, share_room
from ui.widgets.list_model import Index, ListModel, ShownColumn

ROW_HEIGHT, TWO_LINES = 38, 52
SCROLL_BAR = 14
HEAD_PADDING, ARROW = 36, 12  # what the theme puts around a heading, and the sign in it, which grows
NARROWEST = 40
CELL_PADDING = 24  # the theme's, whatever the size of letters
LEAST_ROWS = 2.4
BROKEN = 1.2  # what words need more that are broken in lines
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class RowDeed(NamedTuple):
    """What can be done with a line, as its menu says it."""

    text: str
    do: Callable[[], object]


class ListTable(QTableView):
    """`opened` and `pointed` carry the row's own thing; several can be chosen, and copied to Excel.

    The right button, and the key for it, offer what `add_deeds` says of a line.
    """

    opened = Signal(object)
    pointed = Signal(object)
    typed = Signal(str)
    chosen_changed = Signal()
    arranged = Signal()  # the person made a column wider, or ordered by another

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
        self.open_text = _("Abrir")
        self._deeds: list[Callable[[Any], Sequence[RowDeed]]] = []
        self._wanted: dict[int, int] = {}  # the widths that the person gave to columns
        self._widths = [round(column.width * scale) for column in model.columns]
        self._titles = [0 for _column in model.columns]
        self._needed: list[int] = []  # what the words of each column need
        self._whole: list[int] = []  # the same in one line
        self._sharing = False
        model.modelReset.connect(self._measure)
        for place, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(place, self._widths[place])
            else:
                self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.line(index.row())))
        self.selectionModel().selectionChanged.connect(lambda *_more: self.chosen_changed.emit())
        self.horizontalHeader().sectionResized.connect(self._note_width)
        self.horizontalHeader().sortIndicatorChanged.connect(lambda *_more: self.arranged.emit())

    def sort_by_header(self, column: int) -> None:
        """Let the header sort; it begins with this column (-1: as the rows come)."""
        self.horizontalHeader().setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    # --- how the person arranged it ---

    @property
    def widths(self) -> dict[str, int]:
        """The columns that the person made wider or narrower, by their titles."""
        return {self.rows.columns[place].title: width for place, width in self._wanted.items()}

    def set_widths(self, widths: dict[str, int]) -> None:
        """Make columns as wide as they were left."""
        for place, column in enumerate(self.rows.columns):
            if column.width and column.title in widths:
                self._wanted[place] = max(NARROWEST, int(widths[column.title]))
        self._widen()

    def _note_width(self, place: int, before: int, now: int) -> None:
        """By hand, that is: what stretches, hides or is laid out here comes by too."""
        if self._sharing or not (before and now):
            return
        if self.rows.columns[place].width and now != self._widths[place]:
            self._widths[place] = self._wanted[place] = now
            self.arranged.emit()

    def use_ticks(self) -> None:
        """Space or a click ticks a row in its first column; walking ticks nothing."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.rows.ticked = lambda row: self.selectionModel().isRowSelected(row, QModelIndex())

    @property
    def needed(self) -> list[int]:
        """What the words of each column need to be read whole."""
        return self._needed

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

    def minimumSizeHint(self) -> QSize:
        """Its head and a few rows: in less nobody finds anything."""
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().sizeHint().height()
        rows = round(LEAST_ROWS * self.verticalHeader().defaultSectionSize())
        return QSize(super().minimumSizeHint().width(), head + rows)

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
            said = str(self.rows.headerData(place, Qt.Orientation.Horizontal))
            around = HEAD_PADDING + round(ARROW * (self._scale - 1))
            title = metrics.horizontalAdvance(said) + around
            self._titles[place] = title if column.title else 0
            if column.width:
                usual = max(round(column.width * self._scale), title)
                self._widths[place] = self._wanted.get(place, usual)
        self._measure()
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
        self._share(shown, room)

    def _measure(self) -> None:
        """What the words of each column need; the lines are looked at when other ones come."""
        lines = self.rows.measured
        self._whole = [self._words(column, lines) for column in self.rows.columns]
        self._needed = [
            round(whole / column.lines * BROKEN) if column.lines > 1 else whole
            for whole, column in zip(self._whole, self.rows.columns, strict=True)
        ]
        if self.isVisible():
            self._fit()

    def _words(self, column: ShownColumn, lines: Sequence[Any]) -> int:
        font = self.font()
        if column.strong:
            font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        widest = max(
            (metrics.horizontalAdvance(text) for text in longest([column.text(line) for line in lines])),
            default=0,
        )
        return widest + CELL_PADDING if widest else 0

    def _share(self, shown: set[int], room: int) -> None:
        """A column that needs less than it has gives it to one whose words would be cut."""
        if len(self._needed) != len(self.rows.columns):
            return
        wishes = {}
        for place in sorted(shown):
            column, title = self.rows.columns[place], self._titles[place]
            usual = self._widths[place] if column.width else round(column.least * self._scale)
            needed = max(self._needed[place], title)
            if place in self._wanted:
                title = needed = usual
            wishes[place] = Wish(usual, title, needed, rest=not column.width)
        self._sharing = True
        widths = share_room(room, wishes)
        breaks = [place for place in shown if self.rows.columns[place].lines > 1]
        left = max(0, room - sum(widths.values()))
        for place in breaks:  # two lines beside a column that is empty are hard to read
            more = min(left, max(0, self._whole[place] - widths[place]))
            widths[place], left = widths[place] + more, left - more
        for place, width in widths.items():
            if self.rows.columns[place].width and self.columnWidth(place) != width:
                self.setColumnWidth(place, width)
        self._sharing = False
        self._break_lines(any(widths[place] < self._whole[place] for place in breaks))

    def _break_lines(self, needed: bool) -> None:
        """Rows of two lines where the words of a column do not fit in one."""
        self.setWordWrap(needed)
        height = round((TWO_LINES if needed else ROW_HEIGHT) * self._scale)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def _needs(self, place: int) -> float:
        """The room of a column: its own width, or the least of one that takes what is left."""
        column = self.rows.columns[place]
        return self._widths[place] if column.width else column.least * self._scale

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        is_word = text.isprintable() and text.strip() and not event.modifiers() & _HELD
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif is_word and self.isSignalConnected(QMetaMethod.fromSignal(self.typed)):
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)  # letters go to the line that begins with them

    def moveCursor(self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last line: the whole line is one thing."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self.rows.rowCount() - 1,
        }
        if action in ends and self.rows.rowCount():
            return self.rows.index(ends[action], max(0, self.currentIndex().column()))
        return super().moveCursor(action, held)

    def copy(self) -> None:
        """Put the chosen lines on the clipboard with the titles of the columns that are seen."""
        shown = [place for place in range(len(self.rows.columns)) if not self.isColumnHidden(place)]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        titles = [self.rows.columns[place].title.replace("\n", " ") for place in shown]
        lines = [[str(self.rows.index(row, place).data() or "") for place in shown] for row in rows]
        if lines:
            copy_block([titles, *lines])

    # --- what can be done with a line ---

    def add_deeds(self, of: Callable[[Any], Sequence[RowDeed]]) -> None:
        """Offer what `of` says of the line that is pointed at."""
        self._deeds.append(of)

    def make_menu(self) -> QMenu:
        """The menu of the current line."""
        menu = QMenu(self)
        line, count = self.current, len(self.chosen)
        if count <= 1 and self.isSignalConnected(QMetaMethod.fromSignal(self.opened)):
            menu.addAction(f"{self.open_text}\tEnter", lambda: self.opened.emit(line))
        for of in self._deeds:
            for deed in of(line):
                menu.addAction(deed.text, deed.do)
        if not menu.isEmpty():
            menu.addSeparator()
        text = ngettext("Copiar la fila", "Copiar {count} filas", max(1, count)).format(count=count)
        menu.addAction(f"{text}\tCtrl+C", self.copy)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not at.isValid():
            return
        if not self.selectionModel().isRowSelected(at.row(), QModelIndex()):
            self.point_at(at.row())
        below = self.viewport().mapToGlobal(self.visualRect(at).bottomLeft())
        self.make_menu().exec(event.globalPos() if by_mouse else below)
