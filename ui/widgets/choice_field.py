"""A closed list of values that saves when one is chosen."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QToolTip, QWidget

from ui.widgets.closed_list import ClosedList

EDGE = 4  # pixels that a text may stand beyond its room, and stays away from the arrow when cut
LEAST_LETTERS = 3  # that a field has room for, whatever is in it
AROUND = 2  # pixels above and below the letters together, as Qt has it
LOOKS = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)
Choices = Sequence[tuple[str, object]]


class ChoiceField(ClosedList):
    """`saved` carries the value behind the text; scrolling the page never changes it."""

    saved = Signal(object)

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._letters = LEAST_LETTERS
        self._size: QSize | None = None
        self._looks_changed = False
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

    # --- how large it is ---

    def setMinimumContentsLength(self, letters: int) -> None:
        """Have room for so many letters; what is in it never makes it wider."""
        self._letters, self._size = letters, None
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As Qt reckons it for so many letters and an icon, which it does only beside the closed list."""
        if self._size is None:
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            metrics, icon = self.fontMetrics(), self.iconSize()
            width = self._letters * metrics.horizontalAdvance("X") + icon.width() + 4
            height = max(math.ceil(QFontMetricsF(self.font()).height()), 14, icon.height()) + AROUND
            within = QSize(width, height)
            self._size = self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, within, self)
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Another look: Qt would dress and lay out the closed list of each field, which is seldom opened."""
        if event.type() not in LOOKS:
            super().changeEvent(event)
            return
        self._size, self._looks_changed = None, True
        self.updateGeometry()
        self.update()

    def _dress_list(self) -> None:
        if self._looks_changed:
            self._looks_changed = False
            for look in LOOKS:
                super().changeEvent(QEvent(look))

    # --- what is seen of it ---

    def showPopup(self) -> None:
        self._dress_list()
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
