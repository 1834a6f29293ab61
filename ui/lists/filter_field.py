"""Where one types to narrow a list: Down goes to it, Enter opens its first line."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets.field import AskingField

AROUND = 48  # beside the words of a field: its frame, and the cross that clears it


class FilterField(AskingField):
    """Down goes to the list, Enter opens its first row, Escape clears."""

    list_wanted = Signal()

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.setProperty("finds", True)  # Ctrl+F comes here

    def minimumSizeHint(self) -> QSize:
        """It says whole what may be typed in it."""
        size = super().minimumSizeHint()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return size.expandedTo(QSize(words + AROUND, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
