"""The minutes of a contact, with usual amounts beside them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.contacts.words import doubt_minutes, read_minutes
from app.i18n import _
from ui.context import Context
from ui.forms.fields import ReadField, show_plain
from ui.widgets.flow import FlowRow

USUAL = (15, 30, 60)


class MinutesField(ReadField):
    """Minutes, typed ("90", "1 h 30") or taken from the usual amounts with one press."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, read_minutes, show_plain, doubt_minutes, parent)
        self.field.setPlaceholderText(_("min"))
        chips = FlowRow(spacing=4)
        for minutes in USUAL:
            chip = QPushButton(str(minutes))
            chip.setProperty("role", "small-button")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who types is faster typing
            chip.setAccessibleName(_("{name}: {minutes} minutos").format(name=name, minutes=minutes))
            chip.clicked.connect(lambda _on, minutes=minutes: self.take(minutes))
            chips.add(chip)
        self.column.addWidget(chips)

    def take(self, minutes: int) -> None:
        """As if it had been typed."""
        self.field.setText(str(minutes))
        self.field.flush()


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long something took."""

    def __call__(self, name: str, context: Context) -> MinutesField:
        return MinutesField(name)
