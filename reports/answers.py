"""The answers of one dimension, each as it was asked: for the record of a diagnostic."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table

from app.diagnosis.proof import needs_proof
from app.diagnosis.records import Answer, AnswerKind, Dimension, Item, PartScore, Visit
from app.diagnosis.words import (
    KIND_WORDS,
    ANSWER_ORIGIN_WORDS,
    UNANSWERED_WORD,
    plain_text,
    say_how,
    say_standing,
    say_unproved,
)
from app.i18n import _
from app.phrases import capital, with_stop
from reports.kit.page import NO_PADDING, TEXT_WIDTH
from reports.kit.shapes import Light
from reports.kit.style import (
    BODY,
    BODY_BOLD,
    HEADING,
    LINE,
    MEDIUM_MUTED,
    MUTED,
    PAPER,
    SMALL,
    SMALL_MUTED,
    paragraph,
    safe,
)

_INDENT = 44.0
_QUESTION = ParagraphStyle(
    "question",
    BODY_BOLD,
    leftIndent=_INDENT,
    bulletFontName=BODY_BOLD.fontName,
    bulletFontSize=8.5,
    bulletColor=MUTED,
    keepWithNext=1,
)
_ANSWER = ParagraphStyle("answer", BODY, leftIndent=_INDENT, spaceBefore=1.5)
_META = ParagraphStyle("meta", SMALL_MUTED, leftIndent=_INDENT, spaceBefore=1.5)
_NOTE = ParagraphStyle("note", SMALL, leftIndent=_INDENT + 8, spaceBefore=2, borderColor=LINE)


def say_score(part: PartScore) -> str:
    """A score without decimals, with its bounds where they differ: "62 (55 a 70)"."""
    if part.low is None or part.high is None:
        return _("no corresponde")
    bounds = (
        ""
        if part.high - part.low < 0.5
        else _(" ({low} a {high})").format(low=round(part.low), high=round(part.high))
    )
    return f"{'—' if part.score is None else round(part.score)}{bounds}"


def dimension_block(
    visit: Visit, dimension: Dimension, part: PartScore, asked: frozenset[str]
) -> list[Flowable]:
    """The dimension's heading with its score, and each item's block."""
    head = Table(
        [
            [
                paragraph(dimension.name, HEADING),
                Light(part.band, 12, bold=True),
                paragraph(_say_points(part), MEDIUM_MUTED),
            ]
        ],
        colWidths=[TEXT_WIDTH * 0.5, 98, TEXT_WIDTH * 0.5 - 98],
    )
    head.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.9, LINE),
        ]
    )
    story: list[Flowable] = [CondPageBreak(150), Spacer(1, 12), head]
    story.append(paragraph(with_stop(capital(say_standing(dimension.validated))), SMALL_MUTED))
    for item in visit.instrument.items_of(dimension.code):
        story += [Spacer(1, 7), _item(visit, item, dimension, item.code in asked)]
    return story


def _say_points(part: PartScore) -> str:
    if part.low is None:
        return _("no corresponde a este taller")
    return _("{score} de 100").format(score=say_score(part))


def _item(visit: Visit, item: Item, dimension: Dimension, asked: bool) -> KeepTogether:
    answer = visit.answers.get(item.code, Answer(item.code))
    block: list[Flowable] = [
        Paragraph(safe(item.question), _QUESTION, bulletText=item.code),
        Paragraph(say_answer(item, answer, asked), _ANSWER),
        paragraph(_meta(visit, item, answer, dimension), _META),
    ]
    if answer.note and not _is_alert(item, answer):
        block.append(paragraph(answer.note, _NOTE, _("Nota:")))
    return KeepTogether(block)


def _is_alert(item: Item, answer: Answer) -> bool:
    """A paper goes astray: what an alert was is not told on it, not even on the centre's."""
    level = answer.level
    return item.critical_below is not None and level is not None and level < item.critical_below


def say_answer(item: Item, answer: Answer, asked: bool) -> str:
    """An answer as a paper says it: an alert by its level alone."""
    if answer.kind is AnswerKind.LEVEL and answer.level is not None:
        text = item.level_texts.get(answer.level, "")
        mark = _("Nivel {level} de 4").format(level=answer.level)
        if _is_alert(item, answer):
            mark = f'<font color="{PAPER.roles["urgent"]}">{mark}, {_("alerta")}</font>'
            return f"<b>{mark}.</b> {safe(_('El detalle y la nota se ven solo en la pantalla.'))}"
        return f"<b>{mark}.</b> {safe(plain_text(text))}"
    if not asked:
        return f"<b>{safe(_('No se pregunta'))}</b>: {safe(_('lo que se respondió antes muestra que no corresponde.'))}"
    word = KIND_WORDS[answer.kind] if answer.kind else UNANSWERED_WORD
    return f"<b>{safe(capital(word))}.</b>"


def _meta(visit: Visit, item: Item, answer: Answer, dimension: Dimension) -> str:
    origin = ANSWER_ORIGIN_WORDS[answer.origin] if answer.origin else _("sin anotar")
    told = answer.origin or answer.kind is AnswerKind.LEVEL  # what has no level comes from nowhere
    if needs_proof(item, answer):
        origin = f"{origin}, {say_unproved(item)}"
    photos = sum(photo.item == item.code for photo in visit.photos)
    parts = [
        *([_("Origen: {origin}").format(origin=origin)] if told else []),
        _("Cómo: {how}").format(how=say_how(item.how)),
        _("Evidencia: {evidence}").format(evidence=item.evidence.rstrip(".")),
    ]
    if photos:
        parts.append(_("Fotos: {count}").format(count=photos))
    if dimension.validated and not item.validated:
        parts.append(say_standing(item.validated))
    return " · ".join(parts)
