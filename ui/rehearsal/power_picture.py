"""In how many of a hundred draws an effect would be seen, as it grows: a line per number of measurements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

LEFT, RIGHT, TOP, BELOW = 34, 14, 8, 44  # pixels at text scale 1 around the plot
ENOUGH = 80  # of a hundred: what is usually asked
SMALL = 13
DOT = 5


class PowerLine(NamedTuple):
    """How often each effect is seen (0 to 1), and at the wanted one; the plan's own line is `strong`."""

    name: str
    seen: Sequence[float]
    at_wanted: float
    strong: bool


class PowerPicture(QWidget):
    """Effects go to the right, draws of a hundred upwards; a stroke stands at the least effect worth having."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._effects: Sequence[float] = ()
        self._lines: Sequence[PowerLine] = ()
        self._wanted = 0.0
        self._say: Callable[[float], str] = str
        self._under = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(
        self,
        effects: Sequence[float],
        lines: Sequence[PowerLine],
        wanted: float,
        *,
        say: Callable[[float], str],
        under: str,
        spoken: str,
    ) -> None:
        """Draw these; `say` writes an effect under the plot, `under` says what they are."""
        self._effects, self._lines, self._wanted, self._say = effects, lines, wanted, say
        self._under = under
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.pixels(420), self._theme.pixels(290))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.pixels(240), self._theme.pixels(290))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._effects:
            return
        pixels, painter = self._theme.pixels, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        plot = QRectF(self.rect()).adjusted(pixels(LEFT), pixels(TOP), -pixels(RIGHT), -pixels(BELOW))
        self._draw_ground(painter, plot)
        strong = [one for one in self._lines if one.strong]
        for line in [one for one in self._lines if not one.strong] + strong:
            self._draw_line(painter, plot, line)

    def _font(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.pixels(SMALL))
        font.setBold(bold)
        return font

    def _at(self, plot: QRectF, effect: float, share: float) -> QPointF:
        most = self._effects[-1] or 1.0
        return QPointF(plot.left() + plot.width() * effect / most, plot.bottom() - plot.height() * share)

    def _draw_ground(self, painter: QPainter, plot: QRectF) -> None:
        soft, line = self._theme.colour("text_soft"), self._theme.colour("line")
        for level in (0, 50, ENOUGH, 100):
            at = self._at(plot, 0, level / 100)
            style = Qt.PenStyle.DashLine if level == ENOUGH else Qt.PenStyle.SolidLine
            painter.setPen(QPen(soft if level == ENOUGH else line, 1, style))
            painter.drawLine(at, QPointF(plot.right(), at.y()))
            painter.setPen(soft)
            box = QRectF(0, at.y() - 10, plot.left() - 6, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(level))
        wanted = self._at(plot, self._wanted, 0).x()
        painter.setPen(QPen(self._theme.colour("improve_bar"), 2.5))
        painter.drawLine(QPointF(wanted, plot.top()), QPointF(wanted, plot.bottom()))
        self._draw_scale(painter, plot, wanted)

    def _draw_scale(self, painter: QPainter, plot: QRectF, wanted: float) -> None:
        """Nothing at the left, the largest at the right, the wanted one bold where it stands."""
        high = painter.fontMetrics().height()
        text, soft = self._theme.colour("text"), self._theme.colour("text_soft")
        said = self._say(self._wanted)
        painter.setFont(self._font(bold=True))
        middle = painter.fontMetrics().horizontalAdvance(said)
        painter.setPen(text)
        left = min(max(0.0, wanted - middle / 2), self.width() - middle)
        painter.drawText(QPointF(left, plot.bottom() + high), said)
        painter.setFont(self._font())
        painter.setPen(soft)
        painter.drawText(QPointF(plot.left(), plot.bottom() + high), "0" if left > plot.left() + 14 else "")
        last = self._say(self._effects[-1])
        wide = painter.fontMetrics().horizontalAdvance(last)
        if plot.right() - wide > left + middle + 10:
            painter.drawText(QPointF(plot.right() - wide, plot.bottom() + high), last)
        below = QRectF(0, plot.bottom() + high + 4, plot.right(), high + 4)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self._under)

    def _draw_line(self, painter: QPainter, plot: QRectF, line: PowerLine) -> None:
        colour = self._theme.colour("link" if line.strong else "unmeasured")
        points = [
            self._at(plot, effect, share) for effect, share in zip(self._effects, line.seen, strict=True)
        ]
        painter.setPen(QPen(colour, 3 if line.strong else 2))
        painter.drawPolyline(points)
        at = self._at(plot, self._wanted, line.at_wanted)
        self._draw_mark(painter, at, colour, filled=line.strong)
        painter.setFont(self._font(bold=True))
        said = f"{line.name}: {round(100 * line.at_wanted)}"
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(said)
        # the stronger line is named at the left above its mark, the others at the right below theirs
        left = at.x() - wide - 12 if line.strong else at.x() + 12
        left = min(max(plot.left() + 4, left), plot.right() - wide)
        up = -12 if line.strong else metrics.height() + 4
        painter.setPen(colour)
        painter.drawText(QPointF(left, max(plot.top() + metrics.ascent(), at.y() + up)), said)

    def _draw_mark(self, painter: QPainter, at: QPointF, colour: QColor, *, filled: bool) -> None:
        """A square or a ring, so that grey tells them apart too."""
        size = self._theme.pixels(DOT)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if filled else self._theme.colour("surface"))
        if filled:
            painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        else:
            painter.drawEllipse(at, size, size)
