"""A field for a day: typed, or chosen in a calendar. It saves by itself."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from app.days import PLAN, DayKind, doubt_day, read_day
from app.errors import DataProblem
from app.i18n import _, format_day
from ui.forms.fields import ReadField
from ui.icons import icon
from ui.theme import Theme

WHOLE_DAY, AROUND = 78, 24  # pixels of 30/11/2026 at text scale 1, and what the theme puts beside it
LOCALE = QLocale(QLocale.Language.Spanish, QLocale.Country.Paraguay)


class DayField(ReadField):
    """A day of a kind: typed, or chosen in the calendar (button, or the down arrow)."""

    def __init__(
        self,
        name: str,
        theme: Theme,
        kind: DayKind = PLAN,
        *,
        may_be_empty: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, self._read_iso, format_day, self._doubt_iso, parent)
        self.kind = kind
        self._may_be_empty = may_be_empty
        self._theme = theme
        self.field.setPlaceholderText(_("día/mes"))
        self.field.setMinimumWidth(theme.pixels(WHOLE_DAY) + AROUND)
        self.button = QToolButton()
        self.button.setIcon(icon("calendar-outline", theme))
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
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
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
