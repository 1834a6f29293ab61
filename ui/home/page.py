"""Inicio: the consultant's day. Every line opens the thing it speaks of."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, format_number, format_weekday_date, ngettext
from app.progress import Progress
from app.registry.queries import list_consultants
from app.settings import save_settings
from app.storage.records import Change
from ui.context import Context
from ui.widgets.card import label
from ui.widgets.columns import ColumnsArea
from ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from app.agenda.records import Day
    from ui.home.acts import Acts

REFRESH_MS = 400
UPKEEP_AFTER_MS = 700


class HomePage(QWidget):
    """`place_wanted` carries a page of the main window and its subject."""

    place_wanted = Signal(str, object)
    diagnosis_wanted = Signal()
    visit_wanted = Signal(object)  # a workshop

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self._loading = False
        self.day: Day | None = None
        self._acts: Acts | None = None
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._timer.timeout.connect(self.load)
        unsubscribe = context.store.subscribe(self._on_change)
        self.destroyed.connect(lambda _gone=None: unsubscribe())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 8, 26, 16)
        column.setSpacing(14)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        self.greeting = label("", "title")
        self.remark = label("", "soft")
        words.addWidget(self.greeting)
        below = QHBoxLayout()
        below.setSpacing(14)
        below.addWidget(self.remark)
        self.upkeep = QPushButton()
        self.upkeep.setProperty("role", "inline-link")
        self.upkeep.hide()
        self.upkeep.clicked.connect(lambda: self.place_wanted.emit("upkeep", None))
        below.addWidget(self.upkeep)
        below.addStretch()
        words.addLayout(below)
        head.addLayout(words)
        head.addStretch()
        self.scope = QPushButton()
        self.scope.setCheckable(True)
        self.scope.setProperty("role", "choice")
        self.scope.clicked.connect(self._choose_scope)
        head.addWidget(self.scope)
        calendar = QPushButton(_("Calendario"))
        calendar.setAccessibleName(_("Calendario"))
        calendar.clicked.connect(lambda: self.place_wanted.emit("calendar", None))
        head.addWidget(calendar)
        self.begin = QPushButton(_("Nuevo diagnóstico"))
        self.begin.setAccessibleName(_("Nuevo diagnóstico"))
        self.begin.setProperty("role", "main")
        self.begin.clicked.connect(self.diagnosis_wanted)
        head.addWidget(self.begin)
        column.addLayout(head)
        self._area = ColumnsArea(self._context.theme.scale)
        column.addWidget(self._area, 1)
        self._greet()

    def _greet(self) -> None:
        store = self._context.store
        names = {one.id: one.name for one in list_consultants(store)}
        name = names.get(store.user or 0, "").split(" ")[0]
        hour = datetime.now().hour
        words = (
            _("Buen día") if hour < 12 else _("Buenas tardes") if hour < 19 else _("Buenas noches")
        )
        self.greeting.setText(f"{words}, {name}" if name else words)
        self.remark.setText(format_weekday_date(date.today()))

    # --- loading ---

    def load(self) -> None:
        """Read the day again, off the window's thread; out of sight it waits to be shown."""
        if self._loading or not self.isVisible():
            return
        self._stale, self._loading = False, True
        self._context.jobs.start(
            _("Leer el día"), self._read, done=self.show_day, failed=self._fail
        )

    def _read(self, _progress: Progress) -> Day:
        from app.agenda.day import read_day

        everybody = self._context.settings.everybody
        with self._context.store.reader() as reader:
            return read_day(
                reader, user=self._context.store.user, today=date.today(), everybody=everybody
            )

    def _choose_scope(self) -> None:
        self._context.settings.everybody = not self._context.settings.everybody
        save_settings(self._context.settings)
        self.load()

    def _fail(self, trouble: BaseException) -> None:
        self._loading = False
        raise trouble

    def _on_change(self, change: Change) -> None:
        self._stale = True
        if change.touches("consultant"):
            self._greet()
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.load)
        QTimer.singleShot(UPKEEP_AFTER_MS, self, self._look_at_data)

    def _look_at_data(self) -> None:
        """How much there is to mend: once each time the page comes into sight, after the day."""

        def count(_progress: Progress) -> int:
            from app.agenda.findings import count_findings

            with self._context.store.reader() as reader:
                return count_findings(reader, today=date.today())

        def show(found: int) -> None:
            text = ngettext(
                "{count} dato para revisar", "{count} datos para revisar", found
            ).format(count=format_number(found))
            self.upkeep.setText(text)
            self.upkeep.setVisible(bool(found))

        if self.isVisible():
            self._context.jobs.start(_("Revisar los datos"), count, done=show)

    # --- showing ---

    def show_day(self, day: Day) -> None:
        """Show a day that was read; by now the window may be closed, and its file too."""
        self._loading = False
        if not self.isVisible():
            self._stale = True
            return
        self.day = day
        self._show_cards(day)
        if self._stale:
            self._timer.start()

    def _show_cards(self, day: Day) -> None:
        from ui.home.acts import Acts
        from ui.home.cards import ActionsCard, DraftsCard, FiguresCard, NewsCard, NothingCard
        from ui.home.kept_place import KeptPlace
        from ui.home.notices_card import NoticesCard
        from ui.home.week_card import WeekCard

        kept = KeptPlace(self._area)
        self._area.clear()
        self.begin.setVisible(bool(day.workshops))  # one way on at a time
        self._show_scope(day)
        if self._acts is not None:
            self._acts.deleteLater()
            self._acts = None
        if not day.workshops:
            first = self._first_steps()
            self._area.column.addWidget(first, 1)
            if self.hasFocus():
                QTimer.singleShot(0, first.button, first.button.setFocus)
            return
        left, right = self._area.add_pair(58, 42, fill=True)
        theme = self._context.theme
        self._acts = acts = Acts(self._context, self)
        acts.place_wanted.connect(self.place_wanted)
        acts.diagnosis_wanted.connect(self.visit_wanted)
        work = [
            WeekCard(day, theme, acts),
            DraftsCard(day, theme, acts),
            ActionsCard(day, theme, acts),
        ]
        for card in work:
            left.addWidget(card) if not card.empty else card.deleteLater()
        if all(card.empty for card in work):
            left.addWidget(NothingCard(day))
        left.addStretch()
        right.addWidget(FiguresCard(day, theme, acts))
        notices = NoticesCard(day, theme, acts)
        right.addWidget(notices) if not notices.empty else notices.deleteLater()
        right.addWidget(NewsCard(day, acts), 1)
        kept.give_back(self._area)

    def _show_scope(self, day: Day) -> None:
        """Mine or everybody's: only where there are several people, and I have workshops."""
        everybody = self._context.settings.everybody
        self.scope.setVisible(len(list_consultants(self._context.store)) > 1)
        self.scope.setEnabled(day.mine or everybody)
        self.scope.setChecked(not day.mine)
        self.scope.setText(_("Toda la oficina"))

    def _first_steps(self) -> EmptyState:
        empty = EmptyState(
            _("Empiece por los talleres"),
            _(
                "Importe la lista de la asociación, tal como está en Excel, o agregue un taller a mano. Después empiece el primer diagnóstico."
            ),
            _("Ir a la lista de talleres"),
        )
        empty.chosen.connect(lambda: self.place_wanted.emit("workshops", None))
        return empty
