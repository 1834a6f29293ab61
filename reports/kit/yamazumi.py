"""The loads of a line, person by person, drawn once for the paper and the window.

A Yamazumi chart lying down: a bar per person, a block per operation, a line at the pace that is
asked for. Machines are told by a shade and a mark at the foot of the block, so that a printer
without colour tells them too; what changes hands has a frame, an arrow and bold words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect
from reportlab.pdfbase.pdfmetrics import stringWidth

from reports.kit.charts import chart_text, drawing_pdf, empty_drawing
from reports.kit.page import TEXT_WIDTH
from reports.kit.shapes import triangle_points
from reports.kit.style import BOLD, PAPER, REGULAR, Palette, fit, plain

FAR = 1.4  # times the longest bar: a pace beyond it would crowd the bars into a corner
ROW = 26.0
BAR = 21.0
HEAD = 23.0
_SIZE = 10.5
_NAMES, _MOST_NAMES, _LOADS = 74.0, 116.0, 44.0
LEAST_SHARE = 0.75  # of its size
_LEAST_WORDS = 15.0  # points: a block that is narrower says nothing
SHADES = ("load_1", "load_2", "load_3", "load_4", "load_5")
_DASHES: tuple[tuple[float, ...] | None, ...] = (None, (), (4.0, 2.0), (1.0, 1.6), (7.0, 2.0, 1.0, 2.0))
BY_HAND = -2  # the shade of what needs no machine: no colour, a thin edge
_FRAME = -1


@dataclass(frozen=True, slots=True)
class LoadBlock:
    """An operation in a bar; `shade` is the place of its machine in the chart's list, or `BY_HAND`."""

    name: str
    minutes: float
    shade: int = 0
    moved: bool = False


@dataclass(frozen=True, slots=True)
class LoadBar:
    """A person: her minutes in words, what she sews, and in words what she waits."""

    name: str
    load: str
    blocks: tuple[LoadBlock, ...]
    wait: str = ""

    @property
    def minutes(self) -> float:
        """All her minutes for one garment."""
        return sum(block.minutes for block in self.blocks)


@dataclass(frozen=True, slots=True)
class LoadPart:
    """One way to share the line out: its name, what is said of it, its bars."""

    title: str
    remark: str
    bars: tuple[LoadBar, ...]

    @property
    def cycle(self) -> float:
        """The minutes of who has most."""
        return max((bar.minutes for bar in self.bars), default=0.0)


@dataclass(frozen=True, slots=True)
class LoadChart:
    """The parts one below the other on one scale; `machines` are named in the legend, and `hand_words`
    where something is done without one.

    `pace` is the minutes of the takt and `pace_words` what is said at its line.
    """

    parts: tuple[LoadPart, ...]
    machines: tuple[str, ...]
    pace: float | None = None
    pace_words: str = ""
    moved_words: str = ""
    hand_words: str = ""

    @property
    def names(self) -> float:
        """How wide their column is: as the longest needs, within bounds."""
        longest = max((_wide(bar.name) for part in self.parts for bar in part.bars), default=0.0)
        return min(_MOST_NAMES, max(_NAMES, longest + 6))

    @property
    def blocks(self) -> tuple[LoadBlock, ...]:
        return tuple(block for part in self.parts for bar in part.bars for block in bar.blocks)


def _wide(name: str) -> float:
    return stringWidth(plain(name), BOLD, _SIZE)


def load_chart(chart: LoadChart, palette: Palette = PAPER, width: float = TEXT_WIDTH) -> Drawing:
    """The chart; `width` of 400 and more keeps its columns apart."""
    rows = sum(len(part.bars) for part in chart.parts)
    foot = 16.0 if chart.pace is not None else 4.0
    legend = _legend_rows(chart, width)
    height = HEAD * len(chart.parts) + ROW * rows + foot + 18.0 * len(legend) + 2
    drawing = empty_drawing(width, height, palette)
    left = chart.names + _LOADS + 8
    loads = max((part.cycle for part in chart.parts), default=0.0)
    longest = max(loads, min(chart.pace or 0.0, loads * FAR)) or chart.pace or 1.0
    scale = (width - left - 3) / longest
    y = height
    for part in chart.parts:
        _draw_part(drawing, part, chart, y, (left, scale), palette)
        y -= HEAD + ROW * len(part.bars)
    if chart.pace is not None:
        _draw_pace(drawing, chart, (left, scale), (y, height), palette)
    for number, entries in enumerate(legend):
        _draw_legend(drawing, entries, y - foot - 15 - 18 * number, palette)
    return drawing


def load_chart_within(chart: LoadChart, room: float) -> Drawing:
    """The chart for paper, smaller where a line of many people would leave the page; no smaller than is read."""
    drawing = load_chart(chart)
    share = max(LEAST_SHARE, room / drawing.height)
    if share < 1:
        drawing = load_chart(chart, width=TEXT_WIDTH / share)
        drawing.renderScale = share
    return drawing


