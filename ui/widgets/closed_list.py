"""A closed list: what every choice of some texts is, whatever it saves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from ui.widgets.fitting import MOST_SEEN


class ClosedList(QComboBox):
    """A choice of some texts. Open, it is as wide as the longest, and has a bar where it shows only some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(MOST_SEEN)

    def showPopup(self) -> None:
        """With the bar that Qt takes away when its style changes, and no choice cut by a narrow field."""
        view = self.view()
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        beside = view.verticalScrollBar().sizeHint().width() + 2 * view.frameWidth()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + beside))
        super().showPopup()
