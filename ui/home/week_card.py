"""Hoy y esta semana: visits promised, courses, diagnostics that are due; overdue ones stand out."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from app.agenda.day import DAYS_AHEAD
from app.agenda.day_words import say_due
from app.agenda.records import Day, VisitDue
from app.contacts.words import contact_name
from app.diagnosis.records import RoundDue
from app.i18n import _, ngettext
from app.training.records import SessionDue
from ui.home.day_acts import DayActs
from ui.theme import Theme
from ui.widgets.card import label
from ui.widgets.day_line import Act, DayLine
from ui.widgets.light import SHAPES, Light
from ui.widgets.row_button import RowButton
from ui.widgets.section import SectionsCard

MARK_WIDTH = 124
SHOWN_TODAY, SHOWN_LATE, SHOWN_AHEAD = 5, 2, 3


class WeekCard(SectionsCard):
    """Today first, then what was not kept, then the days that come."""

    def __init__(self, day: Day, theme: Theme, acts: DayActs) -> None:
        super().__init__(_("Hoy y esta semana"), _count(day))
        self.body.setSpacing(2)
        self._theme, self._acts, self._mine = theme, acts, day.mine
        self._today = date.fromisoformat(day.today)
        today = [one for one in day.visits.lines if one.day == day.today]
        ahead = [one for one in day.visits.lines if one.day > day.today]
        late_rounds = [one for one in day.rounds.lines if one.day < day.today]
        rounds = [one for one in day.rounds.lines if one.day >= day.today]
        now = [
            *((one.at, one.code, partial(self._visit, one)) for one in today),
            *(
                (one.starts_at, one.title, partial(self._session, one))
                for one in day.sessions
                if one.day == day.today
            ),
        ]
        now.sort(key=lambda line: (line[0] is None, line[0] or "", line[1]))
        self.add_section([build for _at, _name, build in now], count=len(now), shown=SHOWN_TODAY)
        late = [
            *((one.day, partial(self._visit, one)) for one in day.late_visits.lines),
            *((one.day, partial(self._round, one)) for one in late_rounds),
        ]
        late.sort(key=lambda line: line[0])
        count = day.late_visits.count + (len(late_rounds) or 0)
        self.add_section([build for _day, build in late], count=count, shown=SHOWN_LATE)
        soon = [
            *((one.day, partial(self._visit, one)) for one in ahead),
            *((one.day, partial(self._session, one)) for one in day.sessions if one.day > day.today),
            *((one.day, partial(self._round, one)) for one in rounds),
        ]
        soon.sort(key=lambda line: line[0])
        count = len(soon) + day.visits.count - len(day.visits.lines)
        self.add_section([build for _day, build in soon], count=count, shown=SHOWN_AHEAD)
        if not day.visits.count:  # what was agreed last shall not be out of sight
            following = [partial(self._visit, one) for one in day.later_visits.lines]
            self.add_section(following, count=len(following), shown=len(following))

    def _mark(self, day: str, at: str | None) -> QWidget:
        when = date.fromisoformat(day)
        if when == self._today:
            return label(at or _("hoy"), "strong")
        band = "red" if when < self._today else None
        role = "urgent" if when < self._today else "unmeasured"
        if self._today < when <= self._today + timedelta(days=1):
            band, role = "yellow", "improve"
        text = say_due(day, self._today)
        return Light(
            SHAPES[band], f"{text} {at}" if at and when > self._today else text, self._theme.colour(role)
        )

    def _row(self, title: str, remark: str, mark: QWidget) -> RowButton:
        return RowButton(title, remark, mark, mark_width=self._theme.pixels(MARK_WIDTH))

    def _visit(self, due: VisitDue) -> QWidget:
        who = "" if self._mine else due.consultants
        # a day that is written out leaves no room for the hour beside it
        is_far = due.day > (self._today + timedelta(days=DAYS_AHEAD)).isoformat()
        parts = (due.at if is_far else "", contact_name(due.channel), due.place, due.phone, who)
        mark = self._mark(due.day, None if is_far else due.at)
        row = self._row(due.workshop, " · ".join(part for part in parts if part), mark)
        row.chosen.connect(lambda: self._acts.way.go("workshop", due.workshop_id))
        acts: list[Act] = [
            (_("Anotar"), lambda: self._acts.note_visit(due)),
            (_("Mover…"), lambda: self._acts.move_visit(due)),
        ]
        if due.day > self._today.isoformat():
            acts.reverse()  # nothing to note yet
        if due.source == "contact":
            acts.append((_("No se hizo"), lambda: self._acts.miss_visit(due)))
        return DayLine(row, acts if self._acts.may_write else [])

    def _round(self, due: RoundDue) -> QWidget:
        remark = _("Toca el diagnóstico {round}").format(round=due.round)
        row = self._row(due.workshop, remark, self._mark(due.day, None))
        row.chosen.connect(lambda: self._acts.way.go("workshop", due.workshop_id))
        acts: list[Act] = [
            (_("Empezar"), lambda: self._acts.begin_round(due)),
            (_("Mover a otro día…"), lambda: self._acts.move_round(due)),
        ]
        return DayLine(row, acts if self._acts.may_write else [])

    def _session(self, due: SessionDue) -> QWidget:
        people = ngettext("{count} persona inscripta", "{count} personas inscriptas", due.enrolled)
        parts = (_("Curso"), due.place, people.format(count=due.enrolled) if due.enrolled else "")
        row = self._row(
            due.title,
            " · ".join(part for part in parts if part),
            self._mark(due.day, due.starts_at),
        )
        row.chosen.connect(lambda: self._acts.way.go("event", due.event_id))
        return DayLine(row, [(_("Asistencia"), lambda: self._acts.way.go("event", due.event_id))])


def _count(day: Day) -> str:
    """As many as the lines below, those behind «y más» too."""
    timed = [*(one.day for one in day.visits.lines), *(one.day for one in day.sessions)]
    days = [*timed, *(one.day for one in day.rounds.lines)]
    late = day.late_visits.count + sum(one < day.today for one in days)
    today = timed.count(day.today)
    ahead = sum(one >= day.today for one in days) - today
    week = ahead + day.visits.count - len(day.visits.lines)
    parts = [_("{count} hoy").format(count=today)] if today else []
    if late:
        words = ngettext("{count} atrasada", "{count} atrasadas", late)
        parts.append(words.format(count=late))
    if week:
        parts.append(_("{count} en la semana").format(count=week))
    if not day.visits.count and (later := day.later_visits.count):
        text = ngettext("{count} visita más adelante", "{count} visitas más adelante", later)
        parts.append(text.format(count=later))
    return " · ".join(parts)
