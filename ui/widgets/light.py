"""A traffic light that survives grey: shape, word and colour. The shapes are drawn."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

SHAPES = {"begin": "diamond", "yellow": "circle", "green": "square", None: "ring", "red": "triangle"}


def draw_shape(painter: QPainter, shape: str, box: QRectF, colour: QColor) -> None:
    """Draw a triangle, diamond, circle, square, dash, ring, half ring or empty box into `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if shape == "triangle":
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    elif shape == "diamond":
        wide = box.adjusted(-0.5, -0.5, 0.5, 0.5)
        middle = wide.center()
        corners = [
            QPointF(middle.x(), wide.top()),
            QPointF(wide.right(), middle.y()),
            QPointF(middle.x(), wide.bottom()),
            QPointF(wide.left(), middle.y()),
        ]
        painter.drawPolygon(QPolygonF(corners))
    elif shape == "circle":
        painter.drawEllipse(box)
    elif shape == "square":
        painter.drawRect(box)
    elif shape == "dash":
        height = max(2.0, box.height() / 5)
        painter.drawRect(QRectF(box.left(), box.center().y() - height / 2, box.width(), height))
    else:
        pen = QPen(colour, max(1.5, box.width() / 9))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        line = box.adjusted(1, 1, -1, -1)
        if shape == "half":
            painter.drawPie(line, 90 * 16, 180 * 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        if shape == "box":
            painter.drawRect(line)
        else:
            painter.drawEllipse(line)


class Light(QWidget):
    """A shape with its word, e.g. a circle and "en camino"."""

    def __init__(self, shape: str, word: str, colour: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_state(shape, word, colour)

    def show_state(self, shape: str, word: str, colour: QColor) -> None:
        """Change what is shown."""
        self._shape, self._word, self._colour = shape, word, colour
        self.setAccessibleName(word)
        self.setToolTip(word if not word else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        side = metrics.capHeight() + 2
        gap = 8 if self._word else 0
        return QSize(side + gap + metrics.horizontalAdvance(self._word) + 2, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self.fontMetrics().capHeight() + 2
        box = QRectF(1, (self.height() - side) / 2, side, side)
        draw_shape(painter, self._shape, box, self._colour)
        painter.setPen(self._colour)
        place = self.rect().adjusted(side + 8, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)
