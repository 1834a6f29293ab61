"""A window never begins larger than the screen: at 150 % a small laptop has 910 by 512."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(4, 32)  # what a window manager adds around a window
MOST_SEEN = 12  # choices of a list that is open; the others are scrolled to


def room_of(window: QWidget) -> QRect:
    """What the screen has for windows."""
    return window.screen().availableGeometry()


def fit_to_screen(window: QWidget, wanted: QSize) -> None:
    """Give the window the size it wants, or all the screen has; no more of its place is changed than must be."""
    room = room_of(window)
    window.resize(wanted.boundedTo(room.size() - FRAME))
    at = window.geometry()
    if not room.contains(
        at
    ):  # without its frame: where a window manager has not drawn it yet, nobody knows it
        side, title = FRAME.width() // 2, FRAME.height() - FRAME.width() // 2
        seen = room.adjusted(side, title, -side, -side)
        at.moveLeft(max(seen.left(), min(at.left(), seen.right() + 1 - at.width())))
        at.moveTop(max(seen.top(), min(at.top(), seen.bottom() + 1 - at.height())))
        window.setGeometry(at)
