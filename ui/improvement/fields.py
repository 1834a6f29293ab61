"""Fields for a day (with a calendar), an amount in guaraníes and an hour. They save by themselves."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, format_day
from app.improvement.prices import Price, say_range
from ui.icons import icon
from ui.improvement.typed import read_cost, read_day, read_hour, show_cost
from ui.theme import Theme
from ui.widgets.card import label, set_role
from ui.widgets.field import TextField

LOCALE = QLocale(QLocale.Language.Spanish, QLocale.Country.Paraguay)


class ReadField(QWidget):
    """A text field whose text is read as a value; what cannot be read is said and kept typed."""

    saved = Signal(object)

    def __init__(
        self, name: str, read: Callable[[str], Any], show: Callable[[Any], str],
        trouble: str, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._read, self._show, self._trouble = read, show, trouble
        self._value: object = None
        self.field = TextField()
        self.field.setAccessibleName(name)
        self.field.saved.connect(self._take)
        title = label(name, "soft")
        title.setBuddy(self.field)
        self.remark = label("", "problem", wrap=True)
        self.remark.hide()
        self.row = QHBoxLayout()
        self.row.setSpacing(2)
        self.row.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(title)
        column.addLayout(self.row)
        column.addWidget(self.remark)
        self.setFocusProxy(self.field)

    @property
    def value(self) -> object:
        """The last value that was shown or could be read."""
        return self._value

    @property
    def in_trouble(self) -> bool:
        """Whether what is typed cannot be read."""
        return not self.remark.isHidden()

    def show_value(self, value: object) -> None:
        """Show a value from the file."""
        if value != self._value or not self.remark.isVisible():
            self._value = value
            self.field.show_text(self._show(value))
            self.say("")

    def _take(self, text: str) -> None:
        try:
            value = self._read(text)
        except ValueError:
            self.say(self._trouble)
            return
        self.say("")
        if value != self._value:
            self._value = value
            self.saved.emit(value)
        if not self.field.hasFocus():
            self.field.show_text(self._show(value))

    def say(self, text: str) -> None:
        """Say what is wrong with what was typed; empty says nothing."""
        set_role(self.remark, "problem")
        self.remark.setText(text)
        self.remark.setVisible(bool(text))


def read_iso(text: str) -> str | None:
    """A day as an ISO date, "" as None; ValueError for anything else."""
    if not text.strip():
        return None
    day = read_day(text, date.today())
    if day is None:
        raise ValueError(text)
    return day.isoformat()


class CostField(ReadField):
    """Guaraníes, with or without "G." and dots."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            name, read_cost, show_cost,
            _("Escriba el monto en guaraníes, como 350.000, o «sin costo»."), parent,
        )  # fmt: skip
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
        super().__init__(
            name, _hour, lambda hour: hour or "", _("Escriba la hora como 9:00."), parent
        )
        self.field.setPlaceholderText("9:00")


def _hour(text: str) -> str | None:
    if not text.strip():
        return None
    hour = read_hour(text)
    if hour is None:
        raise ValueError(text)
    return hour


class DayField(ReadField):
    """A day: typed, or chosen in the calendar (button, or the down arrow)."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            name, read_iso, format_day,
            _("Escriba el día como 30/11, o elíjalo en el calendario."), parent,
        )  # fmt: skip
        self._theme = theme
        self.field.setPlaceholderText(_("día/mes"))
        self.button = QToolButton()
        self.button.setIcon(icon("calendar", theme))
        self.button.setAccessibleName(_("Calendario"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setMinimumSize(36, 36)
        self.button.clicked.connect(self.open_calendar)
        self.row.addWidget(self.button)

    def open_calendar(self) -> None:
        """Show the calendar at the field."""
        popup = self.make_calendar()
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()

    def make_calendar(self) -> "CalendarPopup":
        """A calendar at this day; a day chosen in it is saved."""
        popup = CalendarPopup(str(self._value or date.today().isoformat()), self._theme, self)
        popup.chosen.connect(self._choose)
        return popup

    def _choose(self, iso: str) -> None:
        self.field.setText(format_day(iso))
        self.field.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.open_calendar()
        else:
            super().keyPressEvent(event)


class CalendarPopup(QFrame):
    """A month to choose a day from; Esc closes it."""

    chosen = Signal(str)

    def __init__(self, iso: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "sheet")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(LOCALE)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate.fromString(iso, Qt.DateFormat.ISODate))
        self.calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        )
        self.calendar.setMinimumWidth(theme.pixels(400))
        usual = QTextCharFormat()
        usual.setForeground(theme.colour("text"))
        for day in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(day, usual)
        for name, arrow in (("qt_calendar_prevmonth", "←"), ("qt_calendar_nextmonth", "→")):
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(QIcon())
                button.setText(arrow)
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        self.setFocusProxy(self.calendar)

    def _take(self, day: QDate) -> None:
        self.chosen.emit(day.toString(Qt.DateFormat.ISODate))
        self.close()
