"""La línea: who sews what before and after, what changes hands, and lines to see how it goes.

It hangs beside the machines: it has first names, and no pay and no comparison between people.
"""

from dataclasses import dataclass, replace
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.balancing.line_words import (
    line_minutes,
    name_of,
    say_lesson,
    say_option,
    say_plan,
    say_today,
)
from app.balancing.proposing import hand_changes, lessons_of, people_of, today_people
from app.balancing.queries import list_workshop_plans, read_line_floor
from app.balancing.records import DROPPED, KEPT, LineFloor, LinePlan, LineProposal
from app.i18n import WEEKDAYS, _, format_day, format_weekday_date
from app.phrases import shorten
from app.production.queries import list_standards
from app.production.words import say_decimal, say_machine
from app.registry.queries import read_workshop
from reports.kit.one_page import height_of
from reports.kit.page import FIRST_ROOM, PageText, Section, title_block
from reports.kit.style import BODY, HEADING, LARGE, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.kit.yamazumi import load_chart_within
from reports.line_chart import make_load_chart
from reports.paper import NothingToPrint, Request

STYLE_LETTERS = 90
DAYS = 6  # from Monday to Saturday
ROOM = 26.0  # points to write in


@dataclass(frozen=True, slots=True)
class LineOptions:
    """The line of which style, as which proposal shares it out among whom; None: as it is."""

    style_id: int
    proposal: LineProposal | None = None
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """What the sheet shows: before and after, and since when."""

    floor: LineFloor
    proposal: LineProposal | None
    people: tuple[int, ...]
    before: str = ""
    after: str = ""
    said: str = ""
    kept: bool = False


def build_line_sheet(request: Request) -> Section:
    """The line that is looked at, else the newest that was planned. Raises `NothingToPrint`."""
    line = _find(request)
    floor = line.floor
    workshop = read_workshop(request.reader, request.of)
    title, office = _("La línea"), request.office.name
    detail = _("{style} · {minutes} minutos por prenda").format(
        style=shorten(floor.style.name, STYLE_LETTERS), minutes=say_decimal(line_minutes(floor), 1)
    )
    head = [*title_block(workshop.name, detail, office, title), Spacer(1, 4), *_headline(line), Spacer(1, 8)]
    chart = make_load_chart(floor, line.proposal, line.people, before=line.before, after=line.after)
    story: list[Flowable] = [
        *head,
        load_chart_within(chart, FIRST_ROOM - height_of(head)),
        *_changes(line),
        *_tally(line),
        Spacer(1, 8),
        paragraph(_say_known(floor), SMALL_MUTED),
    ]
    return Section(PageText(title, workshop.name, office, request.printed_on), story, workshop.code)


def _headline(line: _Line) -> list[Flowable]:
    """How the line is: of one that works in a new way, the new one; how it was is in the picture."""
    if line.before and line.proposal is not None:
        return [paragraph(line.said, LARGE), paragraph(say_option(line.floor, line.proposal), BODY)]
    said, follows = say_today(line.floor, len(line.people))
    return [paragraph(f"{said}.", LARGE), paragraph(follows, BODY)]


def _find(request: Request) -> _Line:
    today = request.printed_on.isoformat()
    options = request.paper.options
    if isinstance(options, LineOptions):
        floor = read_line_floor(request.reader, options.style_id, today=today)
        known = {step.operation_id for step in floor.steps}
        proposal = options.proposal
        if proposal is not None and set(proposal.who) != known:
            proposal = None  # the line has changed since it was looked at
        return _Line(floor, proposal, options.people or today_people(floor))
    plans = [one for one in list_workshop_plans(request.reader, request.of) if one.status != DROPPED]
    if not plans:
        return _as_it_is(request, today)
    plan = plans[0]
    floor = _floor_of(read_line_floor(request.reader, plan.style_id, today=today), plan)
    who = {part.operation_id: part.operator_id for part in plan.parts}
    if not floor.steps:
        raise NothingToPrint(_("El modelo cambió desde que se planificó su línea; repártala de nuevo."))
    lessons = lessons_of(floor, who)
    proposal = LineProposal(plan.method, who, plan.cycle, plan.lower_bound or 0.0, lessons)
    after = ""
    if plan.starts_on:
        after = _("Desde el {day}").format(day=format_weekday_date(date.fromisoformat(plan.starts_on)))
    before = _("Antes") if plan.starts_on and plan.starts_on <= today else ""
    people, kept = people_of(floor, who), plan.status == KEPT
    return _Line(floor, proposal, people, before, after, say_plan(plan, today), kept)


