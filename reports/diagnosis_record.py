"""Registro del diagnóstico: everything that was asked and answered, for the centre.

It says what the owner's sheet leaves out, so it is kept by the centre and handed to the
owner only in person.
"""

from datetime import date

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from app.diagnosis.records import (
    Answer,
    AnswerKind,
    Dimension,
    Item,
    PartScore,
    Result,
    Visit,
)
from app.diagnosis.relevance import asked_items
from app.diagnosis.words import (
    KIND_WORDS,
    NOT_VALIDATED_WORD,
    ORIGIN_WORDS,
    UNANSWERED_WORD,
    plain_text,
    say_how,
)
from app.i18n import _, format_date
from reports.charts import ThenNow, then_and_now
from reports.dossier import Dossier, describe_visit, describe_workshop
from reports.page import NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.phrases import capital, with_stop
from reports.shapes import Light
from reports.style import (
    ALERT,
    BODY,
    BODY_BOLD,
    HEADING,
    LINE,
    MEDIUM_MUTED,
    PAPER,
    SMALL,
    SMALL_MUTED,
    safe,
)

_INDENT = 44.0
_QUESTION = ParagraphStyle(
    "question",
    BODY_BOLD,
    leftIndent=_INDENT,
    bulletFontName=BODY_BOLD.fontName,
    bulletFontSize=8.5,
    bulletColor=HexColor(PAPER.muted),
    keepWithNext=1,
)
_ANSWER = ParagraphStyle("answer", BODY, leftIndent=_INDENT, spaceBefore=1.5)
_META = ParagraphStyle("meta", SMALL_MUTED, leftIndent=_INDENT, spaceBefore=1.5)
_NOTE = ParagraphStyle("note", SMALL, leftIndent=_INDENT + 8, spaceBefore=2, borderColor=LINE)


def build_diagnosis_record(dossier: Dossier) -> Section:
    """The record of the dossier's visit; raises ValueError without one."""
    visit, result = dossier.visit, dossier.result
    if visit is None or result is None:
        raise ValueError("a record needs a visit")
    name = describe_visit(_("Registro del diagnóstico"), visit)
    story: list[Flowable] = [
        *title_block(dossier.workshop.name, describe_workshop(dossier), dossier.office, name),
        *_facts(dossier, visit),
        *_alerts(visit, result),
        *_overview(dossier, visit, result),
        *_unscored(visit, result),
    ]
    asked = asked_items(visit.instrument, visit.answers)
    for dimension in visit.instrument.dimensions:
        story += _dimension(visit, dimension, result.dimension(dimension.code), asked)
    text = PageText(
        name,
        f"{dossier.workshop.name} · {dossier.workshop.code}",
        dossier.office,
        dossier.printed_on,
    )
    return Section(text, story)


def _facts(dossier: Dossier, visit: Visit) -> list[Flowable]:
    instrument = visit.instrument
    answered = sum(answer.kind is not None for answer in visit.answers.values())
    day = format_date(date.fromisoformat(visit.visited_on))
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
            _("{answered} de {total} preguntas").format(
                answered=answered, total=len(instrument.items)
            ),
        ),
    ]
    if not visit.finished:
        pairs.append((_("Estado"), _("visita sin terminar: faltan respuestas")))
    if visit.unfinished_reason:
        pairs.append((_("Terminada incompleta porque"), visit.unfinished_reason))
    if visit.reopened_reason:
        pairs.append((_("Reabierta porque"), visit.reopened_reason))
    if visit.note:
        pairs.append((_("Nota de la visita"), visit.note))
    rows = [
        [Paragraph(safe(label), SMALL_MUTED), Paragraph(safe(value), BODY)]
        for label, value in pairs
    ]
    table = Table(rows, colWidths=[TEXT_WIDTH * 0.24, TEXT_WIDTH * 0.76])
    table.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("TOPPADDING", (0, 0), (0, -1), 1.5),
        ]
    )
    return [Spacer(1, 3), table]


def _alerts(visit: Visit, result: Result) -> list[Flowable]:
    if not result.alerts:
        return [
            Paragraph(_("Alertas"), HEADING),
            Paragraph(_("Ninguna pregunta crítica quedó por debajo de su límite."), BODY),
        ]
    lines: list[Flowable] = [
        Paragraph(f"<b>{_('Alertas: esto no se promedia y va primero en el programa')}</b>", BODY)
    ]
    for alert in result.alerts:
        text = visit.instrument.item(alert.item).level_texts.get(alert.level, "")
        line = f"<b>{alert.item}</b> {safe(with_stop(alert.text))} {safe(plain_text(text))}"
        lines.append(Paragraph(line, BODY))
    table = Table([[Light("red", 11), lines]], colWidths=[62, TEXT_WIDTH - 62])
    table.setStyle([
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOX", (0, 0), (-1, -1), 1.2, ALERT),
        ("ROUNDEDCORNERS", [6, 6, 6, 6]), ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ])  # fmt: skip
    return [Spacer(1, 10), table]


