"""Fields for a day (with a calendar), an amount in guaraníes and an hour. They save by themselves."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.days import PLAN, DayKind, doubt_day, read_day
from app.errors import DataProblem
from app.i18n import _, format_day
from app.improvement.prices import Price, say_range
from app.numbers import doubt_cost, read_hour
from ui.icons import icon
from ui.improvement.typed import read_cost, show_cost
from ui.theme import Theme
from ui.widgets.card import label, set_role
from ui.widgets.field import TextField

LOCALE = QLocale(QLocale.Language.Spanish, QLocale.Country.Paraguay)


class ReadField(QWidget):
    """A text field whose text is read as a value; what cannot be read is said and kept typed.

    `read` raises `DataProblem` with the reason. `doubt` may ask about a value that is hardly
    meant: it is kept once the person says that it is so.
    """

    saved = Signal(object)
    said = Signal()  # a remark came or went

    def __init__(
        self, name: str, read: Callable[[str], Any], show: Callable[[Any], str],
        doubt: Callable[[Any], str] = lambda _value: "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._read, self._show, self._doubt = read, show, doubt
        self._value: object = None
        self._asked: object = None
        self.field = TextField()
        self.field.setAccessibleName(name)
        self.field.saved.connect(self._take)
        title = label(name, "soft")
        title.setBuddy(self.field)
        self.remark = label("", "problem", wrap=True)
        self.remark.hide()
        self.sure = QPushButton(_("Sí, es así"))
        self.sure.setProperty("role", "small-button")
        self.sure.clicked.connect(self._confirm)
        self.sure.hide()
        self.row = QHBoxLayout()
        self.row.setSpacing(2)
        self.row.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(title)
        column.addLayout(self.row)
        column.addWidget(self.remark)
        column.addWidget(self.sure, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.field)

    @property
    def value(self) -> object:
        """The last value that was shown or could be read."""
        return self._value

    @property
    def in_trouble(self) -> bool:
        """Whether what is typed cannot be read, or is asked about."""
        return not self.remark.isHidden()

    def show_value(self, value: object) -> None:
        """Show a value from the file."""
        if value != self._value or not self.remark.isVisible():
            self._value = value
            self.field.show_text(self._show(value))
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

    def _confirm(self) -> None:
        self.field.setFocus()
        self._keep(self._asked)

    def _keep(self, value: object) -> None:
        self.say("")
        if value != self._value:
            self._value = value
            self.saved.emit(value)
        if not self.field.hasFocus():
            self.field.show_text(self._show(value))

    def say(self, text: str, *, asking: bool = False) -> None:
        """Say what is wrong with what was typed, or ask about it; empty says nothing."""
        set_role(self.remark, "warning" if asking else "problem")
        self.remark.setText(text)
        self.remark.setVisible(bool(text))
        self.sure.setAccessibleName(f"{self.sure.text()}: {self.field.accessibleName()}")
        self.sure.setVisible(asking)
        self.said.emit()


def grow_with_remarks(window: QWidget) -> None:
    """Let a window be as high as what is said in it: a remark never lies over a field."""
    for field in window.findChildren(ReadField):
        field.said.connect(lambda: QTimer.singleShot(0, window, window.adjustSize))


def find_trouble(part: QWidget) -> ReadField | None:
    """The first field in sight whose text cannot be taken: nothing else goes on before."""
    for field in part.findChildren(ReadField):
        field.field.flush()
        if field.in_trouble and field.isVisibleTo(part):
            return field
    return None


class CostField(ReadField):
    """Guaraníes, with or without "G." and dots."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, read_cost, show_cost, doubt_cost, parent)
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
        self.field.setPlaceholderText("9:00")


class DayField(ReadField):
    """A day of a kind: typed, or chosen in the calendar (button, or the down arrow)."""

    def __init__(
        self, name: str, theme: Theme, kind: DayKind = PLAN, *, may_be_empty: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, self._read_iso, format_day, self._doubt_iso, parent)
        self.kind = kind
        self._may_be_empty = may_be_empty
        self._theme = theme
        self.field.setPlaceholderText(_("día/mes"))
        self.button = QToolButton()
        self.button.setIcon(icon("calendar", theme))
        self.button.setAccessibleName(_("Calendario"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setMinimumSize(36, 36)
        self.button.clicked.connect(self.open_calendar)
        self.row.addWidget(self.button)

    def _read_iso(self, text: str) -> str | None:
        if text.strip():
            return read_day(text, self.kind, date.today()).isoformat()
        if self._may_be_empty:
            return None
        raise DataProblem(_("Falta el día; escríbalo como 30/11, o elíjalo en el calendario."))

    def _doubt_iso(self, iso: str | None) -> str:
        return doubt_day(date.fromisoformat(iso), self.kind, date.today()) if iso else ""

    @property
    def day(self) -> str | None:
        """What is written, as an ISO day; None when empty.

        Raises `DataProblem` for what cannot be taken, or is not answered yet.
        """
        self.field.flush()
        if self.in_trouble:
            raise DataProblem(self.remark.text())
        return self._read_iso(self.field.text())

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
