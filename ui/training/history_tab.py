"""Capacitación, on a workshop's page: what its people did, and which courses it needs now."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import Problem
from app.i18n import _, ngettext
from app.storage.records import Reader
from app.training.enrolment_operations import invite_workshops
from app.training.history_queries import list_workshop_history
from app.training.history_records import HistoryLine
from app.training.needs_queries import courses_for_workshop
from app.training.queries import list_events
from app.training.records import CourseNeed, EventLine
from ui.context import Context
from ui.registry.workshop_tabs import WorkshopTab
from ui.training.events_part import say_phase
from ui.training.history_rows import HistoryRows
from ui.training.reading import Reading
from ui.training.words import say_hours
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea
from ui.widgets.row_button import RowButton

TABLES = (
    "trainee", "enrolment", "event", "event_session", "attendance", "certificate", "visit",
    "answer", "programme", "action", "owner_choice", "test_answer",
)  # fmt: skip
SHOWN_NEEDS = 8
FIRST_EDITIONS = 1

Found = tuple[int, list[HistoryLine], list[CourseNeed], list[EventLine]]


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
        self._reading = Reading(
            self, context, _("Leer la capacitación del taller"), TABLES, self._read, self._show
        )

    def show_workshop(self, workshop_id: int) -> None:
        if workshop_id != self._workshop_id:
            self._workshop_id = workshop_id
            self._area.clear()
            self._reading.again()

    def _read(self, reader: Reader) -> Found:
        workshop = self._workshop_id
        coming = [
            one
            for one in list_events(reader, today=self._today, status="planned")
            if one.next_on is not None or one.first_on is None
        ]
        return (
            workshop, list_workshop_history(reader, workshop),
            courses_for_workshop(reader, workshop), coming,
        )  # fmt: skip

    def _show(self, found: Found) -> None:
        workshop, history, needs, coming = found
        if workshop != self._workshop_id:
            return
        self._area.clear()
        left, right = self._area.add_pair(54, 46)
        left.addWidget(self._history(history))
        left.addStretch()
        right.addWidget(self._needs(needs, coming))
        right.addStretch()
        self._area.column.addStretch()

    def _history(self, lines: Sequence[HistoryLine]) -> Card:
        people = len({one.trainee.id for one in lines})
        hours = sum(one.hours_attended for one in lines)
        text = ngettext("{count} persona", "{count} personas", people).format(count=people)
        card = Card(
            _("Lo que se capacitaron"), f"{text} · {say_hours(round(hours, 1))}" if lines else ""
        )
        if lines:
            rows = HistoryRows(named=True)
            rows.show_lines(lines)
            rows.chosen.connect(lambda event: self.place_wanted.emit("event", event))
            card.body.addWidget(rows)
        else:
            text = _("Nadie de este taller participó todavía en un curso. A la derecha está lo que más le sirve ahora.")  # fmt: skip
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
            said += "\n" + self._say_edition(coming[0])
        row = RowButton(f"{need.rank}. {need.course.title}", said)
        row.chosen.connect(lambda: self.place_wanted.emit("course", need.course.code))
        line.addWidget(row, 1)
        for edition in coming[:FIRST_EDITIONS]:
            button = QPushButton(_("Invitar"))
            button.setAccessibleName(_("Invitar a {title}").format(title=edition.title))
            button.setEnabled(not self.context.store.read_only)
            button.clicked.connect(lambda _on=False, one=edition: self.invite(one))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return whole

    def _say_edition(self, edition: EventLine) -> str:
        free: Any = edition.free
        room = (
            ngettext("{count} lugar", "{count} lugares", free).format(count=free)
            if free is not None
            else _("hay lugar")
        )
        parts = (say_phase(edition, self._today), edition.place, room)
        return " · ".join(part for part in parts if part)

    def invite(self, edition: EventLine) -> None:
        """Invite the owner to a coming edition; it is opened to enrol."""
        try:
            invite_workshops(
                self.context.store, event_id=edition.id, workshop_ids=[self._workshop_id]
            )
        except Problem as trouble:
            self.context.messages.show_problem(trouble)
            return
        self.context.messages.say(
            _("Invitada a «{title}».").format(title=edition.title),
            action=_("Abrir la edición"),
            do=lambda: self.place_wanted.emit("event", edition.id),
        )
