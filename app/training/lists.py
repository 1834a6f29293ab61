"""Editions, who took part, who needs which course and certificates, as they leave the office."""

from app.i18n import _
from app.lists.lists import Asked, ListKind
from app.lists.tables import Column, Table
from app.registry.groups import sex_words
from app.training.courses import load_courses
from app.training.needs_queries import list_needs
from app.training.queries import (
    list_certificates,
    list_enrolments,
    list_events,
    list_marks,
    read_event,
)
from app.training.records import EventLine
from app.training.results import attendance
from app.training.words import ENROLMENT_WORDS, EVENT_WORDS, ROLE_WORDS


def _events_of(asked: Asked) -> list[EventLine]:
    """Those of the period; an edition without days is in every one."""
    first, last = asked.period or ("", "9999")
    return [
        line
        for line in list_events(asked.reader, today=asked.today)
        if line.first_on is None or (line.first_on <= last and (line.last_on or "") >= first)
    ]


def _events(asked: Asked) -> Table:
    columns = (
        Column(_("Curso"), width=10), Column(_("Título"), width=40), Column(_("Desde"), "date"),
        Column(_("Hasta"), "date"), Column(_("Lugar"), width=28), Column(_("Territorio"), width=20),
        Column(_("Lo da"), width=24), Column(_("Encuentros"), "number"),
        Column(_("Con asistencia"), "number"), Column(_("Lugares"), "number"),
        Column(_("Inscriptas/os"), "number"), Column(_("En espera"), "number"),
        Column(_("Certificados"), "number"), Column(_("Estado"), width=12),
    )  # fmt: skip
    rows = [
        (
            one.course, one.title, one.first_on, one.last_on, one.place, one.cluster,
            one.facilitator, one.sessions, one.sessions_marked, one.places, one.enrolled,
            one.waiting, one.certificates, EVENT_WORDS[one.status],
        )
        for one in _events_of(asked)
    ]  # fmt: skip
    return Table(_("Ediciones"), columns, rows)


def _attendance(asked: Asked) -> Table:
    columns = (
        Column(_("Curso"), width=10), Column(_("Título"), width=36), Column(_("Desde"), "date"),
        Column(_("Nombre"), width=30), Column(_("Código"), width=12), Column(_("Taller"), width=28),
        Column(_("Qué es en el taller"), width=22), Column(_("Sexo"), width=9),
        Column(_("Año de nacimiento"), "number"), Column(_("Inscripción"), width=18),
        Column(_("Encuentros"), "number"), Column(_("Asistió"), "number"),
        Column(_("Asistencia"), "percent"), Column(_("Horas"), "number"),
    )  # fmt: skip
    sexes = sex_words()
    rows = []
    for line in _events_of(asked):
        event, people = read_event(asked.reader, line.id), list_enrolments(asked.reader, line.id)
        found = attendance(event, people, list_marks(asked.reader, line.id))
        for one in people:
            who, came = one.trainee, found[one.id]
            if asked.workshop_id in (None, who.workshop_id):
                rows.append(
                    (
                        line.course, line.title, line.first_on, who.full_name, who.workshop_code,
                        who.workshop, ROLE_WORDS[who.role] if who.role else None,
                        sexes.get(who.sex or ""), who.birth_year, ENROLMENT_WORDS[one.status],
                        came.taken, came.attended, came.share, came.hours,
                    )
                )  # fmt: skip
    note = _("Tiene datos de personas: no sale de la oficina con nombres.")
    return Table(_("Asistencia a cursos"), columns, rows, note)


def _needs(asked: Asked) -> Table:
    columns = (
        Column(_("Curso"), width=10), Column(_("Título"), width=36), Column(_("Orden"), "number"),
        Column(_("Código"), width=12), Column(_("Taller"), width=30),
        Column(_("Dueña o dueño"), width=26), Column(_("Teléfono"), width=15),
        Column(_("Por qué"), width=70), Column(_("Invitado"), "yesno"),
    )  # fmt: skip
    rows = [
        (
            course.code, course.title, one.rank, one.workshop_code, one.workshop, one.owner,
            one.phone if one.may_contact is not False else None, one.because, one.invited,
        )
        for course in load_courses()
        for one in list_needs(asked.reader, course.code)
        if asked.workshop_id in (None, one.workshop_id)
    ]  # fmt: skip
    return Table(_("Quién necesita qué curso"), columns, rows)


def _certificates(asked: Asked) -> Table:
    columns = (
        Column(_("Código"), width=18), Column(_("Nombre"), width=32), Column(_("Curso"), width=40),
        Column(_("Horas"), "number"), Column(_("Desde"), "date"), Column(_("Hasta"), "date"),
        Column(_("Emitido"), "date"), Column(_("Impresiones"), "number"),
        Column(_("Anulado"), width=30),
    )  # fmt: skip
    first, last = asked.period or ("", "9999")
    rows = [
        (
            one.code, one.full_name, one.course_title, one.hours, one.held_from, one.held_to,
            one.issued_on, one.prints, one.annulled_reason,
        )
        for one in list_certificates(asked.reader)
        if first <= one.issued_on <= last
    ]  # fmt: skip
    return Table(_("Certificados"), columns, rows)


LISTS = (
    ListKind("events", _events, True, False, _("Ediciones")),
    ListKind("attendance", _attendance, True, True, _("Asistencia a cursos")),
    ListKind("course-needs", _needs, False, True, _("Quién necesita qué curso")),
    ListKind("certificates", _certificates, True, False, _("Certificados")),
)
