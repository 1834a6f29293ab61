"""The lists of training: events, who took part in them, and certificates."""

from dataclasses import dataclass

from app.i18n import _, format_day, format_number, ngettext
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.place import Place
from app.registry.groups import SEX_WORDS
from app.registry.remarks import shown_phone
from app.training.course_lists import course_needs_list, courses_list
from app.training.people_queries import PersonLine, list_people
from app.training.phases import phase_order, say_attendance, say_phase
from app.training.queries import (
    list_certificates,
    list_enrolments,
    list_events,
    list_marks,
    read_event,
)
from app.training.records import Certificate, Enrolment, EventLine
from app.training.results import Attendance, attendance
from app.training.words import (
    ENROLMENT_WORDS,
    EVENT_WORDS,
    ROLE_WORDS,
    say_dates,
    say_places,
)

EVENT = (
    "id course title status place|none cluster|none facilitator|none first_on last_on next_on "
    "sessions sessions_marked places enrolled waiting invited certificates"
)
ATTENDED = (
    "event=event.id course=event.course title=event.title first_on=event.first_on "
    "name=enrolment.trainee.full_name workshop=enrolment.trainee.workshop_code|none "
    "role=enrolment.trainee.role sex=enrolment.trainee.sex "
    "birth_year=enrolment.trainee.birth_year status=enrolment.status attended=came.attended "
    "taken=came.taken share=came.share hours=came.hours"
)
PERSON = (
    "name=trainee.full_name workshop=trainee.workshop_code|none role=trainee.role courses "
    "certificates last_on"
)
CERTIFICATE = (
    "code name=full_name course=course_title hours held_from held_to issued_on prints "
    "annulled=annulled_reason"
)


def events_list(today: str) -> ListKind:
    """Events of courses; in the window what matters next comes first."""
    columns = (
        *_shown_columns(today),
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
    )
    return ListKind(
        "events",
        _("Capacitaciones"),
        columns,
        _events,
        keys=EVENT,
        say=_say_event,
        takes_period=True,
        found_by=lambda o: f"{o.course} {o.title} {o.place} {o.cluster} {o.facilitator}",
        opens=lambda one: Place("event", one.id),
    )


def _shown_columns(today: str) -> tuple[ListColumn, ...]:
    """What the window says in a few words where a workbook has columns of their own."""
    return (
        ListColumn(
            _("Cuándo"),
            lambda one: say_phase(one, today),
            window=176,
            in_sheet=False,
            sort=lambda one: phase_order(one, today),
        ),
        ListColumn(_("Capacitación"), "title", window=0, in_sheet=False, least=218, strong=True, lines=2),
        ListColumn(
            _("Días"),
            lambda one: say_dates(one.first_on, one.last_on),
            window=146,
            leaves=4,
            in_sheet=False,
            sort=lambda one: one.first_on or "",
        ),
        ListColumn(_("Lugar"), lambda one: one.place or one.cluster, window=140, leaves=3, in_sheet=False),
        ListColumn(
            _("Inscriptas/os"),
            say_places,
            window=164,
            in_sheet=False,
            sort=lambda one: one.enrolled,
        ),
        ListColumn(
            _("Asistencia"),
            say_attendance,
            window=100,
            leaves=1,
            in_sheet=False,
            sort=lambda one: one.sessions_marked,
        ),
    )


def _events(asked: ListAsked) -> list[EventLine]:
    """Those of the period; an event without days is in every one."""
    first, last = asked.days
    return [
        line
        for line in list_events(asked.reader, today=asked.today)
        if line.first_on is None or (line.first_on <= last and (line.last_on or "") >= first)
    ]


def _say_event(line: EventLine) -> str:
    people = ngettext("{count} persona", "{count} personas", line.enrolled)
    return say_parts(
        str(line.id),
        format_day(line.first_on) or "—",
        line.course,
        line.title,
        people.format(count=line.enrolled),
        EVENT_WORDS[line.status],
    )


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """Somebody in an event, and how much of it she came to."""

    event: EventLine
    enrolment: Enrolment
    came: Attendance


def attendance_list(_today: str) -> ListKind:
    """Who took part in which event."""
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
            lambda one: ROLE_WORDS.get(one.enrolment.trainee.role),
            width=22,
        ),
        ListColumn(_("Sexo"), lambda one: sexes.get(one.enrolment.trainee.sex or ""), width=9),
        ListColumn(_("Año de nacimiento"), lambda one: one.enrolment.trainee.birth_year, "number"),
        ListColumn(_("Inscripción"), lambda one: ENROLMENT_WORDS[one.enrolment.status], width=18),
        ListColumn(_("Encuentros"), lambda one: one.came.taken, "number"),
        ListColumn(_("Asistió"), lambda one: one.came.attended, "number"),
        ListColumn(_("Asistencia"), lambda one: one.came.share, "percent"),
        ListColumn(_("Horas"), lambda one: one.came.hours, "number"),
    )
    return ListKind(
        "attendance",
        _("Asistencia a cursos"),
        columns,
        _attendance,
        keys=ATTENDED,
        takes_period=True,
        takes_workshop=True,
        note=_("Tiene datos de personas: no sale de la oficina con nombres."),
    )


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


def people_list(_today: str) -> ListKind:
    """Everybody who took part in a course."""
    columns = (
        ListColumn(_("Persona"), lambda one: one.trainee.full_name, width=30, window=0, strong=True),
        ListColumn(_("Taller"), lambda one: one.trainee.workshop, width=28, window=176),
        ListColumn(_("Qué es"), lambda one: ROLE_WORDS.get(one.trainee.role, ""), window=168, leaves=1),
        ListColumn(
            _("Cursos"),
            "courses",
            "number",
            window=84,
            sort=lambda one: -one.courses,
            say=lambda one: format_number(one.courses),
        ),
        ListColumn(
            _("Certificados"),
            "certificates",
            "number",
            window=112,
            leaves=2,
            sort=lambda one: -one.certificates,
        ),
        ListColumn(_("Último"), "last_on", "date", window=104, leaves=3),
    )
    return ListKind(
        "people",
        _("Personas"),
        columns,
        read=lambda asked: list_people(asked.reader),
        keys=PERSON,
        found_by=_find_person,
        opens=_workshop_of,
        note=_("Tiene datos de personas: no sale de la oficina con nombres."),
    )


def _find_person(one: PersonLine) -> str:
    who = one.trainee
    phone = shown_phone(who.phone, who.phone_given)
    return " ".join((who.full_name, who.workshop, who.workshop_code, phone, phone.replace(" ", "")))


def _workshop_of(one: PersonLine) -> Place | None:
    workshop = one.trainee.workshop_id
    return None if workshop is None else Place("workshop", workshop, part="training")


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
        "certificates",
        _("Certificados"),
        columns,
        _certificates,
        keys=CERTIFICATE,
        takes_period=True,
    )


def _certificates(asked: ListAsked) -> list[Certificate]:
    first, last = asked.days
    return [one for one in list_certificates(asked.reader) if first <= one.issued_on <= last]


LISTS = (
    ListEntry("events", events_list),
    ListEntry("attendance", attendance_list),
    ListEntry("courses", courses_list),
    ListEntry("people", people_list),
    ListEntry("course-needs", course_needs_list),
    ListEntry("certificates", certificates_list),
)
