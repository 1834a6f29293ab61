"""Lo próximo: the one thing that comes first, large in a box, and the two after it, with boxes to tick.

By date, the earliest first, for that is the order in which she does them; an urgent thing is never left out.
"""

from datetime import date
from typing import NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from app.agenda.day_words import say_deadline
from app.diagnosis.records import Item
from app.i18n import _, format_day, format_weekday_date, format_whole_date
from app.improvement.catalogue import find_solution
from app.improvement.records import Action
from app.improvement.words import say_cost
from app.phrases import capital, shorten, uncapital, with_stop
from reports.discretion import is_private_item, may_be_listed, say_commitment, say_responsible
from reports.dossier import Dossier
from reports.kit.page import TEXT_WIDTH
from reports.kit.pictograms import PENCIL, Pictogram
from reports.kit.shapes import Blank, TickBox
from reports.kit.style import (
    BOLD,
    INK,
    LARGE,
    LARGE_BOLD,
    LARGE_SMALL,
    LINE,
    MEDIUM_MUTED,
    ON_ALERT,
    STEP,
    STEP_BOLD,
    STEP_DATE,
    STEP_TITLE,
    cell,
    paragraph,
    with_bold,
)

COMMITMENTS = 3
TITLE_LENGTH = 110
_STEP_LENGTH = 150
_PICTURE, _SMALL_PICTURE = 46.0, 28.0
_DATED = "9999"  # what has no day comes after all that have one


class NextThing(NamedTuple):
    """One thing to do, as the sheet says it; what is empty is written by hand."""

    title: str = ""
    first: str = ""
    due: str = ""
    who: str = ""
    cost: str = ""
    picture: str = ""


def next_steps(dossier: Dossier, most: int = COMMITMENTS) -> list[Flowable]:
    """The box and the rows under it; empty ones to fill by hand while no programme is agreed."""
    steps, left = choose_steps(dossier, most)
    story = _remark(dossier, bool(steps))
    if dossier.programme is None:
        steps += [NextThing()] * (COMMITMENTS - len(steps))
    if not steps:
        return story
    first, *others = steps
    story += [KeepTogether([_box(first)]), Spacer(1, 3), *([_rows(others)] if others else [])]
    if left > 0:
        text = _("Lo que sigue después está en su Programa de mejora.")
        story += [Spacer(1, 3), paragraph(text, MEDIUM_MUTED)]
    return story


def next_thing(dossier: Dossier) -> Flowable | None:
    """The first of them alone, in one row, for a paper about something else."""
    steps, _left = choose_steps(dossier, 1)
    return _rows(steps) if steps else None


def choose_steps(dossier: Dossier, most: int) -> tuple[list[NextThing], int]:
    """The things to do that come first, and how many there are besides."""
    programme = dossier.programme
    agreed = list(programme.open_actions) if programme else []
    pending = [item for item in _alerts_without_action(dossier, agreed) if not is_private_item(item)]
    actions = [action for action in agreed if may_be_listed(action) and action.id not in dossier.looks]
    actions = _in_order(actions, max(most - len(pending), 0))
    steps = [_step_of_alert(item, dossier) for item in pending]
    steps += [_step_of_action(action, dossier) for action in actions]
    return steps[:most], len(steps) - most


def _remark(dossier: Dossier, any_steps: bool) -> list[Flowable]:
    if dossier.programme is None:
        text = _(
            "Todavía no acordamos el programa. Elija con el {centre} hasta tres cosas que quiere "
            "mejorar primero, y anótelas aquí."
        )
        return [paragraph(text.format(centre=dossier.centre), LARGE), Spacer(1, 5)]
    if not any_steps:
        text = _("Hoy no hay compromisos escritos. Converse con el {centre} cuál será el próximo.")
        return [paragraph(text.format(centre=dossier.centre), STEP)]
    if dossier.programme_is_older and dossier.programme.agreed_on:
        day = format_day(dossier.programme.agreed_on)
        text = _("Los que acordamos el {day} y siguen pendientes.").format(day=day)
        return [paragraph(text, MEDIUM_MUTED), Spacer(1, 3)]
    return []


def _in_order(actions: list[Action], room: int) -> list[Action]:
    """By date; what is urgent and has no date yet, before all. The first urgent one is among the `room` first."""

    def place(action: Action) -> tuple[bool, str, bool, float]:
        urgent = action.source == "alert"
        return (not (urgent and action.due_on is None), action.due_on or _DATED, not urgent, action.position)

    ordered = sorted(actions, key=place)
    urgent = next((action for action in ordered if action.source == "alert"), None)
    if urgent is not None and room and urgent not in ordered[:room]:
        ordered.remove(urgent)
        ordered.insert(room - 1, urgent)
    return ordered


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


def _step_of_action(action: Action, dossier: Dossier) -> NextThing:
    title, first = say_commitment(action)
    who = say_responsible(action.responsible or "", _known_names(dossier))
    return NextThing(
        shorten(title, TITLE_LENGTH),
        shorten(first, _STEP_LENGTH),
        _say_due(action.due_on, dossier.printed_on) if action.due_on else "",
        shorten(capital(who), 40),
        say_cost(action) or _("costo: averiguar"),
        _picture(action),
    )


def _picture(action: Action) -> str:
    """That of the dimension which the solution lifts."""
    solution = find_solution(action.solution) if action.solution else None
    return solution.lifts[0].partition("-")[0] if solution and solution.lifts else ""


