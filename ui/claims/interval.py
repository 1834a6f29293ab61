"""An effect with its interval on a line, over the zone in which so few workshops show nothing."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.claims.forest import ForestPlaces, share_of
from ui.theme import Theme
from ui.widgets.light import draw_shape

HIGH, MARK = 40, 14  # pixels at text scale 1


class Interval(QWidget):
    """Nothing is in the middle; `mark` is the shape of its state, in the colour of a role."""

    def __init__(
        self, theme: Theme, reach: ForestPlaces | None, most: float, mark: tuple[str, str], spoken: str
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
        return share_of(value, self._most) * self.width()

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


def lay_beside(rows: Iterable[Sequence[QWidget]], shares: Sequence[int], spacing: int) -> QWidget:
    """Rows of a name, an interval and its size, one under the other; `shares` of the width."""
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(spacing)
    for place, share in enumerate(shares):
        grid.setColumnStretch(place, share)
    for at, row in enumerate(rows):
        for place, widget in enumerate(row):
            grid.addWidget(widget, at, place)
    return held
