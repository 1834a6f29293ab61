"""A closed list of values that saves when one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip, QWidget

EDGE = 4  # pixels that a text may stand beyond its room, and stays away from the arrow when cut
MOST_SEEN = 12  # choices of a list that is open; the others are scrolled to
Choices = Sequence[tuple[str, object]]


class ChoiceField(QComboBox):
    """`saved` carries the value behind the text; scrolling the page never changes it."""

    saved = Signal(object)

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setMaxVisibleItems(MOST_SEEN)
        self._values: list[object] = []
        self.show_choices(choices)
        self.activated.connect(lambda place: self.saved.emit(self._values[place]))

    def show_choices(self, choices: Choices) -> None:
        """Offer other choices; the first is shown until `show_value` says which."""
        self.clear()
        self.offered: list[tuple[str, object]] = list(choices)
        self._values = [value for _text, value in choices]
        self.addItems([text for text, _value in choices])

    @property
    def value(self) -> object:
        """What is chosen."""
        place = self.currentIndex()
        return self._values[place] if place >= 0 else None

    def show_value(self, value: object) -> None:
        """Show a value from the file; one that the list does not have is called a stranger."""
        if value not in self._values:
            self._values.append(value)
            self.addItem(self.say_stranger(value))
        self.setCurrentIndex(self._values.index(value))

    def say_stranger(self, value: object) -> str:
        """How a value that the list does not have is said: as it is, for it is a text or an amount."""
        return str(value)

    def flush(self) -> None:
        """Nothing waits: what is chosen is saved at once."""

    def showPopup(self) -> None:
        """As wide as its longest choice, which a narrow field would cut."""
        view = self.view()
        beside = view.verticalScrollBar().sizeHint().width() + 2 * view.frameWidth()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + beside))
        super().showPopup()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What does not fit ends in "…", and is read whole when pointed at."""
        super().initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self).width()
        text, metrics = self.currentText(), self.fontMetrics()
        if metrics.horizontalAdvance(text) > room + EDGE:
            option.currentText = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - EDGE)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            if option.currentText != self.currentText():
                QToolTip.showText(event.globalPos(), self.currentText(), self)
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
