"""The lights: a shape, a word and a colour for each band, drawn and never typed.

The font lacks some of the shapes, and a printer without colour leaves only the
shape and the word: ◆ por empezar, ● en camino, ■ bien, ○ sin medir. ▲ urgente is an alert's.
"""

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.diagnosis.words import BAND_WORDS
from reports.kit.canvas import draw_alike
from reports.kit.style import BOLD, INK, LARGE, MUTED, PAPER, READ_FAR, REGULAR, paragraph, plain

Point = tuple[float, float]


def band_word(band: str | None) -> str:
    """What a band is called: "por empezar", "en camino", "bien", "sin medir"."""
    return BAND_WORDS[band]


def triangle_points(x: float, y: float, size: float) -> tuple[Point, Point, Point]:
    """The corners of a triangle that stands on the baseline at (x, y)."""
    return ((x, y), (x + size, y), (x + size / 2, y + size * 0.95))


def diamond_points(x: float, y: float, size: float) -> tuple[Point, ...]:
    """The corners of a square on its tip, as high as a triangle at (x, y) and a little wider."""
    half, middle = size * 0.56, (x + size / 2, y + size / 2)
    return (
        (middle[0], middle[1] + half),
        (middle[0] + half, middle[1]),
        (middle[0], middle[1] - half),
        (middle[0] - half, middle[1]),
    )


def draw_shape(canvas: Canvas, band: str | None, x: float, y: float, size: float, color: Color) -> None:
    """Draw a band's shape with its lower left corner at (x, y)."""
    canvas.setFillColor(color)
    canvas.setStrokeColor(color)
    if band == "red":
        path = canvas.beginPath()
        first, second, third = triangle_points(x, y, size)
        path.moveTo(*first)
        path.lineTo(*second)
        path.lineTo(*third)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    elif band == "begin":
        path = canvas.beginPath()
        first, *others = diamond_points(x, y, size)
        path.moveTo(*first)
        for point in others:
            path.lineTo(*point)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    elif band == "yellow":
        canvas.circle(x + size / 2, y + size / 2, size / 2, stroke=0, fill=1)
    elif band == "green":
        canvas.rect(x + size * 0.04, y + size * 0.04, size * 0.92, size * 0.92, stroke=0, fill=1)
    else:
        canvas.setLineWidth(size * 0.11)
        canvas.circle(x + size / 2, y + size / 2, size * 0.44, stroke=1, fill=0)


def draw_light(
    canvas: Canvas, band: str | None, x: float, y: float, size: float, bold: bool = False
) -> float:
    """Draw shape and word on the baseline y in a type of `size` points; returns the end's x."""
    color = PAPER.word(band)
    side = size * 0.78
    draw_shape(canvas, band, x, y - size * 0.04, side, color)
    font = BOLD if bold and band else REGULAR
    canvas.setFont(font, size)
    canvas.setFillColor(color)
    word = band_word(band)
    canvas.drawString(x + side + size * 0.35, y, word)
    return x + side + size * 0.35 + stringWidth(word, font, size)


class Light(Flowable):
    """One light in a table cell or between paragraphs."""

    def __init__(self, band: str | None, size: float = 12, bold: bool = False) -> None:
        super().__init__()
        self.band, self.size, self.bold = band, size, bold

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        word = stringWidth(band_word(self.band), BOLD, self.size)
        return min(available_width, self.size * 1.2 + word), self.size * 1.25

    def draw(self) -> None:
        draw_alike(self.canv, (Light, band_word(self.band), self.band, self.size, self.bold), self._draw)

    def _draw(self) -> None:
        draw_light(self.canv, self.band, 0, self.size * 0.3, self.size, self.bold)


class Ticks(Flowable):
    """Empty boxes, each with its word, to be ticked with a pen."""

    def __init__(self, words: tuple[str, ...], size: float = 11) -> None:
        super().__init__()
        self.words, self.size = words, size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return available_width, self.size * 1.6

    def draw(self) -> None:
        x = 0.0
        for word in self.words:
            x = draw_tick(self.canv, word, x, self.size * 0.4, self.size) + self.size * 2


def draw_tick(canvas: Canvas, word: str, x: float, y: float, size: float) -> float:
    """Draw an empty box and its word; returns the end's x."""
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    canvas.setLineWidth(0.9)
    canvas.rect(x, y - size * 0.12, size, size, stroke=1, fill=0)
    canvas.setFont(REGULAR, size)
    word = plain(word)
    canvas.drawString(x + size * 1.45, y, word)
    return x + size * 1.45 + stringWidth(word, REGULAR, size)


class TickBox(Flowable):
    """One empty box at the right, after its words."""

    def __init__(self, words: str, size: float = 13) -> None:
        super().__init__()
        self.words, self.size = plain(words), size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, self.size + 6

    def draw(self) -> None:
        canvas, side = self.canv, self.size + 4
        words = stringWidth(self.words, REGULAR, self.size)
        x = self.available - side - (words + 8 if words else 0)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(1.3)
        canvas.roundRect(x, 1, side, side, 2.5, stroke=1, fill=0)
        canvas.setFont(REGULAR, self.size)
        canvas.drawString(x + side + 8, 5, self.words)


class TickLine(Flowable):
    """An empty box and what goes with it, read from afar: in as many lines as it takes."""

    INDENT = 26.0

    def __init__(self, words: str) -> None:
        super().__init__()
        self.text = paragraph(words, READ_FAR)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _width, height = self.text.wrap(available_width - self.INDENT, available_height)
        return available_width, height + 5

    def draw(self) -> None:
        draw_tick(self.canv, "", 0, self.text.height - 11, 14)
        self.text.drawOn(self.canv, self.INDENT, 4)


class DoneLine(Flowable):
    """What was done, after a tick."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.text = paragraph(words, LARGE)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _width, self.height = self.text.wrap(available_width - 18, available_height)
        return available_width, self.height

    def draw(self) -> None:
        canvas, y = self.canv, self.height - 12.5
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(2)
        canvas.line(1, y + 4.5, 4.5, y + 1)
        canvas.line(4.5, y + 1, 11.5, y + 10)
        self.text.drawOn(canvas, 18, 0)


class Blank(Flowable):
    """A line to write on by hand, with what goes there."""

    def __init__(self, label: str, size: float = 10.5, room: float = 19) -> None:
        super().__init__()
        self.label, self.size, self.room = plain(label), size, room

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, self.room

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFont(REGULAR, self.size)
        canvas.setFillColor(INK)
        canvas.drawString(0, 4, self.label)
        start = stringWidth(self.label, REGULAR, self.size) + (4 if self.label else 0)
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.6)
        canvas.line(start, 2.5, self.available, 2.5)
