"""A short list that is edited in place: rows with their own fields, added and removed by key."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.card import label, set_role

REMOVE_KEY = "Ctrl+Shift+Del"  # Ctrl+Del alone deletes a word


class RowEditor(QWidget):
    """One row: subclasses give `value` (None: not complete yet) and say `changed`."""

    changed = Signal()
    doubted = Signal()  # the trouble came or went

    @property
    def value(self) -> Any:
        """What the row says, or None while something is missing."""
        return None

    @property
    def trouble(self) -> str:
        """Why something typed here is not in `value`, or an empty sentence."""
        return ""


class RowsField(QWidget):
    """`saved` carries the values of all complete rows; a key removes the row in use.

    `doubt` may say why the rows should wait (two that are alike); they are then told at
    `flush()` only, when the page is left.
    """

    saved = Signal(object)

    def __init__(
        self,
        make: Callable[[Any], RowEditor],
        add_text: str,
        *,
        doubt: Callable[[list[Any]], str] = lambda _values: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._doubt = doubt
        self._waiting = False
        self._rows: list[tuple[RowEditor, QWidget]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column.addLayout(self._list)
        self.add_button = QPushButton(add_text)
        self.add_button.setAccessibleName(add_text)
        self.add_button.clicked.connect(self.add_row)
        self.remark = label("", "warning", wrap=True)
        self.remark.hide()
        column.addWidget(self.remark)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        remove = QShortcut(QKeySequence(REMOVE_KEY), self, self._remove_current)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def value(self) -> list[Any]:
        """What the complete rows say."""
        return [row.value for row, _whole in self._rows if row.value is not None]

    @property
    def rows(self) -> list[RowEditor]:
        """The editors, from the top."""
        return [row for row, _whole in self._rows]

    def show_value(self, values: Sequence[Any]) -> None:
        """Show what the file says; rows that already say it are left alone, also unfinished ones."""
        if self._waiting or self.value == list(values):
            return
        for _row, whole in self._rows:
            self._list.removeWidget(whole)
            whole.hide()
            whole.deleteLater()
        self._rows = []
        for value in values:
            self._append(value)

    def add_row(self) -> None:
        """A new, empty row, with the cursor in it."""
        self._append(None).setFocus()

    def _append(self, value: Any) -> RowEditor:
        row = self._make(value)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(row, 1)
        remove = QPushButton("×")
        remove.setProperty("role", "small-button")
        remove.setAccessibleName(_("Quitar esta fila"))
        remove.setToolTip(_("Quitar (Ctrl+Mayús+Supr)"))
        remove.clicked.connect(lambda: self.remove_row(row))
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        row.changed.connect(self._announce)
        row.doubted.connect(self._say)
        self._list.addWidget(whole)
        self._rows.append((row, whole))
        return row

    def remove_row(self, row: RowEditor) -> None:
        """Take a row away; an empty one leaves no trace."""
        said = row.value is not None
        for place, (one, whole) in enumerate(self._rows):
            if one is row:
                del self._rows[place]
                self._list.removeWidget(whole)
                whole.hide()
                whole.deleteLater()
                break
        self.add_button.setFocus()
        if said:
            self._announce()
        else:
            self._say()

    def _announce(self) -> None:
        self._waiting = bool(self._doubt(self.value))
        self._say()
        if not self._waiting:
            self.saved.emit(self.value)

    def _say(self) -> None:
        """What is wrong in a row, else why the rows wait."""
        trouble = next((row.trouble for row in self.rows if row.trouble), "")
        said = trouble or (self._doubt(self.value) if self._waiting else "")
        set_role(self.remark, "problem" if trouble else "warning")
        self.remark.setText(said)
        self.remark.setVisible(bool(said))

    def flush(self) -> None:
        """Tell what was waiting."""
        if self._waiting:
            self._waiting = False
            self._say()
            self.saved.emit(self.value)

    def _remove_current(self) -> None:
        for row, whole in self._rows:
            if whole.isAncestorOf(QApplication.focusWidget() or self):
                self.remove_row(row)
                return
