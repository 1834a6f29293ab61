"""Invitación: half a sheet for each person, with a strip to answer on.

It says what the course teaches, when and where; never why this workshop was invited.
"""

from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Spacer, Table

from app.i18n import _, ngettext
from app.phrases import shorten, with_stop
from app.registry.phone import show_phones
from app.training.courses import find_course
from app.training.phrases import event_place, say_help, say_price, say_sessions
from app.training.queries import list_enrolments, read_enrolment, read_event
from app.training.records import Course, Enrolment, Event
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section
from reports.kit.shapes import Blank, Ticks
from reports.kit.style import (
    INK,
    LARGE,
    LARGE_SMALL,
    MUTED,
    RIGHT,
    STEP_BOLD,
    STEP_DATE,
    STEP_TITLE,
    TITLE,
    paragraph,
)
from reports.paper import NothingToPrint, Request

INVITED = ("invited", "enrolled", "waiting")
SHOWN_SESSIONS = 6
SHOWN_OBJECTIVES = 3


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
    course = find_course(event.course)
    story: list[Flowable] = []
    for place, one in enumerate(people):
        if place % 2:
            story += [
                HRFlowable(width="100%", thickness=0.7, color=MUTED, dash=(3, 3)),
                Spacer(1, 12),
            ]
        story.append(_invitation(request, event, course, one))
    text = PageText(_("Invitación"), "", request.office.name, request.printed_on)
    return Section(text, story, event.course)


def _invitation(request: Request, event: Event, course: Course | None, one: Enrolment) -> Flowable:
    office = request.office
    trainee = one.trainee
    whom = trainee.full_name + (f" · {trainee.workshop}" if trainee.workshop else "")
    head = Table(
        [[paragraph(_("Invitación"), TITLE), paragraph("", RIGHT, shorten(office.name, 60))]],
        colWidths=[TEXT_WIDTH * 0.5, TEXT_WIDTH * 0.5],
    )
    head.setStyle([*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
    parts: list[Flowable] = [
        head,
        HRFlowable(width="100%", thickness=1.6, color=INK, spaceBefore=4, spaceAfter=6),
        paragraph(shorten(whom, 90), STEP_BOLD),
        Spacer(1, 2),
        paragraph(_("Le invitamos al curso"), LARGE),
        paragraph(event.title, STEP_TITLE),
        *_what(course),
        Spacer(1, 4),
        *_when(event),
        Spacer(1, 7),
        Ticks((_("Voy"), _("No puedo"), _("Necesito quien cuide a mis hijos"), _("Transporte")), 11),
        Blank(_("Otro horario me vendría mejor:"), room=17),
        paragraph(_answer_to(office.phone), STEP_BOLD),
        Spacer(1, 12),
    ]
    return KeepTogether(parts)


def _what(course: Course | None) -> list[Flowable]:
    if course is None:
        return []
    told = [paragraph(course.summary, LARGE_SMALL)]
    return told + [
        paragraph(f"– {objective}", LARGE_SMALL) for objective in course.objectives[:SHOWN_OBJECTIVES]
    ]


def _when(event: Event) -> list[Flowable]:
    told = say_sessions(event.sessions)
    lines = told[:SHOWN_SESSIONS] or [_("la fecha se avisa")]
    if len(told) > SHOWN_SESSIONS:
        left = len(told) - SHOWN_SESSIONS
        more = ngettext("y {count} encuentro más, el {day}", "y {count} encuentros más, hasta el {day}", left)
        lines.append(more.format(count=left, day=told[-1]))
    parts: list[Flowable] = [paragraph("; ".join(lines) + ".", STEP_DATE, _("Cuándo:"))]
    if place := event_place(event):
        parts.append(paragraph(with_stop(place), STEP_DATE, _("Dónde:")))
    if event.facilitator:
        parts.append(paragraph(with_stop(event.facilitator), LARGE_SMALL, _("Lo da:")))
    rest = " ".join(text for text in (say_price(event), *say_help(event)) if text)
    return parts + ([paragraph(rest, LARGE_SMALL)] if rest else [])


def _answer_to(phone: str | None) -> str:
    if phone:
        return _("Puede contestar también al {phone}.").format(phone=show_phones(phone))
    return _("Marque y entregue esta hoja, o mande un mensaje.")
