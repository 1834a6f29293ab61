"""Hoja de progreso: what moved since the round before, for the owner: what she did and what she got. One page.

Shapes and words, never a list of scores. What it may not say is in `reports.discretion`.
A difference is called a rise or a fall only where it is more than noise.
"""

from datetime import date
from typing import NamedTuple

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.contacts.words import say_minutes
from app.diagnosis.change import Verdict
from app.diagnosis.records import Visit
from app.evaluation.progress import CourseAttended, OrderKept, WorkshopProgress
from app.evaluation.progress_queries import read_progress
from app.i18n import _, format_day, format_long_date, format_number, ngettext
from app.improvement.records import Action
from app.phrases import shorten, uncapital, with_stop
from app.training.phrases import say_hours
from reports.commitments import TITLE_LENGTH, next_thing
from reports.discretion import (
    is_private_item,
    may_be_listed,
    say_commitment,
    say_discreetly,
)
from reports.dossier import Dossier, describe_visit, describe_workshop, owner_dossier
from reports.floor_lines import floor_lines
from reports.kit.one_page import lay_on_one_page
from reports.kit.page import PageText, Section, title_block
from reports.kit.shapes import DoneLine
from reports.kit.style import BODY, HEADING, LARGE, MEDIUM_MUTED, SMALL_MUTED, paragraph
from reports.life_map import life_map
from reports.owner_sheet import labelled, limits, who_comes
from reports.paper import NothingToPrint, Request
from reports.progress_figures import ProgressOptions, figure_lines

SHOWN_KEPT = 5
SHOWN_RECEIVED = 3  # courses, steps of formalizing, orders: so many of each
SHOWN_LOSSES = 2


class ToldProgress(NamedTuple):
    """How much of it the sheet tells, so that it ends with its page."""

    kept: int = SHOWN_KEPT
    received: int = SHOWN_RECEIVED
    losses: int = SHOWN_LOSSES
    measured: bool = True
    bars: bool = True
    figures: bool = True


TELLINGS = (
    ToldProgress(),
    ToldProgress(losses=1, measured=False),
    ToldProgress(kept=4, received=2, losses=1, measured=False),
    ToldProgress(kept=3, received=1, losses=0, measured=False),
    ToldProgress(kept=3, received=1, losses=0, measured=False, bars=False),
    ToldProgress(kept=2, received=1, losses=0, measured=False, bars=False),
    ToldProgress(kept=4, losses=0, measured=False, figures=False),
    ToldProgress(kept=2, received=1, losses=0, measured=False, figures=False),
)


def build_progress_sheet(request: Request) -> Section:
    """The sheet of one workshop; raises NothingToPrint before its first finished round."""
    dossier = owner_dossier(request)
    visit = dossier.visit
    if visit is None or not visit.finished:
        raise NothingToPrint(
            _(
                "El taller {code} todavía no tiene un diagnóstico terminado; el progreso se cuenta desde el primero."
            ).format(code=dossier.workshop.code)
        )
    progress = read_progress(
        request.reader,
        request.of,
        until=request.printed_on.isoformat(),
        after=request.paper.visit,
        before=request.paper.compared,
        for_owner=True,
    )
    name = _name(visit, progress.before)
    asked = request.paper.options
    with_money = isinstance(asked, ProgressOptions) and asked.with_money
    for told in TELLINGS:
        story: list[Flowable] = [
            *title_block(dossier.workshop.name, describe_workshop(dossier), dossier.office, name),
            *_moved(dossier, progress),
            *_kept(dossier, progress, told.kept),
            *_received(dossier, progress, told.received),
            *(figure_lines(progress, with_money, bars=told.bars) if told.figures else []),
            *floor_lines(dossier.floor, told.losses if with_money else 0, measured=told.measured),
            *_closing(dossier, progress),
        ]
        laid = lay_on_one_page(story)
        if laid is not None:
            break
    head = describe_visit(_("Hoja de progreso"), visit)  # with what it is compared is said above
    text = PageText(head, dossier.workshop.name, dossier.office, dossier.printed_on)
    return Section(text, story, dossier.workshop.code, laid=laid)


