"""The workshop on one glance: a tile per dimension with its picture, its name, and its light.

Where the light was another one the last time, that one stands small above, with an arrow: what was
seen then and now, and no claim that anything changed (`app.diagnosis.change` says when there is one).
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer, Table

from app.i18n import MONTHS, _, format_day_of_month
from reports.dossier import Dossier
from reports.kit.canvas import draw_alike
from reports.kit.page import TEXT_WIDTH
from reports.kit.pictograms import draw_pictogram
from reports.kit.shapes import band_word, draw_shape
from reports.kit.style import (
    BOLD,
    GROUND,
    HEADING,
    INK,
    MEDIUM_MUTED_RIGHT,
    MUTED,
    PAPER,
    REGULAR,
    cell,
    fit,
    paragraph,
    plain,
)

ACROSS = 4
_GAP, _STRIP, _NAME, _LIGHT = 7.0, 19.0, 9.8, 11.5
_ROUND = 5.0
_FOUND = {"begin": 0, "yellow": 1, "green": 2}  # from what is still to begin to what goes well


class Tile(NamedTuple):
    """A dimension's picture, name and light; `before` where it had another one the last time."""

    code: str
    name: str
    band: str | None
    before: str | None = None


def life_map(dossier: Dossier, title: str, *, tight: bool = False) -> list[Flowable]:
    """The heading and the tiles; needs a visit."""
    tiles = tiles_of(dossier)
    words = _say_before(dossier) if any(tile.before for tile in tiles) else ""
    head = Table(
        [[paragraph(title, HEADING), paragraph(words, MEDIUM_MUTED_RIGHT)]],
        colWidths=[TEXT_WIDTH * share for share in (0.5, 0.5)],
        cellStyles=[[cell("BOTTOM", bottom=4), cell("BOTTOM", bottom=5)]],
    )
    return [Spacer(1, 3), head, LifeMap(tiles, 61.0 if tight else 66.0)]


def tiles_of(dossier: Dossier) -> list[Tile]:
    """A tile for each dimension that the visit asked about."""
    assert dossier.visit is not None
    assert dossier.result is not None
    now = {part.code: part.band for part in dossier.result.dimensions}
    before = dossier.previous_result
    then = {part.code: part.band for part in before.dimensions} if before else {}
    tiles = []
    for dimension in dossier.visit.instrument.dimensions:
        band, earlier = now[dimension.code], then.get(dimension.code)
        moved = earlier if band is not None and earlier not in (None, band) else None
        tiles.append(Tile(dimension.code, dimension.owner_name, band, moved))
    return tiles


def _say_before(dossier: Dossier) -> str:
    """Whose the small light is: the month of the round before, its year or day where they are needed."""
    assert dossier.visit is not None
    assert dossier.previous is not None
    now, then = (date.fromisoformat(one.visited_on) for one in (dossier.visit, dossier.previous))
    month = MONTHS[then.month - 1]
    if now.year != then.year:
        month = f"{month} {then.year}"
    elif now.month == then.month:
        month = format_day_of_month(then)
    return _("La figura chica de arriba: así estaba en {month}").format(month=month)


class LifeMap(Flowable):
    """The tiles, four in a row; `room` is for the picture and the name of each."""

    def __init__(self, tiles: Sequence[Tile], room: float) -> None:
        super().__init__()
        self.tiles, self.room = tuple(tiles), room
        self.rows = -(-len(self.tiles) // ACROSS)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.tile_width = (available_width - _GAP * (ACROSS - 1)) / ACROSS
        self.tile_height = self.room + _STRIP
        return available_width, self.rows * (self.tile_height + _GAP) - _GAP

    def draw(self) -> None:
        for place, tile in enumerate(self.tiles):
            row, column = divmod(place, ACROSS)
            x = column * (self.tile_width + _GAP)
            y = (self.rows - 1 - row) * (self.tile_height + _GAP)
            self.canv.saveState()
            self.canv.translate(x, y)
            box = (self.tile_width, self.tile_height)
            words = (band_word(tile.band), band_word(tile.before))
            draw_alike(self.canv, (LifeMap, tile, words, box), partial(_draw, self.canv, tile, box))
            self.canv.restoreState()


def _draw(canvas: Canvas, tile: Tile, box: tuple[float, float]) -> None:
    width, height = box
    canvas.saveState()
    outline = canvas.beginPath()
    outline.roundRect(0, 0, width, height, _ROUND)
    canvas.saveState()
    canvas.clipPath(outline, stroke=0, fill=0)
    canvas.setFillColor(GROUND)
    canvas.rect(0, 0, width, _STRIP, stroke=0, fill=1)
    canvas.restoreState()
    canvas.setStrokeColor(INK if tile.band else MUTED)
    canvas.setLineWidth(1)
    if tile.band is None:
        canvas.setDash(2.5, 2)
    canvas.roundRect(0, 0, width, height, _ROUND, stroke=1, fill=0)
    canvas.line(0, _STRIP, width, _STRIP)
    canvas.setDash()
    _draw_light(canvas, tile, width)
    _draw_name(canvas, tile, box)
    if tile.before is not None:
        _draw_before(canvas, tile, box)
    canvas.restoreState()


def _draw_light(canvas: Canvas, tile: Tile, width: float) -> None:
    font = BOLD if tile.band else REGULAR
    word, color = band_word(tile.band), PAPER.word(tile.band)
    side = _LIGHT * 0.82
    start = (width - side - 5 - stringWidth(word, font, _LIGHT)) / 2
    base = (_STRIP - _LIGHT) / 2 + 2
    draw_shape(canvas, tile.band, start, base - 0.6, side, color)
    canvas.setFillColor(color)
    canvas.setFont(font, _LIGHT)
    canvas.drawString(start + side + 5, base, word)


def _draw_name(canvas: Canvas, tile: Tile, box: tuple[float, float]) -> None:
    width, height = box
    lines = simpleSplit(plain(tile.name), BOLD, _NAME, width - 8)[:2]
    canvas.setFillColor(INK)
    base = _STRIP + (16.5 if len(lines) > 1 else 11.5)
    for line in lines:
        text, size = fit(line, BOLD, _NAME, width - 6)
        canvas.setFont(BOLD, size)
        canvas.drawCentredString(width / 2, base, text)
        base -= 11
    size = height - _STRIP - 2 * 11 - 10
    draw_pictogram(canvas, tile.code, (width - size) / 2, height - size - 4, size)


def _draw_before(canvas: Canvas, tile: Tile, box: tuple[float, float]) -> None:
    """The light of the last time, and an arrow up or down, in the corner."""
    width, height = box
    side, x, y = 7.0, width - 25.0, height - 13.0
    draw_shape(canvas, tile.before, x, y, side, PAPER.word(tile.before))
    up = _FOUND.get(tile.band or "", 0) > _FOUND.get(tile.before or "", 0)
    middle, low, high = x + 15.5, y - 1.0, y + 8.0
    tip, tail = (high, low) if up else (low, high)
    wing = tip - 3.4 if up else tip + 3.4
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.3)
    canvas.line(middle, tail, middle, tip)
    canvas.line(middle - 3, wing, middle, tip)
    canvas.line(middle + 3, wing, middle, tip)
