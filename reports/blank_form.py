"""Formulario en blanco: the instrument to be filled with a pen, then typed in.

The levels of an item stand side by side as in a rubric, so eight items fit on a page;
the column at the right holds one box per item: whoever types reads only that column.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from app.diagnosis.details import keys_of, say_choice
from app.diagnosis.duration import measured_minutes, say_minutes_of
from app.diagnosis.evidence import with_figures
from app.diagnosis.instruments import list_instruments
from app.diagnosis.records import Condition, Detail, Dimension, Instrument, Item, Origin
from app.diagnosis.words import (
    KIND_KEYS,
    KIND_WORDS,
    LOWER_LEVEL_RULE,
    say_how,
    say_standing,
)
from app.formalization.queries import read_statutes
from app.i18n import _, ngettext
from reports.form_card import form_card
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, title_block
from reports.kit.shapes import Blank, draw_tick
from reports.kit.style import (
    BOLD,
    GROUND,
    HEADING,
    INK,
    LINE,
    MUTED,
    REGULAR,
    SMALL,
    SMALL_BOLD,
    SMALL_MUTED,
    marked,
    plain,
    safe,
)
from reports.paper import Request

_KEY = 50.0
_BODY = TEXT_WIDTH - _KEY - 8
_GAP = 5.0
_DETAIL_LINE = 13.0
_ASKED_SIZE, _TICK_SIZE, _TICK_GAP = 8.5, 7.8, 11.0
_QUESTION = ParagraphStyle("form-question", SMALL_BOLD, fontSize=10.5, leading=12.8)
_HINT = ParagraphStyle("form-hint", SMALL_MUTED, fontSize=8.5, leading=10.2)
_LEVEL = ParagraphStyle("form-level", SMALL, fontSize=10, leading=11.4)


def print_blank_form(request: Request) -> Section:
    """The form of today's instrument, with the figures of the day in the evidence."""
    (instrument, *_others) = list_instruments()
    day = request.printed_on
    filled = with_figures(instrument, read_statutes(request.reader), day.isoformat())
    took = measured_minutes(request.reader, instrument)
    return build_blank_form(filled, office=request.office.name, printed_on=day, took=took)


def build_blank_form(
    instrument: Instrument, *, office: str, printed_on: date, took: tuple[int, int] | None = None
) -> Section:
    """The whole instrument as a paper form; `took`: the minutes of the office's own visits, and of how many."""
    title = _("Formulario en blanco")
    number = _("{code}, versión {version}").format(code=instrument.code, version=instrument.version)
    story: list[Flowable] = [
        *title_block(instrument.title, number, office, title),
        *_opening(instrument, took),
        *form_card(),
    ]
    story += _gates(instrument)
    for dimension in instrument.dimensions:
        story += _dimension(instrument, dimension)
    return Section(PageText(title, instrument.title, office, printed_on), story)


def _opening(instrument: Instrument, took: tuple[int, int] | None) -> list[Flowable]:
    blanks = [
        [Blank(_("Código del taller:")), Blank(_("Fecha:")), Blank(_("Empezó:"))],
        [Blank(_("Nombre del taller:")), Blank(_("Consultora o consultor:")), Blank(_("Terminó:"))],
    ]
    table = Table(blanks, colWidths=[TEXT_WIDTH * share for share in (0.4, 0.4, 0.2)])
    table.setStyle([*NO_PADDING, ("RIGHTPADDING", (0, 0), (1, -1), 12)])
    kinds = ", ".join(f"<b>{key}</b> {KIND_WORDS[kind]}" for kind, key in KIND_KEYS.items())
    text = _(
        "Primero el consentimiento, en su hoja. Lea cada pregunta en voz alta, mire y pida la evidencia. "
        "Haga un círculo en el número de la frase que vio, de <b>0</b> a <b>4</b>, o en una letra: "
        "{kinds}. <b>{rule}</b> Copie ese número o letra en la casilla de la derecha: "
        "para cargar el formulario basta leer esa columna de arriba abajo."
    )
    explained = text.format(kinds=kinds, rule=_(LOWER_LEVEL_RULE)) + " " + say_minutes_of(instrument, took)
    if (usual := _usual_bound(instrument)) is not None:
        proof = _(
            "Marque siempre de dónde sale: lo que solo le dijeron cuenta hasta el <b>{level}</b>, o hasta el que diga la pregunta, mientras no vea la prueba."
        )
        explained += " " + proof.format(level=usual)
    return [Spacer(1, 2), table, Spacer(1, 7), Paragraph(explained, SMALL), Spacer(1, 2)]


