"""The calendar: a day, a week or a month of what was promised, and of what was done."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from app.agenda.operations import move_entry
from app.agenda.records import Entry
from app.agenda.schedule import entry_kinds, read_schedule
from app.agenda.words import VIEW_WORDS, first_of_week, say_moment, span_title
from app.holidays import holiday_on
from app.i18n import _
from app.settings import save_settings
from app.storage.records import Reader
from ui.agenda.chip import EntryChip
from ui.agenda.grids import Grid, HoursGrid, MonthGrid
from ui.context import Context
from ui.improvement.alert_question import may_wait
from ui.live import Live
from ui.page import Page
from ui.put_away import Kept, narrows
from ui.widgets.card import label
from ui.widgets.flow import WrapRow
from ui.widgets.toggles import Toggles

REST_MS = 200


class CalendarPage(Page):
    """Every entry opens what it is; nothing here keeps a date but the file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.today = self.day = date.today()
        self.view = context.settings.calendar_view
        self.entries: list[Entry] = []
        self.grid: Grid | None = None
        self._focus: tuple[str, int] | None = None
        self._lay_out()
        self._live = Live(
            self,
            context,
            self._read,
            self._show,
            title=_("Leer el calendario"),
            rest=REST_MS,
            asks=lambda: (*self.span, self.kinds.value, self._user()),
        )
        context.way.worker_changed.connect(self._live.again)

    # --- the frame ---

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 8, 26, 12), spacing=8)
        head = WrapRow()
        head.setSpacing(6)
        self.title = label("", "title")
        head.addWidget(self.title)
        head.addStretch()
        for text, name, do in (
            ("‹", _("Antes"), lambda: self.turn(-1)),
            (_("Hoy"), _("Hoy"), self.show_today),
            ("›", _("Después"), lambda: self.turn(1)),
        ):
            head.addWidget(self._button(text, name, do))
        self.views = Toggles(_("Vista"), [(text, code) for code, text in VIEW_WORDS.items()], single=True)
        self.views.show_value(self.view)
        self.views.saved.connect(self.show_view)
        head.addWidget(self.views)
        column.addLayout(head)
        second = WrapRow()
        kinds = entry_kinds()
        self.kinds = Toggles(_("Mostrar"), [(_(kind.title), kind.code) for kind in kinds])
        self.kinds.show_value(tuple(kind.code for kind in kinds if kind.usual))
        narrows(self.kinds).saved.connect(lambda _values: self._live.again())
        second.addWidget(self.kinds, 1)
        self.plan_button = self._button(_("Prever visita…"), _("Prever visita"), self.plan)
        self.plan_button.setEnabled(not self._context.store.read_only)
        second.addWidget(self.plan_button)
        export = self._button(_("Exportar (.ics)…"), _("Exportar el calendario"), self._ask_export)
        second.addWidget(export)
        column.addLayout(second)
        self._body = QVBoxLayout()
        column.addLayout(self._body, 1)

    def _button(self, text: str, name: str, do: object) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked=False: do())  # type: ignore[operator]
        return button

    # --- going about ---

    def keep(self) -> Kept:
        return super().keep() | {"day": self.day}

    def come_back(self, kept: Kept) -> None:
        super().come_back(kept)
        self.day = kept["day"]
        self._live.again()

    @property
    def span(self) -> tuple[date, date]:
        """The first and last day in sight."""
        if self.view == "day":
            return self.day, self.day
        first = first_of_week(self.day.replace(day=1) if self.view == "month" else self.day)
        return first, first + timedelta(days=41 if self.view == "month" else 6)

    def turn(self, by: int) -> None:
        """The next (1) or the last (-1) day, week or month."""
        if self.view == "month":
            month = self.day.year * 12 + self.day.month - 1 + by
            self.day = date(month // 12, month % 12 + 1, 1)
        else:
            self.day += timedelta(days=by * (7 if self.view == "week" else 1))
        self._live.again()

    def show_today(self) -> None:
        """Come back to today."""
        self.today = self.day = date.today()
        self._live.again()

    def show_day(self, day: date) -> None:
        """One day, all of it."""
        self.day = day
        self.show_view("day")

    def show_view(self, view: object) -> None:
        """day, week or month; it is remembered."""
        self.view = self._context.settings.calendar_view = str(view)
        save_settings(self._context.settings)
        self.views.show_value(self.view)
        self._live.again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_PageDown: lambda: self.turn(1),
            Qt.Key.Key_Home: self.show_today,
            Qt.Key.Key_Insert: self.plan,
        }
        do = keys.get(Qt.Key(event.key()))
        if do is not None and not event.modifiers():
            do()
        else:
            super().keyPressEvent(event)

    # --- reading ---

    def _user(self) -> int | None:
        return None if self._context.settings.everybody else self._context.store.user

    def _read(
        self, reader: Reader, first: date, last: date, kinds: tuple[object, ...], user: int | None
    ) -> list[Entry]:
        viewer = self.context.store.user
        return read_schedule(
            reader, first=first.isoformat(), last=last.isoformat(), user=user, kinds=kinds, viewer=viewer
        )

    def _show(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.title.setText(span_title(self.view, self.day))
        held = self.focusWidget()
        had_focus = self.grid is not None and self.grid.isAncestorOf(held or self)
        if had_focus and self._focus is None and isinstance(held, EntryChip):
            self._focus = held.entry.kind, held.entry.row
        old, self.grid = self.grid, self._make_grid(entries)
        self._body.addWidget(self.grid)
        if old is not None:
            old.hide()
            old.deleteLater()
        if self._focus is not None and had_focus:
            kind, row = self._focus
            QTimer.singleShot(0, self.grid, lambda: self.grid and self.grid.focus_entry(kind, row))
        self._focus = None

    def _make_grid(self, entries: list[Entry]) -> Grid:
        theme, may_write = self._context.theme, not self._context.store.read_only
        grid: Grid
        if self.view == "month":
            grid = MonthGrid(theme, self.today, self.day, entries, may_write=may_write, holiday=holiday_on)
        else:
            first, last = self.span
            days = [first + timedelta(days=one) for one in range((last - first).days + 1)]
            grid = HoursGrid(theme, self.today, days, entries, may_write=may_write, holiday=holiday_on)
        grid.chosen.connect(self.open)
        grid.nudged.connect(self._nudge)
        grid.dropped.connect(self._drop)
        grid.plan_wanted.connect(self.plan)
        grid.day_wanted.connect(self.show_day)
        grid.menu_wanted.connect(self._show_menu)
        return grid

    # --- doing ---

    def open(self, entry: Entry) -> None:
        """Open the very thing."""
        self._context.way.show(entry.opens)

    def _show_menu(self, entry: Entry, place: QPoint) -> None:
        self.make_menu(entry).exec(place)

    def make_menu(self, entry: Entry) -> QMenu:
        """What can be done with an entry."""
        menu = QMenu(self)
        acts = [(_("Abrir"), lambda: self.open(entry))]
        if entry.movable and not self._context.store.read_only:
            acts.append((_("Mover a otro día…"), lambda: self.ask_move(entry)))
        if entry.workshop_id is not None:
            workshop = entry.workshop_id
            acts.append((_("Abrir el taller"), lambda: self._context.way.go("workshop", workshop)))
        for text, do in acts:
            menu.addAction(text).triggered.connect(lambda _on=False, do=do: do())
        return menu

    def ask_move(self, entry: Entry) -> None:
        """Ask for the day and the hour, and move it there."""
        from ui.agenda.move_window import ask_new_time

        asked = ask_new_time(
            self._context, self, entry.title, day=entry.day, at=entry.at, timed=entry.takes_hour
        )
        if asked is not None:
            self.move_to(entry, asked[0], asked[1])

    def _nudge(self, entry: Entry, days: int, minutes: int) -> None:
        moment = datetime.fromisoformat(f"{entry.day}T{entry.at or '00:00'}")
        moved = moment + timedelta(days=days, minutes=minutes if entry.at else 0)
        at = f"{moved:%H:%M}" if entry.at else None
        self.move_to(entry, moved.date().isoformat(), at)

    def _drop(self, what: str, day: date, hour: str | None) -> None:
        for entry in self.entries:
            if what == f"{entry.kind}/{entry.row}":
                keeps = self.view == "month" or not entry.takes_hour
                self.move_to(entry, day.isoformat(), entry.at if keeps else hour)

    def move_to(self, entry: Entry, day: str, at: str | None) -> None:
        """Move an entry; where it cannot go is said."""
        store = self._context.store
        if (day, at) == (entry.day, entry.at):
            return
        if entry.kind == "action" and not may_wait(store, self, entry.row, day):
            return
        self._focus = (entry.kind, entry.row)
        said = _("«{name}» pasó al {day}.").format(name=entry.title, day=say_moment(day, at))
        self.do(move_entry, entry=entry, day=day, at=at, said=said)

    def plan(self, day: date | None = None, hour: str | None = None) -> None:
        """Plan a visit: choose the workshop, then the day and how."""
        from ui.agenda.planning import plan_visit

        if not self._context.store.read_only:
            plan_visit(self._context, self, day=day or self.day, hour=hour)

    def _ask_export(self) -> None:
        from ui.agenda.exporting import ask_export

        kinds = [str(kind) for kind in self.kinds.value]
        ask_export(self._context, self, span=self.span, kinds=kinds, user=self._user())
