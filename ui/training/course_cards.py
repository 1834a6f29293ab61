"""What a course is made of: objectives, plan, test, points of the diagnostic, materials."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.diagnosis.instruments import list_instruments
from app.formalization.queries import read_statutes
from app.formalization.records import Statute
from app.i18n import _, ngettext
from app.storage.records import Reader
from app.training.course_figures import with_figures
from app.training.demand_queries import read_demanded
from app.training.records import Course, Demanded
from app.training.words import say_demand, short_hours
from ui.context import Context
from ui.live import Live
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea


class CourseAbout(ColumnsArea):
    """Cards to read; the catalogue is data. Who asked for it and the legal figures are the office's."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme.scale, top=14, parent=parent)
        self._items = {one.code: one.short for one in list_instruments()[0].items}
        self._course: Course | None = None
        self._demanded = Demanded()
        self._statutes: tuple[Statute, ...] = ()
        Live(self, context, _read, self._show_read, here=True)

    def _show_read(self, read: tuple[Demanded, tuple[Statute, ...]]) -> None:
        if read != (self._demanded, self._statutes):
            self._demanded, self._statutes = read
            if self._course is not None:
                self.show_course(self._course)

    def show_course(self, course: Course) -> None:
        """Draw it."""
        self._course = course
        course = with_figures(course, self._statutes, date.today().isoformat())
        self.clear()
        left, right = self.add_pair(55, 45)
        left.addWidget(self._aims(course))
        left.addWidget(self._test(course))
        left.addStretch()
        right.addWidget(self._plan(course))
        right.addWidget(self._points(course))
        right.addWidget(_list_card(_("Materiales"), course.materials))
        right.addWidget(self._source(course))
        right.addStretch()
        self.column.addStretch()

    def _aims(self, course: Course) -> Card:
        card = Card(_("Para qué sirve"))
        card.body.addWidget(label(course.summary, wrap=True))
        card.body.addWidget(label(_("Al terminar, cada persona"), "strong"))
        for number, objective in enumerate(course.objectives, 1):
            card.body.addWidget(label(f"{number}. {objective}", wrap=True))
        if course.reserved:
            card.body.addWidget(label(_("Lo que se dice en este curso es reservado."), "warning", wrap=True))
        return card

    def _plan(self, course: Course) -> Card:
        text = ngettext("{count} encuentro", "{count} encuentros", len(course.sessions))
        remark = f"{text.format(count=len(course.sessions))} · {short_hours(course.hours)}"
        card = Card(_("Plan"), remark)
        for number, session in enumerate(course.sessions, 1):
            said = f"{number}. {session.topic} · {short_hours(session.minutes / 60)}"
            if session.reflection:
                said += " · " + _("con tiempo para conversarlo")
            card.body.addWidget(label(said, wrap=True))
        return card

    def _points(self, course: Course) -> Card:
        card = Card(_("Qué mejora del diagnóstico"))
        for code in course.lifts:
            short = self._items.get(code, "")
            card.body.addWidget(label(f"{code}  {short}".strip(), wrap=True))
        for one in self._demanded.courses.get(course.code, ()):
            card.body.addWidget(label(say_demand(one), "soft", wrap=True))
        for code in course.lifts:
            for one in self._demanded.items.get(code, ()):
                said = _("{item}: {demand}").format(item=self._items.get(code, code), demand=say_demand(one))
                card.body.addWidget(label(said, "soft", wrap=True))
        return card

    def _test(self, course: Course) -> Card:
        card = Card(_("Prueba, antes y después"))
        for question in course.questions:
            card.body.addWidget(label(f"{question.code}. {question.text}", "strong", wrap=True))
            for letter, text in question.options:
                mark = " ✓" if letter == question.right else ""
                card.body.addWidget(label(f"     {letter}) {text}{mark}", "soft", wrap=True))
        return card

    def _source(self, course: Course) -> Card:
        card = Card(_("De dónde sale"))
        card.body.addWidget(label(course.source, "small", wrap=True))
        return card


def _read(reader: Reader) -> tuple[Demanded, tuple[Statute, ...]]:
    return read_demanded(reader), read_statutes(reader)


def _list_card(heading: str, lines: Sequence[str]) -> Card:
    card = Card(heading)
    for text in lines:
        card.body.addWidget(label(f"– {text}", wrap=True))
    return card