def _name(visit: Visit, before: Visit | None) -> str:
    name = describe_visit(_("Hoja de progreso"), visit)
    if before is None:
        return name
    text = _("{document}, comparado con el {round} ({day})")
    return text.format(document=name, round=before.round, day=format_day(before.visited_on))


def _moved(dossier: Dossier, progress: WorkshopProgress) -> list[Flowable]:
    """The lights then and now, and in words what is certain."""
    if dossier.previous is None:
        text = _(
            "Este es el punto de partida de su taller. En el próximo diagnóstico vamos a ver juntos qué cambió."
        )
        heading = _("Desde dónde empieza mi taller")
        return [*life_map(dossier, heading, tight=True), Spacer(1, 4), paragraph(text, LARGE)]
    return [
        *life_map(dossier, _("¿Qué cambió en mi taller?"), tight=True),
        Spacer(1, 6),
        paragraph(_say_change(progress), BODY),
        *_alerts(progress),
    ]


def _say_change(progress: WorkshopProgress) -> str:
    """Which dimensions rose or fell for certain; plainly, when nothing can be claimed yet."""
    if progress.change is None or progress.after is None:
        return ""
    names = {one.code: uncapital(one.owner_name) for one in progress.after.instrument.dimensions}
    parts = progress.change.dimensions

    def named(verdict: Verdict) -> str:
        return "; ".join(names[part.code] for part in parts if part.verdict is verdict)

    said = []
    for verdict, sentence in (
        (Verdict.ROSE, _("Subió de verdad: {names}.")),
        (Verdict.FELL, _("Bajó: {names}.")),
        (Verdict.WITHIN_NOISE, _("Sin un cambio claro: {names}.")),
        (Verdict.NOT_COMPARABLE, _("No se puede comparar con la vez pasada: {names}.")),
    ):
        if named(verdict):
            said.append(sentence.format(names=named(verdict)))
    if any(part.verdict is Verdict.NOISE_UNKNOWN for part in parts):
        said.append(_("Cada figura es la foto de una visita. Todavía no podemos afirmar un cambio."))
    return " ".join(said)


def _alerts(progress: WorkshopProgress) -> list[Flowable]:
    """How many urgent things are gone; what is talked over in private is not even counted."""
    if progress.change is None or progress.after is None:
        return []
    alerts, private = progress.change.alerts, _private_items(progress)
    solved = sum(one.item not in private for one in alerts.solved)
    standing = sum(one.item not in private for one in (*alerts.standing, *alerts.new))
    said = []
    if solved:
        text = ngettext(
            "Se resolvió {count} cosa urgente de la vez pasada.",
            "Se resolvieron {count} cosas urgentes de la vez pasada.",
            solved,
        )
        said.append(text.format(count=solved))
    if standing:
        text = ngettext(
            "Queda {count} cosa urgente, que va primero.",
            "Quedan {count} cosas urgentes, que van primero.",
            standing,
        )
        said.append(text.format(count=standing))
    return [paragraph(" ".join(said), LARGE)] if said else []


def _private_items(progress: WorkshopProgress) -> frozenset[str]:
    items = progress.after.instrument.items if progress.after is not None else ()
    return frozenset(item.code for item in items if is_private_item(item))


def _kept(dossier: Dossier, progress: WorkshopProgress, most: int) -> list[Flowable]:
    """What was kept, without what is talked over in private."""
    told = [action for action in progress.kept if _may_be_named(action)]
    told.sort(key=lambda action: action.done_on or "", reverse=True)
    story: list[Flowable] = [paragraph(_("Lo que cumplimos"), HEADING)]
    for action in told[:most]:
        day = format_day(action.done_on) if action.done_on else ""
        text = (
            f"{shorten(action.title, TITLE_LENGTH)} ({day})" if day else shorten(action.title, TITLE_LENGTH)
        )
        story.append(DoneLine(text))
    more = len(told) - most
    if more > 0:
        text = ngettext("y {count} compromiso más", "y {count} compromisos más", more)
        story.append(paragraph(text.format(count=more), LARGE))
    if not told:
        since = format_long_date(date.fromisoformat(progress.since))
        story.append(paragraph(_("Desde el {day} no se anotó ninguno acá.").format(day=since), LARGE))
    open_ = [action for action in progress.open if may_be_listed(action)]
    open_count = len(open_)
    if open_count:
        text = ngettext("Queda {count} abierto.", "Quedan {count} abiertos.", open_count)
        said = text.format(count=open_count)
        actions = dossier.programme.open_actions if dossier.programme else ()
        now = sum(may_be_listed(action) for action in actions)
        if earlier := open_count - now:
            text = ngettext(
                "De esos, {count} es de un programa anterior.",
                "De esos, {count} son de un programa anterior.",
                earlier,
            )
            said = f"{said} {text.format(count=earlier)}" if now else said
        story.append(paragraph(said, MEDIUM_MUTED))
    return [KeepTogether(story[:2]), *story[2:]]


