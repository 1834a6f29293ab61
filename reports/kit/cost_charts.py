"""What a garment costs beside its price, and from how many a day it pays; drawn once (ADR 10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from reportlab.graphics.shapes import Drawing, Line, Rect
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.i18n import _, format_number
from reports.kit.charts import chart_text, drawing_pdf, empty_drawing, light_shape
from reports.kit.page import TEXT_WIDTH
from reports.kit.style import BOLD, PAPER, REGULAR, Palette, fit

_ROW = 46.0
_SIZE = 11.5
_NAMES = 0.34  # of the width, for what stands at the left
_EDGE = 14.0


@dataclass(frozen=True, slots=True)
class CostRange:
    """One bar: from `low` to `high` with a stroke at `middle`, in guaraníes.

    `band` gives shape and colour; what is only planned is drawn with a broken edge.
    """

    name: str
    note: str
    low: float
    middle: float
    high: float
    band: str | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class _Axis:
    start: float
    length: float
    low: float
    high: float

    def at(self, value: float) -> float:
        return self.start + self.length * (value - self.low) / (self.high - self.low)


def nice_ticks(low: float, high: float, most: int = 7) -> list[float]:
    """Round numbers that hold both ends, at most `most` and one more."""
    span = max(high - low, abs(high) * 0.02, 1)
    rough = span / most
    scale = 10 ** floor(log10(rough))
    step = next(scale * one for one in (1, 2, 5, 10) if scale * one >= rough)
    first = floor(low / step)
    return [step * place for place in range(first, max(ceil(high / step), first + 1) + 1)]


def cost_ranges(
    rows: Sequence[CostRange], price: int | None, palette: Palette = PAPER, width: float = TEXT_WIDTH
) -> Drawing:
    """A bar for each cost on one axis of guaraníes; the price cuts through all of them."""
    known = [one for row in rows for one in (row.low, row.high)] + ([price] if price is not None else [])
    start = width * _NAMES
    axis = _axis(known, start, width)
    height = 22 + _ROW * len(rows) + 24
    drawing = empty_drawing(width, height, palette)
    for index, row in enumerate(rows):
        _draw_range(drawing, row, height - 22 - _ROW * index - _ROW / 2, axis, palette)
    _draw_axis(drawing, axis, 20, palette)
    if price is not None:
        words = _("le ofrecen {price}").format(price=format_number(price))
        _draw_stroke(drawing, axis.at(price), 20, height - 17, words, palette, width)
    return drawing


def _axis(known: Sequence[float], start: float, width: float) -> _Axis:
    ticks = nice_ticks(min(known), max(known), 5)
    return _Axis(start, width - start - _EDGE, ticks[0], ticks[-1])


def _draw_range(drawing: Drawing, row: CostRange, y: float, axis: _Axis, palette: Palette) -> None:
    ink, soft = palette.colour("text"), palette.colour("text_soft")
    room = axis.start - 12
    name, size = fit(row.name, BOLD, _SIZE, room)
    drawing.add(chart_text(0, y + 9, name, size, ink, fontName=BOLD))
    drawing.add(light_shape(row.band, 0, y - 5.5, 8.5, palette))
    amounts = _("{low} a {high}").format(
        low=format_number(round(row.low)), high=format_number(round(row.high))
    )
    amounts, size = fit(amounts, BOLD, _SIZE, room - 13)
    drawing.add(chart_text(13, y - 5.5, amounts, size, palette.word(row.band), fontName=BOLD))
    note, size = fit(row.note, REGULAR, _SIZE * 0.87, room)
    drawing.add(chart_text(0, y - 18.5, note, size, soft))
    left, right = axis.at(row.low), axis.at(row.high)
    bar = Rect(left, y - 10, max(right - left, 2), 20, rx=3, ry=3, strokeColor=palette.word(row.band))
    bar.strokeWidth = 0.9
    bar.fillColor = palette.colour(_GROUNDS[row.band])
    if row.planned:
        bar.strokeDashArray = [3, 2]
    drawing.add(bar)
    if not row.planned:
        middle = axis.at(row.middle)
        drawing.add(Rect(middle - 1.3, y - 13, 2.6, 26, fillColor=palette.word(row.band), strokeColor=None))


_GROUNDS = {"red": "urgent_ground", "yellow": "improve_ground", "green": "good_ground", None: "sunken"}


def _draw_axis(drawing: Drawing, axis: _Axis, y: float, palette: Palette) -> None:
    soft = palette.colour("text_soft")
    drawing.add(Line(axis.start, y, axis.start + axis.length, y, strokeColor=soft, strokeWidth=0.8))
    for tick in nice_ticks(axis.low, axis.high, 5):
        if axis.low <= tick <= axis.high:
            x = axis.at(tick)
            drawing.add(Line(x, y, x, y - 3.5, strokeColor=soft, strokeWidth=0.8))
            words = format_number(round(tick))
            drawing.add(chart_text(x, y - 14, words, 9.5, soft, textAnchor="middle"))


def _draw_stroke(
    drawing: Drawing, x: float, low: float, high: float, words: str, palette: Palette, width: float
) -> None:
    """A line through everything, with what it is on top; the words stay within the drawing."""
    ink = palette.colour("text")
    drawing.add(Line(x, low, x, high, strokeColor=ink, strokeWidth=1.6))
    half = stringWidth(words, BOLD, _SIZE) / 2
    middle = min(max(x, half), width - half)
    drawing.add(chart_text(middle, high + 4, words, _SIZE, ink, fontName=BOLD, textAnchor="middle"))


def break_even_bar(
    even: float, today: tuple[float, float, float] | None, palette: Palette = PAPER, width: float = TEXT_WIDTH
) -> Drawing:
    """Garments a day: where it begins to pay, and how many come out today (low, middle, high)."""
    known = [even, *(today or ())]
    spread = max(max(known) - min(known), even * 0.25)
    ticks = nice_ticks(max(0.0, min(known) - spread * 0.6), max(known) + spread * 0.6, 5)
    axis = _Axis(_EDGE, width - 2 * _EDGE, ticks[0], ticks[-1])
    height, y = 88.0, 40.0
    drawing = empty_drawing(width, height, palette)
    x = axis.at(even)
    for left, right, role in ((axis.start, x, "urgent_ground"), (x, axis.start + axis.length, "good_ground")):
        drawing.add(Rect(left, y, max(right - left, 0), 20, fillColor=palette.colour(role), strokeColor=None))
    _draw_sides(drawing, axis, x, y, palette)
    if today is not None:
        _draw_today(drawing, today, axis, y, palette)
    words = _("{pieces} por día").format(pieces=format_number(ceil(round(even, 6))))
    _draw_stroke(drawing, x, y - 4, y + 28, words, palette, width)
    _draw_axis(drawing, axis, y - 10, palette)
    return drawing


def _draw_sides(drawing: Drawing, axis: _Axis, x: float, y: float, palette: Palette) -> None:
    """On which side one loses and on which one gains, in shapes and words."""
    loses, gains = _("pierde"), _("gana")
    end = axis.start + axis.length - 6
    if x - axis.start > 15:
        drawing.add(light_shape("red", axis.start + 3, y + 5.5, 9, palette))
    if x - axis.start > 24 + stringWidth(loses, BOLD, _SIZE):  # else the shape and its ground alone say it
        drawing.add(chart_text(axis.start + 16, y + 6, loses, _SIZE, palette.word("red"), fontName=BOLD))
    if end - x > 12:
        drawing.add(light_shape("green", end - 9, y + 5.5, 9, palette))
    if end - x > 24 + stringWidth(gains, BOLD, _SIZE):
        drawing.add(
            chart_text(end - 13, y + 6, gains, _SIZE, palette.word("green"), fontName=BOLD, textAnchor="end")
        )


def _draw_today(
    drawing: Drawing, today: tuple[float, float, float], axis: _Axis, y: float, palette: Palette
) -> None:
    low, middle, high = (axis.at(one) for one in today)
    ink = palette.colour("improve")
    drawing.add(
        Rect(low, y - 4, max(high - low, 3), 28, rx=3, ry=3, fillColor=None, strokeColor=ink, strokeWidth=1.5)
    )
    drawing.add(Rect(middle - 1.2, y - 4, 2.4, 28, fillColor=ink, strokeColor=None))
    words = _("hoy {pieces}").format(pieces=format_number(round(today[1])))
    drawing.add(chart_text((low + high) / 2, y - 36, words, _SIZE, ink, fontName=BOLD, textAnchor="middle"))


def draw_costs(rows: Sequence[CostRange], price: int | None, roles: Mapping[str, str], width: float) -> bytes:
    """`cost_ranges` as a PDF in a theme's colours, for the window."""
    return drawing_pdf(cost_ranges(rows, price, Palette(roles, painted=True), width))


def draw_break_even(
    even: float, today: tuple[float, float, float] | None, roles: Mapping[str, str], width: float
) -> bytes:
    """`break_even_bar` as a PDF in a theme's colours, for the window."""
    return drawing_pdf(break_even_bar(even, today, Palette(roles, painted=True), width))
