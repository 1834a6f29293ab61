"""How many are urgent, to improve and well: one bar, with shapes and words below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.flow import FlowRow
from ui.widgets.light import Light

BAR_HEIGHT = 14


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the bar: its shape and word, the colour of bar and of word."""

    shape: str
    word: str
    count: int
    bar: QColor
    colour: QColor


class _Bar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: Sequence[Part] = ()
        self.setFixedHeight(BAR_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(200, BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(part.count for part in self.parts)
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.setClipPath(whole)
        left = 0.0
        for part in self.parts:
            width = self.width() * part.count / total
            painter.fillRect(QRectF(left, 0, width + 0.5, BAR_HEIGHT), part.bar)
            left += width


class BandsBar(QWidget):
    """Give it the parts with `show_parts`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._bar = _Bar()
        self._words = FlowRow(spacing=18)
        column.addWidget(self._bar)
        column.addWidget(self._words)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Replace what is shown."""
        self._words.clear()
        for part in parts:
            self._words.add(Light(part.shape, f"{part.count} {part.word}", part.colour))
        self._bar.parts = parts
        self._bar.update()
        self.setAccessibleName(", ".join(f"{part.count} {part.word}" for part in parts))
