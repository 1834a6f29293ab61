"""A closed list of values that saves when one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceField(QComboBox):
    """`chosen` carries the value behind the text; scrolling the page never changes it."""

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[str, object]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self._values: list[object] = []
        self.show_choices(choices)
        self.activated.connect(lambda place: self.chosen.emit(self._values[place]))

    def show_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer other choices; the first is shown until `show_value` says which."""
        self.clear()
        self._values = [value for _text, value in choices]
        self.addItems([text for text, _value in choices])

    @property
    def value(self) -> object:
        """What is chosen."""
        place = self.currentIndex()
        return self._values[place] if place >= 0 else None

    def show_value(self, value: object) -> None:
        """Show a value from the file; one that the list does not have is shown as it is."""
        if value not in self._values:
            self._values.append(value)
            self.addItem(str(value))
        self.setCurrentIndex(self._values.index(value))

    def showPopup(self) -> None:
        """As wide as its longest choice, which a narrow field would cut."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + bar))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
