"""Demanda de capacitación de las empresas ancla: which courses they asked for, on which day, and
how many workshops need each.

It goes to who gives the courses and to the companies: no workshop and nobody of a company is named, and
fewer than five workshops are not counted out.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.i18n import _, format_day, format_long_date, format_number, ngettext
from app.phrases import capital, shorten
from app.suppression import SMALLEST, told_count
from app.training.needs_queries import course_demand
from app.training.queries import list_events
from app.training.records import EventLine
from app.valuechain.queries import list_demands
from app.valuechain.records import AnchorDemand
from app.valuechain.words import DEMAND_WORDS, course_title, what_title
from reports.kit.page import PageText, Section, title_block
from reports.kit.style import BODY, HEADING, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint, Request

COURSE_WIDTHS = (0.32, 0.38, 0.13, 0.17)
OTHER_WIDTHS = (0.18, 0.42, 0.40)
SHOWN_COMPANIES, COMPANY_LETTERS = 5, 60


def build_training_demand(request: Request) -> Section:
    """Courses first, then what else they ask for; raises NothingToPrint while nobody asked."""
    demands = list_demands(request.reader)
    if not demands:
        raise NothingToPrint(
            _(
                "Ninguna empresa ancla tiene anotado qué pide; anótelo en su página, con el día y quién lo dijo."
            )
        )
    title = _("Demanda de capacitación de las empresas ancla")
    detail = _("Lo que dijeron hasta el {day}").format(day=format_long_date(request.printed_on))
    story: list[Flowable] = [
        *title_block(title, detail, request.office.name, request.office.city or ""),
        Spacer(1, 6),
        *_courses(request, [one for one in demands if one.kind == "training"]),
        *_others([one for one in demands if one.kind != "training"]),
        Spacer(1, 8),
        paragraph(
            _(
                "Cada cosa se anotó con su día y quién la dijo. Los talleres que lo necesitan salen de su último diagnóstico, de su programa y de lo que eligieron; aquí no se nombra a ninguno."
            ),
            SMALL_MUTED,
        ),
    ]
    text = PageText(title, detail, request.office.name, request.printed_on)
    return Section(text, story)


def _courses(request: Request, demands: Sequence[AnchorDemand]) -> list[Flowable]:
    if not demands:
        return [paragraph(_("Ninguna pidió un curso todavía."), BODY)]
    needed = course_demand(request.reader)
    coming = [
        one
        for one in list_events(request.reader, today=request.printed_on.isoformat(), status="planned")
        if one.next_on
    ]
    asked: dict[str, list[AnchorDemand]] = {}
    for one in demands:
        asked.setdefault(one.what, []).append(one)
    order = sorted(asked, key=lambda what: (-len({one.anchor_id for one in asked[what]}), course_title(what)))
    head = [
        _("Curso"),
        _("Quién lo pidió, y cuándo"),
        _("Talleres que lo necesitan"),
        _("Próxima capacitación"),
    ]
    rows: list[list[str | Flowable]] = [
        [
            course_title(what),
            _who(asked[what]),
            _say_needed(needed[what]) if what in needed else _("no está en el catálogo"),
            _next(coming, what),
        ]
        for what in order
    ]
    return [paragraph(_("Cursos"), HEADING), lined_table(head, rows, COURSE_WIDTHS)]


def _say_needed(count: int) -> str:
    """It leaves the office: fewer than five workshops are not counted out."""
    told = told_count(count)
    return format_number(told) if told is not None else _("menos de {count}").format(count=SMALLEST)


def _next(coming: Sequence[EventLine], course: str) -> str:
    days = sorted(one.next_on or "" for one in coming if one.course == course)
    return format_day(days[0]) if days else _("ninguna prevista")


def _who(demands: Sequence[AnchorDemand]) -> Flowable:
    """Who asked for it and when, the newest first; of many, how many more."""
    newest = sorted(demands, key=lambda one: one.said_on, reverse=True)
    told = [f"{shorten(one.anchor, COMPANY_LETTERS)}, {format_day(one.said_on)}" for one in newest]
    if (more := len(told) - SHOWN_COMPANIES) > 0:
        told[SHOWN_COMPANIES:] = [
            ngettext("y {count} empresa más", "y {count} empresas más", more).format(count=more)
        ]
    return paragraph("\n".join(told), BODY)


def _others(demands: Sequence[AnchorDemand]) -> list[Flowable]:
    if not demands:
        return []
    asked: dict[tuple[str, str], list[AnchorDemand]] = {}
    for one in demands:
        asked.setdefault((one.kind, one.what), []).append(one)
    head = [_("De qué"), _("Qué piden"), _("Quién, y cuándo")]
    rows: list[list[str | Flowable]] = [
        [
            DEMAND_WORDS[kind],
            capital(what_title(kind, what)),
            _who(many),
        ]
        for (kind, what), many in asked.items()
    ]
    heading = paragraph(_("Qué más piden de quien cose"), HEADING)
    return [Spacer(1, 10), heading, lined_table(head, rows, OTHER_WIDTHS)]
