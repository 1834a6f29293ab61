"""The keyboard is never lost: what had it is gone, so the page takes it, and Ctrl+F finds its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from ui.main_window import MainWindow


MARGIN = 8  # pixels around what is scrolled to


class FocusWatch(QObject):
    """After a dialog, a list that was emptied or a button that went, Qt gives the keys to nobody, or to
    what comes next in the window: the rail, where Enter would leave the page.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._was_in_page: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._look)

    def _look(self, old: QWidget | None, new: QWidget | None) -> None:
        window = self._window
        if not isValid(window) or not isValid(window.stack):
            return  # the window is being taken down
        if old is not None and isValid(old) and window.stack.isAncestorOf(old):
            self._was_in_page = old
        if new is None or not window.stack.isAncestorOf(new):
            QTimer.singleShot(0, self, self._mend)  # what takes the keys on purpose has done so by then

    def _mend(self) -> None:
        window = self._window
        if not isValid(window) or QApplication.activeWindow() is not window:
            return
        if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
            return
        focus = QApplication.focusWidget()
        nobody = focus is None or focus is window or not focus.isEnabled()
        if nobody or (self._is_gone() and focus is not None and window.rail.isAncestorOf(focus)):
            window.page.setFocus()

    def _is_gone(self) -> bool:
        before = self._was_in_page
        return before is not None and not (isValid(before) and before.isVisible() and before.isEnabled())


def show_whole(part: QWidget, stack: QWidget) -> None:
    """Scroll to what Tab came to. Qt does it only for who comes from the same scroll area.

    The page itself stays: its title would go out of sight when it comes with the keys on its foot.
    """
    above = part.parentWidget()
    while above is not None and above is not stack and above.parentWidget() is not stack:
        if isinstance(above, QScrollArea) and (ground := above.widget()) is not None:
            seen, room = part.visibleRegion().boundingRect(), above.viewport().size()
            cut = seen.height() < min(part.height(), room.height())
            if ground.isAncestorOf(part) and cut and part.height() <= room.height():
                _scroll_to(above, part, part.mapTo(ground, part.rect().center()).y())
        above = above.parentWidget()


def _scroll_to(area: QScrollArea, part: QWidget, middle: int) -> None:
    """As `ensureWidgetVisible`, which looks at the cursor of a field alone, and leaves its frame cut."""
    area.ensureVisible(area.horizontalScrollBar().value(), middle, 0, (part.height() + 1) // 2 + MARGIN)


def find_here(window: MainWindow) -> None:
    """Ctrl+F: to the field of the page in which one looks for something, else to the search of all."""
    for field in window.page.findChildren(QLineEdit):
        if field.property("finds") and field.isVisible() and field.isEnabled():
            field.setFocus()
            field.selectAll()
            show_whole(field, window.stack)
            return
    if window.search.isVisible():
        window.search.setFocus()
        window.search.selectAll()
