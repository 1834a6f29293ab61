"""Enter presses the button that has the focus; Qt's own buttons outside dialogs only know Space."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton


def is_save_key(event: QKeyEvent) -> bool:
    """Ctrl+Enter: a form is done, wherever the cursor is."""
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_with_enter(event: QKeyEvent) -> bool:
    """Press the focused button if the key is Enter; whether it did."""
    button = QApplication.focusWidget()
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
    if not is_enter or not isinstance(button, (QPushButton, QToolButton)):
        return False
    button.click()
    return True


def go_down(event: QKeyEvent, column: Sequence[QLineEdit]) -> bool:
    """In a column of fields Enter goes to the next, with Shift to the one before; whether it did."""
    besides = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~besides
    at = next((place for place, one in enumerate(column) if one.hasFocus()), None)
    if not is_enter or at is None:
        return False
    place = at + (-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
    if 0 <= place < len(column):
        column[place].setFocus()
        column[place].selectAll()
    return True
