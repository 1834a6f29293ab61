"""A QR code drawn as squares: it prints sharp at any size."""

from functools import lru_cache

import segno
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from reports.kit.style import INK

Modules = tuple[tuple[bool, ...], ...]


class QrCode(Flowable):
    """A text as a QR of `side` points, quiet zone not counted."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self.text, self.side = text, side

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return self.side, self.side

    def draw(self) -> None:
        draw_code(self.canv, self.text, 0, 0, self.side)


def draw_code(canvas: Canvas, text: str, x: float, y: float, side: float, mask: int | None = None) -> None:
    """Draw a text's QR with its lower left corner at (x, y); `mask` as segno takes it."""
    modules = _modules(text, mask)
    step = side / len(modules)
    path = canvas.beginPath()
    for number, row in enumerate(modules):
        bottom = y + side - (number + 1) * step
        for start, length in _runs(row):
            # a hair larger than the step, or some readers see white seams
            path.rect(x + start * step, bottom, length * step + 0.05, step + 0.05)
    canvas.setFillColor(INK)
    canvas.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=8)
def _modules(text: str, mask: int | None) -> Modules:
    code = segno.make(text, error="m", micro=False, mask=mask)
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """(first, how many) of each run of dark squares."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((place, 1))
    return found
