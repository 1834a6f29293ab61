"""Historia de capacitación: what a workshop's people took part in.

It is read by its owner: owners and family are named, workers are counted, and what workers took
part in apart (a reserved course) is not on it at all.
"""

from collections.abc import Sequence
from math import fsum

from reportlab.platypus import Flowable, Spacer

from app.i18n import _, format_day, ngettext
from app.phrases import shorten, with_stop
from app.registry.queries import read_workshop
from app.training.history_queries import list_history_for_owner
from app.training.history_records import SEEN_BY_OWNER, HistoryLine
from app.training.needs_queries import courses_for_workshop
from app.training.phrases import say_hours
from app.training.words import ENROLMENT_WORDS
from reports.kit.page import PageText, Section, title_block
from reports.kit.style import BODY, HEADING, LARGE, MEDIUM_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import Request

GONE = ("declined", "invited")
SUGGESTED = 4
WIDTHS = (0.14, 0.31, 0.2, 0.165, 0.185)


def build_workshop_training(request: Request) -> Section:
    """What the people of a workshop took part in, and which courses would help it now."""
    workshop = read_workshop(request.reader, request.of)
    lines = [line for line in list_history_for_owner(request.reader, workshop.id) if _counts(line)]
    title = _("Historia de capacitación")
    detail = " · ".join(part for part in (workshop.code, workshop.owner_name) if part)
    story = title_block(workshop.name, detail, request.office.name, title)
    story += _body(lines)
    story += _suggestions(request, workshop.id)
    text = PageText(title, f"{workshop.code} {workshop.name}", request.office.name, request.printed_on)
    return Section(text, story, workshop.code)


def _counts(line: HistoryLine) -> bool:
    """Whether it belongs on a paper of the owner: "0 de 2, 0 horas" beside a name is a reproach."""
    missed = line.sessions_taken and not line.sessions_attended and not line.hours_attended
    return line.status not in GONE and not missed


def _body(lines: Sequence[HistoryLine]) -> list[Flowable]:
    if not lines:
        otherwise = _("Nadie de este taller participó todavía en un curso del centro.")
        return [Spacer(1, 8), paragraph(otherwise, LARGE)]
    head = [_("Fecha"), _("Curso"), _("Quién"), _("Asistencia"), _("Certificado")]
    people = len({line.trainee.id for line in lines})
    said = say_total(lines)
    said += ngettext(", {count} persona", ", {count} personas", people).format(count=people)
    return [
        Spacer(1, 8),
        lined_table(head, _rows(lines), WIDTHS),
        Spacer(1, 6),
        paragraph(with_stop(said), BODY),
    ]


def say_total(lines: Sequence[HistoryLine]) -> str:
    """ "En total: 30 horas de curso"."""
    total = fsum(line.hours_attended for line in lines)
    return _("En total: {hours} de curso").format(hours=say_hours(round(total, 1)))


def _rows(lines: Sequence[HistoryLine]) -> list[list[str]]:
    """Owners and family a line each; the workers of an event counted together."""
    rows: list[list[str]] = []
    for event in dict.fromkeys(line.event_id for line in lines):
        here = [line for line in lines if line.event_id == event]
        rows += [_row(line, line.trainee.full_name) for line in here if line.trainee.role in SEEN_BY_OWNER]
        if workers := [line for line in here if line.trainee.role not in SEEN_BY_OWNER]:
            rows.append(_row_of_workers(workers))
    return rows


def _row(line: HistoryLine, who: str) -> list[str]:
    return [
        say_first_day(line),
        shorten(line.title, 80),
        shorten(who, 60),
        say_attendance(line),
        line.certificate_code or "",
    ]


def _row_of_workers(lines: Sequence[HistoryLine]) -> list[str]:
    count = len(lines)
    who = ngettext("{count} persona del equipo", "{count} personas del equipo", count)
    hours = fsum(line.hours_attended for line in lines)
    certificates = sum(line.certificate_code is not None for line in lines)
    given = ngettext("{count} certificado", "{count} certificados", certificates)
    return [
        say_first_day(lines[0]),
        shorten(lines[0].title, 80),
        who.format(count=count),
        say_hours(round(hours, 1)) if hours else "",
        given.format(count=certificates) if certificates else "",
    ]


def say_first_day(line: HistoryLine) -> str:
    """The day of its first session, or that there is none yet."""
    return format_day(line.first_on) if line.first_on else _("sin fecha")


def say_attendance(line: HistoryLine) -> str:
    """ "3 de 4, 9 horas"; without a sheet that was taken, what is known of the enrolment."""
    if line.event_status == "cancelled":
        return _("se suspendió")
    if not line.sessions_taken:
        return ENROLMENT_WORDS[line.status]
    told = _("{came} de {all}").format(came=line.sessions_attended, all=line.sessions_taken)
    return _("{told}, {hours}").format(told=told, hours=say_hours(round(line.hours_attended, 1)))


def _suggestions(request: Request, workshop_id: int) -> list[Flowable]:
    """The courses that would help now; what is delicate is not said on a paper."""
    found = [
        one
        for one in courses_for_workshop(request.reader, workshop_id)
        if not one.course.discreet and one.course.audience != "workers"
    ][:SUGGESTED]
    if not found:
        return []
    story: list[Flowable] = [paragraph(_("Cursos que le vienen bien ahora"), HEADING)]
    for one in found:
        story += [paragraph(with_stop(one.because), BODY, f"{one.course.title}:"), Spacer(1, 3)]
    note = _("Pregunte en el {centre} cuándo se dan.").format(centre=request.office.centre_type)
    return [*story, paragraph(note, MEDIUM_MUTED)]
