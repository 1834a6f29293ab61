"""The lists of training: editions and who took part, courses and who needs them, certificates."""

from dataclasses import dataclass

from app.diagnosis.instruments import list_instruments
from app.i18n import _, format_day, format_number, ngettext
from app.lists.kind import ListAsked, ListColumn, ListKind, say_parts
from app.lists.sheets import Kind
from app.place import Place
from app.registry.groups import SEX_WORDS
from app.registry.remarks import shown_phone
from app.shapes import shape
from app.training.courses import load_courses
from app.training.needs_queries import course_demand, list_needs
from app.training.people_queries import PersonLine, list_people
from app.training.phases import phase_order, say_attendance, say_phase
from app.training.phrases import say_hours
from app.training.queries import (
    list_certificates,
    list_enrolments,
    list_events,
    list_marks,
    read_event,
)
from app.training.records import Certificate, Course, Enrolment, EventLine, Need
from app.training.results import Attendance, attendance
from app.training.words import (
    AUDIENCE_WORDS,
    ENROLMENT_WORDS,
    EVENT_WORDS,
    ROLE_WORDS,
    say_contact,
    say_dates,
    say_dimensions,
    say_givers,
    say_places,
    short_contact,
    short_hours,
)

EVENT = (
    "id course title status place|none cluster|none facilitator|none first_on last_on next_on "
    "sessions sessions_marked places enrolled waiting invited certificates"
)
NEED = "rank workshop=workshop_code name=workshop rule gap anchor items because invited may_contact"
CERTIFICATE = (
    "code name=full_name course=course_title hours held_from held_to issued_on prints "
    "annulled=annulled_reason"
)


def events_list(today: str) -> ListKind:
    """Editions of courses; in the window what matters next comes first."""
    columns = (
        ListColumn(
            _("Cuándo"), lambda one: say_phase(one, today), window=176, in_sheet=False,
            sort=lambda one: phase_order(one, today),
        ),
        ListColumn(_("Edición"), "title", window=0, in_sheet=False, least=218, strong=True),
        ListColumn(
            _("Días"), lambda one: say_dates(one.first_on, one.last_on), window=146, leaves=4,
            in_sheet=False, sort=lambda one: one.first_on or "",
        ),
        ListColumn(
            _("Lugar"), lambda one: one.place or one.cluster, window=140, leaves=3, in_sheet=False
        ),
        ListColumn(
            _("Inscriptas/os"), say_places, window=164, in_sheet=False,
            sort=lambda one: one.enrolled,
        ),
        ListColumn(
            _("Asistencia"), say_attendance, window=100, leaves=1, in_sheet=False,
            sort=lambda one: one.sessions_marked,
        ),
        ListColumn(_("Curso"), "course", width=10),
        ListColumn(_("Título"), "title", width=40),
        ListColumn(_("Desde"), "first_on", "date"),
        ListColumn(_("Hasta"), "last_on", "date"),
        ListColumn(_("Lugar"), "place", width=28),
        ListColumn(_("Territorio"), "cluster", width=20),
        ListColumn(_("Lo da"), "facilitator", width=24),
        ListColumn(_("Encuentros"), "sessions", "number"),
        ListColumn(_("Con asistencia"), "sessions_marked", "number"),
        ListColumn(_("Lugares"), "places", "number"),
        ListColumn(_("Inscriptas/os"), "enrolled", "number"),
        ListColumn(_("En espera"), "waiting", "number"),
        ListColumn(_("Certificados"), "certificates", "number", window=124, leaves=2),
        ListColumn(_("Estado"), lambda one: EVENT_WORDS[one.status], width=12),
    )  # fmt: skip
    return ListKind(
        "events", _("Ediciones"), columns, _events, keys=EVENT, say=_say_event, takes_period=True,
        found_by=lambda o: f"{o.course} {o.title} {o.place} {o.cluster} {o.facilitator}",
        opens=lambda one: Place("event", one.id),
    )  # fmt: skip


def _events(asked: ListAsked) -> list[EventLine]:
    """Those of the period; an edition without days is in every one."""
    first, last = asked.days
    return [
        line
        for line in list_events(asked.reader, today=asked.today)
        if line.first_on is None or (line.first_on <= last and (line.last_on or "") >= first)
    ]