def draw_loads(chart: LoadChart, roles: Mapping[str, str], width: float) -> bytes:
    """`load_chart` as a PDF in a theme's colours, for the window; nothing without bars."""
    if not any(part.bars for part in chart.parts):
        return b""
    return drawing_pdf(load_chart(chart, Palette(roles, painted=True), width))


def _draw_part(
    drawing: Drawing,
    part: LoadPart,
    chart: LoadChart,
    top: float,
    across: tuple[float, float],
    palette: Palette,
) -> None:
    ink, soft = palette.colour("text"), palette.colour("text_soft")
    base = top - HEAD + 8
    drawing.add(chart_text(0, base, plain(part.title), 12, ink, fontName=BOLD))
    at = stringWidth(plain(part.title), BOLD, 12) + 6
    words, size = fit(part.remark, REGULAR, _SIZE, drawing.width - at)
    drawing.add(chart_text(at, base, words, size, soft))
    for number, bar in enumerate(part.bars):
        middle = top - HEAD - ROW * number - ROW / 2 + 2
        _draw_name(drawing, bar, chart, middle, palette)
        _draw_bar(drawing, bar, part.cycle, chart, middle, across, palette)


def _is_over(bar: LoadBar, chart: LoadChart) -> bool:
    return chart.pace is not None and bar.minutes > chart.pace + 1e-9


def _draw_name(drawing: Drawing, bar: LoadBar, chart: LoadChart, middle: float, palette: Palette) -> None:
    base = middle - _SIZE * 0.35
    name, size = fit(bar.name, BOLD, _SIZE, chart.names - 4)
    drawing.add(chart_text(0, base, name, size, palette.colour("text"), fontName=BOLD))
    end = chart.names + _LOADS
    if not _is_over(bar, chart):
        drawing.add(chart_text(end, base, bar.load, _SIZE, palette.colour("text"), textAnchor="end"))
        return
    red = palette.colour("urgent")
    drawing.add(chart_text(end, base, bar.load, _SIZE, red, fontName=BOLD, textAnchor="end"))
    at = end - stringWidth(bar.load, BOLD, _SIZE) - 13
    points = [value for point in triangle_points(at, base - 0.5, 9) for value in point]
    drawing.add(Polygon(points, fillColor=red, strokeColor=None))


def _draw_bar(
    drawing: Drawing,
    bar: LoadBar,
    cycle: float,
    chart: LoadChart,
    middle: float,
    across: tuple[float, float],
    palette: Palette,
) -> None:
    left, scale = across
    at = left
    moved = []
    for block in bar.blocks:
        wide = max(block.minutes * scale - 1.2, 0.6)
        _draw_block(drawing, block, at, middle, wide, palette, left + (chart.pace or 0.0) * scale)
        if block.moved:
            moved.append((at, wide))
        at += block.minutes * scale
    for start, wide in moved:
        drawing.add(_frame(start, middle, wide, palette.colour("text"), 1.5))
    if _is_over(bar, chart) and chart.pace is not None:
        start = left + chart.pace * scale
        drawing.add(_frame(start, middle, at - start - 1.2, palette.colour("urgent"), 1.8))
    rest = (cycle - bar.minutes) * scale
    if rest > 4:
        soft = palette.colour("text_soft")
        frame = _frame(at + 1, middle, rest - 2, soft, 0.7)
        frame.strokeDashArray = [2, 2]
        drawing.add(frame)
        if stringWidth(bar.wait, REGULAR, 9) < rest - 10:
            end = at + rest - 6
            drawing.add(chart_text(end, middle - 3.2, bar.wait, 9, soft, textAnchor="end"))


def _frame(x: float, middle: float, wide: float, colour: object, stroke: float) -> Rect:
    return Rect(
        x,
        middle - BAR / 2,
        max(wide, 0.8),
        BAR,
        rx=2,
        ry=2,
        fillColor=None,
        strokeColor=colour,
        strokeWidth=stroke,
    )


def _draw_block(
    drawing: Drawing,
    block: LoadBlock,
    x: float,
    middle: float,
    wide: float,
    palette: Palette,
    pace: float,
) -> None:
    ink = palette.colour("text")
    _draw_shade(drawing, block.shade, (x, middle - BAR / 2, wide, BAR), palette)
    _draw_mark(drawing, block.shade, x + 2, middle - BAR / 2 + 2.2, wide - 4, palette)
    font = BOLD if block.moved else REGULAR
    arrow = 9.0 if block.moved else 0.0
    if wide < _LEAST_WORDS + arrow:
        return
    start, room = _beside(block.name, font, x + arrow, wide - arrow, pace)
    words, size = fit(block.name, font, _SIZE - 0.5, room - 7)
    base = middle - 2.6
    if arrow:
        _draw_arrow(drawing, x + 4, middle + 0.6, palette)
    if words not in ("", "…"):
        drawing.add(chart_text(start + 4, base, words, size, ink, fontName=font))


