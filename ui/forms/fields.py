"""Fields whose text is read as a value (an amount, an hour), and the one that offers rows of the file.

Like every field they have a `value`, take one from the file with `show_value`, say `saved` when a
person changed it, save at once what is typed at `flush()`, and have room for a remark.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.errors import DataProblem
from app.i18n import _
from app.improvement.prices import Price, say_range
from app.numbers import COST, NumberKind, read_cost, read_hour, show_cost
from app.storage.records import Reader
from app.storage.store import Store
from ui.live import Kept
from ui.widgets.choice_field import ChoiceField, Choices
from ui.widgets.field import Labelled, TextField


def show_plain(value: object) -> str:
    """A value as it is; nothing for what is not known."""
    return "" if value is None else str(value)


class ReadField(Labelled):
    """A text field whose text is read as a value; what cannot be read is said and kept typed.

    `read` raises `DataProblem` with the reason. `doubt` may ask about a value that is hardly
    meant: it is kept once the person says that it is so.
    """

    field: TextField

    def __init__(
        self,
        name: str,
        read: Callable[[str], Any],
        show: Callable[[Any], str] = show_plain,
        doubt: Callable[[Any], str] = lambda _value: "",
        parent: QWidget | None = None,
    ) -> None:
        self.row = QHBoxLayout()
        self.row.setSpacing(2)
        super().__init__(name, TextField(), parent, relay=False)
        self._read, self._show, self._doubt = read, show, doubt
        self._value: object = None
        self._asked: object = None
        self._in_trouble = False
        self.field.saved.connect(self._take)
        self.sure = QPushButton(_("Sí, es así"))
        self.sure.setProperty("role", "small-button")
        self.sure.clicked.connect(self._confirm)
        self.sure.hide()
        self.column.addWidget(self.sure, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_field(self) -> None:
        self.row.addWidget(self.field, 1)
        self.column.addLayout(self.row)

    @property
    def value(self) -> Any:
        """The last value that was shown or could be read."""
        return self._value

    @property
    def in_trouble(self) -> bool:
        """Whether what is typed cannot be read, or is asked about."""
        return self._in_trouble

    def show_value(self, value: object) -> None:
        """Show a value from the file; what could not be taken stays while one sees it."""
        if value != self._value or not (self._in_trouble and self.isVisible()):
            self._value = value
            self.field.show_value(self._show(value))
            self.say("")

    def forget_typed(self) -> None:
        """What is shown next comes from the file, whatever was refused."""
        self.say("")

    def _take(self, text: str) -> None:
        try:
            value = self._read(text)
        except DataProblem as trouble:
            self.say(trouble.sentence)
            return
        question = self._doubt(value) if value != self._value else ""
        if question:
            self._asked = value
            self.say(question, asking=True)
            return
        self._keep(value)

    def check(self) -> None:
        """Say why what stands in the field is not taken, also where nobody typed anything."""
        self.flush()
        if not self._in_trouble:
            try:
                self._read(self.field.text())
            except DataProblem as trouble:
                self.say(trouble.sentence)

    def _confirm(self) -> None:
        self.field.setFocus()
        self._keep(self._asked)

    def _keep(self, value: object) -> None:
        self.say("")
        if value != self._value:
            self._value = value
            self.saved.emit(value)
        if not self.field.hasFocus():
            self.field.show_value(self._show(value))

    def say(self, text: str, *, asking: bool = False) -> None:
        """Say why what was typed is not taken, or ask about it; empty: it is taken."""
        self._in_trouble = bool(text)
        self.sure.setAccessibleName(f"{self.sure.text()}: {self.field.accessibleName()}")
        self.sure.setVisible(asking)
        self.show_remark(text, "warning" if asking else "problem")


def find_trouble(part: QWidget) -> ReadField | None:
    """The first field in sight whose text cannot be taken: nothing else goes on before."""
    for field in part.findChildren(ReadField):
        field.flush()
        if field.in_trouble and field.isVisibleTo(part):
            return field
    return None


class CostField(ReadField):
    """Guaraníes, with or without "G." and dots."""

    def __init__(self, name: str, kind: NumberKind = COST, parent: QWidget | None = None) -> None:
        super().__init__(name, read_cost, show_cost, kind.doubt, parent)
        if kind is COST:
            self.field.setPlaceholderText(_("G. a confirmar"))

    def show_price(self, price: Price | None) -> None:
        """One amount is in the field; a range stands behind it until somebody writes an amount."""
        exact = price is not None and price.exact and not price.note
        self.show_value(price.high if price is not None and exact else None)
        told = say_range(price) if price is not None and not exact else _("G. a confirmar")
        self.field.setPlaceholderText(told.replace("\u00a0", " "))
        self.field.setToolTip(told if told != _("G. a confirmar") else "")


class HourField(ReadField):
    """An hour of the day."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, read_hour, lambda hour: hour or "", parent=parent)
        self.field.setPlaceholderText(_("hora"))


class FileChoiceField(ChoiceField):
    """Offers what the file has now, and at once what is added or renamed anywhere.

    What is chosen and is in the file no longer is called so; nobody reads its number.
    """

    def __init__(
        self, store: Store, read: Callable[[Reader], Choices], parent: QWidget | None = None
    ) -> None:
        super().__init__([], parent)
        self._kept = Kept(self, store, lambda reader: list(read(reader)), self._look_if_seen)
        self.look_again()

    def say_stranger(self, value: object) -> str:
        return _("(ya no está)")

    def show_value(self, value: object) -> None:
        self.look_again()
        super().show_value(value)

    def look_again(self) -> None:
        """Offer what the file has now; what is chosen stays chosen."""
        offered = self._kept.thing
        if offered != self.offered and not self.view().isVisible():
            chosen, first = self.value, not self.offered
            self.show_choices(offered)
            if not first:
                super().show_value(chosen)

    def _look_if_seen(self) -> None:
        if self.isVisible():
            self.look_again()

    def showPopup(self) -> None:
        self.look_again()
        super().showPopup()

    def showEvent(self, event: QShowEvent) -> None:
        self.look_again()
        super().showEvent(event)
