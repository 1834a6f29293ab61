"""A short list that is edited in place: rows with their own fields, added and removed by key."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from ui.widgets.block import copied_block
from ui.widgets.card import label, set_role
from ui.widgets.columns import tab_before
from ui.widgets.field import TextField

STOPS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)
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


def _fields_of(row: RowEditor) -> list[TextField]:
    """What is typed in a row, from left to right."""
    return row.findChildren(TextField)


def _stops_of(whole: QWidget) -> list[QWidget]:
    """Where Tab stops in a row, from left to right."""
    inside = whole.findChildren(QWidget)
    return [one for one in inside if isinstance(one, STOPS) and one.focusPolicy() & Qt.FocusPolicy.TabFocus]


class RowsField(QWidget):
    """`saved` carries the values of all complete rows; a key removes the row in use. Enter goes to the same
    field of the next row, or adds one, Shift and Enter up; a block that is pasted fills rows from here on.

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
        whole = QWidget(self)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(row, 1)
        remove = QPushButton("×")
        remove.setProperty("role", "small-button")
        remove.setAccessibleName(_("Quitar esta fila"))
        remove.setToolTip(_("Quitar (Ctrl+Mayús+Supr)"))
        remove.clicked.connect(lambda: self.remove_row(row))
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        for field in row.findChildren(TextField):
            field.installEventFilter(self)
        row.changed.connect(self._announce)
        row.doubted.connect(self._say)
        self._list.addWidget(whole)
        self._rows.append((row, whole))
        tab_before(self.add_button, _stops_of(whole))
        return row

    # --- as in a sheet ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        besides = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & ~besides:
            super().keyPressEvent(event)
            return
        up = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        at, place = self._at_keys()
        following = at + (-1 if up else 1)
        if at < 0 or place < 0:
            super().keyPressEvent(event)
        elif 0 <= following < len(self.rows):
            field = _fields_of(self.rows[following])[place]
            field.setFocus()
            field.selectAll()
        elif not up and self.rows[at].value is not None:
            self.add_row()

    def _at_keys(self) -> tuple[int, int]:
        """The row that has the keys, and which of its fields; -1 for none."""
        focus = QApplication.focusWidget()
        for at, row in enumerate(self.rows):
            fields = _fields_of(row)
            if focus in fields:
                return at, fields.index(focus)
        return -1, -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Paste):
            return False
        block = copied_block()
        if sum(map(len, block)) < 2:
            return False  # one word goes into the field
        self._paste(block)
        return True

    def _paste(self, block: list[list[str]]) -> None:
        """Fill rows from the one in use on, all of them or none, told once."""
        top, left = self._at_keys()
        values = [row.value for row in self.rows]
        filled = []
        for down, texts in enumerate(block):
            row = self._make(values[top + down] if top + down < len(values) else None)
            fields = _fields_of(row)[left:]
            for field, text in zip(fields, texts, strict=False):
                field.setText(text)
                field.flush()
            why = row.trouble
            if any(texts[len(fields) :]):
                why = _("sobran columnas.")
            elif row.value is None and not why:
                why = _("falta algo.")
            if why:
                said = _("Fila {row}: {why} No se pegó nada.").format(row=top + down + 1, why=why)
                set_role(self.remark, "problem")
                self.remark.setText(said)
                self.remark.show()
                return
            filled.append(row.value)
        kept = [one for one in values[:top] + filled + values[top + len(filled) :] if one is not None]
        self.show_value(kept)
        self._announce()
        self.rows[min(top + len(filled), len(self.rows)) - 1].setFocus()

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
