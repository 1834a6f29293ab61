"""A day that has come already, in a form that is read as a whole."""

from datetime import date

from app.i18n import _, format_day
from ui.advice.contact_fields import read_past_iso
from ui.improvement.fields import DayField
from ui.theme import Theme


class PastDayField(DayField):
    """Keeps the day it shows, so that the form can ask for it."""

    def __init__(
        self, name: str, theme: Theme, day: str | None = None, *, may_be_empty: bool = True
    ) -> None:
        super().__init__(name, theme)
        self._read = _read if may_be_empty else read_past_iso
        self._trouble = _("Escriba un día que ya pasó, como 20/11.")
        self.show_value(day)
        self.field.setPlaceholderText(format_day(date.today().isoformat()))

    @property
    def day(self) -> str | None:
        """What is written, as an ISO date; None when empty.

        Raises `ValueError` for what is no day, or one to come.
        """
        return _read(self.field.text())


def _read(text: str) -> str | None:
    return read_past_iso(text) if text.strip() else None