def _overview(dossier: Dossier, visit: Visit, result: Result) -> list[Flowable]:
    before = dossier.previous_result
    rows = []
    for part in result.dimensions:
        earlier = (
            [old.score for old in before.dimensions if old.code == part.code] if before else []
        )
        name = next(d.name for d in visit.instrument.dimensions if d.code == part.code)
        then = earlier[0] if earlier else None
        rows.append(
            ThenNow(name, part.band, part.score, part.low, part.high, then, _say_score(part))
        )
    words = _("El corchete bajo la barra va del peor al mejor caso, según lo que falta medir.")
    if dossier.previous is not None:
        day = format_date(date.fromisoformat(dossier.previous.visited_on))
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
                Paragraph(f"<b>{safe(capital(overall))}.</b> {safe(words)}", SMALL_MUTED),
            ]
        ),
        *_sub_indices(visit, result),
    ]


def _say_score(part: PartScore) -> str:
    if part.low is None or part.high is None:
        return _("no corresponde")
    bounds = (
        ""
        if part.high - part.low < 0.5
        else _(" ({low} a {high})").format(low=round(part.low), high=round(part.high))
    )
    return f"{'—' if part.score is None else round(part.score)}{bounds}"


def _sub_indices(visit: Visit, result: Result) -> list[Flowable]:
    if not result.sub_indices:
        return []
    names = {part.code: part.name for part in visit.instrument.sub_indices}
    said = [f"{names[part.code]}: {_say_score(part)}" for part in result.sub_indices]
    return [
        Spacer(1, 2),
        Paragraph(safe(_("Aparte, {parts}.").format(parts="; ".join(said))), SMALL_MUTED),
    ]


def _unscored(visit: Visit, result: Result) -> list[Flowable]:
    names = {dimension.code: dimension.name for dimension in visit.instrument.dimensions}
    parts = [part for part in result.dimensions if part.score is None]
    if not parts:
        return []
    lines = [
        Paragraph(f"<b>{safe(names[part.code])}:</b> {safe(part.reason or '')}", BODY)
        for part in parts
    ]
    return [Paragraph(_("Lo que no se pudo puntuar, y por qué"), HEADING), *lines]


def _dimension(
    visit: Visit, dimension: Dimension, part: PartScore, asked: frozenset[str]
) -> list[Flowable]:
    head = Table(
        [
            [
                Paragraph(safe(dimension.name), HEADING),
                Light(part.band, 12, bold=True),
                Paragraph(safe(_say_points(part)), MEDIUM_MUTED),
            ]
        ],
        colWidths=[TEXT_WIDTH * 0.5, 78, TEXT_WIDTH * 0.5 - 78],
    )
    head.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.9, LINE),
        ]
    )
    story: list[Flowable] = [CondPageBreak(150), Spacer(1, 12), head]
    if not dimension.validated:
        text = _(
            "Sección «{word}»: todavía no hay estudios que prueben cuánto mide; sirve para conversar y planificar."
        )
        story.append(Paragraph(safe(text.format(word=NOT_VALIDATED_WORD)), SMALL_MUTED))
    for item in visit.instrument.items_of(dimension.code):
        story += [Spacer(1, 7), _item(visit, item, dimension, item.code in asked)]
    return story


def _say_points(part: PartScore) -> str:
    if part.low is None:
        return _("no corresponde a este taller")
    return _("{score} de 100").format(score=_say_score(part))


def _item(visit: Visit, item: Item, dimension: Dimension, asked: bool) -> KeepTogether:
    answer = visit.answers.get(item.code, Answer(item.code))
    block: list[Flowable] = [
        Paragraph(safe(item.question), _QUESTION, bulletText=item.code),
        Paragraph(_say_answer(item, answer, asked), _ANSWER),
        Paragraph(safe(_meta(visit, item, answer, dimension)), _META),
    ]
    if answer.note:
        block.append(Paragraph(f"<b>{_('Nota:')}</b> {safe(answer.note)}", _NOTE))
    return KeepTogether(block)


def _say_answer(item: Item, answer: Answer, asked: bool) -> str:
    if answer.kind is AnswerKind.LEVEL and answer.level is not None:
        text = item.level_texts.get(answer.level, "")
        mark = _("Nivel {level} de 4").format(level=answer.level)
        if item.critical_below is not None and answer.level < item.critical_below:
            mark = f'<font color="{PAPER.red}">{mark}, {_("alerta")}</font>'
        return f"<b>{mark}.</b> {safe(plain_text(text))}"
    if not asked:
        return f"<b>{safe(_('No se pregunta'))}</b>: {safe(_('lo que se respondió antes muestra que no corresponde.'))}"
    word = KIND_WORDS[answer.kind] if answer.kind else UNANSWERED_WORD
    return f"<b>{safe(capital(word))}.</b>"


def _meta(visit: Visit, item: Item, answer: Answer, dimension: Dimension) -> str:
    origin = ORIGIN_WORDS[answer.origin] if answer.origin else _("sin anotar")
    photos = sum(photo.item == item.code for photo in visit.photos)
    parts = [
        _("Origen: {origin}").format(origin=origin),
        _("Cómo: {how}").format(how=say_how(item.how)),
        _("Se pidió ver: {evidence}").format(evidence=item.evidence.rstrip(".")),
    ]
    if photos:
        parts.append(_("Fotos: {count}").format(count=photos))
    if dimension.validated and not item.validated:
        parts.append(NOT_VALIDATED_WORD)
    return " · ".join(parts)
