"""A box to tick whose words wrap; Qt's own cuts a long sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.widgets.card import label


class Tick(QWidget):
    """`saved` tells what the person did, never what the file said."""

    saved = Signal(object)

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
        self.box.clicked.connect(lambda on: self.saved.emit(bool(on)))

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def show_value(self, value: object) -> None:
        """Show what the file says."""
        self.box.setChecked(bool(value))

    in_trouble = False  # a box cannot be wrong

    @property
    def field(self) -> QCheckBox:
        """What is pressed."""
        return self.box

    def flush(self) -> None:
        """Nothing waits: what is pressed is saved at once."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.box.click()
