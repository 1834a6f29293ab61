"""A whole number as it is typed; what is none stays in sight, and is not taken for another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.errors import DataProblem
from app.i18n import _
from app.numbers import read_whole
from ui.widgets.card import set_role
from ui.widgets.field import TextField

MOST = 9999


class CountField(TextField):
    """Up and down change it by one; `trouble` says why what is typed is not its value."""

    doubted = Signal()  # the trouble came or went

    def __init__(self, name: str, least: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._least, self._most = least, MOST
        self._value = least
        self.trouble = ""
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.show_value(least)

    @property
    def value(self) -> int:
        """The last number that could be read."""
        return self._value

    def show_value(self, value: object) -> None:
        """Show a number, whatever was refused."""
        self.refused = False
        super().show_value(value)
        if isinstance(value, int):
            self._value = value
        self._say("")

    def set_most(self, most: int) -> None:
        """The largest number that is taken."""
        self._most = most

    def _tell(self, text: str) -> None:
        try:
            value = read_whole(text, least=self._least, most=self._most)
            if value is None:
                raise DataProblem(_("Falta la cantidad; escríbala con números."))
        except DataProblem as trouble:
            self._say(trouble.sentence)
            return
        self._keep(value)

    def _keep(self, value: int) -> None:
        self._say("")
        if value != self._value:
            self._value = value
            self.saved.emit(value)

    def _say(self, trouble: str) -> None:
        self.refused = bool(trouble)
        if trouble != self.trouble:
            self.trouble = trouble
            set_role(self, "wrong" if trouble else "")
            self.setToolTip(trouble)
            self.doubted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self.flush()
        value = min(max(self._value + step, self._least), self._most)
        self.refused = False
        super().show_value(value)
        self._keep(value)
