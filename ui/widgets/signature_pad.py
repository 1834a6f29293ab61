"""A white strip to sign on, with a finger, a pen or the mouse."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.colours import read_roles

# As on paper, in any theme.
PAPER, INK, LINE = (QColor(read_roles("paper")[role]) for role in ("surface", "text", "text_soft"))
LINE_FROM_FOOT = 34
PICTURE_WIDTH = 900


class SignaturePad(QWidget):
    """`changed` after each stroke; a stroke can be taken back, or all of them."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(280, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.strokes: list[list[QPointF]] = []

    def sizeHint(self) -> QSize:
        return QSize(620, 220)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn."""
        return not self.strokes

    def undo_stroke(self) -> None:
        """Take the last stroke back."""
        if self.strokes:
            self.strokes.pop()
            self._announce()

    def clear(self) -> None:
        """Begin again."""
        if self.strokes:
            self.strokes = []
            self._announce()

    def _announce(self) -> None:
        self.update()
        self.changed.emit()

    def png(self) -> bytes:
        """The strokes on white, cut to what was drawn."""
        box = QPolygonF([point for stroke in self.strokes for point in stroke]).boundingRect()
        box.adjust(-8, -8, 8, 8)
        scale = min(3.0, PICTURE_WIDTH / box.width())
        picture = QImage(round(box.width() * scale), round(box.height() * scale), QImage.Format.Format_RGB32)
        picture.fill(PAPER)
        painter = QPainter(picture)
        painter.scale(scale, scale)
        painter.translate(-box.topLeft())
        self._draw(painter)
        painter.end()
        target = QBuffer()
        target.setData(QByteArray())
        target.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(target, "PNG")  # type: ignore[call-overload]
        return bytes(target.data().data())

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(INK, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        for stroke in self.strokes:
            painter.drawPolyline(QPolygonF(stroke)) if stroke[1:] else painter.drawPoint(stroke[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        painter.setPen(QPen(LINE, 1))
        y = self.height() - LINE_FROM_FOOT
        painter.drawLine(24, y, self.width() - 24, y)
        self._draw(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.strokes.append([self._place(event)])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.strokes:
            self.strokes[-1].append(self._place(event))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.changed.emit()

    def _place(self, event: QMouseEvent) -> QPointF:
        """Inside the strip, so that the picture is no larger than what is seen."""
        place = event.position()
        return QPointF(min(max(place.x(), 0), self.width()), min(max(place.y(), 0), self.height()))
