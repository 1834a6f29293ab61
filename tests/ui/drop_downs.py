"""What opens over a window: the lists of its closed choices, its completers, the menus of its buttons."""

from collections.abc import Iterator

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.fit import path_of

SLACK = 1


def opened_faults(window: QWidget, screen: QSize) -> list[str]:
    """Everything that does not fit of what opens; each is opened as a person would, and closed again."""
    found = []
    for part in window.findChildren(QWidget):
        # while one was open the page may have put others in the place of some
        if not isValid(part) or not part.isVisibleTo(window) or not part.isEnabled():
            continue
        for fault in _of_part(part, screen):
            found.append(f"{path_of(part, window)}, opened: {fault}")
    return found


def _of_part(part: QWidget, screen: QSize) -> Iterator[str]:
    if isinstance(part, QComboBox) and part.count():
        part.showPopup()
        QApplication.processEvents()
        yield from _of_list(part.view(), screen)
        part.hidePopup()
    elif isinstance(part, QLineEdit):
        part.setFocus()  # what it offers is made when somebody comes to type
        if part.completer() is not None:
            yield from _of_completer(part, screen)
    elif isinstance(part, QPushButton) and (menu := part.menu()) is not None:
        yield from _of_menu(menu, screen)


def _of_completer(field: QLineEdit, screen: QSize) -> Iterator[str]:
    completer = field.completer()
    completer.setCompletionPrefix("")
    if completer.completionCount():
        completer.complete()
        QApplication.processEvents()
        yield from _of_list(completer.popup(), screen)
        completer.popup().hide()


def _of_menu(menu: QMenu, screen: QSize) -> Iterator[str]:
    menu.popup(menu.parentWidget().mapToGlobal(menu.parentWidget().rect().bottomLeft()))
    QApplication.processEvents()
    size = menu.size()
    if size.height() > screen.height() or size.width() > screen.width():
        yield f"a menu of {size.width()}x{size.height()}"
    if size.width() + SLACK < menu.sizeHint().width():
        yield f"a menu is cut, {size.width()} of {menu.sizeHint().width()}"
    menu.hide()


def _of_list(view: QAbstractItemView, screen: QSize) -> Iterator[str]:
    frame, room = view.window().frameGeometry(), view.viewport().size()
    if frame.height() > screen.height() or frame.width() > screen.width():
        yield f"a list of {frame.width()}x{frame.height()}"
    if view.horizontalScrollBar().isVisible():
        yield "a horizontal bar"
    if (needed := view.sizeHintForColumn(0)) > room.width() + SLACK:
        yield f"a choice is cut, {room.width()} of {needed}"
    tall = view.sizeHintForRow(0)
    rows = view.model().rowCount(view.rootIndex())
    if rows and room.height() + SLACK < min(rows * tall, tall * 2):
        yield f"shows {room.height()} of {rows * tall}"
    if rows and not view.verticalScrollBar().isVisible() and room.height() + SLACK < rows * tall:
        yield f"its last choice is sliced, {room.height()} of {rows * tall}"