def _say_due(due_on: str, today: date) -> str:
    """ "lunes 30 de noviembre", with its year where it is another one, and whether it has gone by."""
    day = date.fromisoformat(due_on)
    said = format_weekday_date(day) if day.year == today.year else format_whole_date(day)
    return say_deadline(due_on, today, said)


def _step_of_alert(item: Item, dossier: Dossier) -> NextThing:
    title = _("Trabajar más seguros: {subject}").format(subject=uncapital(item.short))
    _fact, _colon, advice = (item.alert or "").partition(": ")
    first = advice or _("acordar con el {centre} quién lo hace y cuándo").format(centre=dossier.centre)
    return NextThing(title, first, picture=item.dimension)


def _known_names(dossier: Dossier) -> list[str]:
    owners = [owner.full_name for owner in dossier.workshop.owners]
    consultant = dossier.visit.consultant if dossier.visit else None
    return [*owners, dossier.office, dossier.centre, dossier.workshop.name, consultant or ""]


def _box(step: NextThing) -> Table:
    """What comes first: read from where the paper hangs."""
    what: list[Flowable] = []
    what.append(paragraph(step.title, STEP_TITLE) if step.title else Blank(_("Qué:"), size=13, room=22))
    what += _first(step, STEP) or ([] if step.title else [Blank(_("Primer paso:"), size=13, room=22)])
    who = " · ".join(filter(None, (step.who, step.cost)))
    foot = paragraph(who, STEP) if who else Blank(_("Quién:"), size=13, room=18)
    rows = [
        [Badge(_("Lo próximo")), "", _when(step, STEP_DATE, 14), ""],
        [Pictogram(step.picture or PENCIL, _PICTURE), what, "", ""],
        [foot, "", "", TickBox(_("Hecho el ____ / ____"), 13)],
    ]
    left, tick = _PICTURE + 27, 170.0
    table = Table(rows, colWidths=[left, 32, TEXT_WIDTH - left - 32 - tick, tick])
    table.setStyle(_BOXED)
    return table


_BOXED = [
    ("SPAN", (0, 0), (1, 0)),
    ("SPAN", (2, 0), (3, 0)),
    ("SPAN", (1, 1), (3, 1)),
    ("SPAN", (0, 2), (2, 2)),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("BOX", (0, 0), (-1, -1), 1.8, INK),
    ("ROUNDEDCORNERS", [8, 8, 8, 8]),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("LEFTPADDING", (0, 0), (0, -1), 13),
    ("LEFTPADDING", (2, 0), (2, 0), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (3, 0), (3, -1), 13),
    ("RIGHTPADDING", (1, 1), (1, 1), 13),
    ("RIGHTPADDING", (2, 0), (2, 0), 13),
    ("TOPPADDING", (0, 0), (-1, -1), 5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, 0), 10),
    ("BOTTOMPADDING", (0, 2), (-1, 2), 9),
]


def _first(step: NextThing, style: ParagraphStyle) -> list[Flowable]:
    if not step.first:
        return []
    text = _("Primer paso: {step}").format(step=uncapital(step.first))
    return [paragraph(with_stop(text), style)]


def _when(step: NextThing, style: ParagraphStyle, size: float) -> Flowable:
    if not step.due:
        return Blank(_("Antes del día:"), size=size, room=size + 8)
    return with_bold(_("Antes del <b>{day}</b>").format(day=step.due), style)


def _rows(steps: list[NextThing]) -> Table:
    rows = []
    for step in steps:
        title = paragraph(step.title, STEP_BOLD) if step.title else Blank(_("Qué:"), size=12, room=22)
        what = [
            _when(step, LARGE_BOLD, 12) if not step.due else _due_line(step),
            title,
            *_first(step, LARGE_SMALL),
        ]
        who: Flowable = paragraph(step.who, LARGE_SMALL) if step.who else Blank(_("Quién:"), room=20)
        cost = [paragraph(step.cost, LARGE_SMALL)] if step.cost else [Blank(_("Costo:"), room=20)]
        rows.append([Pictogram(step.picture or PENCIL, _SMALL_PICTURE), what, [who, *cost], TickBox("", 15)])
    lies = cell("MIDDLE", top=6, bottom=7)
    table = Table(
        rows,
        colWidths=[_SMALL_PICTURE + 14, TEXT_WIDTH - _SMALL_PICTURE - 14 - 150 - 22, 150, 22],
        cellStyles=[
            [lies, cell("MIDDLE", right=12, top=6, bottom=7), cell("MIDDLE", right=8, top=6, bottom=7), lies]
            for _step in rows
        ],
    )
    table.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.6, LINE)])
    return table


def _due_line(step: NextThing) -> Flowable:
    return with_bold(_("Antes del <b>{day}</b>").format(day=step.due), LARGE)


class Badge(Flowable):
    """White words on a dark ground."""

    def __init__(self, words: str, size: float = 12.5) -> None:
        super().__init__()
        self.words, self.size = words, size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = stringWidth(self.words, BOLD, self.size) + 18
        return self.width, self.size + 9

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        canvas.roundRect(0, 0, self.width, self.size + 9, 4, stroke=0, fill=1)
        canvas.setFillColor(ON_ALERT)
        canvas.setFont(BOLD, self.size)
        canvas.drawString(9, 6.5, self.words)
