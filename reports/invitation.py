"""Invitación: half a sheet for each person, in letters of 14 points, with what to tick for an answer.

It says what the course teaches, when and where; never why this workshop was invited.
"""

from reportlab.platypus import Flowable, HRFlowable, Spacer, Table

from app.i18n import _, ngettext
from app.phrases import shorten, with_stop
from app.registry.phone import show_phones
from app.training.courses import find_course
from app.training.phrases import event_place, say_help, say_price, say_same_hours, say_sessions
from app.training.queries import list_enrolments, read_enrolment, read_event
from app.training.records import Course, Enrolment, Event
from reports.kit.one_page import height_of
from reports.kit.page import FIRST_ROOM, NO_PADDING, TEXT_WIDTH, PageText, Section, join_sections
from reports.kit.shapes import Blank, Ticks
from reports.kit.style import INK, LARGE_RIGHT, MUTED, STEP_DATE, STEP_TITLE, TITLE, paragraph
from reports.paper import NothingToPrint, Request

INVITED = ("invited", "enrolled", "waiting")
SHOWN_SESSIONS = 4
SHOWN_OBJECTIVES = 3
CUT = 13.0  # points that the line to cut along takes
HALF = (FIRST_ROOM - CUT) / 2


def build_invitation(request: Request) -> Section:
    """The invitation of one person (the subject is an enrolment)."""
    one = read_enrolment(request.reader, request.of)
    event = read_event(request.reader, one.event_id)
    return _section(request, event, [one])


def build_invitations(request: Request) -> Section:
    """An invitation for everybody in an event who has not said no, two on a sheet."""
    event = read_event(request.reader, request.of)
    people = [one for one in list_enrolments(request.reader, event.id) if one.status in INVITED]
    if not people:
        raise NothingToPrint(_("«{title}» todavía no tiene personas invitadas.").format(title=event.title))
    return _section(request, event, people)


def _section(request: Request, event: Event, people: list[Enrolment]) -> Section:
    """Sheets of two, to be cut in the middle; what does not fit half of one has a sheet of its own."""
    course = find_course(event.course)
    halves = [_invitation(request, event, course, one) for one in people]
    text = PageText(_("Invitación"), "", request.office.name, request.printed_on)
    sheets: list[list[list[Flowable]]] = []
    for half in halves:
        if sheets and len(sheets[-1]) == 1 and max(height_of(sheets[-1][0]), height_of(half)) <= HALF:
            sheets[-1].append(half)
        else:
            sheets.append([half])
    return join_sections([Section(text, _sheet(sheet), event.course) for sheet in sheets])


def _sheet(halves: list[list[Flowable]]) -> list[Flowable]:
    first, *second = halves
    left = HALF - height_of(first)
    if left < 0:
        return first
    cut = HRFlowable(width="100%", thickness=0.7, color=MUTED, dash=(3, 3), spaceAfter=CUT - 1)
    return [*first, Spacer(1, left), cut, *(second[0] if second else [])]


def _invitation(request: Request, event: Event, course: Course | None, one: Enrolment) -> list[Flowable]:
    """With what the course is about, and what one learns there, as far as half a page has room."""
    for what in (_what(course, SHOWN_OBJECTIVES), _what(course, 0), []):
        parts = _parts(request, event, one, what)
        if height_of(parts) <= HALF:
            break
    return parts


def _parts(request: Request, event: Event, one: Enrolment, what: list[Flowable]) -> list[Flowable]:
    office, trainee = request.office, one.trainee
    where = f"· {trainee.workshop}" if trainee.workshop else ""
    head = Table(
        [[paragraph(_("Invitación"), TITLE), paragraph("", LARGE_RIGHT, shorten(office.name, 60))]],
        colWidths=[TEXT_WIDTH * 0.4, TEXT_WIDTH * 0.6],
    )
    head.setStyle([*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
    return [
        head,
        HRFlowable(width="100%", thickness=1.6, color=INK, spaceBefore=4, spaceAfter=5),
        paragraph(shorten(where, 60), STEP_DATE, trainee.full_name),
        Spacer(1, 3),
        paragraph(_("Le invitamos al curso"), STEP_DATE),
        paragraph(event.title, STEP_TITLE),
        *what,
        Spacer(1, 5),
        *_when(event),
        Spacer(1, 8),
        Ticks((_("Voy"), _("No puedo")), 14),
        Ticks((_("Necesito quien cuide a mis hijos"), _("Transporte")), 14),
        Blank(_("Otro horario me vendría mejor:"), size=14, room=24),
        Spacer(1, 4),
        paragraph("", STEP_DATE, _answer_to(office.phone)),
    ]


def _what(course: Course | None, objectives: int) -> list[Flowable]:
    if course is None:
        return []
    told = [course.summary, *(f"– {objective}" for objective in course.objectives[:objectives])]
    return [paragraph(one, STEP_DATE) for one in told]


def _when(event: Event) -> list[Flowable]:
    parts: list[Flowable] = [paragraph(with_stop(_days(event)), STEP_DATE, _("Cuándo:"))]
    if place := event_place(event):
        parts.append(paragraph(with_stop(place), STEP_DATE, _("Dónde:")))
    else:
        parts.append(Blank(_("Dónde:"), size=14, room=24))
    if event.facilitator:
        parts.append(paragraph(with_stop(event.facilitator), STEP_DATE, _("Lo da:")))
    rest = " ".join(text for text in (say_price(event), *say_help(event)) if text)
    return parts + ([paragraph(rest, STEP_DATE)] if rest else [])


def _days(event: Event) -> str:
    if said := say_same_hours(event.sessions):
        return said
    told = say_sessions(event.sessions)
    lines = told[:SHOWN_SESSIONS] or [_("la fecha se avisa")]
    if len(told) > SHOWN_SESSIONS:
        left = len(told) - SHOWN_SESSIONS
        more = ngettext("y {count} encuentro más, el {day}", "y {count} encuentros más, hasta el {day}", left)
        lines.append(more.format(count=left, day=told[-1]))
    return "; ".join(lines)


def _answer_to(phone: str | None) -> str:
    if phone:
        return _("Puede contestar también al {phone}.").format(phone=show_phones(phone))
    return _("Marque y entregue esta hoja, o mande un mensaje.")
