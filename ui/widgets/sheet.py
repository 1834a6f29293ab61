"""A small sheet of cells that is filled in by keyboard, like a spreadsheet."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.i18n import _
from ui.widgets.block import MOST_CELLS, Cells, TakesBlocks, copied_block, copy_block
from ui.widgets.closed_list import ClosedList
from ui.widgets.field import TextField
from ui.widgets.rows_field import REMOVE_KEY

Index = QModelIndex | QPersistentModelIndex
CHOICES = Qt.ItemDataRole.UserRole + 1  # a cell's closed list: (text, value) pairs
PRESSES = (
    QAbstractItemView.EditTrigger.DoubleClicked,
    QAbstractItemView.EditTrigger.SelectedClicked,
)
BY_F2 = QAbstractItemView.EditTrigger.EditKeyPressed
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellList(ClosedList):
    """The closed list of a cell: letters choose as one types the word, space opens it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""
        self._opened = False

    @property
    def was_opened(self) -> bool:
        """Whether its choices were shown, so that choosing one is the end of it."""
        return self._opened

    def showPopup(self) -> None:
        self._opened = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, held = event.text().casefold(), event.modifiers()
        command = held & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENTER:
            event.accept()  # the delegate keeps the cell and goes on
        elif not text.isprintable() or not text or command or (text == " " and not self._typed):
            super().keyPressEvent(event)
        else:
            self._search(text)

    def _search(self, text: str) -> None:
        """Go to the first word that begins with what was typed; the same letter goes on."""
        words = [self.itemText(place).casefold() for place in range(self.count())]
        after = self.currentIndex() + 1
        places = list(range(len(words)))
        for typed, order in (
            (self._typed + text, places),
            (text, places[after:] + places[:after]),
        ):
            for place in order:
                if words[place].startswith(typed):
                    self._typed = typed
                    self.setCurrentIndex(place)
                    return


def _is_enter(event: QKeyEvent) -> bool:
    """Enter, alone or with Shift, which goes up."""
    besides = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() in _ENTER and not event.modifiers() & ~besides