def _gates(instrument: Instrument) -> list[Flowable]:
    """What hangs on the workshop's card: one line each, with sí and no to mark."""
    if not instrument.gates:
        return []
    rows = [
        [
            Paragraph(f"<b>{gate.code}</b>&nbsp;&nbsp;{safe(gate.question)}", SMALL),
            Paragraph(_("sí&nbsp;/&nbsp;no"), SMALL_BOLD),
        ]
        for gate in instrument.gates
    ]
    table = Table(rows, colWidths=[_BODY, _KEY + 8])
    table.setStyle(NO_PADDING)
    line = Paragraph(
        safe(_("Mírelo en la ficha del taller. Donde dice «no», se saltan las preguntas que lo nombran.")),
        _HINT,
    )
    return [KeepTogether([Paragraph(safe(_("La ficha del taller")), HEADING), line, Spacer(1, 3), table])]


def _dimension(instrument: Instrument, dimension: Dimension) -> list[Flowable]:
    items = instrument.items_of(dimension.code)
    head: list[Flowable] = [Paragraph(safe(dimension.name), HEADING)]
    count = ngettext("{n} pregunta", "{n} preguntas", len(items)).format(n=len(items))
    words = [f"{dimension.code} · {count}", say_standing(dimension.validated)]
    line = safe(" · ".join(words))
    if dimension.introduction:
        line += f". {safe(dimension.introduction)}"
    head.append(Paragraph(line, _HINT))
    usual = _usual_bound(instrument)
    first, *others = [FormItem(item, usual) for item in items]
    return [KeepTogether([*head, Spacer(1, 3), first]), *others]


def say_relevance(conditions: Sequence[Condition]) -> str:
    """When an item is asked: "solo si GES-04 es 2 o más"."""
    said = [_say_condition(condition) for condition in conditions]
    return _("solo si {conditions}").format(conditions=_(" y ").join(said)) if said else ""


def _say_condition(condition: Condition) -> str:
    if condition.item.startswith("TAL-"):
        return _("{item} es sí").format(item=condition.item)
    if condition.at_least <= 0 and condition.at_most >= 4:
        text = _("{item} no es N")
    elif condition.at_most >= 4:
        text = _("{item} es {low} o más")
    elif condition.at_least <= 0:
        text = _("{item} es {high} o menos")
    elif condition.at_least == condition.at_most:
        text = _("{item} es {low}")
    else:
        text = _("{item} está entre {low} y {high}")
    return text.format(item=condition.item, low=condition.at_least, high=condition.at_most)


def _usual_bound(instrument: Instrument) -> int | None:
    """The level up to which a word is enough for most questions; None: nowhere is there such a level."""
    bounds = [item.said_up_to for item in instrument.items if item.said_up_to is not None]
    return max(set(bounds), key=bounds.count) if bounds else None


def _hint(item: Item, usual: int | None) -> str:
    parts = [f"{say_how(item.how)} · {item.evidence}"]
    relevance = say_relevance(item.relevance)
    if relevance:
        parts.insert(0, f"<b>{safe(relevance)}</b>")
    if item.said_up_to not in (None, usual):
        parts.append(_("de palabra, hasta {level}").format(level=item.said_up_to))
    if item.not_applicable_when:
        parts.append(_("N: {when}").format(when=item.not_applicable_when))
    return " · ".join(part if part.startswith("<b>") else safe(part) for part in parts)


