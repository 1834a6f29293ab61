"""Cursos: the catalogue, with how many workshops need each course now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.diagnosis.instruments import list_instruments
from app.i18n import _, format_number
from app.registry.names import fold
from app.storage.records import Reader
from app.training.courses import load_courses
from app.training.needs_queries import course_demand
from app.training.records import Course
from app.training.words import AUDIENCE_WORDS, GIVER_WORDS, short_hours
from ui.context import Context
from ui.live import Live
from ui.training.listing import Listing
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import Column


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course, and how many workshops need it."""

    course: Course
    needed: int

    @property
    def id(self) -> str:
        return self.course.code


def say_givers(course: Course) -> str:
    """Who can give it."""
    return ", ".join(GIVER_WORDS.get(one, one) for one in course.given_by)


def say_dimensions(course: Course, names: Mapping[str, str]) -> str:
    """The dimensions of the points that the course works on."""
    codes = dict.fromkeys(item[:3] for item in course.lifts)
    return ", ".join(names.get(code, code) for code in codes)


def course_columns(names: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns of the catalogue."""
    return (
        Column(_("Código"), lambda one: one.course.code, None, 86),
        Column(
            _("Curso"),
            lambda one: one.course.title,
            lambda one: fold(one.course.title),
            strong=True,
        ),
        Column(
            _("Lo necesitan"),
            lambda one: format_number(one.needed) if one.needed else "",
            lambda one: -one.needed,
            140,
            right=True,
            kind="number",
            cell=lambda one: one.needed,
        ),
        Column(
            _("Horas"),
            lambda one: short_hours(one.course.hours),
            lambda one: one.course.hours,
            82,
            right=True,
            kind="number",
            cell=lambda one: one.course.hours,
        ),
        Column(
            _("Para quién"),
            lambda one: AUDIENCE_WORDS[one.course.audience],
            None,
            236,
            leaves=2,
        ),
        Column(_("Lo puede dar"), lambda one: say_givers(one.course), None, 200, leaves=3),
        Column(_("Trabaja"), lambda one: say_dimensions(one.course, names), None, 200, leaves=1),
    )


class CoursesPart(Listing):
    """Sorted by how many need it; Enter opens a course."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        dimensions = list_instruments()[0].dimensions
        names = {one.code: one.name for one in dimensions}
        empty = EmptyState(
            _("El catálogo de cursos está vacío"),
            _("Los cursos vienen con el programa; instálelo de nuevo."),
        )
        super().__init__(
            course_columns(names), _("Cursos"), _("Buscar un curso, un tema o quién lo da"), empty,
            context.theme.scale, parent,
        )  # fmt: skip
        self._names = names
        self.dimension = self.add_choice(
            _("Dimensión"),
            ((_("Todas las dimensiones"), ""), *((one.name, one.code) for one in dimensions)),
        )
        self.table.sort_by_header(2)
        self.add_export(context)
        Live(self, context, self._read, self._show, title=_("Leer los cursos"))

    def passes(self, row: Any) -> bool:
        wanted = self.dimension.currentData()
        return not wanted or any(item.startswith(wanted) for item in row.course.lifts)

    def _read(self, reader: Reader) -> list[CourseRow]:
        demand = course_demand(reader)
        return [CourseRow(course, demand.get(course.code, 0)) for course in load_courses()]

    def _show(self, rows: list[CourseRow]) -> None:
        texts = []
        for row in rows:
            course = row.course
            texts.append(
                " ".join(
                    (course.code, course.title, course.summary, *course.objectives,
                     say_givers(course), say_dimensions(course, self._names))
                )
            )  # fmt: skip
        self.show_rows(rows, texts)
