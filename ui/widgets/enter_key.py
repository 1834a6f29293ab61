"""Enter presses the button that has the focus; Qt's own buttons outside dialogs only know Space."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton


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
