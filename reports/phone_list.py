"""Lista de llamadas: who to call about an event, workshop by workshop, with room for what was agreed.

Who has no telephone is not called at the owner's: no consent is kept to a call that goes through her, and a
reserved course is one that she should not hear of.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.platypus import Flowable, Spacer, Table

from app.i18n import _
from app.phrases import shorten
from app.registry.phone import show_phones
from app.training.courses import find_course
from app.training.needs_queries import list_contact_refusals
from app.training.phrases import event_place, say_event_days
from app.training.queries import list_enrolments, read_event
from app.training.records import Enrolment
from app.training.words import ENROLMENT_WORDS
from reports.kit.page import WIDE_TEXT_WIDTH, PageText, Section, title_block
from reports.kit.shapes import Ticks
from reports.kit.style import BODY, GROUND, LARGE_BOLD, LINE, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint, Request

CALLED = ("invited", "waiting", "enrolled")
WIDTHS = (0.045, 0.2, 0.165, 0.085, 0.115, 0.13, 0.13, 0.13)
ROW = 30.0  # what is agreed is written by hand


def build_phone_list(request: Request) -> Section:
    """Everybody invited, waiting or enrolled; who asked not to be called has no number on it."""
    event = read_event(request.reader, request.of)
    people = [one for one in list_enrolments(request.reader, event.id) if one.status in CALLED]
    if not people:
        raise NothingToPrint(
            _("«{title}» todavía no tiene a quién llamar; invite primero.").format(title=event.title)
        )
    people.sort(key=_by_workshop)
    course = find_course(event.course)
    reserved = course is not None and course.reserved
    refused = list_contact_refusals(request.reader)
    title = _("Lista de llamadas")
    detail = " · ".join(part for part in (say_event_days(event), event_place(event)) if part)
    story: list[Flowable] = [
        *title_block(event.title, detail, request.office.name, title, WIDE_TEXT_WIDTH),
        Spacer(1, 6),
        _table(people, refused, reserved=reserved),
        Spacer(1, 5),
        paragraph(_("Tiene datos de personas: guárdela y destrúyala cuando ya no haga falta."), SMALL_MUTED),
    ]
    text = PageText(title, event.title, request.office.name, request.printed_on)
    return Section(text, story, event.course, wide=True)


def _by_workshop(one: Enrolment) -> tuple[bool, str, int, int, int]:
    """Who is of no workshop at the end; in each, who has not said yet is called first."""
    trainee = one.trainee
    status = CALLED.index(one.status)
    return not trainee.workshop, trainee.workshop.casefold(), trainee.workshop_id or 0, status, one.number


def _table(people: Sequence[Enrolment], refused: frozenset[int], *, reserved: bool) -> Table:
    head = [
        _("N.º"), _("Nombre"), _("Teléfono"), _("Está"), _("¿Viene?"), _("Día y hora"), _("Quedó en"),
        _("Le haría falta"),
    ]  # fmt: skip
    rows: list[list[Any]] = []
    heights: list[float | None] = []
    more: list[tuple[Any, ...]] = []
    for (workshop, _id), here in groupby(
        people, key=lambda one: (one.trainee.workshop, one.trainee.workshop_id)
    ):
        at = len(rows) + 1
        more += [
            ("SPAN", (0, at), (-1, at)),
            ("BACKGROUND", (0, at), (-1, at), GROUND),
            ("NOSPLIT", (0, at), (-1, at + 1)),
        ]
        rows.append([paragraph(shorten(workshop, 90) or _("Sin taller"), LARGE_BOLD)])
        heights.append(None)
        for row in _rows(here, refused, reserved=reserved):
            rows.append(row)
            heights.append(ROW)
            more.append(("LINEAFTER", (4, len(rows)), (6, len(rows)), 0.5, LINE))
    full = [[*row, *[""] * (len(head) - len(row))] for row in rows]
    return lined_table(head, full, WIDTHS, width=WIDE_TEXT_WIDTH, heights=heights, more=more)


def _rows(
    people: Iterator[Enrolment], refused: frozenset[int], *, reserved: bool
) -> Iterator[list[str | Flowable]]:
    for one in people:
        called = one.trainee.workshop_id not in refused
        yield [
            str(one.number),
            shorten(one.trainee.full_name, 60),
            _phone(one, reserved=reserved) if called else _("no quiere que la o lo llamen"),
            ENROLMENT_WORDS[one.status],
            Ticks((_("sí"), _("no")), 9.5),
            "",
            "",
            paragraph(_needs(one), SMALL_MUTED if len(_needs(one)) > 22 else BODY),
        ]


def _phone(one: Enrolment, *, reserved: bool) -> str:
    trainee = one.trainee
    if phone := trainee.phone_given or trainee.phone:
        return show_phones(phone)
    if not trainee.workshop:
        return _("sin teléfono")
    if reserved and trainee.role != "owner":
        return _("sin teléfono: no avise por el taller")
    return _("sin teléfono: pasar por el taller")


def _needs(one: Enrolment) -> str:
    parts = (
        _("cuidado de hijos") if one.needs_childcare else "",
        _("transporte") if one.needs_transport else "",
        one.needs_timetable or "",
        one.needs_language or "",
    )
    return shorten(", ".join(part for part in parts if part), 70)
