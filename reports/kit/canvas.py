"""A canvas that writes again what it wrote before: papers of many workshops say much in the same words.

A light, or a heading, is the same marks wherever it stands, since each part is moved to its place first.
"""

from collections.abc import Callable, Hashable
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas

KEPT = 96  # a sheet has some thirty kinds of parts: what comes on each stays, what is of one workshop goes


class PaperCanvas(Canvas):
    """reportlab's canvas, which writes the same bytes with less ado."""

    _currentMatrix: tuple[float, float, float, float, float, float]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._marks: dict[Hashable, tuple[str, ...]] = {}  # those used last at the end

    def translate(self, dx: float, dy: float) -> None:
        """As reportlab's, without the whole matrices: each part of a sheet, and each cell, is moved to its place."""
        if self._code and self._code[-1].endswith(" cm"):
            super().translate(dx, dy)  # which makes one move of two
            return
        a, b, c, d, e, f = self._currentMatrix
        self._currentMatrix = a, b, c, d, a * dx + c * dy + e, b * dx + d * dy + f
        self._code.append(f"1 0 0 1 {fp_str(dx, dy)} cm")

    def draw_again(self, what: Hashable, draw: Callable[[], None]) -> None:
        """Draw it, or write what was written when it was drawn last; see `draw_alike`."""
        marks = self._marks.pop(what, None)
        if marks is None:
            begun = len(self._code)
            draw()
            marks = tuple(self._code[begun:])
            if len(self._marks) >= KEPT:
                del self._marks[next(iter(self._marks))]
        else:
            self._code.extend(marks)
        self._marks[what] = marks


def draw_alike(canvas: Canvas, what: Hashable, draw: Callable[[], None]) -> None:
    """Draw a whole flowable that looks alike wherever `what` is the same; it is no link and opens no place.

    Only within a flowable's `draw`: what it leaves set on the canvas is put back after it.
    """
    if isinstance(canvas, PaperCanvas):
        canvas.draw_again(what, draw)
    else:
        draw()
