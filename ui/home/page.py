"""Inicio: the consultant's day. Every line opens the thing it speaks of."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, format_number, format_weekday_date, ngettext
from app.registry.queries import list_consultants
from app.settings import save_settings
from app.storage.records import Reader
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.widgets.card import label
from ui.widgets.columns import ColumnsArea
from ui.widgets.empty import EmptyState
from ui.widgets.flow import WrapRow

if TYPE_CHECKING:
    from app.agenda.records import Day
    from app.registry.records import Consultant
    from ui.home.day_acts import DayActs

REST_MS = 400
UPKEEP_AFTER_MS = 700


class HomePage(Page):
    """The day, its figures and its news; what was put off is said in the head."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.day: Day | None = None
        self._acts: DayActs | None = None
        self._lay_out()
        greeted = Live(self, context, list_consultants, self._greet, here=True)
        self._live = Live(
            self,
            context,
            self._read,
            self.show_day,
            title=_("Leer el día"),
            rest=REST_MS,
            asks=lambda: (context.store.user, context.settings.everybody),
        )
        Live(
            self,
            context,
            self._count_findings,
            self._show_findings,
            rest=REST_MS,
            title=_("Revisar los datos"),
            late=UPKEEP_AFTER_MS,
        )
        for one in (greeted, self._live):  # the day of whoever works here now
            context.way.worker_changed.connect(one.again)

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=14)
        head = WrapRow()
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
        self.upkeep.clicked.connect(lambda: self._context.way.go("upkeep"))
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
        calendar.clicked.connect(lambda: self._context.way.go("calendar"))
        head.addWidget(calendar)
        self.begin = QPushButton(_("Nuevo diagnóstico"))
        self.begin.setAccessibleName(_("Nuevo diagnóstico"))
        self.begin.setProperty("role", "main")
        self.begin.clicked.connect(self._begin_diagnosis)
        head.addWidget(self.begin)
        column.addLayout(head)
        self._area = ColumnsArea(self._context.theme.scale)
        column.addWidget(self._area, 1)
        self._greet([])

    def _begin_diagnosis(self) -> None:
        from ui.diagnosis.beginning import choose_diagnosis

        choose_diagnosis(self._context, self.window())

    def _greet(self, consultants: list[Consultant]) -> None:
        names = {one.id: one.name for one in consultants}
        self.scope.setVisible(len(names) > 1)
        name = names.get(self._context.store.user or 0, "").split(" ")[0]
        hour = datetime.now().hour
        words = _("Buen día") if hour < 12 else _("Buenas tardes") if hour < 19 else _("Buenas noches")
        self.greeting.setText(f"{words}, {name}" if name else words)
        self.remark.setText(format_weekday_date(date.today()))

    # --- reading ---

    def _read(self, reader: Reader, user: int | None, everybody: bool) -> Day:
        from app.agenda.day import read_day

        return read_day(reader, user=user, today=date.today(), everybody=everybody)

    def _choose_scope(self) -> None:
        self._context.settings.everybody = not self._context.settings.everybody
        save_settings(self._context.settings)
        self._live.again()

    def _count_findings(self, reader: Reader) -> int:
        from app.agenda.findings import count_findings

        return count_findings(reader, today=date.today())

    def _show_findings(self, found: int) -> None:
        """How much there is to mend, after the day."""
        text = ngettext("{count} dato para revisar", "{count} datos para revisar", found)
        self.upkeep.setText(text.format(count=format_number(found)))
        self.upkeep.setVisible(bool(found))

    # --- showing ---

    def show_day(self, day: Day) -> None:
        """Show a day that was read."""
        self.day = day
        self._show_cards(day)

    def _show_cards(self, day: Day) -> None:
        from ui.home.cards import DraftsCard, DueActionsCard, FiguresCard, NewsCard, NothingCard
        from ui.home.day_acts import DayActs
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
        self._acts = acts = DayActs(self._context, self)
        work = [
            WeekCard(day, theme, acts),
            DraftsCard(day, theme, acts),
            DueActionsCard(day, theme, acts),
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
        """Mine or everybody's, where there are several people: only if I have workshops."""
        everybody = self._context.settings.everybody
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
        empty.chosen.connect(lambda: self._context.way.go("workshops"))
        return empty
