"""Charts, drawn once: the same drawing goes on the paper and into the window.

Every function returns a reportlab drawing and takes a palette, so that the window
can ask for its dark colours; sizes are points. Nothing relies on colour alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from app.i18n import MONTHS
from reports.kit.page import TEXT_WIDTH
from reports.kit.shapes import band_word, diamond_points, triangle_points
from reports.kit.style import BOLD, PAPER, REGULAR, Palette, fit, plain

ROW = 23.0
_SIZE = 11.5


@dataclass(frozen=True, slots=True)
class ThenNow:
    """One part, now and the round before: scores and bounds 0-100, None if not measured.

    `note` stands at the right ("subió", "falta 35 %"); `note_band` gives it a colour.
    `noise`: the points around `then` that are no change, where they are known.
    """

    name: str
    band: str | None
    now: float | None
    low: float | None = None
    high: float | None = None
    then: float | None = None
    note: str = ""
    note_band: str | None = None
    noise: float | None = None


@dataclass(frozen=True, slots=True)
class CalendarMark:
    """A numbered thing on the calendar; `done` is drawn hollow."""

    label: str
    day: date
    done: bool = False


def chart_text(x: float, y: float, words: str, size: float, color: Color, **more: object) -> String:
    """A string of a drawing, in the regular font unless `more` says another."""
    options: dict[str, object] = {"fontName": REGULAR, **more}
    return String(x, y, words, fontSize=size, fillColor=color, **options)


def empty_drawing(width: float, height: float, palette: Palette) -> Drawing:
    """A drawing to begin with, on the ground that a window needs."""
    drawing = Drawing(width, height)
    if palette.painted:
        drawing.add(Rect(0, 0, width, height, fillColor=palette.colour("surface"), strokeColor=None))
    return drawing


def light_shape(band: str | None, x: float, y: float, size: float, palette: Palette) -> Group:
    """A band's shape with its lower left corner at (x, y)."""
    color = palette.word(band)
    group = Group()
    if band == "red":
        points = [value for point in triangle_points(x, y, size) for value in point]
        group.add(Polygon(points, fillColor=color, strokeColor=None))
    elif band == "begin":
        points = [value for point in diamond_points(x, y, size) for value in point]
        group.add(Polygon(points, fillColor=color, strokeColor=None))
    elif band == "yellow":
        group.add(Circle(x + size / 2, y + size / 2, size / 2, fillColor=color, strokeColor=None))
    elif band == "green":
        group.add(Rect(x, y, size * 0.94, size * 0.94, fillColor=color, strokeColor=None))
    else:
        middle = (x + size / 2, y + size / 2)
        group.add(Circle(*middle, size * 0.44, fillColor=None, strokeColor=color, strokeWidth=size * 0.11))
    return group


def then_and_now(rows: Sequence[ThenNow], palette: Palette = PAPER, width: float = TEXT_WIDTH) -> Drawing:
    """A bar per part; a dark stroke is the round before, a thin bracket the bounds.

    `width` of 400 and more keeps the three columns apart.
    """
    drawing = empty_drawing(width, ROW * len(rows), palette)
    for index, row in enumerate(rows):
        y = ROW * (len(rows) - 1 - index) + ROW / 2
        _draw_row(drawing, row, y, palette, width)
    return drawing


def _draw_row(drawing: Drawing, row: ThenNow, y: float, palette: Palette, width: float) -> None:
    name_end, light_at = width * 0.33, width * 0.345
    bar_at, bar_end = width * 0.345 + 84, width * 0.83
    base = y - _SIZE * 0.35
    name, size = fit(row.name, REGULAR, _SIZE, name_end)
    drawing.add(chart_text(0, base, name, size, palette.colour("text")))
    drawing.add(light_shape(row.band, light_at, base - 0.5, 9, palette))
    word = band_word(row.band)
    drawing.add(chart_text(light_at + 13, base, word, _SIZE, palette.word(row.band)))
    _draw_bar(drawing, row, y, (bar_at, bar_end), palette)
    note, size = fit(row.note, REGULAR, _SIZE * 0.92, width - bar_end - 10)
    drawing.add(chart_text(bar_end + 10, base, note, size, palette.word(row.note_band)))


def _draw_bar(drawing: Drawing, row: ThenNow, y: float, ends: tuple[float, float], palette: Palette) -> None:
    start, length = ends[0], ends[1] - ends[0]
    track = palette.colour("sunken")
    drawing.add(Rect(start, y - 3.5, length, 7, rx=3.5, ry=3.5, fillColor=track, strokeColor=None))
    if row.now is not None:
        filled = max(length * row.now / 100, 7)
        color = palette.bar(row.band)
        drawing.add(Rect(start, y - 3.5, filled, 7, rx=3.5, ry=3.5, fillColor=color, strokeColor=None))
    _draw_bounds(drawing, row, y, start, length, palette.colour("text_soft"))
    if row.then is not None:
        _draw_noise(drawing, row, y, start, length, palette.colour("text"))
        x = start + length * row.then / 100
        ink = palette.colour("text")
        drawing.add(Rect(x - 1.2, y - 7.5, 2.4, 15, fillColor=ink, strokeColor=None))


