"""Enter presses the button that has the focus; Qt's own buttons outside dialogs only know Space."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from shiboken6 import getCppPointer

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BEGAN = "hilvan_enter_began"  # of the application: what had the keys when Enter was pressed


class EnterWatch(QObject):
    """Notes what has the keys when Enter is pressed: what it leads to is not pressed by it as well.

    A line tells that it was pressed and leaves the key to the window, in which a button may have the keys by then.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())

    def _watch(self, one: QWindow | None) -> None:
        if one is not None:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in ENTER:
            if event.type() == QEvent.Type.KeyPress:
                part = QApplication.focusWidget()
                _note(0 if part is None else _mark(part))
            elif event.type() == QEvent.Type.KeyRelease:
                _note(None)  # nothing of it is still to come
        return False


def _note(began: int | None) -> None:
    application = QApplication.instance()
    assert application is not None
    application.setProperty(_BEGAN, began)


def _mark(part: QWidget) -> int:
    return int(getCppPointer(part)[0])


def _began_elsewhere(button: QWidget) -> bool:
    """Whether the Enter that is told now was pressed while something else had the keys."""
    application = QApplication.instance()
    assert application is not None
    began = application.property(_BEGAN)
    return began is not None and began != _mark(button)


def is_save_key(event: QKeyEvent) -> bool:
    """Ctrl+Enter: a form is done, wherever the cursor is."""
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return held and event.key() in ENTER


def press_with_enter(event: QKeyEvent) -> bool:
    """Press the focused button if the key is Enter; whether it did."""
    button = QApplication.focusWidget()
    is_enter = event.key() in ENTER and not event.isAutoRepeat()
    if not is_enter or not isinstance(button, (QPushButton, QToolButton)) or _began_elsewhere(button):
        return False
    button.click()
    return True


def press(button: QPushButton) -> None:
    """Press a button for who asked for it elsewhere; of one with a menu the menu opens, at its first line."""
    menu = button.menu()
    if menu is None:
        button.click()
        return
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    menu.setActiveAction(next(iter(menu.actions()), None))  # type: ignore[arg-type]


def go_down(event: QKeyEvent, column: Sequence[QLineEdit]) -> bool:
    """In a column of fields Enter goes to the next, with Shift to the one before; whether it did."""
    besides = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    is_enter = event.key() in ENTER and not event.modifiers() & ~besides
    at = next((place for place, one in enumerate(column) if one.hasFocus()), None)
    if not is_enter or at is None:
        return False
    place = at + (-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
    if 0 <= place < len(column):
        column[place].setFocus()
        column[place].selectAll()
    return True
