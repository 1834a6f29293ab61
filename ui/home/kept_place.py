"""How far down the person was in a page that is made again; the keys stay by themselves (`ui/kept_keys.py`)."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea


class KeptPlace:
    """Made before the page is cleared; `give_back` after it was filled."""

    def __init__(self, area: QScrollArea) -> None:
        self._top = area.verticalScrollBar().value()

    def give_back(self, area: QScrollArea) -> None:
        """Scroll to where it was."""
        QTimer.singleShot(0, area, lambda: area.verticalScrollBar().setValue(self._top))
