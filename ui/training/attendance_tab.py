"""Asistencia: the sheet, filled by keyboard or by typing the numbers of who was missing."""

import re

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import Problem
from app.i18n import _
from app.training.attendance_operations import mark_attendance, mark_many
from app.training.event_desk import EventDesk
from app.training.records import Enrolment, Mark, Session
from app.training.results import attendance, drop_out
from app.training.words import (
    ENROLMENT_WORDS,
    MARK_KEYS,
    MARK_WORDS,
    say_day,
    say_times,
    say_trainee,
    short_day,
)
from ui.context import Context
from ui.theme import Theme
from ui.training.event_tab import EventTab
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.hint_line import HintLine
from ui.widgets.mark_grid import GridLine, GridMark, MarkGrid, MarkSheet
from ui.widgets.page_stack import PageStack

CAME = ("present", "late")


def read_numbers(text: str) -> list[int] | None:
    """ "3, 7, 12" or "3 7-9" -> [3, 7, 8, 9]; None when any of it cannot be read."""
    numbers: list[int] = []
    for part in re.split(r"[\s,;.y]+", text.strip()):
        if not part:
            continue
        span = re.fullmatch(r"([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?", part, re.ASCII)
        if span is None or int(span[2] or span[1]) < int(span[1]):
            return None
        numbers.extend(range(int(span[1]), int(span[2] or span[1]) + 1))
    return numbers


