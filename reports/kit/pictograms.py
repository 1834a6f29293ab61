"""Small pictures for who reads little: one per dimension, a pencil, a telephone, a camera. Lines alone, so that grey shows them too.

Drawn for this paper on a ground of 24 by 24, from above: M moves, L draws a line, C a curve, Z closes;
O is a circle (middle, radius), R a box (corner, width, height, round corners).
"""

import re
from collections.abc import Mapping

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable

from reports.kit.canvas import draw_alike
from reports.kit.style import INK

GRID = 24.0
_STROKE = 1.5
PHONE, PENCIL, CAMERA = "phone", "pencil", "camera"
PICTURES: Mapping[str, str] = {
    # a note of money over coins
    "GES": "R 2 4 20 10 1.5 O 12 9 2.6 M 5.5 9 L 5.6 9 M 18.4 9 L 18.5 9 M 6 18 L 18 18 M 8 21 L 16 21",
    # a sewing machine
    "PRO": "M 3 20 L 21 20 M 4 17 L 20 17 L 20 5.5 L 7 5.5 C 5 5.5 4 6.5 4 8.5 L 4 11 L 9 11 L 9 9.5 L 14.5 9.5 "
    "L 14.5 17 M 6.5 11 L 6.5 15 M 20 8 L 22.5 8 L 22.5 12 L 20 12 M 11 5.5 L 11 3.5",
    # a house with its current
    "LOC": "M 2.5 11.5 L 12 3 L 21.5 11.5 M 5 9.5 L 5 21 L 19 21 L 19 9.5 M 13 9.5 L 9.8 14.6 L 14.2 14.6 L 11 19",
    # somebody who shows a board
    "CAP": "O 7 6.5 3 M 2 20.5 L 2 16.5 C 2 13.5 4 12 7 12 C 9 12 10.5 12.5 11.5 13.5 "
    "M 12 4 L 22 4 L 22 14.5 L 14 14.5 M 14.5 7.5 L 19.5 7.5 M 14.5 11 L 18 11",
    # somebody with a heart
    "DEC": "O 12 5.8 3.3 M 4.5 21.5 L 4.5 17 C 4.5 13.6 7 12 12 12 C 17 12 19.5 13.6 19.5 17 L 19.5 21.5 "
    "M 12 20.5 C 9.6 18.9 8.6 17.8 8.6 16.6 C 8.6 15 10.9 14.6 12 16.4 C 13.1 14.6 15.4 15 15.4 16.6 "
    "C 15.4 17.8 14.4 18.9 12 20.5 Z",
    # a paper that is in order
    "FOR": "M 5 2.5 L 14.5 2.5 L 19 7 L 19 21.5 L 5 21.5 Z M 14.5 2.5 L 14.5 7 L 19 7 M 8.5 14.2 L 11 16.8 L 15.6 11.4",
    # three who are joined
    "ASO": "O 5 6 2.7 O 19 6 2.7 O 12 18.5 2.7 M 7.8 6 L 16.2 6 M 6.3 8.4 L 10.6 16.2 M 17.7 8.4 L 13.4 16.2",
    # a van that delivers
    "MER": "M 4 17.5 L 2 17.5 L 2 5.5 L 14 5.5 L 14 17.5 L 9 17.5 M 14 9 L 18.5 9 L 22 13 L 22 17.5 L 20 17.5 "
    "M 15 17.5 L 14 17.5 O 6.5 17.8 2.2 O 17.5 17.8 2.2",
    PENCIL: "M 4 20 L 5.2 15 L 16.5 3.7 L 20.3 7.5 L 9 18.8 Z M 14 6.2 L 17.8 10 M 12 21.5 L 20.5 21.5",
    CAMERA: "R 2.5 7 19 13.5 2 O 12 13.7 4 M 8 7 L 9.5 4 L 14.5 4 L 16 7 M 18.4 10.2 L 18.5 10.2",
    PHONE: "M 5 3 L 8.5 3 L 10.3 7.7 L 8 9.4 C 9 12 11.5 14.8 14.4 16 L 16.3 13.7 L 21 15.5 L 21 19 "
    "C 21 20.3 20 21.2 18.7 21 C 10.5 20 4 13.5 3 5.3 C 2.9 4 3.8 3 5 3 Z",
}
_LENGTHS = {"M": 2, "L": 2, "C": 6, "Z": 0, "O": 3, "R": 5}


def draw_pictogram(canvas: Canvas, name: str, x: float, y: float, size: float, color: Color = INK) -> None:
    """Draw one in a square with its lower left corner at (x, y); nothing for a name that has none."""
    if name in PICTURES:
        draw_lines(canvas, PICTURES[name], x, y, size, color)


def draw_lines(canvas: Canvas, lines: str, x: float, y: float, size: float, color: Color = INK) -> None:
    """Draw what is given as such lines in a square with its lower left corner at (x, y)."""
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(size / GRID, -size / GRID)
    canvas.setStrokeColor(color)
    canvas.setLineWidth(_STROKE)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    for order, given in re.findall(r"([MLCZOR])([^MLCZOR]*)", lines):
        _add(path, order, [float(number) for number in given.split()])
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def _add(path: PDFPathObject, order: str, numbers: list[float]) -> None:
    assert len(numbers) == _LENGTHS[order], (order, numbers)
    if order == "M":
        path.moveTo(*numbers)
    elif order == "L":
        path.lineTo(*numbers)
    elif order == "C":
        path.curveTo(*numbers)
    elif order == "Z":
        path.close()
    elif order == "O":
        path.circle(*numbers)
    else:
        path.roundRect(*numbers)


class Pictogram(Flowable):
    """One in a cell of a table; room for it where a name has none."""

    def __init__(self, name: str, size: float) -> None:
        super().__init__()
        self.name, self.size = name, size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return self.size, self.size

    def draw(self) -> None:
        draw_alike(self.canv, (Pictogram, self.name, self.size), self._draw)

    def _draw(self) -> None:
        draw_pictogram(self.canv, self.name, 0, 0, self.size)