def _say_event(line: EventLine) -> str:
    people = ngettext("{count} persona", "{count} personas", line.enrolled)
    return say_parts(
        str(line.id), format_day(line.first_on) or "—", line.course, line.title,
        people.format(count=line.enrolled), EVENT_WORDS[line.status],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """Somebody in an edition, and how much of it she came to."""

    event: EventLine
    enrolment: Enrolment
    came: Attendance


def attendance_list(_today: str) -> ListKind:
    """Who took part in which edition."""
    sexes = SEX_WORDS

    def who(title: str, name: str, width: float) -> ListColumn:
        return ListColumn(title, lambda one: getattr(one.enrolment.trainee, name), width=width)

    columns = (
        ListColumn(_("Curso"), lambda one: one.event.course, width=10),
        ListColumn(_("Título"), lambda one: one.event.title, width=36),
        ListColumn(_("Desde"), lambda one: one.event.first_on, "date"),
        who(_("Nombre"), "full_name", 30),
        who(_("Código"), "workshop_code", 12),
        who(_("Taller"), "workshop", 28),
        ListColumn(
            _("Qué es en el taller"),
            lambda one: ROLE_WORDS.get(one.enrolment.trainee.role), width=22,
        ),
        ListColumn(
            _("Sexo"), lambda one: sexes.get(one.enrolment.trainee.sex or ""), width=9
        ),
        ListColumn(
            _("Año de nacimiento"), lambda one: one.enrolment.trainee.birth_year, "number"
        ),
        ListColumn(
            _("Inscripción"), lambda one: ENROLMENT_WORDS[one.enrolment.status], width=18
        ),
        ListColumn(_("Encuentros"), lambda one: one.came.taken, "number"),
        ListColumn(_("Asistió"), lambda one: one.came.attended, "number"),
        ListColumn(_("Asistencia"), lambda one: one.came.share, "percent"),
        ListColumn(_("Horas"), lambda one: one.came.hours, "number"),
    )  # fmt: skip
    return ListKind(
        "attendance", _("Asistencia a cursos"), columns, _attendance,
        keys="event=event.id course=event.course title=event.title first_on=event.first_on name=enrolment.trainee.full_name workshop=enrolment.trainee.workshop_code|none role=enrolment.trainee.role sex=enrolment.trainee.sex birth_year=enrolment.trainee.birth_year status=enrolment.status attended=came.attended taken=came.taken share=came.share hours=came.hours",
        takes_period=True, takes_workshop=True,
        note=_("Tiene datos de personas: no sale de la oficina con nombres."),
    )  # fmt: skip


def _attendance(asked: ListAsked) -> list[AttendanceLine]:
    lines = []
    for line in _events(asked):
        event, people = read_event(asked.reader, line.id), list_enrolments(asked.reader, line.id)
        found = attendance(event, people, list_marks(asked.reader, line.id))
        lines += [
            AttendanceLine(line, one, found[one.id])
            for one in people
            if asked.workshop_id in (None, one.trainee.workshop_id)
        ]
    return lines


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
        ListColumn(
            _("Lo necesitan"), "needed", "number", window=140, sort=lambda one: -one.needed
        ),
        ListColumn(
            _("Horas"), lambda one: one.course.hours, "number", window=82,
            say=lambda one: short_hours(one.course.hours),
        ),
        ListColumn(
            _("Para quién"), lambda one: AUDIENCE_WORDS[one.course.audience], window=236, leaves=2
        ),
        ListColumn(_("Lo puede dar"), lambda one: say_givers(one.course), window=200, leaves=3),
        ListColumn(
            _("Trabaja"), lambda one: say_dimensions(one.course, names), window=200, leaves=1
        ),
    )  # fmt: skip

    def found_by(line: CatalogueLine) -> str:
        one = line.course
        said = (say_givers(one), say_dimensions(one, names))
        return " ".join((one.code, one.title, one.summary, *one.objectives, *said))

    return ListKind(
        "courses", _("Cursos"), columns, _courses,
        keys="code=course.code title=course.title hours=course.hours audience=course.audience needed",
        say=lambda one: say_course(one.course), found_by=found_by,
        opens=lambda one: Place("course", one.id),
    )  # fmt: skip


