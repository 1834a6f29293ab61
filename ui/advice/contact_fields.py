"""The fields of a contact: minutes with usual amounts beside them, and a day that has passed."""

import re
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.advice.contact_words import read_minutes
from app.i18n import _
from ui.improvement.fields import DayField, ReadField, read_iso
from ui.theme import Theme
from ui.widgets.flow import FlowRow

USUAL = (15, 30, 60)


class MinutesField(QWidget):
    """Minutes, typed ("90", "1 h 30") or taken from the usual amounts with one press."""

    saved = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = ReadField(
            name, read_minutes, lambda value: "" if value is None else str(value),
            _("Escriba los minutos, como 45, o «1 h 30»."),
        )  # fmt: skip
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


class ContactDay(DayField):
    """The day of a contact: the last such day for one that was held, the next for a plan."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Fecha"), theme, parent)
        self.held = True
        self._read = lambda text: read_past_iso(text) if self.held else read_iso(text)
        self._trouble = _("Escriba el día como 20/11; lo hecho no puede ser de un día que falta.")


def read_past_iso(text: str) -> str:
    """A day that has come, as an ISO date: without a year the last time that it came.

    "ayer" and "hoy" too. Raises ValueError for what is no day, or one still to come.
    """
    today = date.today()
    if text.strip().casefold() == "ayer":
        return (today - timedelta(days=1)).isoformat()
    iso = read_iso(text)
    without_year = "+" not in text and len(re.findall(r"\d+", text)) < 3
    if iso is not None and iso > today.isoformat() and without_year:
        iso = f"{int(iso[:4]) - 1}{iso[4:]}"
        date.fromisoformat(iso)
    if iso is None or iso > today.isoformat():
        raise ValueError(text)
    return iso
