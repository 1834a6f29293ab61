"""Mis compromisos: the boxes of the owner's sheet, with room to write by hand."""

from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from app.agenda.day_words import say_deadline
from app.diagnosis.records import Item
from app.i18n import _, format_day
from app.improvement.catalogue import find_solution
from app.improvement.records import Action
from app.improvement.words import say_cost
from app.phrases import shorten, uncapital, with_stop
from reports.discretion import (
    is_private_item,
    may_be_listed,
    say_commitment,
    say_responsible,
    talked_over,
)
from reports.dossier import Dossier
from reports.kit.page import TEXT_WIDTH
from reports.kit.shapes import Blank
from reports.kit.style import (
    HEADING,
    INK,
    LARGE,
    LARGE_BOLD,
    LARGE_SMALL,
    MEDIUM_MUTED,
    NUMBER,
    cell,
    paragraph,
    with_bold,
)

COMMITMENTS = 3
TITLE_LENGTH = 110
_STEP_LENGTH = 170


def commitments(dossier: Dossier, most: int = COMMITMENTS) -> list[Flowable]:
    """The heading and up to three boxes; empty ones to fill by hand if nothing is agreed."""
    programme = dossier.programme
    agreed = _in_order(programme.open_actions) if programme else []
    pending = [item for item in _alerts_without_action(dossier, agreed) if not is_private_item(item)]
    actions = [action for action in agreed if may_be_listed(action) and action.id not in dossier.looks]
    boxes: list[Table] = []
    for item in pending[:most]:
        boxes.append(_alert_box(len(boxes) + 1, item, dossier))
    for action in actions[: most - len(boxes)]:
        boxes.append(_action_box(len(boxes) + 1, action, dossier))
    shown = len(boxes)
    if programme is None:
        boxes += [_empty_box(number + 1) for number in range(shown, COMMITMENTS)]
    story = _commitments_head(dossier, shown, len(boxes))
    for box in boxes:
        story += [box, Spacer(1, 5)]
    left = len(pending) + len(actions) - shown
    if left > 0:
        text = _("Lo que sigue después está en su Programa de mejora.")
        story += [paragraph(text, MEDIUM_MUTED), Spacer(1, 5)]
    if dossier.visit is not None:
        story += [paragraph(talked_over(), LARGE), Spacer(1, 5)]
    return [KeepTogether(story[:3]), *story[3:]]


def _commitments_head(dossier: Dossier, shown: int, boxes: int) -> list[Flowable]:
    title = _("Mis tres compromisos") if boxes == COMMITMENTS else _("Mis compromisos")
    story: list[Flowable] = [paragraph(title, HEADING)]
    if dossier.programme is None:
        text = _(
            "Todavía no acordamos el programa. Elija con el {centre} hasta tres cosas que quiere "
            "mejorar primero, y anótelas aquí."
        )
        story.append(paragraph(text.format(centre=dossier.centre), LARGE))
        story.append(Spacer(1, 5))
    elif shown == 0:
        text = _("Hoy no hay compromisos escritos. Converse con el {centre} cuál será el próximo.")
        story.append(paragraph(text.format(centre=dossier.centre), LARGE))
    elif dossier.programme_is_older and dossier.programme.agreed_on:
        day = format_day(dossier.programme.agreed_on)
        text = _("Los que acordamos el {day} y siguen pendientes.").format(day=day)
        story.append(paragraph(text, MEDIUM_MUTED))
    return story


def _in_order(actions: tuple[Action, ...]) -> list[Action]:
    """Critical things first, then as the owner and the centre ordered them."""
    return sorted(actions, key=lambda action: (action.source != "alert", action.position))


def _alerts_without_action(dossier: Dossier, actions: list[Action]) -> list[Item]:
    """Critical items that no open action takes up: they must not be lost on this sheet."""
    if dossier.visit is None or dossier.result is None:
        return []
    lifted: set[str] = set()
    for action in actions:
        solution = find_solution(action.solution) if action.solution else None
        lifted.update(solution.lifts if solution else ())
    if sum(action.source == "alert" for action in actions) >= len(dossier.result.alerts):
        return []
    instrument = dossier.visit.instrument
    return [instrument.item(alert.item) for alert in dossier.result.alerts if alert.item not in lifted]


def _action_box(number: int, action: Action, dossier: Dossier) -> Table:
    title, step = say_commitment(action)
    left: list[Flowable] = [paragraph(shorten(title, TITLE_LENGTH), LARGE_BOLD)]
    if step:
        text = _("Primer paso: {step}").format(step=uncapital(shorten(step, _STEP_LENGTH)))
        left.append(paragraph(with_stop(text), LARGE_SMALL))
    who = say_responsible(action.responsible or "", _known_names(dossier))
    right: list[Flowable] = [
        paragraph(shorten(who, 40), LARGE_SMALL) if who else Blank(_("Quién:"), room=14),
        _due(action, dossier.printed_on),
        paragraph(say_cost(action) or _("costo: averiguar"), LARGE_SMALL),
    ]
    return _box(number, left, right)


def _due(action: Action, today: date) -> Flowable:
    if action.due_on is None:
        return Blank(_("Fecha:"), room=14)
    day = say_deadline(action.due_on, today)
    return with_bold(_("antes del <b>{day}</b>").format(day=day), LARGE_SMALL)


def _alert_box(number: int, item: Item, dossier: Dossier) -> Table:
    title = _("Trabajar más seguros: {subject}").format(subject=uncapital(item.short))
    _fact, _colon, advice = (item.alert or "").partition(": ")
    step = advice or _("acordar con el {centre} quién lo hace y cuándo").format(centre=dossier.centre)
    step = with_stop(_("Primer paso: {step}").format(step=step))
    left: list[Flowable] = [paragraph(title, LARGE_BOLD), paragraph(step, LARGE_SMALL)]
    return _box(number, left, _blanks())


def _empty_box(number: int) -> Table:
    return _box(number, [Blank(_("Qué:")), Blank(_("Primer paso:"))], _blanks())


def _blanks() -> list[Flowable]:
    return [Blank(label, room=15.5) for label in (_("Quién:"), _("Fecha:"), _("Costo:"))]


def _box(number: int, left: list[Flowable], right: list[Flowable]) -> Table:
    label = paragraph(str(number), NUMBER)
    first = cell("TOP", left=12, right=10, top=3, bottom=6)
    other = cell("TOP", left=4, right=10, top=5, bottom=6)
    widths = [38, TEXT_WIDTH - 38 - 150, 150]
    table = Table([[label, left, right]], colWidths=widths, cellStyles=[[first, other, other]])
    table.setStyle([("BOX", (0, 0), (-1, -1), 1.4, INK), ("ROUNDEDCORNERS", [7, 7, 7, 7])])
    return table


def _known_names(dossier: Dossier) -> list[str]:
    owners = [owner.full_name for owner in dossier.workshop.owners]
    consultant = dossier.visit.consultant if dossier.visit else None
    return [*owners, dossier.office, dossier.centre, dossier.workshop.name, consultant or ""]