def _as_it_is(request: Request, today: str) -> _Line:
    """The line of the style that was measured last, before anything was planned."""
    standards = list_standards(request.reader, request.of)
    newest = max(standards, key=lambda one: (one.studied_on, one.style_id), default=None)
    if newest is None:
        raise NothingToPrint(_("Todavía no se midió ningún modelo de este taller; no hay línea que mostrar."))
    floor = read_line_floor(request.reader, newest.style_id, today=today)
    return _Line(floor, None, today_people(floor))


def _floor_of(floor: LineFloor, plan: LinePlan) -> LineFloor:
    """The floor as it was when the plan was made: who did what, in which time."""
    parts = {part.operation_id: part for part in plan.parts}
    steps = tuple(
        replace(step, operator_id=part.before_id, minutes=part.minutes)
        for step in floor.steps
        if (part := parts.get(step.operation_id)) is not None
    )
    return replace(floor, steps=steps, unmeasured=())


def _changes(line: _Line) -> list[Flowable]:
    floor, proposal = line.floor, line.proposal
    if proposal is None:
        return []
    changes = hand_changes(floor, proposal.who)
    story: list[Flowable] = [paragraph(_("Qué cambia de manos"), HEADING)]
    if line.said and not line.before:
        story.append(paragraph(line.said, BODY))
    if not changes:
        return [*story, paragraph(_("Nada: la línea ya está repartida así."), BODY)]
    rows = [
        (
            one.step.name,
            say_machine(one.step.machine).lower(),
            name_of(floor, one.before),
            name_of(floor, one.after),
        )
        for one in changes
    ]
    now = _("La hace ahora") if line.before else _("La va a hacer")
    head = (_("Operación"), _("Se hace en"), _("La hacía") if line.before else _("La hace hoy"), now)
    story.append(lined_table(head, rows, (0.4, 0.2, 0.2, 0.2)))
    story.append(Spacer(1, 4))
    if not line.before:
        story.append(paragraph(say_option(floor, proposal), BODY))
    story += [paragraph(say_lesson(floor, one), BODY, "●") for one in proposal.lessons]
    return [KeepTogether(story)]


def _tally(line: _Line) -> list[Flowable]:
    """Room to write how many garments come out each day: only that tells whether it works."""
    if line.proposal is None:
        return []
    head = ("", *(WEEKDAYS[day] for day in range(DAYS)))
    rows = [(name, *("" for _day in range(DAYS))) for name in (_("Prendas terminadas"), _("Qué estorbó"))]
    shares = (0.22, *((0.78 / DAYS,) * DAYS))
    table = lined_table(head, rows, shares, heights=(ROOM, ROOM))
    title = _("Cómo nos va en la primera semana") if not line.kept else _("Cómo nos va esta semana")
    return [KeepTogether([paragraph(title, HEADING), table])]


def _say_known(floor: LineFloor) -> str:
    told = []
    if floor.studied_on:
        told.append(_("Minutos estándar medidos hasta el {day}.").format(day=format_day(floor.studied_on)))
    told.append(
        _("Una jornada se cuenta como {minutes} minutos.").format(minutes=say_decimal(floor.day_minutes, 0))
    )
    if floor.unmeasured:
        told.append(_("Sin medir, y por eso sin contar: {names}.").format(names=", ".join(floor.unmeasured)))
    return " ".join(told)
