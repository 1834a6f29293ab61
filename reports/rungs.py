"""A ladder on paper: the steps as rungs between two rails, each with a shape and a word."""

from collections.abc import Iterable, Sequence

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.formalization.records import SHOWN_STATUSES, StepState
from app.formalization.words import STATUS_WORDS, count_steps, show_duty
from app.i18n import _
from app.phrases import shorten
from reports.kit.shapes import draw_shape
from reports.kit.style import (
    BOLD,
    INK,
    LARGE_SMALL,
    LINE,
    MUTED,
    PAPER,
    REGULAR,
    fit,
    paragraph,
    plain,
)

# Red is only for what has expired; what nobody saw has no colour.
BANDS = {"done": "green", "in_hand": "yellow", "expired": "red"}
_SHAPE = 12.0
_TEXT = 26.0  # where the words begin, right of the rails
_TITLE, _WORD = 11.5, 10.0
_LONGEST = 110


def rung_color(status: str) -> Color:
    """The colour of a status: its light's, or ink for what is missing, or none."""
    return INK if status == "missing" else PAPER.word(BANDS.get(status))


def draw_rung_shape(canvas: Canvas, status: str, x: float, y: float, size: float) -> None:
    """The shape of a status (`SHOWN_STATUSES`): told apart in grey too."""
    color = rung_color(status)
    if status in (*BANDS, "unknown"):
        draw_shape(canvas, BANDS.get(status), x, y, size, color)
        return
    canvas.setFillColor(color)
    canvas.setStrokeColor(color)
    canvas.setLineWidth(size * 0.11)
    if status == "missing":
        canvas.rect(x + size * 0.08, y + size * 0.08, size * 0.84, size * 0.84, stroke=1, fill=0)
    elif status == "told":
        box = (x + size * 0.06, y + size * 0.06, x + size * 0.94, y + size * 0.94)
        canvas.wedge(*box, 90, 180, stroke=0, fill=1)
        canvas.ellipse(*box, stroke=1, fill=0)
    else:
        canvas.rect(x, y + size * 0.4, size, size * 0.2, stroke=0, fill=1)


def say_reason(state: StepState, reason: str) -> str:
    """Why a step stands where it does, said to the owner: what she told us, she shows us."""
    if state.status != "told":
        return reason
    if state.suggestion is not None and state.suggestion.seen:
        return _("lo vimos en la visita; falta anotarlo")
    return _("usted nos dijo que sí: traiga el papel")


class LadderHead(Flowable):
    """A ladder's name, how many steps are done of those due, and a bar of its progress."""

    def __init__(self, name: str, states: Sequence[StepState], progress: float | None) -> None:
        super().__init__()
        self.name, self.progress = plain(name), progress
        self.words = count_steps(states) or _("todavía no toca")

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, 49

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 14.5)
        canvas.drawString(0, 36, self.name)
        words, size = fit(self.words, REGULAR, 10.5, self.available)
        canvas.setFont(REGULAR, size)
        canvas.drawString(0, 8, words)
        if self.progress is None:
            return
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.roundRect(0, 22, self.available, 8, 4, stroke=1, fill=0)
        if self.progress:  # the first paper is to be seen too
            filled = max(self.available * self.progress, 8)
            canvas.roundRect(0, 22, filled, 8, 4, stroke=0, fill=1)


class Rung(Flowable):
    """One step: the rails at the left, its shape on the rung, title, and where it stands."""

    def __init__(self, number: int, state: StepState, *, first: bool, last: bool) -> None:
        super().__init__()
        self.number, self.state, self.first, self.last = number, state, first, last

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        room = available_width - _TEXT
        title = plain(f"{self.number}. {shorten(self.state.step.title, _LONGEST)}")
        font = BOLD if self.state.due else REGULAR
        self.title = simpleSplit(title, font, _TITLE, room)[:2]
        self.size = 13 * len(self.title) + 17
        return available_width, self.size

    def draw(self) -> None:
        canvas, state = self.canv, self.state
        top = self.size
        middle = top - 11
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(2)
        for x in (1.0, 17.0):
            start = middle + 4 if self.first else top
            canvas.line(x, start, x, middle - 4 if self.last else 0)
        canvas.setLineWidth(1.4)
        canvas.line(1, middle, 17, middle)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.circle(9, middle, _SHAPE * 0.72, stroke=0, fill=1)
        draw_rung_shape(canvas, state.shown, 9 - _SHAPE / 2, middle - _SHAPE / 2, _SHAPE)
        canvas.setFillColor(INK if state.due else MUTED)
        canvas.setFont(BOLD if state.due else REGULAR, _TITLE)
        y = top - 14
        for line in self.title:
            canvas.drawString(_TEXT, y, line)
            y -= 13
        self._draw_standing(y)

    def _draw_standing(self, y: float) -> None:
        canvas, state = self.canv, self.state
        word = STATUS_WORDS[state.shown]
        if reason := say_reason(state, state.reason):
            said = not state.due or state.expired or reason.startswith(word)
            word = reason if said else f"{word}: {reason}"
        if state.shown in ("missing", "unknown") and state.step.duty != "required":
            word = " · ".join(part for part in (word, show_duty(state.step)) if part)
        text, size = fit(word, REGULAR, _WORD, self.available - _TEXT)
        canvas.setFillColor(rung_color(state.shown))
        canvas.setFont(REGULAR, size)
        canvas.drawString(_TEXT, y + 0.5, text)


class StepLegend(Flowable):
    """What the shapes of these rungs say, side by side, in as many lines as it takes."""

    def __init__(self, states: Iterable[StepState], size: float = 9.5) -> None:
        super().__init__()
        shown = {state.shown for state in states}
        self.statuses = [status for status in SHOWN_STATUSES if status in shown]
        self.size = size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.lines: list[list[tuple[float, str]]] = [[]]
        x = 0.0
        for status in self.statuses:
            width = self.size * 2.6 + stringWidth(STATUS_WORDS[status], REGULAR, self.size)
            if self.lines[-1] and x + width > available_width:
                self.lines.append([])
                x = 0.0
            self.lines[-1].append((x, status))
            x += width
        return available_width, self.size * 1.5 * len(self.lines)

    def draw(self) -> None:
        side = self.size * 0.78
        for number, line in enumerate(reversed(self.lines)):
            base = self.size * (0.3 + 1.5 * number)
            for x, status in line:
                draw_rung_shape(self.canv, status, x, base - self.size * 0.04, side)
                self.canv.setFont(REGULAR, self.size)
                self.canv.setFillColor(rung_color(status))
                self.canv.drawString(x + side + self.size * 0.35, base, STATUS_WORDS[status])


class PaperTick(Flowable):
    """A paper to bring, or a thing to do: a box to tick, ticked already if it is there."""

    def __init__(
        self, words: str, gathered: bool = False, style: ParagraphStyle = LARGE_SMALL, label: str = ""
    ) -> None:
        super().__init__()
        self.gathered = gathered
        self.text = paragraph(words, style, label)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _width, height = self.text.wrap(available_width - 20, available_height)
        self.height = height + 3
        return available_width, self.height

    def draw(self) -> None:
        canvas, y = self.canv, self.height - 14.5
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        canvas.rect(1, y, 11, 11, stroke=1, fill=0)
        if self.gathered:
            canvas.setLineWidth(1.8)
            canvas.line(3, y + 5, 5.5, y + 2.5)
            canvas.line(5.5, y + 2.5, 10.5, y + 9.5)
        self.text.drawOn(canvas, 20, 3)
