"""The answers of one dimension, two beside each other: for the record of a diagnostic."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table

from app.diagnosis.details import say_detail, told_detail
from app.diagnosis.proof import needs_proof
from app.diagnosis.records import Answer, AnswerKind, Dimension, Item, PartScore, Visit
from app.diagnosis.words import (
    ANSWER_ORIGIN_WORDS,
    KIND_WORDS,
    UNANSWERED_WORD,
    plain_text,
    say_standing,
    say_unproved,
)
from app.i18n import _
from app.phrases import capital
from reports.kit.page import NO_PADDING, TEXT_WIDTH
from reports.kit.shapes import Light
from reports.kit.style import LINE, PAPER, SMALL, SMALL_MUTED, SUBHEADING, cell, paragraph, safe

_GAP = 14.0
LONGEST_NOTE = 400  # letters


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
                paragraph(dimension.name, SUBHEADING),
                Light(part.band, 11, bold=True),
                paragraph(f"{_say_points(part)} · {say_standing(dimension.validated)}", SMALL_MUTED),
            ]
        ],
        colWidths=[TEXT_WIDTH * 0.33, 88, TEXT_WIDTH * 0.67 - 88],
    )
    head.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.9, LINE),
        ]
    )
    items = visit.instrument.items_of(dimension.code)
    cells = [_item(visit, item, dimension, item.code in asked) for item in items]
    rows = [[*cells[place : place + 2], ""][:2] for place in range(0, len(cells), 2)]
    lies = [cell("TOP", right=_GAP, top=2, bottom=4), cell("TOP", top=2, bottom=4)]
    table = Table(
        rows, colWidths=[(TEXT_WIDTH + _GAP) / 2, (TEXT_WIDTH - _GAP) / 2], cellStyles=[lies for _row in rows]
    )
    table.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE)])
    return [
        CondPageBreak(80),
        Spacer(1, 4),
        head,
        table,
        *_long_notes(visit, items),
    ]


def _say_points(part: PartScore) -> str:
    if part.low is None:
        return _("no corresponde a este taller")
    return _("{score} de 100").format(score=say_score(part))


def _item(visit: Visit, item: Item, dimension: Dimension, asked: bool) -> list[Flowable]:
    """Its short name, what was answered, and in grey where that comes from: the question is in the form."""
    answer = visit.answers.get(item.code, Answer(item.code))
    said = say_answer(item, answer, asked)
    if meta := _meta(visit, item, answer, dimension):
        said = f'{said} <font color="{PAPER.roles["text_soft"]}">{safe(meta)}</font>'
    block: list[Flowable] = [paragraph(item.short, SMALL, item.code), Paragraph(said, SMALL)]
    if (note := _note(item, answer)) and len(note) <= LONGEST_NOTE:
        block.append(paragraph(note, SMALL, _("Nota:")))
    return block


def _note(item: Item, answer: Answer) -> str:
    return answer.note or "" if not _is_alert(item, answer) else ""


def _long_notes(visit: Visit, items: Sequence[Item]) -> list[Flowable]:
    """Under the table, which cannot break within a row."""
    notes = [(item.code, _note(item, visit.answers.get(item.code, Answer(item.code)))) for item in items]
    return [
        paragraph(note, SMALL, _("{code}, nota:").format(code=code))
        for code, note in notes
        if len(note) > LONGEST_NOTE
    ]


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
    parts = [_("Origen: {origin}").format(origin=origin)] if told else []
    if detail := say_detail(item, told_detail(item, answer)):
        parts.insert(0, detail)
    if photos:
        parts.append(_("Fotos: {count}").format(count=photos))
    if dimension.validated and not item.validated:
        parts.append(say_standing(item.validated))
    return " · ".join(parts)
