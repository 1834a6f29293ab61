"""Informe del centro: what was done in a period and what came of it, for others to read.

It leaves the office: every figure comes from `app.evaluation.centre`, already suppressed.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from app.diagnosis.change_words import explain_unknown
from app.diagnosis.records import Bands
from app.diagnosis.scoring import band_of
from app.evaluation.centre_queries import read_centre_report
from app.evaluation.records import (
    Breakdown,
    CentreReport,
    DimensionChange,
    GroupLine,
    MilestoneCount,
)
from app.evaluation.words import (
    GROUPING_WORDS,
    HIDDEN,
    RUNG_WORDS,
    VERDICT_WORDS,
    say_compared,
    say_count,
    say_whole_hours,
    told_verdicts,
)
from app.figures.milestone_words import ATTRIBUTION_WORDS, KIND_WORDS
from app.i18n import N_, Words, _, format_day, format_number, ngettext
from app.registry.groups import SEX_WORDS
from app.registry.records import Office
from reports.centre_work import (
    count_table,
    hidden_note,
    tell_courses,
    tell_topics,
    tell_work,
)
from reports.kit.charts import ThenNow, then_and_now
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.style import (
    BODY,
    BODY_BOLD,
    HEADING,
    MEDIUM_MUTED,
    NUMBER,
    SMALL,
    SMALL_MUTED,
    SUBHEADING,
    paragraph,
)
from reports.paper import Request


def print_centre_report(request: Request) -> Section:
    """The report of a period."""
    assert request.paper.period is not None
    report = read_centre_report(request.reader, request.paper.period)
    return build_centre_report(report, office=request.office, printed_on=request.printed_on)


def build_centre_report(report: CentreReport, *, office: Office, printed_on: date) -> Section:
    """The pages of a report that has been read."""
    title = _("Informe del centro")
    first, last = (format_day(day) for day in report.period)
    period = _("Del {first} al {last}").format(first=first, last=last)
    story: list[Flowable] = title_block(office.name, period, office.city or "", title)
    story += [
        *_asked_first(report),
        *_head(report),
        *tell_work(report, printed_on),
        *tell_courses(report),
        *_breakdowns(report),
        *tell_topics(report),
        *_changes(report),
        *_milestones(report),
        *_ladders(report),
        *_reading(report),
    ]
    return Section(PageText(title, period, office.name, printed_on), story)


def _grid(cells: list[tuple[str, str]], columns: int = 4) -> Table:
    """Large figures, each with what it counts under it."""
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    content: list[list[Any]] = [
        [
            [paragraph(number, NUMBER), paragraph(words, SMALL)]
            for number, words in (*row, *[("", "")] * (columns - len(row)))
        ]
        for row in rows
    ]
    table = Table(content, colWidths=[TEXT_WIDTH / columns] * columns)
    table.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
            ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ]
    )
    return table


def _asked_first(report: CentreReport) -> list[Flowable]:
    """What a ministry asks before all else: papers, insurance, women, orders."""
    done = {one.step: say_count(one.counts["done"]) for one in report.ladders}
    women = next((line.reached for line in _lines_of(report, "sex") if line.label == SEX_WORDS["woman"]), 0)
    cells = [
        *((done[step], words) for step, words in _STEPS.items() if step in done),
        (say_count(women), _("talleres alcanzados cuya dueña es mujer")),
        (say_count(report.trainees.get("woman", 0)), _("mujeres en cursos")),
        (_first_orders(report), _("primeros pedidos de una empresa ancla")),
    ]
    story: list[Flowable] = [paragraph(_("Lo que se pregunta primero"), HEADING), _grid(cells, 3)]
    if done:
        text = _("RUC e IPS, de {n} talleres con pasos anotados: solo lo que se vio en un papel.")
        story.append(paragraph(text.format(n=say_count(report.ladder_workshops)), SMALL_MUTED))
    else:
        story.append(paragraph(_("De RUC e IPS todavía nadie anotó un paso."), SMALL_MUTED))
    return [*story, *hidden_note([[number] for number, _words in cells])]


_STEPS: Words[str] = Words(
    {
        "RUC": N_("talleres con RUC"),
        "IPS-PATRONAL": N_("talleres inscriptos en IPS"),
        "IPS-PERSONAS": N_("talleres con todas sus personas en IPS"),
    }
)


def _lines_of(report: CentreReport, grouping: str) -> tuple[GroupLine, ...]:
    return next((one.lines for one in report.breakdowns if one.grouping == grouping), ())


def _first_orders(report: CentreReport) -> str:
    """Those that may be told; hidden where there may be others."""
    told = sum(one.count for one in report.milestones if one.kind == "first_order")
    return HIDDEN if report.hidden_milestones and not told else format_number(told)


def _head(report: CentreReport) -> list[Flowable]:
    head, activity = report.head, report.activity
    minutes = sum(activity.contact_minutes.values())
    cells = [
        (
            say_count(head.reached),
            _("talleres alcanzados, de {all} en la lista").format(all=say_count(head.workshops)),
        ),
        (say_count(head.first_rounds), _("primeros diagnósticos")),
        (say_count(head.later_rounds), _("talleres con otra ronda")),
        (say_whole_hours(minutes), _("horas con los talleres")),
        (say_count(head.trainees), _("personas en cursos")),
        (say_whole_hours(activity.training_minutes), _("horas-persona de curso")),
        (say_count(head.certificates), _("certificados")),
        (format_number(activity.actions_done), _("acciones cumplidas")),
    ]
    seen = [[number, *words.split()] for number, words in cells]  # "de … en la lista"
    return [paragraph(_("El trabajo del centro"), HEADING), _grid(cells), *hidden_note(seen)]


def _breakdowns(report: CentreReport) -> list[Flowable]:
    rows = [_breakdown_rows(one) for one in report.breakdowns if one.lines]
    shown = [one for one in report.breakdowns if one.lines]
    tables = [[_breakdown(one, own), Spacer(1, 7)] for one, own in zip(shown, rows, strict=True)]
    if not tables:
        return []
    tables[-1][1:1] = hidden_note(row for own in rows for row in own)
    heading = paragraph(_("A quiénes se llegó"), HEADING)
    return [KeepTogether([heading, *tables[0]]), *(KeepTogether(one) for one in tables[1:])]


def _breakdown_rows(one: Breakdown) -> list[list[str]]:
    return [
        [
            line.label,
            say_count(line.workshops),
            say_count(line.reached),
            say_count(line.diagnosed),
            say_count(line.again),
            HIDDEN if line.hours is None else format_number(round(line.hours)),
        ]
        for line in one.lines
    ]


def _breakdown(one: Breakdown, rows: list[list[str]]) -> Table:
    head = [
        GROUPING_WORDS[one.grouping],
        _("en la lista"),
        _("alcanzados"),
        _("con diagnóstico"),
        _("con otra ronda"),
        _("horas"),
    ]
    return count_table(head, rows, [0.3, 0.14, 0.14, 0.15, 0.15, 0.12])


def _changes(report: CentreReport) -> list[Flowable]:
    story: list[Flowable] = [paragraph(_("Qué cambió en los talleres"), HEADING)]
    measured = [one for one in report.changes if one.now is not None]
    if not measured:
        text = _("Todavía no hay cinco talleres o más con dos rondas que se puedan comparar en este período.")
        return [*story, paragraph(text, BODY)]
    note = _(
        "La barra es el promedio de ahora y la raya el de la primera ronda, de los mismos talleres y las mismas preguntas."
    )
    bars = [*story, then_and_now(change_bars(measured)), paragraph(note, SMALL_MUTED), Spacer(1, 6)]
    told = told_verdicts(report.changes)
    if not told:  # a table of noughts would be read as a failure
        said = [
            say_compared(measured),
            explain_unknown(),
            _("No quiere decir que los talleres no hayan cambiado."),
        ]
        return [KeepTogether([*bars, paragraph(" ".join(said), BODY)])]
    rows = [
        [one.name, say_count(one.compared), *(say_count(one.counts[verdict]) for verdict in told)]
        for one in report.changes
    ]
    head = [_("Dimensión"), _("comparados"), *(VERDICT_WORDS[verdict] for verdict in told)]
    table = count_table(head, rows, [0.34, 0.14, 0.12, 0.12, 0.14, 0.14])
    return [KeepTogether(bars), KeepTogether([table, *hidden_note(rows)])]


def change_bars(changes: Sequence[DimensionChange]) -> list[ThenNow]:
    """The dimensions that may be told, as rows of `then_and_now`."""
    return [
        ThenNow(
            one.name,
            band_of(one.now, Bands()),
            one.now,
            then=one.then,
            note=f"{round(one.then)} › {round(one.now)}",
        )
        for one in changes
        if one.then is not None and one.now is not None
    ]


def _milestones(report: CentreReport) -> list[Flowable]:
    story: list[Flowable] = [paragraph(_("Hitos, y a qué se deben"), HEADING)]
    if report.milestones:
        story.append(_milestone_table(report.milestones))
    else:
        story.append(paragraph(_("Ninguno que se pueda contar sin señalar a un taller."), BODY))
    if report.hidden_milestones:
        text = ngettext(
            "Hay además {n} clase de hito de menos de cinco talleres, que no se muestra.",
            "Hay además {n} clases de hitos de menos de cinco talleres, que no se muestran.",
            report.hidden_milestones,
        )
        story.append(paragraph(text.format(n=report.hidden_milestones), SMALL_MUTED))
    if report.corrected:
        text = ngettext(
            "Después de informar el período se corrigió {n} hito; la cuenta de arriba es la informada.",
            "Después de informar el período se corrigieron {n} hitos; la cuenta de arriba es la informada.",
            report.corrected,
        )
        story.append(paragraph(text.format(n=report.corrected), SMALL_MUTED))
    return story


def _milestone_table(milestones: tuple[MilestoneCount, ...]) -> Table:
    rows = [
        [
            KIND_WORDS.get(one.kind, one.kind),
            ATTRIBUTION_WORDS[one.attribution],
            format_number(one.count),
            format_number(one.workshops),
        ]
        for one in milestones
    ]
    return count_table(
        [_("Hito"), _("Según la dueña o el dueño"), _("hitos"), _("talleres")],
        rows,
        [0.36, 0.38, 0.13, 0.13],
        words=2,
    )


def _ladders(report: CentreReport) -> list[Flowable]:
    story: list[Flowable] = [paragraph(_("Formalización, paso por paso"), HEADING)]
    if not report.ladders:
        return [*story, paragraph(_("Todavía no se anotaron pasos de formalización."), BODY)]
    text = _("De {n} talleres con pasos anotados, al final del período o a hoy.")
    story.append(paragraph(text.format(n=say_count(report.ladder_workshops)), MEDIUM_MUTED))
    words = RUNG_WORDS
    blocks = []
    for ladder, title in (("business", _("El negocio")), ("jobs", _("Los empleos"))):
        rows = [
            [one.title, *(say_count(one.counts[name]) for name in words)]
            for one in report.ladders
            if one.ladder == ladder
        ]
        table = count_table([_("Paso"), *words.values()], rows, [0.37, *[0.09] * len(words)])
        blocks.append([paragraph(title, SUBHEADING), table, *hidden_note(rows)])
    return [KeepTogether([*story, *blocks[0]]), KeepTogether(blocks[1])]


def _reading(report: CentreReport) -> list[Flowable]:
    sentences = [
        _("«…» es un número que no se muestra para que nadie quede señalado: menos de cinco talleres o personas, o lo que dejaría sacarlo por resta."),
        _("Alcanzado es el taller con una visita, un llamado, un diagnóstico terminado o alguien presente en un curso dentro del período."),
        _("Los cambios, los hitos por clase y la formalización cuentan solo a los {n} talleres que dieron permiso para la estadística.").format(n=say_count(report.in_statistics)),
        _("En formalización, «falta» es lo que alguien miró y no está; «por confirmar», lo que dijeron y nadie vio; «sin anotar», lo que nadie miró."),
        _("Un cambio se llama cambio solo si pasa lo que el diagnóstico varía por sí mismo; mientras eso no se conoce, no se afirma."),
    ]  # fmt: skip
    if report.locked:
        sentences.append(_("Este período ya se informó y está cerrado."))
    block = [paragraph(_("Cómo se leen estos números"), BODY_BOLD)]
    return [Spacer(1, 10), KeepTogether([*block, *(paragraph(one, SMALL) for one in sentences)])]
