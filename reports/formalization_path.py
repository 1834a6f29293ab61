"""Camino a la formalización: the two ladders as they stand, and the next step of each.

Large type; what is not known of a place is said, with lines to write it down there.
"""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer, Table

from app.formalization.ladder_queries import read_ladder
from app.formalization.records import Ladder, NextStep, StepState
from app.formalization.words import DISCLAIMER, LADDER_WORDS, show_duty, show_step_cost, show_time
from app.i18n import N_, Words, _
from app.phrases import capital, shorten, with_stop
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.shapes import Blank
from reports.kit.style import (
    BODY,
    HEADING,
    INK,
    LARGE,
    LARGE_SMALL,
    READ_FAR_BOLD,
    paragraph,
)
from reports.paper import Request
from reports.rungs import LadderHead, PaperTick, Rung, StepLegend, say_reason

GAP = 26.0
COLUMN = (TEXT_WIDTH - GAP) / 2
BLANK_PAPERS = 3
_NOTE_LENGTH = 260
NEXT_TITLES = Words(
    {
        "business": N_("El próximo paso del negocio"),
        "jobs": N_("El próximo paso de los empleos"),
    }
)


def build_path(request: Request) -> Section:
    """The ladders of one workshop on the day of printing."""
    workshop = read_workshop(request.reader, request.of)
    ladder = read_ladder(request.reader, request.of, today=request.printed_on.isoformat())
    name, office = _("Camino a la formalización"), request.office.name
    story: list[Flowable] = [
        *title_block(workshop.name, describe(workshop), office, name),
        Spacer(1, 2),
        *_next_steps(ladder),
        Spacer(1, 8),
        _ladders(ladder),
        Spacer(1, 6),
        paragraph(_limits(), BODY),
    ]
    return Section(PageText(name, workshop.name, office, request.printed_on), story, workshop.code)


def describe(workshop: Workshop) -> str:
    """Owner and place in one line."""
    cluster = workshop.cluster.name if workshop.cluster else ""
    return " · ".join(filter(None, (workshop.owner_name, cluster)))


def _ladders(ladder: Ladder) -> Table:
    sides = (
        (LADDER_WORDS["business"], ladder.business, ladder.business_progress),
        (LADDER_WORDS["jobs"], ladder.jobs, ladder.jobs_progress),
    )
    cells = [[LadderHead(*side), *_rungs(side[1])] for side in sides]
    shorter = min(cells, key=len)
    shorter += [Spacer(1, 8), StepLegend(ladder.states)]
    return _two_columns(cells)


def _two_columns(cells: Sequence[Sequence[Flowable]]) -> Table:
    table = Table([[cells[0], "", cells[1]]], colWidths=[COLUMN, GAP, COLUMN])
    table.setStyle([*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return table


def _rungs(states: Sequence[StepState]) -> list[Flowable]:
    last = len(states) - 1
    return [
        Rung(place + 1, state, first=place == 0, last=place == last) for place, state in enumerate(states)
    ]


def _next_steps(ladder: Ladder) -> list[Flowable]:
    """The next step of each ladder, above it."""
    sides = (("business", ladder.next_business), ("jobs", ladder.next_jobs))
    if not any(following for _side, following in sides):
        return [paragraph(_nothing_next(ladder), LARGE)]
    cells: list[list[Flowable]] = []
    for side, following in sides:
        if following is not None:
            cells.append([paragraph(NEXT_TITLES[side], HEADING), _next_box(following)])
        else:
            cells.append([])
    return [_two_columns(cells)]


def _nothing_next(ladder: Ladder) -> str:
    if all(state.status in ("done", "not_due") for state in ladder.states):
        return _("No falta ningún paso de los que le tocan hoy. Mire cuándo vence cada papel.")
    return _("Lo que falta espera a otro paso que ya está en trámite.")


def _next_box(following: NextStep) -> Table:
    state, step = following.state, following.state.step
    facts = [
        (_("Dónde:"), step.body or _("no se sabe; pregunte en el centro")),
        (_("Cuánto cuesta:"), show_step_cost(step)),
        (_("Cuánto tarda:"), show_time(step)),
        (_("¿Es obligatorio?"), show_duty(step)),
    ]
    rows: list[list[Any]] = [
        [
            [
                paragraph(shorten(step.title, 110), READ_FAR_BOLD),
                paragraph(with_stop(capital(say_reason(state, following.reason))), LARGE),
            ]
        ],
        [_papers(state)],
        [
            [
                paragraph(with_stop(shorten(text, _NOTE_LENGTH)), LARGE_SMALL, label)
                for label, text in facts
                if text
            ]
        ],
    ]
    if step.note:
        rows.append([paragraph(shorten(step.note, _NOTE_LENGTH), LARGE_SMALL)])
    table = Table(rows, colWidths=[COLUMN])
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BOX", (0, 0), (-1, -1), 1.4, INK),
            ("ROUNDEDCORNERS", [7, 7, 7, 7]),
            ("LEFTPADDING", (0, 0), (-1, -1), 10),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 8),
        ]
    )
    return table


def _papers(state: StepState) -> list[Flowable]:
    """The papers to bring as boxes; those gathered are ticked already."""
    step = state.step
    if state.status == "told":
        return [
            paragraph(_("Para traer al centro:"), LARGE_SMALL),
            PaperTick(_("el papel que lo prueba, o una foto")),
        ]
    if not step.documents and step.state == "desconocido":
        return [
            paragraph(_("Papeles: no los sabemos. Anote aquí los que le pidan."), LARGE_SMALL),
            *(Blank("", room=20) for _line in range(BLANK_PAPERS)),
        ]
    if not step.documents:
        return [paragraph(_("No hay papeles que llevar."), LARGE_SMALL)]
    gathered = state.record.papers if state.record else ()
    return [
        paragraph(_("Papeles para llevar:"), LARGE_SMALL),
        *(PaperTick(paper, paper in gathered) for paper in step.documents),
    ]


def _limits() -> str:
    return " ".join(
        (
            _(DISCLAIMER),
            _("Confirme papeles, costo y plazo antes de ir."),
            _("«Por confirmar» es lo que nos dijeron y todavía no vimos; «sin anotar», lo que nadie miró."),
        )
    )