def _courses(asked: ListAsked) -> list[CatalogueLine]:
    demand = course_demand(asked.reader)
    return [CatalogueLine(course, demand.get(course.code, 0)) for course in load_courses()]


def say_course(course: Course) -> str:
    """A course on one line of a terminal."""
    return say_parts(f"{course.code}  {course.title}", say_hours(round(course.hours, 2)))


def people_list(_today: str) -> ListKind:
    """Everybody who took part in a course."""
    columns = (
        ListColumn(_("Persona"), lambda one: one.trainee.full_name, width=30, window=0, strong=True),
        ListColumn(_("Taller"), lambda one: one.trainee.workshop, width=28, window=176),
        ListColumn(
            _("Qué es"), lambda one: ROLE_WORDS.get(one.trainee.role, ""), window=168, leaves=1
        ),
        ListColumn(
            _("Cursos"), "courses", "number", window=84, sort=lambda one: -one.courses,
            say=lambda one: format_number(one.courses),
        ),
        ListColumn(
            _("Certificados"), "certificates", "number", window=112, leaves=2,
            sort=lambda one: -one.certificates,
        ),
        ListColumn(_("Último"), "last_on", "date", window=104, leaves=3),
    )  # fmt: skip
    return ListKind(
        "people", _("Personas"), columns, read=lambda asked: list_people(asked.reader),
        keys="name=trainee.full_name workshop=trainee.workshop_code|none role=trainee.role courses certificates last_on",
        found_by=_find_person, opens=_workshop_of,
        note=_("Tiene datos de personas: no sale de la oficina con nombres."),
    )  # fmt: skip


def _find_person(one: PersonLine) -> str:
    who = one.trainee
    phone = shown_phone(who.phone, who.phone_given)
    return " ".join((who.full_name, who.workshop, who.workshop_code, phone, phone.replace(" ", "")))


def _workshop_of(one: PersonLine) -> Place | None:
    workshop = one.trainee.workshop_id
    return None if workshop is None else Place("workshop", workshop, part="training")


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
            _("Teléfono"), lambda one: None if one.need.may_contact is False else one.need.phone,
            width=15,
        ),
        of(_("Por qué"), "because", 70),
        of(_("Invitado"), "invited", 9, "yesno"),
    )  # fmt: skip
    return ListKind(
        "course-needs", _("Quién necesita qué curso"), columns, _course_needs, takes_workshop=True,
        keys=lambda one: {"course": one.course.code, **shape(one.need, NEED)},
        say=lambda one: f"{one.course.code} {say_need(one.need)}",
    )  # fmt: skip


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
        "needs-of-course", title, columns, keys=NEED, say=say_need,
        read=lambda asked: list_needs(asked.reader, course.code) if course else [],
        found_by=lambda o: (
            f"{o.workshop_code} {o.workshop} {o.owner} {o.place} {o.cluster} {o.because}"
        ),
    )  # fmt: skip


def certificates_list(_today: str) -> ListKind:
    """Certificates that were issued, also those that were annulled."""
    columns = (
        ListColumn(_("Código"), "code", width=18),
        ListColumn(_("Nombre"), "full_name", width=32),
        ListColumn(_("Curso"), "course_title", width=40),
        ListColumn(_("Horas"), "hours", "number"),
        ListColumn(_("Desde"), "held_from", "date"),
        ListColumn(_("Hasta"), "held_to", "date"),
        ListColumn(_("Emitido"), "issued_on", "date"),
        ListColumn(_("Impresiones"), "prints", "number"),
        ListColumn(_("Anulado"), "annulled_reason", width=30),
    )
    return ListKind(
        "certificates", _("Certificados"), columns, _certificates, keys=CERTIFICATE,
        takes_period=True,
    )  # fmt: skip


def _certificates(asked: ListAsked) -> list[Certificate]:
    first, last = asked.days
    return [one for one in list_certificates(asked.reader) if first <= one.issued_on <= last]
