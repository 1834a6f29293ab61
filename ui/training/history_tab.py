"""Capacitación, on a workshop's page: what its people did, and which courses it needs now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store
from app.training.enrolment_operations import enrol_trainee, invite_workshops
from app.training.history_queries import list_gains, list_history_for_owner
from app.training.history_records import HistoryLine
from app.training.needs_queries import courses_for_workshop
from app.training.phases import say_phase
from app.training.queries import list_enrolments, list_events
from app.training.records import CourseNeed, EventLine
from app.training.results import Gain
from app.training.words import short_hours
from ui.context import Context
from ui.live import Live
from ui.registry.workshop_tab import WorkshopTab
from ui.training.history_rows import HistoryRows
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea
from ui.widgets.row_button import RowButton

SHOWN_NEEDS = 8


@dataclass(frozen=True, slots=True)
class _Found:
    """What the tab shows of a workshop; `gains` by enrolment."""

    history: list[HistoryLine]
    gains: dict[int, Gain]
    needs: list[CourseNeed]
    coming: list[EventLine]


class TrainingTab(WorkshopTab):
    """Read off the window's thread whenever it is seen and something changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._workshop_id = 0
        self._today = date.today().isoformat()
        self._area = ColumnsArea(context.theme.scale, top=14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self._live = Live(
            self,
            context,
            self._read,
            self._show,
            title=_("Leer la capacitación del taller"),
            asks=lambda: (self._workshop_id,) if self._workshop_id else None,
        )

    def show_workshop(self, workshop_id: int) -> None:
        if workshop_id != self._workshop_id:
            self._workshop_id = workshop_id
            self._area.clear()
            self._live.again()

    def _read(self, reader: Reader, workshop: int) -> _Found:
        coming = [
            one
            for one in list_events(reader, today=self._today, status="planned")
            if one.next_on is not None or one.first_on is None
        ]
        history = list_history_for_owner(reader, workshop)  # she may look at this screen
        gains = list_gains(reader, history)
        return _Found(history, gains, courses_for_workshop(reader, workshop), coming)

    def _show(self, found: _Found) -> None:
        self._area.clear()
        left, right = self._area.add_pair(54, 46)
        left.addWidget(self._history(found.history, found.gains))
        left.addStretch()
        right.addWidget(self._needs(found.needs, found.coming))
        right.addStretch()
        self._area.column.addStretch()

    def _history(self, lines: Sequence[HistoryLine], gains: dict[int, Gain]) -> Card:
        people = len({one.trainee.id for one in lines})
        hours = sum(one.hours_attended for one in lines)
        text = ngettext("{count} persona", "{count} personas", people).format(count=people)
        card = Card(_("Lo que se capacitaron"), f"{text} · {short_hours(round(hours, 1))}" if lines else "")
        if lines:
            rows = HistoryRows(named=True)
            rows.show_lines(lines, gains)
            rows.chosen.connect(lambda event: self.context.way.go("event", event))
            card.body.addWidget(rows)
        else:
            text = _(
                "Nadie de este taller participó todavía en un curso. A la derecha está lo que más le sirve ahora."
            )
            card.body.addWidget(label(text, "soft", wrap=True))
        return card

    def _needs(self, needs: Sequence[CourseNeed], coming: Sequence[EventLine]) -> Card:
        card = Card(_("Cursos que necesita ahora"))
        card.body.setSpacing(2)
        for need in needs:
            lines = [one for one in coming if one.course == need.course.code and one.free != 0]
            if lines or need.rank <= SHOWN_NEEDS:
                card.body.addWidget(self._need(need, lines))
        if not needs:
            text = _("Ninguno por ahora: no hay cursos en su programa ni el diagnóstico los pide.")
            card.body.addWidget(label(text, "soft", wrap=True))
        return card

    def _need(self, need: CourseNeed, coming: Sequence[EventLine]) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        said = need.because
        if coming:
            said += "\n" + self._say_event(coming[0])
        row = RowButton(f"{need.rank}. {need.course.title}", said)
        row.chosen.connect(lambda: self.context.way.go("course", need.course.code))
        line.addWidget(row, 1)
        if coming:
            line.addLayout(self._buttons(coming[0]))
        return whole

    def _buttons(self, coming: EventLine) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for text, name, act, role in (
            (_("Inscribir"), _("Inscribir en {title}"), self.enrol, ""),
            (_("Solo invitar"), _("Invitar a {title}"), self.invite, "link"),
        ):
            button = QPushButton(text)
            button.setProperty("role", role)
            button.setAccessibleName(name.format(title=coming.title))
            button.setEnabled(not self.context.store.read_only)
            button.clicked.connect(lambda _on=False, do=act: do(coming))
            column.addWidget(button)
        return column

    def _say_event(self, coming: EventLine) -> str:
        free: Any = coming.free
        room = (
            ngettext("{count} lugar", "{count} lugares", free).format(count=free)
            if free is not None
            else _("hay lugar")
        )
        parts = (say_phase(coming, self._today), coming.place, room)
        return " · ".join(part for part in parts if part)

    def invite(self, coming: EventLine) -> None:
        """Invite the owner to a coming event."""
        if self._put_in(coming, enrolling=False):
            self._say(_("Invitada/o a «{title}».").format(title=coming.title), coming)

    def enrol(self, coming: EventLine) -> None:
        """Enrol the owner in a coming event, or put her on its waiting list; one undo step."""
        if self._put_in(coming, enrolling=True):
            self._say(_("Inscripta/o en «{title}».").format(title=coming.title), coming)

    def _put_in(self, coming: EventLine, *, enrolling: bool) -> bool:
        workshop = self._workshop_id

        def put_in(store: Store) -> None:
            with store.change(Label("enrolment.added_to", title=coming.title)):
                invite_workshops(store, event_id=coming.id, workshop_ids=[workshop])
                people = list_enrolments(store, coming.id) if enrolling else []
                for one in people:
                    if one.trainee.workshop_id == workshop and one.trainee.role == "owner":
                        enrol_trainee(store, event_id=coming.id, trainee_id=one.trainee.id)

        return bool(self.context.do(put_in))

    def _say(self, sentence: str, coming: EventLine) -> None:
        self.context.messages.say(
            sentence,
            action=_("Abrir la capacitación"),
            do=lambda: self.context.way.go("event", coming.id),
        )
