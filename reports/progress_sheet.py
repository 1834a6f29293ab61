"""Hoja de progreso: what moved since the round before, for the owner. Two pages at most.

Shapes and words, never a list of scores. What it may not say is in `reports.discretion`.
A difference is called a rise or a fall only where it is more than noise.
"""

from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from app.contacts.words import say_minutes
from app.counts.measures import say_measure
from app.counts.then_now import MeasuredPair
from app.counts.words import say_sure
from app.diagnosis.change import Verdict
from app.diagnosis.records import Origin, Visit
from app.diagnosis.words import ORIGIN_WORDS
from app.evaluation.progress import CourseAttended, FigurePair, OrderKept, WorkshopProgress
from app.evaluation.progress_queries import read_progress
from app.figures.kinds import figure_title, say_figure
from app.figures.months import say_period
from app.figures.records import Figure
from app.i18n import _, format_day, format_long_date, format_number, ngettext
from app.improvement.records import Action
from app.phrases import shorten, uncapital, with_stop
from app.training.phrases import say_hours
from reports.commitments import TITLE_LENGTH, next_step_line
from reports.discretion import (
    is_private_item,
    may_be_listed,
    say_commitment,
    say_discreetly,
)
from reports.dossier import Dossier, describe_visit, describe_workshop, owner_dossier
from reports.floor_lines import floor_lines
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, Signatures, title_block
from reports.kit.style import (
    BODY,
    BODY_BOLD,
    HEADING,
    LARGE,
    LINE,
    MEDIUM_MUTED,
    SMALL_MUTED,
    paragraph,
)
from reports.life_map import life_map
from reports.owner_sheet import labelled, limits, next_visit
from reports.paper import NothingToPrint, Request

SHOWN_KEPT = 5
SHOWN_COURSES = 4
SHOWN_STEPS = 4
SHOWN_ORDERS = 3
SHOWN_FIGURES = 6
SHOWN_MEASURED = 2


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
    story: list[Flowable] = [
        *title_block(dossier.workshop.name, describe_workshop(dossier), dossier.office, name),
        *_moved(dossier, progress),
        *_kept(dossier, progress),
        *_received(dossier, progress),
        *_figures(progress),
        *floor_lines(dossier.floor),
        *next_step_line(dossier),
        *_closing(dossier, progress),
    ]
    head = describe_visit(_("Hoja de progreso"), visit)  # with what it is compared is said above
    text = PageText(head, dossier.workshop.name, dossier.office, dossier.printed_on)
    return Section(text, story, dossier.workshop.code)


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
        paragraph(_say_change(progress), LARGE),
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
        said.append(
            _(
                "Las figuras muestran lo que se vio cada vez. Todavía no podemos afirmar que una diferencia sea un cambio, porque no se midió cuánto varía el diagnóstico de una visita a otra."
            )
        )
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


def _kept(dossier: Dossier, progress: WorkshopProgress) -> list[Flowable]:
    """What was kept, without what is talked over in private."""
    told = [action for action in progress.kept if _may_be_named(action)]
    told.sort(key=lambda action: action.done_on or "", reverse=True)
    story: list[Flowable] = [paragraph(_("Lo que cumplimos"), HEADING)]
    for action in told[:SHOWN_KEPT]:
        day = format_day(action.done_on) if action.done_on else ""
        text = f"{shorten(action.title, TITLE_LENGTH)} ({day})" if day else action.title
        story.append(paragraph(f"– {text}", LARGE))
    more = len(told) - SHOWN_KEPT
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


def _received(dossier: Dossier, progress: WorkshopProgress) -> list[Flowable]:
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
        shown = [_say_course(one) for one in progress.courses[:SHOWN_COURSES]]
        if more := len(progress.courses) - SHOWN_COURSES:
            shown += [_("y {count} más").format(count=more)] if more > 0 else []
        lines.append(labelled(_("Cursos:"), with_stop("; ".join(shown))))
    if progress.steps:
        told = [uncapital(one.title) for one in progress.steps[:SHOWN_STEPS]]
        if more := len(progress.steps) - SHOWN_STEPS:
            told += [_("y {count} más").format(count=more)] if more > 0 else []
        lines.append(labelled(_("Pasos de formalización dados:"), with_stop("; ".join(told))))
    if progress.orders:
        shown = [_say_order(one) for one in progress.orders[-SHOWN_ORDERS:]]
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


def _figures(progress: WorkshopProgress) -> list[Flowable]:
    pairs, measured = progress.figures[:SHOWN_FIGURES], progress.measured[:SHOWN_MEASURED]
    if not pairs and not measured:
        text = _("No se anotaron cifras. Anotar las ventas de cada mes ayuda a ver si el taller gana.")
        return [paragraph(_("Sus números"), HEADING), paragraph(text, LARGE)]
    rows: list[list[Flowable]] = [
        [paragraph(text, MEDIUM_MUTED) for text in ("", _("antes"), _("ahora"))],
        *([paragraph(figure_title(pair.kind), BODY_BOLD), *_cells(pair)] for pair in pairs),
        *map(_measured_row, measured),
    ]
    table = Table(rows, colWidths=[TEXT_WIDTH * share for share in (0.34, 0.33, 0.33)])
    table.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (1, -1), 8),
            ("LINEABOVE", (0, 1), (-1, -1), 0.6, LINE),
            ("LINEBELOW", (0, -1), (-1, -1), 0.6, LINE),
        ]
    )
    return [KeepTogether([paragraph(_("Sus números"), HEADING), table])]


def _cells(pair: FigurePair) -> list[Flowable]:
    return [_cell(pair.before), _cell(pair.after)]


def _cell(figure: Figure | None) -> Flowable:
    if figure is None:
        return paragraph(_("no se anotó"), MEDIUM_MUTED)
    text = _("{value} · {period} · {origin}").format(
        value=say_figure(figure.kind, figure.value),
        period=say_period(figure.period_from, figure.period_to),
        origin=_("su palabra") if figure.origin == Origin.SAID else ORIGIN_WORDS[Origin(figure.origin)],
    )
    return paragraph(text, BODY)


def _measured_row(pair: MeasuredPair) -> list[Flowable]:
    """What was counted on the floor, and whether the difference is more than noise."""
    before, after = (say_measure(pair.measure, value) for value in (pair.before, pair.after))
    now = _("{value} · {sure}").format(value=after, sure=say_sure(pair))
    plain = _("De cada 100 minutos de trabajo, cuántos se cosen")
    name = paragraph(plain if pair.measure.code == "efficiency" else _(pair.measure.title), BODY_BOLD)
    return [name, paragraph(before, BODY), paragraph(now, BODY)]


def _closing(dossier: Dossier, progress: WorkshopProgress) -> list[Flowable]:
    """The next dates, what was not measured, the signatures."""
    day = progress.next_round_on
    lines: list[Flowable] = [next_visit(dossier)]
    if day:
        text = with_stop(format_long_date(date.fromisoformat(day)))
        lines.append(labelled(_("Próximo diagnóstico, para ver qué cambió: desde el"), text))
    signatures = Signatures((_("Firma del taller"), _("Firma del {centre}").format(centre=dossier.centre)))
    note: list[Flowable] = limits(dossier)
    if progress.change is not None and any(
        one.item not in _private_items(progress) for one in progress.change.alerts.unseen
    ):
        text = _("Algo urgente de la vez pasada no se pudo volver a ver.")
        note.append(Paragraph(text, SMALL_MUTED))
    return [KeepTogether([*lines, signatures, Spacer(1, 8), *note])]