class FormItem(Flowable):
    """One question: its levels in columns, letters, origin, a line for notes, the key box."""

    def __init__(self, item: Item, usual: int | None) -> None:
        super().__init__()
        self.item = item
        self.question = Paragraph(f"{item.code}&nbsp;&nbsp;{marked(item.question)}", _QUESTION)
        self.hint = Paragraph(_hint(item, usual), _HINT)
        self.ticks = _detail_lines(item.detail) if item.detail else []
        self.levels = [
            Paragraph(f'<font name="{BOLD}" size="11">{level}</font>&nbsp;&nbsp;{marked(text)}', _LEVEL)
            for level, text in item.level_texts.items()
        ]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        column = _BODY / len(self.levels)
        self._question_height = self.question.wrap(_BODY, 1000)[1]
        self._hint_height = self.hint.wrap(_BODY, 1000)[1]
        heights = [level.wrap(column - 8, 1000)[1] for level in self.levels]
        self._levels_height = max(heights) + 7.5
        self._heights = heights
        self.height = (
            self._question_height
            + self._hint_height
            + self._levels_height
            + 23.5
            + _DETAIL_LINE * len(self.ticks)
        )
        return available_width, self.height

    def draw(self) -> None:
        canvas = self.canv
        y = self.height - _GAP - self._question_height
        self.question.drawOn(canvas, 0, y)
        y -= self._hint_height
        self.hint.drawOn(canvas, 0, y)
        y -= self._levels_height + 2
        self._draw_levels(canvas, y)
        self._draw_codes(canvas, y - 12)
        if self.item.detail is not None:
            self._draw_detail(canvas, self.item.detail, y - 12)
        self._draw_key(canvas)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.line(0, 1, _BODY, 1)

    def _draw_levels(self, canvas: Any, y: float) -> None:
        column = _BODY / len(self.levels)
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.5)
        for index, level in enumerate(self.levels):
            x = index * column
            canvas.rect(x, y, column, self._levels_height, stroke=1, fill=0)
            level.drawOn(canvas, x + 4, y + self._levels_height - self._heights[index] - 2)

    def _draw_codes(self, canvas: Any, y: float) -> None:
        canvas.setFillColor(INK)
        x = 0.0
        for key in KIND_KEYS.values():
            canvas.setFont(BOLD, 11)
            canvas.drawString(x + 4, y, key)
            x += 24
        x += 14
        for origin in Origin:
            if origin is Origin.WORKERS and not self.item.about_people:
                continue
            x = draw_tick(canvas, _short_origin(origin), x, y + 0.5, _TICK_SIZE) + _TICK_GAP
        canvas.setFont(REGULAR, _TICK_SIZE)
        canvas.setFillColor(INK)
        words = _("Nota:")
        canvas.drawString(x + 4, y, words)
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.4)
        canvas.line(x + 26, y - 1.5, _BODY, y - 1.5)

    def _draw_detail(self, canvas: Any, detail: Detail, y: float) -> None:
        """What goes with the answer: a box for each choice, with the letter that types it in."""
        asked = _say_detail_from(detail)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, _ASKED_SIZE)
        canvas.drawString(4, y - _DETAIL_LINE, asked)
        for place, words in enumerate(self.ticks, start=1):
            x = _ticks_from(asked)
            for word in words:
                x = draw_tick(canvas, word, x, y - place * _DETAIL_LINE + 0.5, _TICK_SIZE) + _TICK_GAP

    def _draw_key(self, canvas: Any) -> None:
        x = TEXT_WIDTH - _KEY
        canvas.setFillColor(GROUND)
        canvas.rect(x, 0, _KEY, self.height, stroke=0, fill=1)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 8.5)
        canvas.drawCentredString(x + _KEY / 2, self.height - _GAP - 10, plain(self.item.code))
        canvas.setStrokeColor(INK)
        canvas.setFillColor("white")
        canvas.setLineWidth(1)
        canvas.rect(x + _KEY / 2 - 12, self.height - _GAP - 40, 24, 24, stroke=1, fill=1)


def _say_detail_from(detail: Detail) -> str:
    if not detail.from_level:
        return plain(detail.question)
    text = _("{question} (si es {level} o más)")
    return plain(text.format(question=detail.question, level=detail.from_level))


def _ticks_from(asked: str) -> float:
    return 4 + stringWidth(asked, BOLD, _ASKED_SIZE) + _TICK_GAP


def _detail_lines(detail: Detail) -> list[list[str]]:
    """The choices with their letters, as many on a line as it holds."""
    start = x = _ticks_from(_say_detail_from(detail))
    lines: list[list[str]] = [[]]
    for key, code in keys_of(detail).items():
        word = f"{key} {say_choice(detail, code)}"
        wide = _TICK_SIZE * 1.45 + stringWidth(plain(word), REGULAR, _TICK_SIZE)
        if lines[-1] and x + wide > _BODY:
            lines.append([])
            x = start
        lines[-1].append(word)
        x += wide + _TICK_GAP
    return lines


def _short_origin(origin: Origin) -> str:
    return {
        Origin.SAID: _("lo dijo"),
        Origin.NOTEBOOK: _("cuaderno"),
        Origin.DOCUMENT: _("documento"),
        Origin.MEASURED: _("lo vimos"),
        Origin.WORKERS: _("aparte"),
    }[origin]
