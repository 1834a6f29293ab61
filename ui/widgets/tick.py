"""A box to tick whose words wrap; Qt's own cuts a long sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.widgets.card import label


class Tick(QWidget):
    """`ticked` tells what the person did, never what the file said."""

    ticked = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.words = label(text, wrap=True)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.box.clicked.connect(self.ticked)

    @property
    def is_ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def show_tick(self, ticked: bool) -> None:
        """What the file says."""
        self.box.setChecked(ticked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.box.click()
