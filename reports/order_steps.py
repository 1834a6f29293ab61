"""Qué falta para este pedido: for the owner, in her words, the next step first.

It names no other requirement than those of the order, quotes no answer, and says of what is talked over
in private only that it is.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from app.capability.queries import find_who_can
from app.capability.records import AskedWorkshop, Candidate, ClosingStep, Fit, OrderAnswer
from app.capability.sheet_words import list_met, list_papers, list_to_ask, say_her_capacity, say_how
from app.capability.words import is_delicate, say_gap, say_step, say_step_day_whole, say_why_not
from app.errors import DataProblem
from app.i18n import _, format_weekday_date
from app.phrases import capital, shorten, with_stop
from app.registry.queries import read_workshop
from app.valuechain.queries import read_order, read_regularity
from app.valuechain.records import AnchorOrder
from app.valuechain.regularity_words import say_to_workshop
from app.valuechain.words import say_order
from reports.formalization_path import describe
from reports.kit.page import TEXT_WIDTH, PageText, Section, join_sections, title_block
from reports.kit.shapes import Blank, Ticks
from reports.kit.style import (
    GROUND,
    HEADING,
    LARGE,
    LARGE_BOLD,
    LARGE_SMALL,
    READ_FAR,
    READ_FAR_BOLD,
    paragraph,
)
from reports.kit.tables import open_table
from reports.paper import NothingToPrint, Request

_LONGEST = 320
DAY_STEP_TICK = (0.27, 0.59, 0.14)  # of the width


def build_order_steps(request: Request) -> Section:
    """The sheet of one workshop (`options`: `AskedWorkshop`), or of all who can with some steps."""
    order = read_order(request.reader, request.of)
    try:
        answer = find_who_can(request.reader, order.id, request.printed_on.isoformat())
    except DataProblem as trouble:
        raise NothingToPrint(trouble.sentence) from trouble
    candidates = _candidates(answer, request.paper.options)
    if not candidates:
        raise NothingToPrint(_("A ningún taller le faltan solo algunos pasos para este pedido."))
    return join_sections([_section(request, order, answer, one) for one in candidates])


def _section(request: Request, order: AnchorOrder, answer: OrderAnswer, one: Candidate) -> Section:
    """The sheet of one workshop: she reads nothing of how many others have one."""
    name, office = _("Qué falta para este pedido"), request.office.name
    workshop = read_workshop(request.reader, one.workshop_id)
    story = title_block(workshop.name, describe(workshop), office, name)
    story += _sheet(request, order, answer, one)
    return Section(PageText(name, one.workshop, office, request.printed_on), story, one.code)


def _candidates(answer: OrderAnswer, asked: object) -> Sequence[Candidate]:
    if not isinstance(asked, AskedWorkshop):
        return answer.with_steps
    everyone = (*answer.able, *answer.with_steps, *answer.not_now)
    return [one for one in everyone if one.workshop_id == asked.workshop_id]


def _sheet(request: Request, order: AnchorOrder, answer: OrderAnswer, one: Candidate) -> list[Flowable]:
    story: list[Flowable] = [*_order(order, answer, one), *_company(request, order)]
    if one.why_not is not None:
        story += [
            paragraph(_("Por ahora no, y por qué"), HEADING),
            paragraph(say_why_not(one.why_not), READ_FAR),
        ]
    elif one.fit is Fit.ABLE:
        story += [
            paragraph(_("¿Qué falta?"), HEADING),
            paragraph(_("Nada: puede tomar este pedido. Hable con el centro y acuerden cuántas prendas."), READ_FAR),
        ]  # fmt: skip
    else:
        story += _steps(one, request.office.phone)
    return [*story, *_met(answer, one), *_closing(request)]


def _order(order: AnchorOrder, answer: OrderAnswer, one: Candidate) -> list[Flowable]:
    need = answer.need
    said = _("{what} para {anchor}: se entregan el {due}.").format(
        what=say_order(order), anchor=order.anchor, due=format_weekday_date(need.due_on)
    )
    if order.fabric_on is not None:
        said += " " + _("La tela cortada llega el {day}.").format(
            day=format_weekday_date(date.fromisoformat(order.fabric_on))
        )
    return [
        Spacer(1, 4),
        paragraph(said, LARGE, _("El pedido:")),
        Spacer(1, 3),
        paragraph(say_her_capacity(one, answer.need.quantity), LARGE, _("Su parte:")),
    ]


def _company(request: Request, order: AnchorOrder) -> list[Flowable]:
    """How the company orders and pays: known before one says yes."""
    found = read_regularity(request.reader, order.anchor_id, today=request.printed_on.isoformat())
    if found is None:
        return []
    return [Spacer(1, 3), paragraph(say_to_workshop(found), LARGE, _("La empresa:"))]


def _steps(one: Candidate, phone: str | None) -> list[Flowable]:
    """What is late first; then the next step large, with how it begins, and the rest by their days."""
    if not one.late:
        return _coming(one.to_come)
    said = _("Hágalo ya, o llame al centro{phone} y acuerden otro día.").format(
        phone=f" ({phone})" if phone else ""
    )
    story = [paragraph(_("Quedó atrasado"), HEADING)]
    if one.to_come:
        story.append(_in_rows(one.late))
    else:
        first, *others = one.late
        story += [_next(first), *([_in_rows(others)] if others else [])]
    return [KeepTogether([*story, Spacer(1, 5), paragraph(said, LARGE)]), *_coming(one.to_come)]


def _coming(steps: Sequence[ClosingStep]) -> list[Flowable]:
    if not steps:
        return []
    first, *others = steps
    story: list[Flowable] = [KeepTogether([paragraph(_("El próximo paso"), HEADING), _next(first)])]
    if others:
        story += [paragraph(_("Y después"), HEADING), _in_rows(others)]
    return story


def _next(step: ClosingStep) -> Table:
    inside: list[Flowable] = [
        paragraph(say_step_day_whole(step), LARGE_BOLD),
        Spacer(1, 3),
        paragraph(_say(step), READ_FAR_BOLD),
    ]
    if how := say_how(step):
        inside += [Spacer(1, 3), paragraph(with_stop(shorten(how, _LONGEST)), LARGE, _("Cómo empezar:"))]
    if papers := list_papers(step):
        inside += [Spacer(1, 4), paragraph(_("Lo que hay que llevar:"), LARGE_BOLD)]
        inside += [Ticks((shorten(paper, 90),), 11.5) for paper in papers]
    box = Table([[inside]], colWidths=[TEXT_WIDTH])
    box.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), GROUND),
            ("ROUNDEDCORNERS", [7, 7, 7, 7]),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("RIGHTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 12),
        ]
    )
    return box


def _in_rows(steps: Sequence[ClosingStep]) -> Table:
    rows = [
        [
            paragraph(say_step_day_whole(step), LARGE_BOLD),
            [
                paragraph(_say(step), LARGE),
                *(
                    [paragraph(with_stop(shorten(how, _LONGEST)), LARGE_SMALL)]
                    if (how := say_how(step))
                    else []
                ),
            ],
            Ticks((_("hecho"),), 11),
        ]
        for step in steps
    ]
    return open_table(rows, DAY_STEP_TICK)


def _say_day(day: date, today: date) -> str:
    said = format_weekday_date(day)
    return _("era para el {day}").format(day=said) if day < today else said


def _say(step: ClosingStep) -> str:
    """The step as a paper that may lie on a table says it."""
    if is_delicate(step.gap):
        return capital(_("lo que conversamos: {what}").format(what=say_gap(step.gap)))
    return say_step(step)


def _met(answer: OrderAnswer, one: Candidate) -> list[Flowable]:
    story: list[Flowable] = []
    if met := list_met(answer.need, one):
        story += [
            paragraph(_("Lo que piden y usted ya tiene"), HEADING),
            paragraph(with_stop("; ".join(met)), LARGE),
        ]
    if ask := list_to_ask(answer.need):
        story += [
            Spacer(1, 5),
            paragraph(with_stop("; ".join(ask)), LARGE, _("También piden, y lo hablamos:")),
        ]
    return story


def _closing(request: Request) -> list[Flowable]:
    said = _("Si el pedido cae, lo hecho queda: sirve para el próximo.")
    if request.office.phone:
        said += " " + _("Cualquier duda, llame o escriba al {phone}.").format(phone=request.office.phone)
    return [
        KeepTogether(
            [Spacer(1, 14), paragraph(said, LARGE), Spacer(1, 8), Blank(_("Mi nota:"), size=12, room=26)]
        )
    ]
