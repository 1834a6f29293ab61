"""Ficha del piloto: what was tried, what can be claimed of it and what not, what it cost; one page.

Every sentence is that of a finding, which says no more than its numbers carry.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepInFrame, Spacer, Table
from reportlab.platypus.doctemplate import LayoutError

from app.apart import reckon_apart
from app.claims.cost_words import say_how_reckoned, say_of_what, say_planned, say_unit_cost
from app.claims.costs import PilotCosts, reckon_costs
from app.claims.forest import planned_rows
from app.claims.queries import read_pilot_report
from app.claims.records import CANNOT_SAY, NOT_TOLD, BalanceLine, PilotFinding, PilotReport
from app.claims.sentences import ARM_LETTERS, say_before, say_finding, say_numbers
from app.claims.tried_words import say_how, say_tried
from app.claims.way_words import (
    say_blinding,
    say_expected,
    say_left,
    say_plan_fixed,
    say_plan_kept,
    say_standing,
    way_steps,
)
from app.claims.words import BACKGROUND_WORDS, DOUBT_WORDS, NOTE_WORDS, WARNING_WORDS
from app.errors import DataProblem
from app.figures.kinds import GUARANIES
from app.i18n import _, format_day, format_money, format_number
from app.numbers import write_number
from app.phrases import capital, shorten
from app.pilots.measures import list_measures
from app.pilots.records import PRIMARY
from app.pilots.words import DECISION_WORDS, say_pilot
from reports.kit.forest import StateMark, draw_forest
from reports.kit.last_page import measure_pages
from reports.kit.one_page import height_of, lay_on_one_page
from reports.kit.page import FIRST_ROOM, NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.style import (
    BODY,
    BODY_BOLD,
    LARGE,
    LARGE_BOLD,
    SMALL,
    SMALL_BOLD,
    SMALL_MUTED,
    SUBHEADING,
    paragraph,
)
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint, Request

SHARES = ("woman", "rural")  # of the background: said in percent
GUTTER = 16.0
NARROW_LETTERS = 24  # of a group's name over a narrow column
LEAST_SHARING = 3  # main outcomes, for a doubt of them all to be said once


class PilotSheetSize(NamedTuple):
    """How much has its place: letters of what people wrote, lines of the forest, the balance and what is untold,
    doubts of each outcome, whether the notes have any, and all the numbers."""

    letters: int
    lines: int
    balance: int
    untold: int
    doubts: int
    notes: bool
    sentence: ParagraphStyle
    facts: ParagraphStyle
    whole_numbers: bool = True


SIZES = (  # the first that has room on one page; the last is drawn smaller where it has none
    PilotSheetSize(400, 12, 12, 6, 9, True, LARGE, BODY),
    PilotSheetSize(300, 9, 8, 4, 9, True, BODY_BOLD, BODY),
    PilotSheetSize(220, 6, 6, 3, 4, True, BODY_BOLD, SMALL),
    PilotSheetSize(160, 4, 3, 2, 2, False, SMALL_BOLD, SMALL),
    PilotSheetSize(160, 4, 3, 2, 2, False, SMALL_BOLD, SMALL, whole_numbers=False),
)
MOST_SHRUNK = 1.08  # what is higher than so many pages would be too small to read on one


class PilotSheet(NamedTuple):
    """What the sheet says, whatever its size; `measures` give title and unit of each measure by its code."""

    report: PilotReport
    costs: PilotCosts
    tried: str
    titles: Mapping[str, str]
    units: Mapping[str, str]


def build_pilot_sheet(request: Request) -> Section:
    """With what was measured up to the day of printing. Raises `NothingToPrint` before the pilot began."""
    try:
        report = read_pilot_report(request.reader, request.of, today=request.printed_on, reckon=reckon_apart)
    except DataProblem as trouble:
        raise NothingToPrint(trouble.sentence) from trouble
    measures = list_measures(request.reader)
    sheet = PilotSheet(
        report, reckon_costs(report), say_tried(request.reader, report.pilot),
        {one.code: one.title for one in measures}, {one.code: one.unit for one in measures},
    )  # fmt: skip
    return draw_pilot_sheet(sheet, request)


def draw_pilot_sheet(sheet: PilotSheet, request: Request) -> Section:
    """The page, with less detail where much is to be said, and then a little smaller. What would be drawn too small
    to read lies on two pages: several groups with several outcomes."""
    office = request.office.name
    page = PageText(_("Ficha del piloto"), sheet.report.pilot.name, office, request.printed_on)
    for size in SIZES:
        story = _story(sheet, size, office)
        laid = lay_on_one_page(story)
        if laid is not None:
            return Section(page, story, laid=laid)
    if height_of(story) > MOST_SHRUNK * FIRST_ROOM:
        for size in SIZES[1:]:
            if _fits_on_two(Section(page, _story(sheet, size, office))):
                return Section(page, _story(sheet, size, office))
    shrunk = KeepInFrame(TEXT_WIDTH, FIRST_ROOM - 1, story, mode="shrink")
    story[0].hAlign = "LEFT"  # what is drawn smaller leaves room at its side
    return Section(page, [shrunk])


def _fits_on_two(section: Section) -> bool:
    try:
        return measure_pages(section)[0] <= 2
    except LayoutError:  # what stands side by side is higher than a page
        return False


def _story(sheet: PilotSheet, size: PilotSheetSize, office: str) -> list[Flowable]:
    report = sheet.report
    day = _("con lo medido hasta el {day}").format(day=format_day(report.today))
    return [
        *title_block(report.pilot.name, f"{say_pilot(report.pilot.number)} · {day}", office, _("Ficha del piloto")),
        *_asked(sheet, size),
        *_claimed(report, size),
        *_forest(report, size),
        Spacer(1, 4),
        _side_by_side(_way(report), _before(sheet, size)),
        *_untold(report, size),
        *_decided(sheet, size),
    ]  # fmt: skip


def _asked(sheet: PilotSheet, size: PilotSheetSize) -> list[Flowable]:
    """The question, what was tried and how."""
    question = sheet.report.pilot.question
    tried = sheet.tried or _("no se anotó")
    return [
        *([paragraph(shorten(question, size.letters), LARGE_BOLD), Spacer(1, 2)] if question else []),
        paragraph(shorten(tried, size.letters), size.facts, _("Qué se probó:")),
        paragraph(say_how(sheet.report), size.facts, _("Cómo:")),
        paragraph(say_planned(sheet.costs), size.facts, _("Cuánto cuesta:")),
    ]


def _main(report: PilotReport) -> list[PilotFinding]:
    return [one for one in report.findings if one.role == PRIMARY]


def _claimed(report: PilotReport, size: PilotSheetSize) -> list[Flowable]:
    """The main outcomes as sentences, each with its state, its numbers and why it is doubted."""
    story: list[Flowable] = [paragraph(_("Qué se puede decir"), SUBHEADING)]
    shared = _shared_doubts(report)
    for one in _main(report):
        said: list[Flowable] = [paragraph(say_finding(one), size.sentence)]
        if numbers := say_numbers(one, short=not size.whole_numbers):
            said.append(paragraph(numbers, SMALL))
        story += [StateMark(one.state), *said] if size.whole_numbers else [_beside_mark(one.state, said)]
        if before := say_before(one):
            story.append(paragraph(before, SMALL))
        if doubts := [code for code in one.doubts if code not in shared]:
            story.append(paragraph(_say_doubts(doubts, size.doubts), SMALL))
        if one.notes and size.notes:
            notes = "; ".join(NOTE_WORDS[code] for code in one.notes)
            story.append(paragraph(f"{capital(notes)}.", SMALL))
        story.append(Spacer(1, 3))
    if shared:
        doubted = "; ".join(DOUBT_WORDS[code] for code in shared)
        story.append(paragraph(f"{capital(doubted)}.", size.facts, _("La duda en todos:")))
    if not _main(report):
        story.append(paragraph(_("El plan no tiene un resultado principal."), size.sentence))
    if report.warnings:
        warned = "; ".join(WARNING_WORDS[code] for code in report.warnings)
        story.append(paragraph(f"{capital(warned)}.", size.facts, _("Ojo:")))
    return story


def _beside_mark(state: str, said: list[Flowable]) -> Table:
    """What is said at the right of its state, where each line counts."""
    table = Table([[StateMark(state, 8.5), said]], colWidths=[_MARK, TEXT_WIDTH - _MARK])
    table.setStyle([*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    table.hAlign = "LEFT"
    return table


def _shared_doubts(report: PilotReport) -> tuple[str, ...]:
    """What every main outcome is doubted for, which is said once; nothing where there are two or fewer."""
    main = [one for one in _main(report) if one.state != CANNOT_SAY]
    if len(main) < LEAST_SHARING:
        return ()
    return tuple(code for code in main[0].doubts if all(code in one.doubts for one in main))


def _say_doubts(doubts: Sequence[str], most: int) -> str:
    """The first of them; that there are more is never hidden."""
    said = "; ".join(DOUBT_WORDS[code] for code in doubts[:most])
    if len(doubts) > most:
        said = _("{doubts}; y {count} más").format(doubts=said, count=len(doubts) - most)
    return _("La duda: {doubts}.").format(doubts=said)


def _forest(report: PilotReport, size: PilotSheetSize) -> list[Flowable]:
    """Each outcome of the plan on its line; nothing while none has a number."""
    rows = planned_rows(report)
    if all(row.reach is None for row in rows):
        return []
    said = _(
        "Diferencia entre los grupos, en desvíos. La zona gris es lo que, con estos talleres, se vería menos de ocho veces de cada diez."
    )
    if len(rows) > size.lines:
        said = f"{said} {_('Y {count} más, en el programa.').format(count=len(rows) - size.lines)}"
    return [
        paragraph(_("Cada resultado"), SUBHEADING),
        draw_forest(rows[: size.lines]),
        paragraph(said, SMALL_MUTED),
    ]


def _side_by_side(left: Sequence[Flowable], right: Sequence[Flowable]) -> Table:
    table = Table([[list(left), list(right)]], colWidths=[_LEFT + GUTTER, _RIGHT])
    table.setStyle(
        [*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("RIGHTPADDING", (0, 0), (0, 0), GUTTER)]
    )
    table.hAlign = "LEFT"
    return table


_MARK = 112.0
_LEFT = TEXT_WIDTH * 0.42
_RIGHT = TEXT_WIDTH - _LEFT - GUTTER
_TIGHT: list[tuple[Any, ...]] = [
    ("TOPPADDING", (0, 0), (-1, -1), 1),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ("LEFTPADDING", (0, 0), (-1, -1), 2),
    ("RIGHTPADDING", (0, 0), (-1, -1), 2),
]


def _table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    width: float,
    bold: Collection[int] = (),
) -> Table:
    cells = [
        [paragraph(words, SMALL_BOLD if at in bold else SMALL) for words in row]
        for at, row in enumerate(rows)
    ]
    return lined_table(head, cells, widths, width=width, more=_TIGHT)


def _way(report: PilotReport) -> list[Flowable]:
    """The way of the workshops: how many of each arm came to each step, and who left."""
    title = _("El camino de los {count} talleres").format(
        count=format_number(sum(one.drawn for one in report.flow))
    )
    letters = ARM_LETTERS if len(report.flow) <= 2 else NARROW_LETTERS
    head = ["", *(shorten(one.name, letters) for one in report.flow)]
    rows = [[step.words, *map(format_number, step.counts)] for step in way_steps(report)]
    share = 0.62 / max(1, len(report.flow))
    left = [said for one in report.flow if (said := say_left(one))]
    return [
        paragraph(title, SUBHEADING),
        _table(head, rows, (0.38, *[share] * len(report.flow)), _LEFT),
        *(paragraph(capital(said), SMALL) for said in (*left, *say_expected(report))),
    ]


def _before(sheet: PilotSheet, size: PilotSheetSize) -> list[Flowable]:
    """How alike the arms were, and whether the plan was kept."""
    report = sheet.report
    standing = say_standing(report, sheet.titles)
    story: list[Flowable] = [paragraph(_("Antes de empezar"), SUBHEADING)]
    known = [one for one in report.balance if one.difference is not None]
    if known:
        first = sorted(known, key=lambda one: -abs(one.difference or 0.0))[: size.balance]
        sides = [_("empiezan"), _("esperan")] if sheet.costs.by_lot else [_("lo recibieron"), _("no")]
        head = [_("lo que había"), *sides, _("desvíos")]
        shown = [one for one in report.balance if one in first]
        far = [at for at, one in enumerate(shown) if one.far]
        rows = [_balance_row(sheet, one) for one in shown]
        story.append(_table(head, rows, (0.42, 0.21, 0.21, 0.16), _RIGHT, far))
    story.append(paragraph(standing.said if standing else _("No se sabe cómo estaban antes."), SMALL))
    plan = " ".join(
        filter(
            None,
            (
                f"{fixed}." if (fixed := say_plan_fixed(report.plan)) else "",
                say_plan_kept(report.plan, sheet.titles),
            ),
        )
    )
    story.append(paragraph(plan, SMALL))
    if blinding := say_blinding(report):
        story.append(paragraph(f"{blinding}.", SMALL))
    return story


def _balance_row(sheet: PilotSheet, one: BalanceLine) -> list[str]:
    name = BACKGROUND_WORDS.get(one.code) or sheet.titles.get(one.code, one.code)
    difference = write_number(abs(one.difference or 0.0), 2)
    means = [_say_mean(sheet, one.code, value) for value in (one.treated, one.waiting)]
    return [name, *means, difference]


def _say_mean(sheet: PilotSheet, code: str, value: float | None) -> str:
    if value is None:
        return "—"
    if code in SHARES:
        return f"{100 * value:.0f} %"
    if sheet.units.get(code) == _(GUARANIES):
        return format_money(round(value))
    return write_number(value, 1)


def _untold(report: PilotReport, size: PilotSheetSize) -> list[Flowable]:
    """What else the plan looks at and does not show, or of which nothing can be said, and why."""
    others = [one for one in (*report.findings, *report.subgroups) if one not in _main(report)]
    untold = [one for one in others if one.state in (CANNOT_SAY, NOT_TOLD)]
    untold.sort(key=lambda one: one.state != CANNOT_SAY)
    if not untold:
        return []
    more = len(untold) - size.untold
    said = [say_finding(one) for one in untold[: size.untold]]
    if more > 0:
        said.append(_("Y {count} más, en el programa.").format(count=more))
    return [
        paragraph(_("Lo que no se ve, o no se puede decir"), SUBHEADING),
        *(paragraph(one, SMALL) for one in said),
    ]


def _decided(sheet: PilotSheet, size: PilotSheetSize) -> list[Flowable]:
    """The decision with its day and why, and what one more of each main outcome cost."""
    pilot, costs = sheet.report.pilot, sheet.costs
    said = _("Todavía no se decidió.")
    if pilot.decision:
        said = capital(DECISION_WORDS[pilot.decision])
        if pilot.decided_on:
            said = f"{said}, {format_day(pilot.decided_on)}"
        said = f"{said}."
        if pilot.decided_why:
            said = f"{said} {shorten(pilot.decided_why, size.letters)}"
    of = [one for one in costs.of_outcomes if one.measure != costs.per_person_in_ips.measure]
    of.append(costs.per_person_in_ips)
    untold = [one for one in of if one.cost is None]
    if size.whole_numbers or len(untold) < LEAST_SHARING:
        untold = []
    return [
        paragraph(_("La decisión y lo que cuesta"), SUBHEADING),
        paragraph(said, size.sentence),
        *(
            paragraph(f"{say_unit_cost(one)}.", SMALL, f"{say_of_what(one)}:")
            for one in of
            if one not in untold
        ),
        *(
            [paragraph(_("De {count} más no se puede decir lo que cuesta.").format(count=len(untold)), SMALL)]
            if untold
            else []
        ),
        paragraph(say_how_reckoned(costs), SMALL_MUTED),
    ]  # fmt: skip
