"""Small drawn marks: how far a dimension is, and what each item's answer is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.context import Context

FULL_TURN = 360 * 16


class ProgressMark(QWidget):
    """A ring that fills as a dimension is answered; a tick when it is complete."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_share(self, share: float) -> None:
        """`share` 0-1 of the asked items has an answer."""
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        side = self._context.theme.pixels(18)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.sizeHint().width() - 4
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self._share >= 1:
            self._draw_tick(painter, box)
        else:
            self._draw_ring(painter, box)

    def _draw_ring(self, painter: QPainter, box: QRectF) -> None:
        theme = self._context.theme
        width = max(2.0, box.width() / 6)
        box = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(theme.colour("line"), width))
        painter.drawEllipse(box)
        painter.setPen(QPen(theme.colour("focus"), width))
        if self._share > 0:
            painter.drawArc(box, FULL_TURN // 4, -round(FULL_TURN * self._share))

    def _draw_tick(self, painter: QPainter, box: QRectF) -> None:
        theme = self._context.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("good"))
        painter.drawEllipse(box)
        painter.setPen(QPen(theme.colour("surface"), max(1.6, box.width() / 8)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = ((0.27, 0.52), (0.44, 0.68), (0.74, 0.34))
        painter.drawPolyline(
            QPolygonF([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points])
        )


def draw_dash(painter: QPainter, box: QRectF) -> None:
    """A short stroke through the middle: left out."""
    middle = box.center().y()
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