class AttendanceTab(EventTab):
    """P T A J (or 1 and 0) mark and go down; Enter goes down, Delete empties, Ctrl+Z undoes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._marks = _attendance_marks(theme)
        self.grid = MarkGrid(self._marks, _("Planilla de asistencia"), theme.scale, goes_down=True, width=68)
        self.missing = QLineEdit()
        self._lay_out()
        self.grid.marked.connect(self._mark)
        self.grid.marked_all.connect(self._mark_all)
        self.grid.refused.connect(lambda why: self.trouble.say(why))
        self.grid.moved.connect(lambda _column: self._show_session())
        self.begins_at = self.grid

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.session = label("", "strong", wrap=True)
        self.with_identity = QCheckBox(_("Planilla con C.I. y sexo"))
        self.with_identity.setToolTip(
            _(
                "Solo si quien paga el curso lo pide. La C.I. la escribe quien viene; no sale en un curso reservado"
            )
        )
        head = QHBoxLayout()
        head.addWidget(self.session, 1)
        head.addWidget(self.with_identity)
        column.addLayout(head)
        self.summary = label("", "soft", wrap=True)
        row.addWidget(self.summary, 1)
        self.all = QPushButton(_("Todos presentes"))
        self.all.setToolTip(_("Marca presente a quien todavía no tiene marca en este encuentro"))
        self.all.clicked.connect(self.mark_all_present)
        self.missing.setPlaceholderText(_("Faltaron: 3, 7, 12 y Enter"))
        self.missing.setAccessibleName(_("Números de quienes faltaron a este encuentro"))
        self.missing.setFixedWidth(self.context.theme.pixels(230))
        self.missing.returnPressed.connect(self.mark_missing)
        self.paper = QPushButton(_("Imprimir la planilla"))
        self.paper.clicked.connect(self._print)
        for button in (self.all, self.paper):
            button.setAccessibleName(button.text())
        for widget in (self.missing, self.all, self.paper):
            row.addWidget(widget)
        column.addLayout(row)
        self.trouble = HintLine()
        column.addWidget(self.trouble)
        self.body = PageStack()
        self.body.addWidget(self.grid)
        self.no_days = EmptyState(
            _("Faltan los días"),
            _("La planilla tiene una columna por encuentro: cárguelos en «Lugar y días»."),
        )
        self.no_people = EmptyState(
            _("Falta la gente"),
            _("La planilla tiene una línea por persona: agréguelas en «Participantes»."),
        )
        self.body.addWidget(self.no_days)
        self.body.addWidget(self.no_people)
        column.addWidget(self.body, 1)
        self.keys = FlowRow(spacing=14)
        for mark in self._marks:
            quick = " o ".join(key.upper() for key in mark.keys)
            self.keys.add(label(f"{quick}  {mark.word}", "small"))
        for text in (_("Enter: la de abajo"), _("Supr: vaciar"), _("Ctrl+Z: deshacer")):
            self.keys.add(label(text, "small"))
        column.addWidget(self.keys)

    # --- showing ---

    def refresh(self, desk: EventDesk) -> None:
        sessions, people = desk.event.sessions, desk.sitting
        marks = [Mark(session, one, mark) for (session, one), mark in desk.marks.items()]
        counts = drop_out(desk.event, desk.enrolments, marks)
        shares = attendance(desk.event, people, marks)
        titles = [
            f"{number}\n{short_day(session.held_on)}"
            + (f"\n{count.came}/{count.expected}" if count.came is not None else "\n–")
            for number, (session, count) in enumerate(zip(sessions, counts, strict=True), 1)
        ]
        lines = []
        for one in people:
            share = shares[one.id].share
            cells = tuple(desk.marks.get((session.id, one.id)) for session in sessions)
            came, taken = shares[one.id].attended, shares[one.id].taken
            ends = ("", "") if share is None else (f"{came}/{taken}", f"{share * 100:.0f} %")
            lines.append(GridLine(one.id, self._name(one), cells, ends, say_trainee(one.trainee)))
        explained = [self._say_session(session) for session in sessions]
        self.grid.show_sheet(MarkSheet(titles, explained, lines, (_("Vino a"), _("Horas"))))
        shown: QWidget = self.grid if sessions and people else self.no_people
        self.body.setCurrentWidget(shown if sessions else self.no_days)
        ready = bool(sessions and people)
        parts: tuple[QWidget, ...] = (self.all, self.missing, self.paper, self.keys, self.summary)
        for part in parts:
            part.setVisible(ready)
        for part in parts[:2]:
            part.setEnabled(not desk.store.read_only)
        self._show_session()

    def _name(self, one: Enrolment) -> str:
        aside = f" ({ENROLMENT_WORDS[one.status]})" if one.status != "enrolled" else ""
        return f"{one.number}  {one.trainee.full_name}{aside}"

    def _say_session(self, session: Session) -> str:
        parts = (
            say_day(session.held_on),
            say_times(session),
            session.topic or "",
            session.place or "",
        )
        return " · ".join(part for part in parts if part)

    @property
    def current_session(self) -> Session | None:
        """The session of the column that the cursor is in."""
        sessions = self.desk.event.sessions if self.desk is not None else ()
        column = max(0, self.grid.currentIndex().column())
        return sessions[min(column, len(sessions) - 1)] if sessions else None

    def _show_session(self) -> None:
        session, desk = self.current_session, self.desk
        if session is None or desk is None:
            self.session.setText("")
            self.summary.setText("")
            return
        number = desk.event.sessions.index(session) + 1
        self.session.setText(
            _("Encuentro {number}: {what}").format(number=number, what=self._say_session(session))
        )
        self.summary.setText(self._count(desk, session))

    def _count(self, desk: EventDesk, session: Session) -> str:
        here = [mark for (one, _person), mark in desk.marks.items() if one == session.id]
        if not here:
            return _("Todavía no se tomó asistencia en este encuentro.")
        said = [f"{mark.letter} {here.count(mark.code)}" for mark in self._marks if mark.code in here]
        marks = [Mark(one, person, mark) for (one, person), mark in desk.marks.items()]
        for count in drop_out(desk.event, desk.enrolments, marks):
            if count.session.id == session.id and count.gone:
                said.append(_("dejaron de venir: {count}").format(count=count.gone))
        return " · ".join(said)

    # --- marking ---

    def _mark(self, enrolment_id: int, column: int, mark: str | None) -> None:
        if self.desk is not None:
            session = self.desk.event.sessions[column]
            self.context.do(mark_attendance, session_id=session.id, enrolment_id=enrolment_id, mark=mark)

    def _mark_all(self, cells: list[tuple[int, int, str | None]]) -> None:
        if self.desk is not None:
            sessions = self.desk.event.sessions
            marks = [(sessions[column].id, enrolment, mark) for enrolment, column, mark in cells]
            self.context.do(mark_many, marks=marks)

    def mark_all_present(self) -> None:
        """Present for everybody enrolled who has no mark in this session yet; one step."""
        self._mark_rest([])
        self.grid.setFocus()

    def mark_missing(self) -> None:
        """The numbers typed were absent, everybody else enrolled present; one step."""
        numbers = read_numbers(self.missing.text())
        known = {one.number: one for one in self.desk.sitting} if self.desk is not None else {}
        unknown = [str(one) for one in numbers or () if one not in known]
        if numbers is None or unknown:
            self.trouble.say(
                _("Escriba los números de la planilla, como 3, 7, 12.")
                if numbers is None
                else _("No hay nadie con el número {numbers}.").format(numbers=", ".join(unknown))
            )
            return
        if self._mark_rest([known[one] for one in numbers]):
            self.missing.clear()
            self.grid.setFocus()

    def _mark_rest(self, missing: list[Enrolment]) -> bool:
        """The missing are absent; of the others, who is enrolled and has no mark came.

        False when it cannot be, which is said beside the field.
        """
        session, desk = self.current_session, self.desk
        if session is None or desk is None:
            return False
        self.trouble.say("")
        absent = {one.id for one in missing}
        marks: list[tuple[int, int, str | None]] = [(session.id, one, "absent") for one in absent]
        for one in desk.sitting:
            free = (session.id, one.id) not in desk.marks
            if one.id not in absent and one.status == "enrolled" and free:
                marks.append((session.id, one.id, "present"))
        try:
            mark_many(desk.store, marks=marks)
        except Problem as trouble:
            self.trouble.say(trouble.sentence)
        return not self.trouble.said

    def _print(self) -> None:
        from reports.attendance_sheet import AttendanceOptions

        if self.desk is not None:
            asked = AttendanceOptions(with_identity=self.with_identity.isChecked())
            self.context.way.print("attendance-sheet", self.desk.event_id, options=asked)


def _attendance_marks(theme: Theme) -> tuple[GridMark, ...]:
    """The four marks with their keys; 1 and 0 are the quick ones."""
    roles = {"present": "good", "late": "improve", "absent": "urgent", "excused": "unmeasured"}
    quick = {"present": "1", "absent": "0"}
    return tuple(
        GridMark(
            code,
            letter,
            MARK_WORDS[code],
            theme.colour(roles[code]),
            letter.lower() + quick.get(code, ""),
        )
        for code, letter in MARK_KEYS.items()
    )
