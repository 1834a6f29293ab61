"""A forest plot on paper, of the rows that the window draws too; states are told by shape and word."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Rect, Wedge
from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from app.claims.forest import STATE_SHAPES, ForestRow, share_of, widest
from app.claims.words import STATE_WORDS
from reports.kit.charts import chart_text, empty_drawing
from reports.kit.page import TEXT_WIDTH
from reports.kit.style import BOLD, PAPER, REGULAR, Palette, fit

ROW = 26.0
_NAME, _LINE, _SIZE = 0.35, 0.31, 0.31  # shares of the width
_GAP = 0.015
_TYPE, _SMALL, _MARK = 9.5, 8.0, 8.5


def state_shape(state: str, x: float, y: float, size: float, palette: Palette = PAPER) -> Group:
    """A state's shape with its lower left corner at (x, y)."""
    shape, role = STATE_SHAPES[state]
    color, middle, radius = palette.colour(role), (x + size / 2, y + size / 2), size * 0.44
    group = Group()
    if shape == "square":
        group.add(Rect(x, y, size * 0.94, size * 0.94, fillColor=color, strokeColor=None))
    elif shape == "dash":
        group.add(Rect(x, middle[1] - size * 0.11, size, size * 0.22, fillColor=color, strokeColor=None))
    else:
        ground = palette.colour("surface")
        group.add(Circle(*middle, radius, fillColor=ground, strokeColor=color, strokeWidth=size * 0.13))
        if shape == "half":
            group.add(Wedge(*middle, radius, 90, 270, fillColor=color, strokeColor=None))
    return group


def draw_forest(rows: Sequence[ForestRow], palette: Palette = PAPER, width: float = TEXT_WIDTH) -> Drawing:
    """A line per row, all on one scale; the grey zone is where these workshops would show nothing."""
    drawing = empty_drawing(width, ROW * len(rows), palette)
    most = widest(rows)
    for index, row in enumerate(rows):
        _draw_row(drawing, row, ROW * (len(rows) - 1 - index), most, palette, width)
    return drawing


def _draw_row(
    drawing: Drawing, row: ForestRow, bottom: float, most: float, palette: Palette, width: float
) -> None:
    ink, soft = palette.colour("text"), palette.colour("text_soft")
    above, below, name_room = bottom + ROW * 0.56, bottom + ROW * 0.16, width * _NAME
    name, size = fit(row.name, BOLD, _TYPE, name_room)
    drawing.add(chart_text(0, above, name, size, ink, fontName=BOLD))
    drawing.add(state_shape(row.state, 0, below - 0.8, _MARK - 1, palette))
    said = " · ".join(filter(None, (STATE_WORDS[row.state], row.role)))
    said, size = fit(said, REGULAR, _SMALL + 0.5, name_room - 12)
    drawing.add(chart_text(11, below, said, size, ink))
    left = width * (_NAME + _GAP)
    _draw_interval(drawing, row, (left, left + width * _LINE), bottom, most, palette)
    right = width * (1 - _SIZE)
    known, size = fit(", ".join(filter(None, (row.size, row.between))), REGULAR, _TYPE, width - right)
    drawing.add(chart_text(right, above, known, size, ink))
    seen, size = fit(row.seen_from, REGULAR, _SMALL, width - right)
    drawing.add(chart_text(right, below, seen, size, soft))


def _draw_interval(
    drawing: Drawing,
    row: ForestRow,
    ends: tuple[float, float],
    bottom: float,
    most: float,
    palette: Palette,
) -> None:
    middle, line = bottom + ROW / 2, palette.colour("text_soft")

    def at(value: float) -> float:
        return ends[0] + share_of(value, most) * (ends[1] - ends[0])

    reach = row.reach
    if reach is not None and reach.seen_from:
        zone = (at(-reach.seen_from), bottom + 3, at(reach.seen_from) - at(-reach.seen_from), ROW - 6)
        drawing.add(Rect(*zone, rx=3, ry=3, fillColor=palette.colour("sunken"), strokeColor=None))
    drawing.add(Line(at(0), bottom, at(0), bottom + ROW, strokeColor=line, strokeWidth=0.7))
    if reach is None:
        return
    color: Color = palette.colour(STATE_SHAPES[row.state][1])
    drawing.add(Line(at(reach.low), middle, at(reach.high), middle, strokeColor=color, strokeWidth=1.8))
    drawing.add(state_shape(row.state, at(reach.estimate) - _MARK / 2, middle - _MARK / 2, _MARK, palette))


class StateMark(Flowable):
    """A state by its shape and its word, on a line of its own."""

    def __init__(self, state: str, size: float = 10.0) -> None:
        super().__init__()
        self.state, self.size = state, size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return available_width, self.size * 1.3

    def draw(self) -> None:
        word, size = STATE_WORDS[self.state], self.size
        drawing = Drawing(TEXT_WIDTH, size * 1.3)
        drawing.add(state_shape(self.state, 0, size * 0.2, size * 0.85))
        drawing.add(chart_text(size * 1.2, size * 0.3, word, size, PAPER.colour("text"), fontName=BOLD))
        drawing.drawOn(self.canv, 0, 0)
