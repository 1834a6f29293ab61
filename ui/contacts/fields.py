"""The minutes of a contact, with usual amounts beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.contacts.words import doubt_minutes, read_minutes
from app.i18n import _
from ui.forms.fields import ReadField
from ui.widgets.flow import FlowRow

USUAL = (15, 30, 60)


class MinutesField(QWidget):
    """Minutes, typed ("90", "1 h 30") or taken from the usual amounts with one press."""

    saved = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = ReadField(
            name, read_minutes, lambda value: "" if value is None else str(value), doubt_minutes
        )
        self.field.field.setPlaceholderText(_("min"))
        self.field.saved.connect(self.saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        chips = FlowRow(spacing=4)
        for minutes in USUAL:
            chip = QPushButton(str(minutes))
            chip.setProperty("role", "small-button")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who types is faster typing
            chip.setAccessibleName(
                _("{name}: {minutes} minutos").format(name=name, minutes=minutes)
            )
            chip.clicked.connect(lambda _on, minutes=minutes: self.take(minutes))
            chips.add(chip)
        column.addWidget(chips)
        self.setFocusProxy(self.field)

    def show_value(self, minutes: int | None) -> None:
        """Show a value from the file."""
        self.field.show_value(minutes)

    def take(self, minutes: int) -> None:
        """As if it had been typed."""
        self.field.field.setText(str(minutes))
        self.field.field.flush()
