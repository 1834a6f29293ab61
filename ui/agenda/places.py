"""Where entries lie and are dropped: a list of a day, and a day's hours."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.agenda.records import Entry
from app.agenda.words import weekday_short
from app.i18n import _
from ui.agenda.chip import MIME, EntryChip
from ui.theme import Theme
from ui.widgets.card import label

FIRST_HOUR, LAST_HOUR = 6, 20
HOUR_HEIGHT = 44
STEP_MINUTES = 30
USUAL_MINUTES = 60


class DropPlace(QFrame):
    """`dropped` carries what was dragged ("kind/row"), the day and the hour, or None."""

    dropped = Signal(str, object, object)
    plan_wanted = Signal(object, object)  # day, hour or None

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = day
        self.landing: QLabel | None = None
        self.setAcceptDrops(True)

    def hour_at(self, _place: QPoint) -> str | None:
        """The hour that a point stands for; None where there are no hours."""
        return None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.show_landing(event.position().toPoint())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.show_landing(event.position().toPoint())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide_landing()
        super().dragLeaveEvent(event)

    def show_landing(self, place: QPoint) -> None:
        """Where what is dragged would lie, and when that is."""
        if self.landing is None:
            self.landing = label("", "landing")
            self.landing.setParent(self)
            self.landing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.landing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        said = (f"{weekday_short(self.day)} {self.day.day}", self.hour_at(place))
        self.landing.setText(" · ".join(one for one in said if one))
        self.landing.setGeometry(self.landing_at(place))
        self.landing.show()
        self.landing.raise_()

    def hide_landing(self) -> None:
        """It was dropped, or is dragged elsewhere."""
        if self.landing is not None:
            self.landing.hide()

    def landing_at(self, _place: QPoint) -> QRect:
        """The room that it would take, as far as that is known."""
        return self.rect().adjusted(1, 1, -1, -1)

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide_landing()
        what = bytes(event.mimeData().data(MIME).data()).decode()
        event.acceptProposedAction()
        self.dropped.emit(what, self.day, self.hour_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.plan_wanted.emit(self.day, self.hour_at(event.position().toPoint()))


class DayCell(DropPlace):
    """A day as a list: its number, a holiday's name, its entries; those that do not fit behind a link."""

    day_wanted = Signal(object)

    def __init__(
        self,
        day: date,
        *,
        heading: str,
        marked: bool,
        faint: bool,
        remark: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(day, parent)
        self.setProperty("role", "day-today" if marked else "day-faint" if faint else "day")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 3, 4, 3)
        self._column.setSpacing(2)
        self._fixed: list[QLabel] = []
        if heading:
            self._fixed.append(label(heading, "strong" if marked else "small"))
        if remark:
            said = label(remark, "holiday")
            said.setToolTip(remark)
            said.setMinimumWidth(1)
            self._fixed.append(said)
        for one in self._fixed:
            self._column.addWidget(one)
        self.more = QPushButton()
        self.more.setProperty("role", "day-more")
        self.more.hide()
        self.more.clicked.connect(lambda: self.day_wanted.emit(self.day))
        self._column.addStretch()
        self._column.addWidget(self.more)
        self.chips: list[EntryChip] = []
        self._waiting: list[Entry] = []
        self._make: Callable[[Entry], EntryChip] | None = None

    def add(self, chip: EntryChip) -> None:
        """Put an entry after the others."""
        self._column.insertWidget(self._column.count() - 2, chip)
        self.chips.append(chip)

    def wait(self, entry: Entry, make: Callable[[Entry], EntryChip]) -> None:
        """Have an entry after the others, made once there is room for it."""
        self._waiting.append(entry)
        self._make = make

    def _have(self, count: int) -> None:
        """Make waiting entries until there are so many."""
        while self._make is not None and self._waiting and len(self.chips) < count:
            self.add(self._make(self._waiting.pop(0)))

    def show_fitting(self, height: int) -> None:
        """Hide the entries that do not fit in this height, and say how many they are."""
        used = sum(one.sizeHint().height() + self._column.spacing() for one in self._fixed)
        self._have(1)
        chip = self.chips[0].sizeHint().height() + self._column.spacing() if self.chips else 1
        room = max(0, (height - used - 6) // chip)
        count = len(self.chips) + len(self._waiting)
        fits = count <= room
        shown = count if fits else max(0, room - 1)
        self._have(shown)
        for place, one in enumerate(self.chips):
            one.setVisible(place < shown)
        self.more.setVisible(not fits)
        self.more.setText(_("y {count} más").format(count=count - shown))
        self.more.setAccessibleName(f"{self.day.isoformat()}: {self.more.text()}")


class HourColumn(DropPlace):
    """A day's hours; entries lie at theirs, side by side where they meet."""

    def __init__(self, day: date, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(day, parent)
        self.setProperty("role", "hours")
        self._theme = theme
        self._hour = theme.pixels(HOUR_HEIGHT)
        self.chips: list[EntryChip] = []
        self.setMinimumHeight((LAST_HOUR - FIRST_HOUR) * self._hour)

    def add(self, chip: EntryChip) -> None:
        """Put an entry at its hour."""
        chip.setParent(self)
        chip.show()
        self.chips.append(chip)
        self._lay()

    def hour_at(self, place: QPoint) -> str | None:
        minutes = FIRST_HOUR * 60 + max(0, place.y()) * 60 // self._hour
        minutes = min(minutes // STEP_MINUTES * STEP_MINUTES, LAST_HOUR * 60 - STEP_MINUTES)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"

    def landing_at(self, place: QPoint) -> QRect:
        top = (_minutes(self.hour_at(place) or "06:00") - FIRST_HOUR * 60) * self._hour // 60
        return QRect(2, top, self.width() - 4, self._hour * USUAL_MINUTES // 60 - 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        spans = [(minutes_of(one), one) for one in self.chips]
        for (begin, end), chip in spans:
            beside = [other for (first, last), other in spans if first < end and begin < last]
            width = max(1, (self.width() - 4) // len(beside))
            top = max(0, begin - FIRST_HOUR * 60) * self._hour // 60
            tall = max(self._theme.pixels(26), (end - begin) * self._hour // 60 - 2)
            top = min(top, self.minimumHeight() - tall)
            chip.setGeometry(2 + beside.index(chip) * width, top, width - 2, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(0, 0, 0, self.height())
        for hour in range(LAST_HOUR - FIRST_HOUR + 1):
            painter.drawLine(0, hour * self._hour, self.width(), hour * self._hour)


def minutes_of(chip: EntryChip) -> tuple[int, int]:
    """From which to which minute of the day an entry takes."""
    entry = chip.entry
    begin = _minutes(entry.at or "00:00")
    if entry.until and entry.until > (entry.at or ""):
        return begin, _minutes(entry.until)
    return begin, begin + (entry.minutes or USUAL_MINUTES)


def _minutes(hour: str) -> int:
    return int(hour[:2]) * 60 + int(hour[3:5])