def _goes_up(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


class CellDelegate(QStyledItemDelegate):
    """A text field, or a list where the model gives one with the role `CHOICES`."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        name = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        choices: Sequence[tuple[str, object]] | None = index.data(CHOICES)
        if choices is None:
            field = TextField("", parent)
            field.setProperty("role", "cell")
            field.setAccessibleName(str(name).replace("\n", " "))
            return field
        box = CellList(parent)
        box.setProperty("role", "cell")
        box.setAccessibleName(str(name).replace("\n", " "))
        for text, value in choices:
            box.addItem(text, value)
        box.activated.connect(lambda _place: self._done(box))
        return box

    def _done(self, editor: CellList) -> None:
        if not editor.was_opened:  # by an arrow: Tab, Enter or leaving the cell keep it
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter keeps a cell at once; Qt does it a moment later, and what one types ahead of a slow disk
        would go on in the cell before.
        """
        if isinstance(editor, QWidget) and isinstance(event, QKeyEvent) and _is_enter(event):
            if event.type() == QEvent.Type.KeyPress:
                sheet = self.parent()
                if isinstance(sheet, Sheet):
                    sheet.goes_up = _goes_up(event)
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.currentData() if isinstance(editor, QComboBox) else None
        if isinstance(editor, QLineEdit):
            value = editor.text()
        model.setData(index, value)


class Sheet(QTableView):
    """Typing begins a cell, F2 goes into it; Tab then goes on to the next, Enter to the next row.

    Tab leaves the sheet when nothing is being typed, so that one can go round the page. The
    delete key empties a cell, `REMOVE_KEY` asks to remove the row. Shift and the arrows choose several,
    which are copied, and pasted where the model takes blocks; why one is not taken is told by `refused`.
    `resized`: it has another width, for who shares it out among the columns.
    """

    remove_wanted = Signal(int)
    refused = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entering = False
        self._first_column = 0
        self.remove_text = ""  # what its menu calls removing the row; empty: it is not offered
        self.goes_up = False  # the Enter that closes a cell was pressed with Shift
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.SelectedClicked | trigger.EditKeyPressed
        )
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(self.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def moveCursor(self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> QModelIndex:
        """Next and previous skip the cells that say nothing for their row."""
        steps = {self.CursorAction.MoveNext: 1, self.CursorAction.MovePrevious: -1}
        if action not in steps:
            self._entering = False  # an arrow begins anew, in the column it goes to
            return super().moveCursor(action, held)
        return self._neighbour(self.currentIndex(), steps[action])

    def _neighbour(self, index: QModelIndex, step: int) -> QModelIndex:
        width = self.model().columnCount()
        place = index.row() * width + index.column() + step
        while 0 <= place < width * self.model().rowCount():
            found = self.model().index(place // width, place % width)
            if found.flags() & Qt.ItemFlag.ItemIsEditable and not self.isColumnHidden(found.column()):
                return found
            place += step
        return QModelIndex()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Tab or Enter the next cell waits; it is not opened before one types."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        if hint == hints.EditNextItem:
            self._go(1)
        elif hint == hints.EditPreviousItem:
            self._go(-1)
        elif hint == hints.SubmitModelCache:
            self._enter(up=self.goes_up)
        elif hint == hints.RevertModelCache:
            self._entering = False

    def edit(self, *arguments: Any) -> bool | None:  # type: ignore[override]
        """Begin a cell; from here on Tab stays in the sheet. A pressed list opens at once."""
        began = super().edit(*arguments)
        if began and not self._entering:
            self._entering = True
            self._first_column = self.currentIndex().column()
        box = self.findChild(QComboBox)
        if began and box is not None and len(arguments) > 1 and arguments[1] in PRESSES:
            box.showPopup()
        field = self.findChild(QLineEdit)
        if began and field is not None and len(arguments) > 1 and arguments[1] == BY_F2:
            field.end(False)  # what is there is gone on with
        return began

    def _go(self, step: int) -> bool:
        found = self._neighbour(self.currentIndex(), step)
        if found.isValid():
            self.setCurrentIndex(found)
        return found.isValid()

    def _enter(self, *, up: bool) -> None:
        self._row_above() if up else self._next_row()

    def _row_above(self) -> None:
        at = self.currentIndex()
        if at.row() > 0:
            self.setCurrentIndex(at.siblingAtRow(at.row() - 1))

    def _next_row(self) -> None:
        """One row down, where the cells that were typed with Tab began."""
        at = self.currentIndex()
        row = min(at.row() + 1, self.model().rowCount() - 1)
        column = self._first_column if self._entering else at.column()
        self.setCurrentIndex(self.model().index(row, column))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._entering = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model() is not None:
            self.setCurrentIndex(self.model().index(0, 0))

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._entering and self._go(1 if forward else -1):
            return True
        self._entering = False
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if QKeySequence(event.keyCombination()) == QKeySequence(REMOVE_KEY):
            self.remove_wanted.emit(index.row())
        elif event.key() == Qt.Key.Key_Escape:
            self._entering = False
            event.ignore()
        elif _is_enter(event):
            self._enter(up=_goes_up(event))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_chosen()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.clear_chosen()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the chosen cells, under the mouse or, by key, under the cell."""
        at = self.indexAt(event.pos())
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and at.isValid() and at not in self.selectedIndexes():
            self.setCurrentIndex(at)
        current = self.currentIndex()
        if current.isValid():
            below = self.viewport().mapToGlobal(self.visualRect(current).bottomLeft())
            self.make_menu().exec(event.globalPos() if by_mouse else below)

    def make_menu(self) -> QMenu:
        """The menu of the chosen cells."""
        menu = QMenu(self)
        takes = any(map(self._takes, self.selectedIndexes()))
        menu.addAction(_("Copiar\tCtrl+C"), self.copy)
        if isinstance(self.model(), TakesBlocks):
            menu.addAction(_("Pegar\tCtrl+V"), self.paste).setEnabled(takes)
        menu.addAction(_("Vaciar\tSupr"), self.clear_chosen).setEnabled(takes)
        if self.remove_text:
            menu.addSeparator()
            row = self.currentIndex().row()
            text = f"{self.remove_text}\t{_('Ctrl+Mayús+Supr')}"
            menu.addAction(text, lambda: self.remove_wanted.emit(row)).setEnabled(takes)
        return menu

    # --- blocks of cells ---

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as Excel does."""
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes()):
            if not self.isColumnHidden(index.column()):
                rows.setdefault(index.row(), []).append(self._text(index))
        if rows:
            copy_block(list(rows.values()))

    def _text(self, index: QModelIndex) -> str:
        """What a cell says: a choice in its word, what only invites to type as nothing."""
        choices = index.data(CHOICES)
        value = index.data(Qt.ItemDataRole.EditRole)
        if choices is not None:
            return next((word for word, code in choices if code == value), "")
        if value is None and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            value = index.data()
        return "" if value is None else str(value)

    def paste(self) -> None:
        """Write what was copied from here on; one word, into every chosen cell."""
        block, at = copied_block(), self.currentIndex()
        chosen = [one for one in self.selectedIndexes() if self._takes(one)]
        if not block or not at.isValid():
            return
        if len(block) == len(block[0]) == 1 and len(chosen) > 1:
            self._take([(one.row(), one.column(), block[0][0]) for one in chosen])
            return
        if len(block) * len(block[0]) > MOST_CELLS:
            self.refused.emit(_("Se copiaron demasiadas celdas; copie solo las que van aquí."))
            return
        first = min(self.selectedIndexes() or [at])
        self._paste_from(first.row(), first.column(), block)

    def _paste_from(self, top: int, left: int, block: list[list[str]]) -> None:
        model = self.model()
        rows = [one for one in range(top, model.rowCount()) if self._is_written(one)]
        if isinstance(model, TakesBlocks) and model.grows:
            rows += range(model.rowCount(), top + len(block))
        shown = range(left, model.columnCount())
        columns = [one for one in shown if not self.isColumnHidden(one)]
        cells = []
        for down, texts in enumerate(block):
            for across, text in enumerate(texts):
                if down < len(rows) and across < len(columns):
                    cells.append((rows[down], columns[across], text))
                elif text:
                    self.refused.emit(
                        _("Lo copiado no entra desde aquí: sobra «{text}». No se pegó nada.").format(
                            text=text
                        )
                    )
                    return
        self._take(cells)

    def clear_chosen(self) -> None:
        """Empty the chosen cells that can be."""
        chosen = [one for one in self.selectedIndexes() if self._takes(one)]
        if len(chosen) > 1:
            self._take([(one.row(), one.column(), "") for one in chosen])
        elif self._takes(self.currentIndex()):
            self.model().setData(self.currentIndex(), "")

    def _take(self, cells: Cells) -> None:
        model = self.model()
        if isinstance(model, TakesBlocks):
            self.refused.emit(model.take_block(cells))

    def _takes(self, index: QModelIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsEditable) and not self.isColumnHidden(index.column())

    def _is_written(self, row: int) -> bool:
        """Whether anything can be typed in a row; what is pasted goes over a heading, as Enter does."""
        model = self.model()
        return any(self._takes(model.index(row, column)) for column in range(model.columnCount()))

    def keyboardSearch(self, search: str) -> None:
        """What is typed where nothing can be typed goes nowhere.

        Qt would go to a cell that begins with it, and the next digit would be written there.
        """

    def flush(self) -> None:
        """Save the cell that is being typed."""
        editor = self.indexWidget(self.currentIndex()) or self.findChild(QLineEdit)
        if self.state() == self.State.EditingState and editor is not None:
            self.commitData(editor)
