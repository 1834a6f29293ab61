"""Registro del diagnóstico: everything that was asked and answered, for the centre.

It says what the owner's sheet leaves out, so every page says that it is reserved. What an
alert was is not on it either: its code, and what to do.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from app.alerts.protocols import find_book
from app.diagnosis.evidence import with_figures
from app.diagnosis.history_queries import AnswerChanged, list_answers_changed
from app.diagnosis.records import (
    Answer,
    AnswerKind,
    Result,
    Visit,
)
from app.diagnosis.relevance import asked_items
from app.diagnosis.words import say_previous_shown
from app.formalization.queries import read_statutes
from app.i18n import _, format_day
from app.phrases import capital
from reports.answers import dimension_block, say_answer, say_score
from reports.dossier import Dossier, describe_visit, describe_workshop, open_dossier
from reports.kit.charts import ThenNow, then_and_now
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.shapes import Light
from reports.kit.style import ALERT, BODY, BODY_BOLD, HEADING, SMALL, SMALL_MUTED, paragraph
from reports.paper import NothingToPrint, Request
from reports.protocol import protocol_block


def print_diagnosis_record(request: Request) -> Section:
    """The record of a visit, with the figures of its day in the evidence; raises NothingToPrint."""
    dossier = open_dossier(request)
    if dossier.visit is None:
        raise NothingToPrint(
            _("El taller {code} todavía no tiene una visita; haga el diagnóstico primero.").format(
                code=dossier.workshop.code
            )
        )
    visit = dossier.visit
    filled = with_figures(visit.instrument, read_statutes(request.reader), visit.visited_on)
    return build_diagnosis_record(
        replace(dossier, visit=replace(visit, instrument=filled)),
        list_answers_changed(request.reader, visit.id),
    )


def build_diagnosis_record(dossier: Dossier, changed: Sequence[AnswerChanged] = ()) -> Section:
    """The record of the dossier's visit; raises ValueError without one.

    `changed` are the answers that are others than when the visit was first finished.
    """
    visit, result = dossier.visit, dossier.result
    if visit is None or result is None:
        raise ValueError("a record needs a visit")
    name = describe_visit(_("Registro del diagnóstico"), visit)
    story: list[Flowable] = [
        *title_block(dossier.workshop.name, describe_workshop(dossier), dossier.office, name),
        *_facts(dossier, visit),
        *_alerts(dossier, visit, result),
        *_overview(dossier, visit, result),
        *_unscored(visit, result),
        *_changed(visit, changed),
    ]
    asked = asked_items(visit.instrument, visit.answers)
    for dimension in visit.instrument.dimensions:
        story += dimension_block(visit, dimension, result.dimension(dimension.code), asked)
    text = PageText(
        name,
        f"{dossier.workshop.name} · {dossier.workshop.code}",
        dossier.office,
        dossier.printed_on,
        reserved=True,
    )
    return Section(text, story, dossier.workshop.code)


_SHORT_FACTS = 6  # two beside each other


def _facts(dossier: Dossier, visit: Visit) -> list[Flowable]:
    instrument = visit.instrument
    answered = sum(answer.kind is not None for answer in visit.item_answers)
    day = format_day(visit.visited_on)
    pairs = [
        (_("Taller"), f"{dossier.workshop.code} · {dossier.workshop.name}"),
        (_("Visita"), _("{day}, ronda {round}").format(day=day, round=visit.round)),
        (_("Consultora o consultor"), visit.consultant or _("sin anotar")),
        (
            _("Duración"),
            _("{minutes} minutos").format(minutes=round(visit.seconds / 60))
            if visit.seconds
            else _("sin medir"),
        ),
        (_("Instrumento"), f"{instrument.title}, {instrument.version} ({instrument.hash[:8]})"),
        (
            _("Respuestas"),
            _("{answered} de {total} preguntas").format(answered=answered, total=len(instrument.items)),
        ),
    ]
    if not visit.finished:
        pairs.append((_("Estado"), _("visita sin terminar: faltan respuestas")))
    if visit.unfinished_reason:
        pairs.append((_("Terminada incompleta porque"), visit.unfinished_reason))
    if visit.reopened_reason:
        pairs.append((_("Reabierta porque"), visit.reopened_reason))
    asked = say_previous_shown(visit.previous_shown, visit.previous_changed_after)
    if asked:
        pairs.append((_("Cómo se preguntó"), asked))
    if visit.note:
        pairs.append((_("Nota de la visita"), visit.note))
    short, long = pairs[:_SHORT_FACTS], pairs[_SHORT_FACTS:]
    beside = [[*short[place], *short[place + 1]] for place in range(0, len(short), 2)]
    return [
        Spacer(1, 3),
        _table_of_facts(beside, (0.14, 0.36, 0.18, 0.32)),
        *([_table_of_facts([list(pair) for pair in long], (0.24, 0.76))] if long else []),
    ]


def _table_of_facts(rows: list[list[str]], shares: Sequence[float]) -> Table:
    """Labels and what they stand for, by turns."""
    cells = [
        [paragraph(words, BODY if place % 2 else SMALL_MUTED) for place, words in enumerate(row)]
        for row in rows
    ]
    table = Table(cells, colWidths=[TEXT_WIDTH * share for share in shares])
    table.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("TOPPADDING", (0, 0), (0, -1), 1.5),
        ]
    )
    return table


def _changed(visit: Visit, changed: Sequence[AnswerChanged]) -> list[Flowable]:
    """What a visit that was opened again says otherwise now: before, after, who and when."""
    if not changed:
        return []
    head = (_("Pregunta"), _("Antes"), _("Después"), _("Quién y cuándo"))
    rows: list[list[Flowable]] = [[paragraph(text, SMALL_MUTED) for text in head]]
    for one in changed:
        item = visit.instrument.item(one.item)
        said = [Paragraph(say_answer(item, each, True), SMALL) for each in (one.before, one.after)]
        moment = datetime.fromtimestamp(one.at_ms / 1000)
        when = f"{format_day(moment.date().isoformat())}, {moment:%H:%M}"
        rows.append(
            [paragraph(f"{one.item} · {item.short}", SMALL), *said, paragraph(f"{one.who}, {when}", SMALL)]
        )
    widths = [TEXT_WIDTH * share for share in (0.22, 0.3, 0.3, 0.18)]
    table = Table(rows, colWidths=widths, repeatRows=1)
    table.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-2, -1), 8),
        ]
    )
    return [Paragraph(_("Respuestas que cambiaron al reabrir la visita"), HEADING), table]


def _alerts(dossier: Dossier, visit: Visit, result: Result) -> list[Flowable]:
    """Each alert by its code and what to do, never what was answered."""
    unknown = _critical_unknown(visit)
    if not result.alerts:
        text = _("Ninguna respuesta crítica quedó por debajo de su límite.")
        return [
            Paragraph(_("Alertas"), HEADING),
            *[paragraph(t, BODY) for t in (text, unknown) if t],
        ]
    lines: list[Flowable] = [
        paragraph(_("Alertas: esto no se promedia y va primero en el programa"), BODY_BOLD)
    ]
    book = find_book(visit.instrument.code)
    for alert in result.alerts:
        protocol = book.protocol(alert.item) if book else None
        name = protocol.name if protocol else visit.instrument.item(alert.item).short
        lines.append(paragraph(name, BODY, alert.item))
    if unknown:
        lines.append(paragraph(unknown, BODY))
    table = Table([[Light("red", 11), lines]], colWidths=[62, TEXT_WIDTH - 62])
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BOX", (0, 0), (-1, -1), 1.2, ALERT),
            ("ROUNDEDCORNERS", [6, 6, 6, 6]),
            ("TOPPADDING", (0, 0), (-1, -1), 6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ]
    )
    return [Spacer(1, 10), table, *protocol_block(book, result.alerts, dossier.phones)]


def _critical_unknown(visit: Visit) -> str:
    """Which critical items have no level: silence about them is not good news."""
    asked = asked_items(visit.instrument, visit.answers)
    codes = [
        item.code
        for item in visit.instrument.items
        if item.critical_below is not None
        and item.code in asked
        and visit.answers.get(item.code, Answer(item.code)).kind
        not in (AnswerKind.LEVEL, AnswerKind.NOT_APPLICABLE)
    ]
    return _("Críticas sin medir: {codes}.").format(codes=", ".join(codes)) if codes else ""


def _overview(dossier: Dossier, visit: Visit, result: Result) -> list[Flowable]:
    before = dossier.previous_result
    rows = []
    for part in result.dimensions:
        earlier = [old.score for old in before.dimensions if old.code == part.code] if before else []
        name = next(d.name for d in visit.instrument.dimensions if d.code == part.code)
        then = earlier[0] if earlier else None
        rows.append(ThenNow(name, part.band, part.score, part.low, part.high, then, say_score(part)))
    words = _("El corchete bajo la barra va del peor al mejor caso, según lo que falta medir.")
    if dossier.previous is not None:
        day = format_day(dossier.previous.visited_on)
        words += " " + _("La raya oscura es la ronda anterior ({day}).").format(day=day)
    overall = (
        _("sin puntaje general: falta alguna dimensión")
        if result.overall is None
        else _("General: {score} de 100").format(score=round(result.overall))
    )
    return [
        KeepTogether(
            [
                Paragraph(_("Resultado por dimensión"), HEADING),
                then_and_now(rows),
                Spacer(1, 3),
                paragraph(words, SMALL_MUTED, f"{capital(overall)}."),
            ]
        ),
        *_sub_indices(visit, result),
    ]


def _sub_indices(visit: Visit, result: Result) -> list[Flowable]:
    if not result.sub_indices:
        return []
    names = {part.code: part.name for part in visit.instrument.sub_indices}
    said = [f"{names[part.code]}: {say_score(part)}" for part in result.sub_indices]
    return [
        Spacer(1, 2),
        paragraph(_("Aparte, {parts}.").format(parts="; ".join(said)), SMALL_MUTED),
    ]


def _unscored(visit: Visit, result: Result) -> list[Flowable]:
    names = {dimension.code: dimension.name for dimension in visit.instrument.dimensions}
    parts = [part for part in result.dimensions if part.score is None]
    if not parts:
        return []
    lines = [paragraph(part.reason or "", BODY, f"{names[part.code]}:") for part in parts]
    return [Paragraph(_("Lo que no se pudo puntuar, y por qué"), HEADING), *lines]
