"""A small sheet of cells that is filled in by keyboard, like a spreadsheet."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.widgets.field import TextField
from ui.widgets.rows_field import REMOVE_KEY

Index = QModelIndex | QPersistentModelIndex
CHOICES = Qt.ItemDataRole.UserRole + 1  # a cell's closed list: (text, value) pairs
PRESSES = (
    QAbstractItemView.EditTrigger.DoubleClicked,
    QAbstractItemView.EditTrigger.SelectedClicked,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellList(QComboBox):
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


def _is_plain_enter(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


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
        if isinstance(editor, QWidget) and isinstance(event, QKeyEvent) and _is_plain_enter(event):
            if event.type() == QEvent.Type.KeyPress:
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
    """Typing begins a cell; Tab then goes on to the next, Enter to the next row.

    Tab leaves the sheet when nothing is being typed, so that one can go round the page. The
    delete key empties a cell, `REMOVE_KEY` asks to remove the row.
    """

    remove_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entering = False
        self._first_column = 0
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.SelectedClicked | trigger.EditKeyPressed
        )
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(self.SelectionMode.SingleSelection)
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
            self._next_row()
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
        return began

    def _go(self, step: int) -> bool:
        found = self._neighbour(self.currentIndex(), step)
        if found.isValid():
            self.setCurrentIndex(found)
        return found.isValid()

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
        elif _is_plain_enter(event):
            self._next_row()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.model().setData(index, "")
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """What is typed where nothing can be typed goes nowhere.

        Qt would go to a cell that begins with it, and the next digit would be written there.
        """

    def flush(self) -> None:
        """Save the cell that is being typed."""
        editor = self.indexWidget(self.currentIndex()) or self.findChild(QLineEdit)
        if self.state() == self.State.EditingState and editor is not None:
            self.commitData(editor)
