"""Said kindly: few actions get done, and an alert does not wait; both are possible, on purpose."""

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import _, format_day
from ui.widgets.card import label


class LimitBar(QFrame):
    """Holds what was to be added until the person decides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._add: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        self.sentence = label("", wrap=True)
        self.anyway = QPushButton(_("Agregar igual"))
        self.anyway.clicked.connect(self._go_on)
        self.leave = QPushButton(_("Dejar así"))
        self.leave.clicked.connect(self._stay)
        self._back: Callable[[], None] | None = None
        row.addWidget(self.sentence, 1)
        for button in (self.leave, self.anyway):
            row.addWidget(button)
        self.hide()

    def ask(self, size: int, add: Callable[[], None], *, count: int | None = None) -> None:
        """Say that the programme is full, and keep what was to be added.

        `count`: how many there would be, where several are added at once.
        """
        self._hold(_("Agregar igual"), add)
        several = _(
            "Serían {count} acciones abiertas y se acordó {size} como mucho: con pocas se llega más lejos. Elija cuáles siguen, o agréguelas a propósito."
        ).format(size=size, count=count)
        self.sentence.setText(
            several
            if count is not None and count > size + 1
            else _(
                "Ya hay {size} acciones abiertas: con pocas se llega más lejos. Termine o quite una antes, o agregue esta a propósito."
            ).format(size=size)
        )
        self.show()
        self.leave.setFocus()

    def ask_wait(self, day: str | None, wait: Callable[[], None], *, back: Callable[[], None]) -> None:
        """Ask whether an alert may really wait until a day; `back` shows the old day again.

        The cursor stays: the day may be typed only in part.
        """
        self._hold(_("Dejar para ese día"), wait, back)
        self.sentence.setText(say_wait(day))
        self.show()

    def _hold(self, text: str, go_on: Callable[[], None], back: Callable[[], None] | None = None) -> None:
        self.anyway.setText(text)
        self.anyway.setAccessibleName(text)
        self._add, self._back = go_on, back

    def _go_on(self) -> None:
        add = self._add
        self._back = None
        self.hide()
        if add:
            add()

    def _stay(self) -> None:
        back = self._back
        self.hide()
        if back:
            back()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._add = self._back = None


def say_wait(day: str | None) -> str:
    """What is asked before an alert is put off to a day (ISO), or left without one."""
    if day is None:
        return _("Es una alerta, y se atiende hoy. ¿De verdad queda sin fecha?")
    return _("Es una alerta, y se atiende hoy. ¿De verdad queda para el {day}?").format(day=format_day(day))
