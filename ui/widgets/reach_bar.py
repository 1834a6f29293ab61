"""A range on a line: from low to high, a stroke in the middle; and many together against what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

THICK, THIN = 12, 6
GAP = 10  # pixels between two words on one line


@dataclass(frozen=True, slots=True)
class BarColours:
    """What the bar is drawn in."""

    track: QColor
    fill: QColor
    stroke: QColor
    asked: QColor
    text: QColor
    soft: QColor


@dataclass(frozen=True, slots=True)
class RangeShown:
    """A range; `far` is how far it goes with something more (None: no further)."""

    low: float
    middle: float
    high: float
    far: float | None = None


class RangeBar(QWidget):
    """One range, of at most `most`."""

    def __init__(
        self, reach: RangeShown, most: float, colours: BarColours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reach, self._most, self._colours = reach, max(most, 1.0), colours
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(140, THIN * 3)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, THIN * 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, width = self.height() / 2, float(self.width())
        _round(painter, QRectF(0, middle - 2, width, 4), self._colours.track)
        scale = width / self._most
        low, high = self._reach.low * scale, self._reach.high * scale
        box = QRectF(low, middle - THIN / 2 - 1, max(high - low, 4.0), THIN + 2)
        _round(painter, box, self._colours.fill)
        stroke = min(self._reach.middle * scale, width - 3)
        painter.fillRect(QRectF(stroke - 1, middle - THIN, 3, THIN * 2), self._colours.stroke)


class JointBar(QWidget):
    """What many reach together, what is asked, and what some steps would add; the numbers written.

    `asked_words` stands above what is asked, `far_words` above what the steps add; `numbers` writes a
    number.
    """

    def __init__(self, colours: BarColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._reach: RangeShown | None = None
        self._asked = 0.0
        self._words: tuple[str, str] = ("", "")
        self._numbers: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reach(
        self, reach: RangeShown, asked: float, asked_words: str, far_words: str, numbers: Sequence[str]
    ) -> None:
        """Show it; `numbers` are low, middle, high and far as they are written."""
        self._reach, self._asked = reach, asked
        self._words, self._numbers = (asked_words, far_words), numbers
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, self.fontMetrics().height() * 2 + THICK + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    @property
    def _line(self) -> float:
        return self.fontMetrics().height() + 6 + THICK / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._reach is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reach, y, width = self._reach, self._line, float(self.width())
        end = reach.far if reach.far is not None else reach.high
        scale = width / (max(end, self._asked, 1.0) * 1.06)
        _round(painter, QRectF(0, y - THICK / 2, width, THICK), self._colours.track)
        low, middle, high = reach.low * scale, reach.middle * scale, reach.high * scale
        if reach.far is not None and reach.far > reach.high:
            self._draw_far(painter, high, reach.far * scale, y)
        painter.fillRect(QRectF(low, y - THICK / 2, max(high - low, 2.0), THICK), self._colours.fill)
        asked = self._asked * scale
        if reach.high > 0:
            painter.fillRect(QRectF(middle - 2, y - THICK, 4, THICK * 2), self._colours.stroke)
        painter.fillRect(QRectF(asked - 2, y - THICK - 2, 4, THICK * 2 + 2), self._colours.asked)
        self._write_above(painter, asked, high, (reach.far or 0.0) * scale)
        self._write_below(painter, [low, middle, high, (reach.far or 0.0) * scale])

    def _draw_far(self, painter: QPainter, start: float, end: float, y: float) -> None:
        pen = QPen(self._colours.fill, 1.4, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self.palette().base())
        painter.drawRect(QRectF(start, y - THICK / 2, end - start, THICK))

    def _write_above(self, painter: QPainter, asked: float, high: float, far: float) -> None:
        base = self.fontMetrics().ascent()
        bold = QFont(self.font())
        bold.setBold(True)
        left, right = self._write(painter, self._words[0], asked, base, self._colours.asked, bold)
        if far > high and self._words[1]:
            width = self.fontMetrics().horizontalAdvance(self._words[1])
            start = min(max((high + far) / 2 - width / 2, 0), self.width() - width)
            if (
                start < right + GAP and start + width > left - GAP
            ):  # beside what is asked, where there is room
                start = right + GAP
            if start + width <= self.width():
                painter.setFont(self.font())
                painter.setPen(self._colours.soft)
                painter.drawText(QPointF(start, base), self._words[1])

    def _write_below(self, painter: QPainter, places: Sequence[float]) -> None:
        """The numbers, the middle one first: what would lie on another one is not written."""
        base = self._line + THICK + self.fontMetrics().ascent()
        bold = QFont(self.font())
        bold.setBold(True)
        taken: list[tuple[float, float]] = []
        for at in (1, 3, 0, 2):
            if at >= len(self._numbers) or not self._numbers[at]:
                continue
            font = bold if at == 1 else self.font()
            span = self._span(painter, self._numbers[at], places[at], font)
            if all(span[1] + GAP <= left or span[0] >= right + GAP for left, right in taken):
                taken.append(span)
                self._write(painter, self._numbers[at], places[at], base, self._colours.text, font)

    def _span(self, painter: QPainter, words: str, centre: float, font: QFont) -> tuple[float, float]:
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(centre - width / 2, 0.0), self.width() - width)
        return left, left + width

    def _write(
        self, painter: QPainter, words: str, centre: float, base: float, colour: QColor, font: QFont
    ) -> tuple[float, float]:
        span = self._span(painter, words, centre, font)
        painter.setPen(colour)
        painter.drawText(QPointF(span[0], base), words)
        return span


def _round(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    half = box.height() / 2
    painter.drawRoundedRect(box, half, half)
