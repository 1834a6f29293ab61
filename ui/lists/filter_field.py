"""Where one types to narrow a list: Down goes to it, Enter opens its first line."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets.field import AskingField


class FilterField(AskingField):
    """Down goes to the list, Enter opens its first row, Escape clears."""

    list_wanted = Signal()

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.setProperty("finds", True)  # Ctrl+F comes here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
