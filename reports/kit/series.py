"""A series of days with its control limits, drawn once for the window and the paper (ADR 10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect

from app.i18n import MONTHS
from reports.kit.charts import chart_text, drawing_pdf, empty_drawing
from reports.kit.page import TEXT_WIDTH
from reports.kit.style import BOLD, PAPER, Palette

LEFT, RIGHT_ROOM, TOP, BOTTOM = 8.0, 62.0, 12.0, 20.0
_FEW_DAYS = 15  # a span that is no longer says its days, not its months
_DOTS = 70  # with more days, a line says it without a dot on each


class LimitBand(NamedTuple):
    """What is usual from one place to another: its limits and its mean."""

    first: int
    last: int
    lower: float
    mean: float
    upper: float


@dataclass(frozen=True, slots=True)
class SeriesPicture:
    """Values by day, None where nothing is known; the bands, and what the last one's numbers are called.

    `outside` are places of what is beyond the limits, `run` of days that are a run on one side. `each`
    says every value in words, where there is no band to read it from.
    """

    days: Sequence[str]
    values: Sequence[float | None]
    bands: Sequence[LimitBand] = ()
    said: tuple[str, str, str] = ("", "", "")
    outside: frozenset[int] = frozenset()
    run: frozenset[int] = frozenset()
    each: Sequence[str] = ()


def draw_series(
    picture: SeriesPicture, palette: Palette = PAPER, width: float = TEXT_WIDTH, height: float = 190
) -> Drawing:
    """Days from left to right at their dates; the band is what is usual, its middle the mean."""
    drawing = empty_drawing(width, height, palette)
    scale = _Scale(picture, width, height)
    _draw_dates(drawing, picture, scale, palette)
    for band in picture.bands:
        _draw_band(drawing, band, scale, palette)
    if picture.bands:
        _draw_words(drawing, picture, scale, palette)
    _draw_line(drawing, picture, scale, palette)
    _draw_points(drawing, picture, scale, palette)
    return drawing


class _Scale:
    """Where a day and a value stand."""

    def __init__(self, picture: SeriesPicture, width: float, height: float) -> None:
        self.days = [date.fromisoformat(day).toordinal() for day in picture.days]
        known = [value for value in picture.values if value is not None]
        known += [limit for band in picture.bands for limit in (band.lower, band.upper)]
        self.low = min(known, default=0.0)
        self.high = max(known, default=1.0)
        spare = (self.high - self.low or abs(self.high) or 1.0) * 0.08
        self.low, self.high = self.low - spare, self.high + spare
        self.left, self.right = LEFT, width - RIGHT_ROOM
        self.bottom, self.top = BOTTOM, height - TOP

    def x(self, place: int) -> float:
        return self.x_of(self.days[place])

    def x_of(self, ordinal: int) -> float:
        span = self.days[-1] - self.days[0]
        share = (ordinal - self.days[0]) / span if span else 0.5
        return self.left + 6 + (self.right - self.left - 12) * share

    def y(self, value: float) -> float:
        return self.bottom + (self.top - self.bottom) * (value - self.low) / (self.high - self.low)


def _draw_dates(drawing: Drawing, picture: SeriesPicture, scale: _Scale, palette: Palette) -> None:
    rule = palette.colour("line")
    drawing.add(Line(scale.left, scale.bottom, scale.right, scale.bottom, strokeColor=rule, strokeWidth=0.8))
    if scale.days and scale.days[-1] - scale.days[0] < _FEW_DAYS:
        _draw_days(drawing, picture, scale, palette)
    elif scale.days:
        _draw_months(drawing, scale, palette)


def _draw_days(drawing: Drawing, picture: SeriesPicture, scale: _Scale, palette: Palette) -> None:
    at = -100.0
    for place, day in enumerate(picture.days):
        x = scale.x(place)
        if x - at > 34:
            words, where = f"{day[8:]}/{day[5:7]}", min(max(x, scale.left + 14), scale.right - 14)
            soft = palette.colour("text_soft")
            drawing.add(chart_text(where, 6, words, 9, soft, textAnchor="middle"))
            at = x


def _draw_months(drawing: Drawing, scale: _Scale, palette: Palette) -> None:
    soft, rule = palette.colour("text_soft"), palette.colour("line")
    first, last = date.fromordinal(scale.days[0]), date.fromordinal(scale.days[-1])
    at, begun = -100.0, date(first.year, first.month, 1)
    while begun <= last:
        x = max(scale.x_of(max(begun.toordinal(), scale.days[0])), scale.left)
        if begun > first:
            drawing.add(Line(x, scale.bottom, x, scale.top, strokeColor=rule, strokeWidth=0.5))
        if x - at > 40 and x < scale.right - 30:
            words = f"{MONTHS[begun.month - 1][:3]} {begun.year % 100:02d}"
            drawing.add(chart_text(x + 2, 6, words, 9, soft))
            at = x
        begun = date(begun.year + begun.month // 12, begun.month % 12 + 1, 1)


def _draw_band(drawing: Drawing, band: LimitBand, scale: _Scale, palette: Palette) -> None:
    left, right = scale.x(band.first) - 3, scale.x(band.last) + 3
    lower, mean, upper = (scale.y(value) for value in (band.lower, band.mean, band.upper))
    ground = Rect(left, lower, right - left, upper - lower, strokeColor=None)
    ground.fillColor = palette.colour("sunken")
    drawing.insert(1 if palette.painted else 0, ground)
    soft, ink = palette.colour("text_soft"), palette.colour("text")
    for y in (lower, upper):
        edge = Line(left, y, right, y, strokeColor=soft, strokeWidth=0.8)
        edge.strokeDashArray = [4, 3]
        drawing.add(edge)
    drawing.add(Line(left, mean, right, mean, strokeColor=ink, strokeWidth=1))


def _draw_words(drawing: Drawing, picture: SeriesPicture, scale: _Scale, palette: Palette) -> None:
    soft, ink = palette.colour("text_soft"), palette.colour("text")
    band = picture.bands[-1]
    heights = (scale.y(value) for value in (band.lower, band.mean, band.upper))
    for y, words, bold in _apart(zip(heights, picture.said, (False, True, False), strict=True)):
        font = {"fontName": BOLD} if bold else {}
        drawing.add(chart_text(scale.right + 6, y - 3.4, words, 10, ink if bold else soft, **font))


def _apart(labels: Iterable[tuple[float, str, bool]]) -> list[tuple[float, str, bool]]:
    """Labels that would cover each other stand a line apart."""
    placed: list[tuple[float, str, bool]] = []
    for y, words, bold in labels:
        least = placed[-1][0] + 11.5 if placed else y
        placed.append((max(y, least), words, bold))
    return placed


def _draw_line(drawing: Drawing, picture: SeriesPicture, scale: _Scale, palette: Palette) -> None:
    points: list[float] = []
    for place, value in enumerate(picture.values):
        if value is not None:
            points += [scale.x(place), scale.y(value)]
    if len(points) > 2:
        line = PolyLine(points, strokeColor=palette.colour("link"), strokeWidth=1.3)
        drawing.add(line)


def _draw_points(drawing: Drawing, picture: SeriesPicture, scale: _Scale, palette: Palette) -> None:
    many = len(picture.values) > _DOTS
    ink, urgent, mark = (palette.colour(role) for role in ("link", "urgent", "improve"))
    for place, value in enumerate(picture.values):
        if value is None:
            continue
        x, y = scale.x(place), scale.y(value)
        if place in picture.outside:
            shape = [x - 4.5, y - 4, x + 4.5, y - 4, x, y + 5]
            drawing.add(Polygon(shape, fillColor=urgent, strokeColor=palette.colour("surface")))
        elif place in picture.run:
            drawing.add(Rect(x - 2.6, y - 2.6, 5.2, 5.2, fillColor=mark, strokeColor=None))
        elif not many:
            drawing.add(Circle(x, y, 2.4, fillColor=ink, strokeColor=None))
        if place < len(picture.each):
            below = y + 16 > scale.top
            words, where = picture.each[place], y - 13 if below else y + 7
            drawing.add(chart_text(x, where, words, 9.5, palette.colour("text"), textAnchor="middle"))


def draw_series_pdf(picture: SeriesPicture, roles: Mapping[str, str], width: float, height: float) -> bytes:
    """`draw_series` as a PDF in a theme's colours, for the window."""
    return drawing_pdf(draw_series(picture, Palette(roles, painted=True), width, height))