def _draw_noise(drawing: Drawing, row: ThenNow, y: float, start: float, length: float, color: Color) -> None:
    """A bracket above the bar, around the round before."""
    if row.then is None or row.noise is None:
        return
    low, high = max(0.0, row.then - row.noise), min(100.0, row.then + row.noise)
    _draw_bracket(drawing, start + length * low / 100, start + length * high / 100, y + 7.5, color)


def _draw_bounds(drawing: Drawing, row: ThenNow, y: float, start: float, length: float, color: Color) -> None:
    if row.low is None or row.high is None or row.high - row.low < 0.5:
        return
    low, high = start + length * row.low / 100, start + length * row.high / 100
    _draw_bracket(drawing, low, high, y - 6.5, color)


def _draw_bracket(drawing: Drawing, low: float, high: float, level: float, color: Color) -> None:
    for x1, y1, x2, y2 in (
        (low, level, high, level),
        (low, level - 1.8, low, level + 1.8),
        (high, level - 1.8, high, level + 1.8),
    ):
        drawing.add(Line(x1, y1, x2, y2, strokeColor=color, strokeWidth=0.9))


def months_between(first: date, last: date) -> list[tuple[int, int]]:
    """(year, month) from the first to the last day's month, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        (first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1)
        for step in range(max(count, 1))
    ]


def calendar_strip(
    marks: Sequence[CalendarMark],
    first: date,
    last: date,
    palette: Palette = PAPER,
    width: float = TEXT_WIDTH,
) -> Drawing:
    """The months from `first` to `last` in a row, each mark at its day."""
    months = months_between(first, last)
    cell = width / len(months)
    placed = _place(marks, months, cell)
    height = 26 + 19 * max((lane for _x, lane, _mark in placed), default=0) + 22
    drawing = empty_drawing(width, height, palette)
    for index, words in enumerate(_say_months(months, cell - 6)):
        _draw_month(drawing, index * cell, cell, height, words, palette)
    for x, lane, mark in placed:
        _draw_mark(drawing, x, height - 26 - 11 - 19 * lane, mark, palette)
    return drawing


def _place(
    marks: Sequence[CalendarMark], months: list[tuple[int, int]], cell: float
) -> list[tuple[float, int, CalendarMark]]:
    """Where each mark goes: its x, and a lane below those it would cover."""
    placed: list[tuple[float, int, CalendarMark]] = []
    for mark in sorted(marks, key=lambda each: each.day):
        if (mark.day.year, mark.day.month) not in months:
            continue
        column = months.index((mark.day.year, mark.day.month))
        x = column * cell + 9 + (cell - 18) * (mark.day.day - 1) / 30
        taken = {lane for other, lane, _mark in placed if abs(other - x) < 18}
        placed.append((x, next(lane for lane in range(len(marks)) if lane not in taken), mark))
    return placed


def _say_months(months: list[tuple[int, int]], room: float) -> list[str]:
    """Each whole with its year if all have room for it, else all of them short."""
    whole = [f"{MONTHS[month - 1]} {year}" for year, month in months]
    if max(stringWidth(one, REGULAR, 9.5) for one in whole) < room:
        return whole
    return [f"{MONTHS[month - 1][:3]} {year % 100:02d}" for year, month in months]


def _draw_month(drawing: Drawing, x: float, cell: float, height: float, words: str, palette: Palette) -> None:
    line, ink = palette.colour("line"), palette.colour("text")
    drawing.add(Rect(x, 0.5, cell, height - 1, fillColor=None, strokeColor=line, strokeWidth=0.7))
    band = Rect(x, height - 21, cell, 20.5, fillColor=palette.colour("sunken"), strokeColor=line)
    band.strokeWidth = 0.7
    drawing.add(band)
    words, size = fit(words, REGULAR, 9.5, cell - 3)
    drawing.add(chart_text(x + cell / 2, height - 14.5, words, size, ink, textAnchor="middle"))


def _draw_mark(drawing: Drawing, x: float, y: float, mark: CalendarMark, palette: Palette) -> None:
    ink = palette.colour("text")
    ground = palette.colour("surface")
    fill, letters = (ground, ink) if mark.done else (ink, ground)
    drawing.add(Circle(x, y, 8, fillColor=fill, strokeColor=ink, strokeWidth=1))
    drawing.add(chart_text(x, y - 3.4, plain(mark.label), 9.5, letters, fontName=BOLD, textAnchor="middle"))


def drawing_pdf(drawing: Drawing) -> bytes:
    """A drawing as a PDF of one page of its own size, for the window."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(drawing.width, drawing.height), invariant=1)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def draw_bars(rows: Sequence[ThenNow], roles: Mapping[str, str], width: float) -> bytes:
    """`then_and_now` as a PDF in a theme's colours, for the window; nothing without rows."""
    return drawing_pdf(then_and_now(rows, Palette(roles, painted=True), width)) if rows else b""