def _may_be_named(action: Action) -> bool:
    return say_commitment(action)[0] == action.title


def _received(dossier: Dossier, progress: WorkshopProgress, most: int) -> list[Flowable]:
    """Hours with the centre, courses, and steps of formalization."""
    lines: list[Flowable] = []
    if progress.contacts:
        times = ngettext("{count} vez", "{count} veces", progress.contacts)
        text = _("{times}; {time} con usted").format(
            times=times.format(count=progress.contacts), time=say_minutes(progress.minutes)
        )
        if progress.untimed:
            text += " " + _("(de {count} no se anotó el tiempo)").format(count=progress.untimed)
        label = _("El {centre} le visitó o le llamó:").format(centre=dossier.centre)
        lines.append(labelled(label, with_stop(text)))
    if progress.courses:
        shown = [_say_course(one) for one in progress.courses[:most]]
        if more := len(progress.courses) - most:
            shown += [_("y {count} más").format(count=more)] if more > 0 else []
        lines.append(labelled(_("Cursos:"), with_stop("; ".join(shown))))
    if progress.steps:
        told = [uncapital(one.title) for one in progress.steps[:most]]
        if more := len(progress.steps) - most:
            told += [_("y {count} más").format(count=more)] if more > 0 else []
        lines.append(labelled(_("Pasos de formalización dados:"), with_stop("; ".join(told))))
    if progress.orders:
        shown = [_say_order(one) for one in progress.orders[-most:]]
        lines.append(labelled(_("Pedidos que entregó:"), with_stop("; ".join(shown))))
    if not lines:
        return []
    return [KeepTogether([paragraph(_("Lo que recibió y lo que ganó"), HEADING), lines[0]]), *lines[1:]]


def _say_order(one: OrderKept) -> str:
    """ "320 guardapolvos para Uniformes Arapoty S.A., a tiempo"."""
    text = _("{count} {product} para {anchor}").format(
        count=format_number(one.pieces), product=uncapital(one.product), anchor=one.anchor
    )
    return _("{order}, a tiempo").format(order=text) if one.in_time else text


def _say_course(one: CourseAttended) -> str:
    """Who came is not named: the sheet lies where others see it. Hours are those of all."""
    title = say_discreetly(one.title, _("un curso que conversamos"))
    people = ngettext("{count} persona", "{count} personas", one.people).format(count=one.people)
    return f"{title} ({people}, {say_hours(one.hours)})"


def _closing(dossier: Dossier, progress: WorkshopProgress) -> list[Flowable]:
    """What comes next, the next look, whom to call, what was not measured."""
    story: list[Flowable] = []
    if following := next_thing(dossier):
        story += [paragraph(_("Lo que sigue"), HEADING), following]
    story += [Spacer(1, 6), who_comes(dossier)]
    if progress.next_round_on:
        day = with_stop(format_long_date(date.fromisoformat(progress.next_round_on)))
        story.append(labelled(_("Próximo diagnóstico, para ver qué cambió: desde el"), day))
    note = limits(dossier)
    if progress.change is not None and any(
        one.item not in _private_items(progress) for one in progress.change.alerts.unseen
    ):
        note.append(paragraph(_("Algo urgente de la vez pasada no se pudo volver a ver."), SMALL_MUTED))
    return [KeepTogether([*story, Spacer(1, 4), *note])]
