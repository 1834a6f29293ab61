"""A title with its buttons at the right, which go below it where there is no room beside."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class TurningRow(QWidget):
    """`narrow` is the width (pixels) below which the second part stands under the first."""

    def __init__(self, first: QWidget, second: QWidget, narrow: int) -> None:
        super().__init__()
        self._narrow = narrow
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(first, 1)
        self._row.addWidget(second, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if self.width() < self._narrow else way.LeftToRight)
        super().resizeEvent(event)