def _beside(name: str, font: str, x: float, wide: float, pace: float) -> tuple[float, float]:
    """Where a name begins and its room: on the side of the line at the pace that has more of it."""
    natural = stringWidth(plain(name), font, _SIZE - 0.5) + 7
    before = pace - x
    if not 0 < before < wide or natural <= before:
        return x, wide
    return (x, before) if before >= wide - before else (pace, wide - before)


def _draw_shade(
    drawing: Drawing, shade: int, box: tuple[float, float, float, float], palette: Palette
) -> None:
    by_hand = shade == BY_HAND
    drawing.add(
        Rect(
            *box,
            rx=2,
            ry=2,
            fillColor=None if by_hand else palette.colour(SHADES[shade % len(SHADES)]),
            strokeColor=palette.colour("text_soft") if by_hand else None,
            strokeWidth=0.6,
        )
    )


def _draw_arrow(drawing: Drawing, x: float, y: float, palette: Palette) -> None:
    ink = palette.colour("text")
    drawing.add(Line(x, y, x + 6, y, strokeColor=ink, strokeWidth=1))
    drawing.add(Polygon([x + 3.6, y - 2.3, x + 3.6, y + 2.3, x + 7, y], fillColor=ink, strokeColor=None))


def _draw_mark(drawing: Drawing, shade: int, x: float, y: float, wide: float, palette: Palette) -> None:
    """A line at the foot of the block: none, whole, dashed, dotted …: the machine without its colour."""
    # a sixth machine has the first shade again, and another mark
    dashes = None if shade == BY_HAND else _DASHES[(shade + shade // len(SHADES)) % len(_DASHES)]
    if dashes is not None and wide > 3:
        drawing.add(
            Line(
                x,
                y,
                x + wide,
                y,
                strokeColor=palette.colour("text"),
                strokeWidth=1.1,
                strokeDashArray=list(dashes) or None,
            )
        )


def _draw_pace(
    drawing: Drawing,
    chart: LoadChart,
    across: tuple[float, float],
    down: tuple[float, float],
    palette: Palette,
) -> None:
    left, scale = across
    assert chart.pace is not None
    x, (bottom, top) = left + chart.pace * scale, down
    ink = palette.colour("text")
    if x > drawing.width:  # it lies beyond the chart: where, only words say
        words, size = fit(f"{chart.pace_words} →", BOLD, _SIZE - 0.5, drawing.width)
        drawing.add(chart_text(drawing.width, bottom - 10, words, size, ink, fontName=BOLD, textAnchor="end"))
        return
    for part in chart.parts:
        end = top - HEAD - ROW * len(part.bars)
        drawing.add(
            Line(x, top - HEAD + 4, x, end, strokeColor=ink, strokeWidth=1.3, strokeDashArray=[4, 2.5])
        )
        top = end
    words, size = fit(chart.pace_words, BOLD, _SIZE - 0.5, drawing.width)
    half = stringWidth(words, BOLD, size) / 2
    middle = min(max(x, half), drawing.width - half)
    drawing.add(chart_text(middle, bottom - 10, words, size, ink, fontName=BOLD, textAnchor="middle"))


def _legend_rows(chart: LoadChart, width: float) -> list[list[tuple[float, int, str]]]:
    """(x, shade, words) of each entry, in as many rows as they need; `_FRAME` is one."""
    entries = list(enumerate(chart.machines))
    if chart.hand_words and any(block.shade == BY_HAND for block in chart.blocks):
        entries.append((BY_HAND, chart.hand_words))
    if chart.moved_words and any(block.moved for block in chart.blocks):
        entries.append((_FRAME, chart.moved_words))
    rows: list[list[tuple[float, int, str]]] = [[]]
    at = 0.0
    for shade, words in entries:
        wide = 26 + stringWidth(plain(words), REGULAR, _SIZE - 0.5) + 14
        if at and at + wide > width:
            rows.append([])
            at = 0.0
        rows[-1].append((at, shade, words))
        at += wide
    return [row for row in rows if row]


def _draw_legend(drawing: Drawing, entries: list[tuple[float, int, str]], y: float, palette: Palette) -> None:
    for x, shade, words in entries:
        if shade == _FRAME:
            ink = palette.colour("text")
            drawing.add(Rect(x, y, 20, 11, rx=2, ry=2, fillColor=None, strokeColor=ink, strokeWidth=1.5))
        else:
            _draw_shade(drawing, shade, (x, y, 20, 11), palette)
            _draw_mark(drawing, shade, x + 2, y + 2, 16, palette)
        soft = palette.colour("text_soft")
        drawing.add(chart_text(x + 25, y + 2, plain(words), _SIZE - 0.5, soft))
