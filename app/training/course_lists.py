"""The lists of the catalogue of courses: each course, and who needs it."""

from dataclasses import dataclass

from app.diagnosis.instruments import list_instruments
from app.i18n import _
from app.lists.kind import ListAsked, ListColumn, ListKind, say_parts
from app.lists.sheets import Kind
from app.place import Place
from app.shapes import shape
from app.training.courses import load_courses
from app.training.needs_queries import course_demand, list_needs
from app.training.phrases import say_hours
from app.training.records import Course, Need
from app.training.words import (
    AUDIENCE_WORDS,
    say_contact,
    say_dimensions,
    say_givers,
    short_contact,
    short_hours,
)

NEED = "rank workshop=workshop_code name=workshop rule gap anchor items because invited may_contact"
CATALOGUE = "code=course.code title=course.title hours=course.hours audience=course.audience needed"


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """A course, and how many workshops need it."""

    course: Course
    needed: int

    @property
    def id(self) -> str:
        return self.course.code


def courses_list(_today: str) -> ListKind:
    """The catalogue of courses, with how many workshops need each now."""
    names = {one.code: one.name for one in list_instruments()[0].dimensions}
    columns = (
        ListColumn(_("Código"), lambda one: one.course.code, width=10, window=86),
        ListColumn(_("Curso"), lambda one: one.course.title, width=40, window=0, strong=True),
        ListColumn(_("Lo necesitan"), "needed", "number", window=140, sort=lambda one: -one.needed),
        ListColumn(
            _("Horas"),
            lambda one: one.course.hours,
            "number",
            window=82,
            say=lambda one: short_hours(one.course.hours),
        ),
        ListColumn(_("Para quién"), lambda one: AUDIENCE_WORDS[one.course.audience], window=236, leaves=2),
        ListColumn(_("Lo puede dar"), lambda one: say_givers(one.course), window=200, leaves=3),
        ListColumn(_("Trabaja"), lambda one: say_dimensions(one.course, names), window=200, leaves=1),
    )

    def found_by(line: CatalogueLine) -> str:
        one = line.course
        said = (say_givers(one), say_dimensions(one, names))
        return " ".join((one.code, one.title, one.summary, *one.objectives, *said))

    return ListKind(
        "courses",
        _("Cursos"),
        columns,
        _courses,
        keys=CATALOGUE,
        say=lambda one: say_course(one.course),
        found_by=found_by,
        opens=lambda one: Place("course", one.id),
    )


def _courses(asked: ListAsked) -> list[CatalogueLine]:
    demand = course_demand(asked.reader)
    return [CatalogueLine(course, demand.get(course.code, 0)) for course in load_courses()]


def say_course(course: Course) -> str:
    """A course on one line of a terminal."""
    return say_parts(f"{course.code}  {course.title}", say_hours(round(course.hours, 2)))


@dataclass(frozen=True, slots=True)
class NeedOfCourse:
    """A workshop that needs a course, and which."""

    course: Course
    need: Need


def course_needs_list(_today: str) -> ListKind:
    """Who needs which course, course by course."""

    def of(title: str, name: str, width: float, kind: Kind = "text") -> ListColumn:
        return ListColumn(title, lambda one: getattr(one.need, name), kind, width)

    columns = (
        ListColumn(_("Curso"), lambda one: one.course.code, width=10),
        ListColumn(_("Título"), lambda one: one.course.title, width=36),
        of(_("Orden"), "rank", 12, "number"),
        of(_("Código"), "workshop_code", 12),
        of(_("Taller"), "workshop", 30),
        of(_("Dueña o dueño"), "owner", 26),
        ListColumn(
            _("Teléfono"),
            lambda one: None if one.need.may_contact is False else one.need.phone,
            width=15,
        ),
        of(_("Por qué"), "because", 70),
        of(_("Invitado"), "invited", 9, "yesno"),
    )
    return ListKind(
        "course-needs",
        _("Quién necesita qué curso"),
        columns,
        _course_needs,
        takes_workshop=True,
        keys=lambda one: {"course": one.course.code, **shape(one.need, NEED)},
        say=lambda one: f"{one.course.code} {say_need(one.need)}",
    )


def _course_needs(asked: ListAsked) -> list[NeedOfCourse]:
    return [
        NeedOfCourse(course, one)
        for course in load_courses()
        for one in list_needs(asked.reader, course.code)
        if asked.workshop_id in (None, one.workshop_id)
    ]


def say_need(need: Need) -> str:
    """Who needs a course on one line of a terminal."""
    return f"{need.rank:>4}  {need.workshop_code}  {need.workshop}: {need.because}"


def needs_of_course_list(course: Course | None) -> ListKind:
    """Who needs one course, ranked, as its page lists them."""
    columns = (
        ListColumn(_("Orden"), "rank", "number", window=82),
        ListColumn(_("Código"), "workshop_code"),
        ListColumn(_("Taller"), "workshop", window=190, strong=True),
        ListColumn(_("Dueña o dueño"), "owner", window=170, leaves=2),
        ListColumn(_("Por qué"), "because", window=0, least=420),
        ListColumn(_("Territorio"), "cluster", window=130, leaves=1),
        ListColumn(_("Teléfono"), "phone", window=122, leaves=3),
        ListColumn(_("Barrio o compañía"), "place"),
        ListColumn(_("Aviso"), say_contact, window=116, leaves=4, say=short_contact),
    )
    title = _("Quién necesita {course}").format(course=course.title if course else "")
    return ListKind(
        "needs-of-course",
        title,
        columns,
        keys=NEED,
        say=say_need,
        read=lambda asked: list_needs(asked.reader, course.code) if course else [],
        found_by=lambda o: f"{o.workshop_code} {o.workshop} {o.owner} {o.place} {o.cluster} {o.because}",
    )
