"""An effect with its interval on a line, over the zone in which so few workshops show nothing."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.claims.records import PilotFinding
from ui.theme import Theme
from ui.widgets.light import draw_shape

HIGH, MARK = 40, 14  # pixels at text scale 1
AROUND = 1.1


class IntervalPlaces(NamedTuple):
    """A finding in deviations: its estimate, the ends of its interval, and what would just be seen."""

    estimate: float
    low: float
    high: float
    seen_from: float


def reach_of(one: PilotFinding) -> IntervalPlaces | None:
    """Nothing of what has no number, or whose workshops do not differ."""
    if one.estimate is None or not one.spread or one.state == "cannot_say":
        return None
    low = one.ci_low if one.ci_low is not None else one.estimate
    high = one.ci_high if one.ci_high is not None else one.estimate
    return IntervalPlaces(*(value / one.spread for value in (one.estimate, low, high, one.mde or 0.0)))


def widest(reaches: list[IntervalPlaces]) -> float:
    """How far the line goes to each side, so that all stand on one scale."""
    ends = [abs(end) for one in reaches for end in one]
    return max([1.0, *ends]) * AROUND


class Interval(QWidget):
    """Nothing is in the middle; `mark` is the shape of its state, in the colour of a role."""

    def __init__(
        self, theme: Theme, reach: IntervalPlaces | None, most: float, mark: tuple[str, str], spoken: str
    ) -> None:
        super().__init__()
        self._theme, self._reach, self._most, self._mark = theme, reach, most, mark
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(spoken)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.pixels(220), self._theme.pixels(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.pixels(90), self._theme.pixels(HIGH))

    def _x(self, value: float) -> float:
        return self.width() / 2 + value / self._most * self.width() / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        reach = self._reach
        if reach is not None and reach.seen_from:
            left, right = self._x(-reach.seen_from), self._x(reach.seen_from)
            zone = QRectF(left, middle - self.height() * 0.36, right - left, self.height() * 0.72)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("key"))
            painter.drawRoundedRect(zone, 4, 4)
        painter.setPen(QPen(self._theme.colour("text_soft"), 1))
        painter.drawLine(QPointF(self._x(0), 0), QPointF(self._x(0), self.height()))
        if reach is None:
            return
        shape, role = self._mark
        colour = self._theme.colour(role)
        painter.setPen(QPen(colour, 3))
        painter.drawLine(QPointF(self._x(reach.low), middle), QPointF(self._x(reach.high), middle))
        side = self._theme.pixels(MARK)
        box = QRectF(self._x(reach.estimate) - side / 2, middle - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(box)
        draw_shape(painter, shape, box, colour)
