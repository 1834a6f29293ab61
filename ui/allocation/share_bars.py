"""Bars of a shared order: how it is cut, and each share against what its workshop can make."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme

CUT = 18  # pixels high, at text scale 1
THIN = 8
BAND = 14
GAP = 2
FILL, PALE = 0.82, 0.28  # of a whole colour


@dataclass(frozen=True, slots=True)
class BarInk:
    """What the bars are drawn in."""

    track: QColor
    fill: QColor
    pale: QColor
    stroke: QColor
    limit: QColor


def bar_ink(theme: Theme) -> BarInk:
    """The palette's colours for shares and ranges."""
    fill, pale = theme.colour("link"), theme.colour("link")
    fill.setAlphaF(FILL)
    pale.setAlphaF(PALE)
    return BarInk(theme.colour("sunken"), fill, pale, theme.colour("text"), theme.colour("urgent"))


class CutBar(QWidget):
    """An order cut into shares, the largest first; what nobody makes is an empty box at the end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = bar_ink(theme)
        self._pieces: Sequence[int] = ()
        self._missing = 0
        self.setFixedHeight(theme.pixels(CUT))

    def show_cut(self, pieces: Sequence[int], missing: int) -> None:
        """Show other shares."""
        self._pieces, self._missing = sorted(pieces, reverse=True), missing
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(self._pieces) + self._missing
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, height = 0.0, float(self.height())
        for one in self._pieces:
            width = self.width() * one / total
            painter.fillRect(QRectF(left, 0, max(1.0, width - GAP), height), self._ink.fill)
            left += width
        if self._missing:
            painter.setPen(QPen(self._ink.limit, 1.6))
            painter.drawRect(QRectF(left + 0.8, 0.8, max(2.0, self.width() - left - 1.6), height - 1.6))


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A share with the pieces its workshop can make; None: nobody knows. `cap` of one workshop."""

    pieces: int
    low: int | None
    middle: int | None
    high: int | None
    cap: int | None
    scale: int


class ShareBar(QWidget):
    """What falls to a workshop, over the band from a bad time to a good one; a stroke for the usual."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ink = theme, bar_ink(theme)
        self._shown: ShownShare | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.pixels(90))

    def show_share(self, shown: ShownShare) -> None:
        """Show another share."""
        self._shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.pixels(240), self._theme.pixels(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        shown, ink = self._shown, self._ink
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, thin, band = self.height() / 2, self._theme.pixels(THIN), self._theme.pixels(BAND)
        scale = self.width() / max(1, shown.scale)

        def box(first: float, last: float, high: float) -> QRectF:
            return QRectF(first * scale, middle - high / 2, max(0.0, last - first) * scale, high)

        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.track)
        painter.drawRoundedRect(QRectF(0, middle - thin / 2, self.width(), thin), thin / 2, thin / 2)
        if shown.low is not None and shown.high is not None:
            end = min(shown.high, shown.scale)
            painter.fillRect(box(min(shown.low, end), end, band), ink.pale)
            if shown.high > shown.scale:
                self._point_on(painter)
        most = shown.pieces if shown.high is None else min(shown.pieces, shown.high)
        painter.fillRect(box(0, most, band), ink.fill)
        if most < shown.pieces:  # beyond what it makes even in a good time
            painter.setPen(QPen(ink.limit, 1.4))
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRect(box(most, shown.pieces, band))
        if shown.middle is not None and shown.middle <= shown.scale:
            painter.fillRect(box(shown.middle, shown.middle, band).adjusted(-1.5, -2, 1.5, 2), ink.stroke)
        if shown.cap is not None:
            painter.setPen(QPen(ink.limit, 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(round(shown.cap * scale), 0, round(shown.cap * scale), self.height())

    def _point_on(self, painter: QPainter) -> None:
        """It could make more than there is room to show."""
        middle, side = self.height() / 2, self._theme.pixels(5)
        right = self.width() - 1.0
        painter.setBrush(self._ink.stroke)
        tip = QPointF(right, middle)
        back = right - side
        painter.drawPolygon(QPolygonF([tip, QPointF(back, middle - side), QPointF(back, middle + side)]))


class LegendMark(QWidget):
    """What one thing of the bars looks like, for the line that explains them."""

    def __init__(self, theme: Theme, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ink, self._kind = theme, bar_ink(theme), kind
        self.setFixedSize(theme.pixels(16), theme.pixels(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        if self._kind == "stroke":
            painter.fillRect(QRectF(self.width() / 2 - 1.5, 1, 3, self.height() - 2), self._ink.stroke)
        elif self._kind == "cap":
            painter.setPen(QPen(self._ink.limit, 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(self.width() // 2, 0, self.width() // 2, self.height())
        else:
            painter.fillRect(box, self._ink.fill if self._kind == "fill" else self._ink.pale)


class ServedBar(QWidget):
    """A share of what is asked for, 0 to 1."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = bar_ink(theme)
        self._share = 0.0
        self.setFixedHeight(theme.pixels(BAND))
        self.setMinimumWidth(theme.pixels(120))

    def show_share(self, share: float) -> None:
        """Show another share."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink.track)
        painter.fillRect(QRectF(0, 0, self.width() * self._share, self.height()), self._ink.fill)
