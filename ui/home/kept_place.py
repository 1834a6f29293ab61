"""Where the person was in a page that is made again: how far down, and on which line."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea

from ui.widgets.day_line import DayLine


class KeptPlace:
    """Made before the page is cleared; `give_back` after it was filled."""

    def __init__(self, area: QScrollArea) -> None:
        self._top = area.verticalScrollBar().value()
        focus = area.focusWidget()
        lines = area.findChildren(DayLine)
        held = [line.isAncestorOf(focus) for line in lines] if focus is not None else []
        self._line = held.index(True) if True in held and focus and focus.hasFocus() else None

    def give_back(self, area: QScrollArea) -> None:
        """Go to the line that now stands where the old one stood."""

        def go() -> None:
            lines = area.findChildren(DayLine)
            if self._line is not None and lines:
                lines[min(self._line, len(lines) - 1)].row.setFocus()
            area.verticalScrollBar().setValue(self._top)

        QTimer.singleShot(0, area, go)
