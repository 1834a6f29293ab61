"""A sheet filled by keyboard: people down, sessions or questions across, one letter a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import _
from ui.widgets.block import copied_block, copy_block

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 36
LEAST_ROWS = 4
NAME_WIDTH = 270
END_WIDTH = 92
EMPTY = "·"
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class GridMark:
    """What a code looks like: its letter, its word, its colour; `keys` write it."""

    code: str
    letter: str
    word: str
    colour: QColor
    keys: str = ""


@dataclass(frozen=True, slots=True)
class GridLine:
    """A row: whose it is, a code (or nothing) for each cell, and what stands at its end."""

    id: int
    name: str
    cells: tuple[str | None, ...]
    ends: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class MarkSheet:
    """All that a grid shows: column titles (with what they say on pointing), rows, end titles."""

    titles: Sequence[str] = ()
    explanations: Sequence[str] = ()
    lines: Sequence[GridLine] = ()
    end_titles: Sequence[str] = ()


class GridModel(QAbstractTableModel):
    """Cells first, then the ends; the names are the rows' headers, so that they stay in sight."""

    def __init__(self, marks: Sequence[GridMark]) -> None:
        super().__init__()
        self.marks: Mapping[str, GridMark] = {mark.code: mark for mark in marks}
        self.sheet = MarkSheet()
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.Bold)

    def show_sheet(self, sheet: MarkSheet) -> None:
        """Take a new sheet; where only cells changed, the cursor stays."""
        alike = (
            [line.id for line in sheet.lines] == [line.id for line in self.sheet.lines]
            and len(sheet.titles) == len(self.sheet.titles)
            and len(sheet.end_titles) == len(self.sheet.end_titles)
        )
        if not alike:
            self.beginResetModel()
            self.sheet = sheet
            self.endResetModel()
            return
        self.sheet = sheet
        if sheet.lines:
            last = self.index(len(sheet.lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, self.rowCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sheet.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.sheet.titles) + len(self.sheet.end_titles)

    def is_cell(self, index: Index) -> bool:
        """Whether a mark can be written there."""
        return index.isValid() and index.column() < len(self.sheet.titles)

    def _mark(self, index: Index) -> GridMark | None:
        cells = self.sheet.lines[index.row()].cells
        code = cells[index.column()] if index.column() < len(cells) else None
        return self.marks.get(code) if code else None

    def _said(self, index: Index) -> str:
        line, column = self.sheet.lines[index.row()], index.column()
        if column < len(self.sheet.titles):
            mark = self._mark(index)
            return mark.letter if mark else EMPTY
        return line.ends[column - len(self.sheet.titles)]

    def _told(self, index: Index) -> str:
        """For a screen reader and the tool tip: whose, which column, what."""
        line, column = self.sheet.lines[index.row()], index.column()
        titles = (*self.sheet.titles, *self.sheet.end_titles)
        mark = self._mark(index)
        what = mark.word if mark else self._said(index)
        return f"{line.name} · {titles[column]} · {what}".replace("\n", " ")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(index)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._told(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        mark = self._mark(index) if index.column() < len(self.sheet.titles) else None
        if role == Qt.ItemDataRole.ForegroundRole and mark:
            return mark.colour
        if role == Qt.ItemDataRole.FontRole and mark:
            return self._bold
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            if across:
                return (*self.sheet.titles, *self.sheet.end_titles)[section]
            return self.sheet.lines[section].name
        if role == Qt.ItemDataRole.ToolTipRole:
            if not across:
                line = self.sheet.lines[section]
                return f"{line.name}\n{line.remark}".strip()
            known = section < len(self.sheet.explanations)
            return self.sheet.explanations[section] if known else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(
                Qt.AlignmentFlag.AlignCenter
                if across
                else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        return None


class MarkGrid(QTableView):
    """A key writes the cell and goes on (down or across); Enter goes down, Delete empties.

    `marked` carries the row's id, the column and the code, or None for an emptied cell; `marked_all`
    many such at once, of a block that is pasted or emptied, and `refused` why a block is not taken.
    """

    marked = Signal(object, int, object)
    marked_all = Signal(object)  # [(row's id, column, code)], as one step
    refused = Signal(str)
    moved = Signal(int)  # the column the cursor is in

    def __init__(
        self,
        marks: Sequence[GridMark],
        name: str,
        scale: float,
        *,
        goes_down: bool,
        width: int = 66,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = GridModel(marks)
        self._goes_down = goes_down
        self._end_width = round(END_WIDTH * scale)
        self._keys = {key: mark.code for mark in marks for key in mark.keys}
        self.setProperty("role", "grid")
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultSectionSize(round(width * scale))
        across.setMinimumSectionSize(round(width * scale / 2))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(round(ROW_HEIGHT * scale))
        down.setFixedWidth(round(NAME_WIDTH * scale))
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setHighlightSections(False)
        self.selectionModel().currentChanged.connect(
            lambda current, _before: self.moved.emit(current.column())
        )

    def minimumSizeHint(self) -> QSize:
        """Its head and a few rows: in a low window the page scrolls, not they alone."""
        rows = round(LEAST_ROWS * self.verticalHeader().defaultSectionSize())
        head = self.horizontalHeader().sizeHint().height()
        return QSize(super().minimumSizeHint().width(), head + rows)

    def show_sheet(self, sheet: MarkSheet) -> None:
        """Show a sheet; the cursor stays where it was, or begins at the first cell."""
        place = self.currentIndex()
        row, column = max(0, place.row()), max(0, place.column())
        self.rows.show_sheet(sheet)
        self.updateGeometry()  # its head may have more lines
        first = len(sheet.titles)
        for end in range(first, first + len(sheet.end_titles)):
            self.setColumnWidth(end, self._end_width)
        if not self.currentIndex().isValid() and sheet.lines and sheet.titles:
            row = min(row, len(sheet.lines) - 1)
            self.setCurrentIndex(self.rows.index(row, min(column, len(sheet.titles) - 1)))

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor in a cell."""
        self.setCurrentIndex(self.rows.index(row, column))

    def _step(self) -> None:
        place = self.currentIndex()
        row, column = place.row(), place.column()
        if self._goes_down:
            row += 1
        elif column + 1 < len(self.rows.sheet.titles):
            column += 1
        else:
            row, column = row + 1, 0
        if row < self.rows.rowCount():
            self.go_to(row, column)

    def _write(self, code: str | None) -> None:
        place = self.currentIndex()
        if self.rows.is_cell(place):
            self.marked.emit(self.rows.sheet.lines[place.row()].id, place.column(), code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & _HELD
        key = event.text().lower()
        if not held and key and key in self._keys:
            self._write(self._keys[key])
            self._step()
        elif not held and event.key() in _CLEARING:
            self._clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            up = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            row = self.currentIndex().row() + (-1 if up else 1)
            if 0 <= row < self.rows.rowCount():
                self.go_to(row, self.currentIndex().column())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    # --- blocks of cells ---

    def copy(self) -> None:
        """Put the chosen marks on the clipboard, each as its letter."""
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes()):
            said = str(index.data())
            lines.setdefault(index.row(), []).append("" if said == EMPTY else said)
        if lines:
            copy_block(list(lines.values()))

    def paste(self) -> None:
        """Mark from here on what was copied: letters or words, all of them or nothing."""
        block, chosen = copied_block(), self.selectedIndexes()
        if not block or not chosen:
            return
        if len(block) == len(block[0]) == 1:
            cells = [(one.row(), one.column(), block[0][0]) for one in chosen]
        else:
            top, left = min(chosen).row(), min(chosen).column()
            cells = [
                (top + down, left + across, text)
                for down, texts in enumerate(block)
                for across, text in enumerate(texts)
            ]
        marks = []
        for row, column, text in cells:
            if not self.rows.is_cell(self.rows.index(row, column)):
                if text:
                    self.refused.emit(_("Lo copiado no entra desde aquí. No se pegó nada."))
                    return
                continue
            code = self._code(text)
            if text and code is None:
                line = self.rows.sheet.lines[row].name
                self.refused.emit(
                    _("{line}: «{text}» no es una de las marcas. No se pegó nada.").format(
                        line=line, text=text
                    )
                )
                return
            marks.append((self.rows.sheet.lines[row].id, column, code))
        self.refused.emit("")
        self.marked_all.emit(marks)

    def _code(self, text: str) -> str | None:
        """The mark of a letter or a word; what a sheet of ours adds to its letter is left out."""
        typed = text.lower()
        key = typed.split(" ")[0]
        if len(key) == 1 and key in self._keys:
            return self._keys[key]
        marks = self.rows.marks.values()
        return next((one.code for one in marks if typed in (one.letter.lower(), one.word.lower())), None)

    def _clear(self) -> None:
        cells = [one for one in self.selectedIndexes() if self.rows.is_cell(one)]
        if len(cells) > 1:
            lines = self.rows.sheet.lines
            self.marked_all.emit([(lines[one.row()].id, one.column(), None) for one in cells])
        else:
            self._write(None)

    def keyboardSearch(self, search: str) -> None:
        """Letters write marks here; they look for nothing."""
