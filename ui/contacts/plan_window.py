"""Asking when a workshop will be visited or called."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from app.contacts.words import CHANNEL_WORDS
from app.i18n import _
from ui.context import Context
from ui.forms.day_field import DayField
from ui.forms.fields import HourField, find_trouble
from ui.widgets.card import label
from ui.widgets.toggles import Toggles


class PlanWindow(QDialog):
    """The day is what it needs; the hour may stay open."""

    def __init__(
        self, context: Context, parent: QWidget | None, workshop: str, *,
        day: str | None = None, hour: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(_("Prever visita"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(workshop, "heading", wrap=True))
        self.day = DayField(_("Día"), context.theme)
        self.hour = HourField(_("Hora"))
        self.day.show_value(day)
        self.hour.show_value(hour)
        row = QHBoxLayout()
        row.addWidget(self.day, 3)
        row.addWidget(self.hour, 2)
        column.addLayout(row)
        choices = [(text, code) for code, text in CHANNEL_WORDS.items()]
        self.channel = Toggles(_("Cómo"), choices, single=True)
        self.channel.show_values(["workshop"])
        column.addWidget(self.channel)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        buttons.addButton(_("Cancelar"), role.RejectRole).clicked.connect(self.reject)
        self.keep = buttons.addButton(_("Prever"), role.AcceptRole)
        self.keep.setProperty("role", "main")
        self.keep.clicked.connect(self._take)
        column.addWidget(buttons)
        self.keep.setDefault(True)
        self.setMinimumWidth(context.theme.pixels(460))

    def _take(self) -> None:
        wrong = find_trouble(self)
        if self.day.value and wrong is None:
            self.accept()
        else:
            (wrong or self.day).setFocus()


def ask_plan(
    context: Context,
    parent: QWidget,
    workshop: str,
    *,
    day: str | None = None,
    hour: str | None = None,
) -> tuple[str, str | None, str] | None:
    """The day (ISO), the hour if it is known and the channel; None when it is given up.

    `workshop` is its name; `day` and `hour` are what is likely.
    """
    window = PlanWindow(context, parent, workshop, day=day, hour=hour)
    accepted = window.exec()
    chosen, at, (channel,) = window.day.value, window.hour.value, window.channel.values
    window.deleteLater()
    return (str(chosen), str(at) if at else None, str(channel)) if accepted else None
