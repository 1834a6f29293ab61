"""The calendar's two faces: a month of cells, and days with their hours."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.agenda.records import Entry
from app.agenda.words import first_of_week, weekday_short
from ui.agenda.chip import EntryChip
from ui.agenda.places import FIRST_HOUR, HOUR_HEIGHT, DayCell, DropPlace, HourColumn
from ui.theme import Theme
from ui.widgets.card import label

WEEKS = 6
HOURS_WIDTH = 50
BEGIN_AT = 7
STRIP_HEIGHTS = 62, 150
Holiday = Callable[[date], str | None]


class Grid(QWidget):
    """What both share: chips in order, and what happens to them said upwards."""

    chosen = Signal(object)
    nudged = Signal(object, int, int)  # entry, days, minutes
    menu_wanted = Signal(object, QPoint)
    dropped = Signal(str, object, object)
    plan_wanted = Signal(object, object)
    day_wanted = Signal(object)

    rows_are_days = 7  # Alt+Down moves an entry so many days; 0: by half an hour

    def __init__(self, theme: Theme, today: date, *, may_write: bool) -> None:
        super().__init__()
        self._theme, self._today, self._may_write = theme, today, may_write
        self.chips: list[EntryChip] = []

    def _wire(self, place: DropPlace) -> None:
        place.dropped.connect(self.dropped)
        place.plan_wanted.connect(self.plan_wanted)
        if isinstance(place, DayCell):
            place.day_wanted.connect(self.day_wanted)

    def _chip(self, entry: Entry) -> EntryChip:
        late = entry.movable and entry.day < self._today.isoformat()
        chip = EntryChip(
            entry,
            late=late,
            may_move=self._may_write,
            wraps=entry.timed and not self.rows_are_days,
        )
        chip.chosen.connect(self.chosen)
        chip.menu_wanted.connect(self.menu_wanted)
        chip.stepped.connect(self._step)
        chip.nudged.connect(self._nudge)
        self.chips.append(chip)
        return chip

    def _nudge(self, entry: Entry, days: int, rows: int) -> None:
        if self.rows_are_days:
            self.nudged.emit(entry, days + rows * self.rows_are_days, 0)
        else:
            self.nudged.emit(entry, days, rows * 30)

    def _step(self, chip: EntryChip, by: int) -> None:
        seen = [one for one in self.chips if one.isVisible()]
        place = seen.index(chip) + by
        if 0 <= place < len(seen):
            seen[place].setFocus()

    def focus_entry(self, kind: str, row: int) -> bool:
        """Put the focus on an entry; whether it is there."""
        for chip in self.chips:
            if (chip.entry.kind, chip.entry.row) == (kind, row) and chip.isVisibleTo(self):
                chip.setFocus()
                return True
        return False


class MonthGrid(Grid):
    """Six weeks; what does not fit in a day stands behind a link to the day."""

    def __init__(
        self,
        theme: Theme,
        today: date,
        day: date,
        entries: Sequence[Entry],
        *,
        may_write: bool,
        holiday: Holiday,
    ) -> None:
        super().__init__(theme, today, may_write=may_write)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        self.cells: dict[str, DayCell] = {}
        first = first_of_week(day.replace(day=1))
        for column in range(7):
            grid.addWidget(label(weekday_short(first + timedelta(days=column)), "small"), 0, column)
            grid.setColumnStretch(column, 1)
        for number in range(WEEKS * 7):
            one = first + timedelta(days=number)
            cell = DayCell(
                one,
                heading=str(one.day),
                marked=one == today,
                faint=one.month != day.month,
                remark=holiday(one) or "",
            )
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            self._wire(cell)
            self.cells[one.isoformat()] = cell
            grid.addWidget(cell, number // 7 + 1, number % 7)
            grid.setRowStretch(number // 7 + 1, 1)
        for entry in entries:
            if entry.day in self.cells:
                self.cells[entry.day].wait(entry, self._chip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        heading = self._theme.pixels(24)
        for cell in self.cells.values():
            cell.show_fitting((self.height() - heading) // WEEKS)
        self.chips = [chip for cell in self.cells.values() for chip in cell.chips]


class HoursGrid(Grid):
    """One day or seven: what has no hour above, the hours below."""

    rows_are_days = 0

    def __init__(
        self,
        theme: Theme,
        today: date,
        days: Sequence[date],
        entries: Sequence[Entry],
        *,
        may_write: bool,
        holiday: Holiday,
    ) -> None:
        super().__init__(theme, today, may_write=may_write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.cells: dict[str, DayCell] = {}
        self.hours: dict[str, HourColumn] = {}
        self._hours_width = theme.pixels(HOURS_WIDTH)
        column.addWidget(self._strip(days, holiday))
        self.area = _scrolling(self._hour_rows(days))
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        column.addWidget(self.area, 1)
        for entry in entries:
            places = self.hours if entry.timed else self.cells
            if entry.day in places:
                places[entry.day].add(self._chip(entry))
        begin = min([int(one.at[:2]) for one in entries if one.at], default=BEGIN_AT)
        top = max(0, min(begin, BEGIN_AT) - FIRST_HOUR) * theme.pixels(HOUR_HEIGHT)
        self.area.verticalScrollBar().setValue(top)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit_strip)

    def _fit_strip(self) -> None:
        """As tall as the fullest day, within bounds; there is always room to drop something."""
        wanted = self._strip_body.sizeHint().height() + 2
        least, most = (self._theme.pixels(size) for size in STRIP_HEIGHTS)
        self._strip_area.setFixedHeight(max(least, min(most, wanted)))

    def _strip(self, days: Sequence[date], holiday: Holiday) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(self._hours_width, 0, 14, 0)
        row.setSpacing(0)
        for one in days:
            cell = DayCell(
                one,
                heading=f"{weekday_short(one)} {one.day}",
                marked=one == self._today,
                faint=False,
                remark=holiday(one) or "",
            )
            self._wire(cell)
            self.cells[one.isoformat()] = cell
            row.addWidget(cell, 1)
        self._strip_body, self._strip_area = body, _scrolling(body)
        return self._strip_area

    def _hour_rows(self, days: Sequence[date]) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(_HourNames(self._theme, self._hours_width))
        for one in days:
            hours = HourColumn(one, self._theme)
            self._wire(hours)
            self.hours[one.isoformat()] = hours
            row.addWidget(hours, 1)
        return body


def _scrolling(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area


class _HourNames(QWidget):
    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        tall = theme.pixels(HOUR_HEIGHT)
        for place in range(1, 14):
            name = label(f"{FIRST_HOUR + place}:00", "small")
            name.setParent(self)
            name.move(2, place * tall - theme.pixels(10))
