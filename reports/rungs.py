"""A ladder on paper: the steps as rungs between two rails, each with a shape and a word."""

from collections.abc import Sequence

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from app.formalization.records import StepState
from app.formalization.words import STATUS_WORDS
from app.i18n import _, ngettext
from reports.phrases import shorten
from reports.shapes import draw_shape
from reports.style import (
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

BANDS = {"done": "green", "in_hand": "yellow", "missing": "red", "not_due": None}
_SHAPE = 12.0
_TEXT = 26.0  # where the words begin, right of the rails
_TITLE, _WORD = 11.0, 9.5
_LONGEST = 110


def rung_band(state: StepState) -> str | None:
    """The light of a rung: what has expired is urgent again."""
    return "red" if state.expired else BANDS[state.status]


def rung_word(state: StepState) -> str:
    """The word beside the shape."""
    return STATUS_WORDS["expired" if state.expired else state.status]


class LadderHead(Flowable):
    """A ladder's name, how many steps are done of those due, and a bar of its progress."""

    def __init__(self, name: str, states: Sequence[StepState], progress: float | None) -> None:
        super().__init__()
        self.name, self.progress = plain(name), progress
        due = [state for state in states if state.due]
        done = sum(state.status == "done" and not state.expired for state in due)
        self.words = ngettext(
            "{done} de {due} paso hecho", "{done} de {due} pasos hechos", len(due)
        ).format(done=done, due=len(due))
        if not due:
            self.words = _("todavía no toca")

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, 35

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 14.5)
        canvas.drawString(0, 22, self.name)
        canvas.setFont(REGULAR, 10.5)
        canvas.drawRightString(self.available, 22, self.words)
        if self.progress is None:
            return
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        canvas.roundRect(0, 7, self.available, 8, 4, stroke=1, fill=0)
        if self.progress:  # the first paper is to be seen too
            filled = max(self.available * self.progress, 8)
            canvas.roundRect(0, 7, filled, 8, 4, stroke=0, fill=1)


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
        self.size = 12.5 * len(self.title) + 16.5
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
        color = PAPER.word(rung_band(state))
        canvas.setFillColorRGB(1, 1, 1)
        canvas.circle(9, middle, _SHAPE * 0.72, stroke=0, fill=1)
        draw_shape(canvas, rung_band(state), 9 - _SHAPE / 2, middle - _SHAPE / 2, _SHAPE, color)
        canvas.setFillColor(INK if state.due else MUTED)
        canvas.setFont(BOLD if state.due else REGULAR, _TITLE)
        y = top - 14
        for line in self.title:
            canvas.drawString(_TEXT, y, line)
            y -= 12.5
        self._draw_standing(y)

    def _draw_standing(self, y: float) -> None:
        canvas, state = self.canv, self.state
        word = rung_word(state)
        if state.reason:
            said = not state.due or state.expired or state.reason.startswith(word)
            word = state.reason if said else f"{word}: {state.reason}"
        text, size = fit(word, REGULAR, _WORD, self.available - _TEXT)
        canvas.setFillColor(PAPER.word(rung_band(state)))
        canvas.setFont(REGULAR, size)
        canvas.drawString(_TEXT, y + 0.5, text)


class StepLegend(Flowable):
    """What the shapes of the rungs say, side by side."""

    def __init__(self, size: float = 9.5) -> None:
        super().__init__()
        self.size = size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return available_width, self.size * 1.4

    def draw(self) -> None:
        x, side, base = 0.0, self.size * 0.78, self.size * 0.3
        for status, band in BANDS.items():
            color, word = PAPER.word(band), STATUS_WORDS[status]
            draw_shape(self.canv, band, x, base - self.size * 0.04, side, color)
            self.canv.setFont(REGULAR, self.size)
            self.canv.setFillColor(color)
            self.canv.drawString(x + side + self.size * 0.35, base, word)
            x += side + self.size * 2.2 + stringWidth(word, REGULAR, self.size)


class PaperTick(Flowable):
    """A paper to bring: a box to tick, ticked already if it is gathered."""

    def __init__(self, words: str, gathered: bool = False) -> None:
        super().__init__()
        self.gathered = gathered
        self.text = paragraph(words, LARGE_SMALL)

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
