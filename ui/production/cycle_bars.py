"""The cycles of an operation as bars: how long each took, the mean, what is struck out or missing."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from app.production.records import Cycle
from app.production.session import MeasuringSession
from app.production.words import say_cycle, say_seconds, say_strike
from ui.context import Context

SLOT, GAP = 54, 14
FEWEST_SLOTS = 10
MOST_SHOWN = 14  # what is older is beyond the left edge
TOP, FOOT = 10, 44
REASON = 180  # the most that a reason may be wide
NAME = 64  # the mean's name at the left
HEADROOM = 1.3  # of the longest that counts: a strange one is cut, not the others flattened


@dataclass(frozen=True, slots=True)
class _Bar:
    box: QRectF
    number: int
    cycle: Cycle | None = None


class CycleBars(QWidget):
    """A press chooses a cycle; what is chosen can be struck out."""

    chosen = Signal(object)  # the cycle's id

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: MeasuringSession | None = None
        self.selected: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_session(self, session: MeasuringSession, selected: int | None) -> None:
        """Show the cycles of the current operation; `selected` is marked."""
        self._session, self.selected = session, selected
        said = []
        for number, one in enumerate(session.part().cycles, 1):
            struck = "" if one.counts else _(", tachado: {why}").format(why=say_strike(one.struck_reason))
            said.append(f"{number}: {say_seconds(one.seconds)}{struck}")
        self.setAccessibleName(_("Ciclos medidos: {list}").format(list="; ".join(said) or "0"))
        self.update()

    def sizeHint(self) -> QSize:
        pixels = self._context.theme.pixels
        return QSize(pixels(NAME + FEWEST_SLOTS * SLOT), pixels(240))

    def minimumSizeHint(self) -> QSize:
        pixels = self._context.theme.pixels
        return QSize(pixels(260), pixels(60))

    # -- where things are ---------------------------------------------------------------

    def _bars(self) -> list[_Bar]:
        session = self._session
        if session is None:
            return []
        pixels = self._context.theme.pixels
        cycles = session.part().cycles
        active = session.running or session.paused
        missing = session.missing() if not session.locked else 0
        count = len(cycles) + max(missing, 1 if active else 0)
        left, width = pixels(NAME), self.width() - pixels(NAME) - 4
        most = max(3, min(MOST_SHOWN, int(width / pixels(38))))
        shown = max(FEWEST_SLOTS if most >= FEWEST_SLOTS else 0, min(count, most))
        first = max(0, min(len(cycles) + 1, count) - shown)
        step = min(pixels(SLOT + GAP), width / shown)
        ground = self.height() - pixels(FOOT)
        longest = self._longest()
        bars = []
        for place in range(first, min(count, first + shown)):
            cycle = cycles[place] if place < len(cycles) else None
            seconds = cycle.seconds if cycle is not None else self._mean() or longest / HEADROOM
            if cycle is None and place == len(cycles) and active:
                seconds = session.elapsed
            high = (ground - TOP) * min(1.0, seconds / longest) if longest else 0.0
            x = left + (place - first) * step
            bars.append(_Bar(QRectF(x, ground - high, step * 0.78, high), place + 1, cycle))
        return bars

    def _mean(self) -> float | None:
        measured = self._session.measured() if self._session is not None else None
        return measured.mean if measured is not None else None

    def _longest(self) -> float:
        session = self._session
        assert session is not None
        valid = session.part().seconds
        known = max(valid, default=session.elapsed)
        return max(known, 1.0) * HEADROOM

    # -- drawing ------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._session is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_mean(painter)
        for bar in self._bars():
            self._draw(painter, bar)
        for box, why in self.reasons():
            self._write_reason(painter, box, why)

    def _draw_mean(self, painter: QPainter) -> None:
        mean, session, theme = self._mean(), self._session, self._context.theme
        if mean is None or session is None:
            return
        ground = self.height() - theme.pixels(FOOT)
        room = ground - TOP
        y = ground - room * min(1.0, mean / self._longest())
        left = theme.pixels(NAME) - theme.pixels(6)
        half = room * session.precision * mean / self._longest()
        painter.fillRect(QRectF(left, y - half, self.width() - left, 2 * half), theme.colour("selected"))
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawLine(QPointF(left, y), QPointF(self.width(), y))
        painter.setPen(theme.colour("text"))
        painter.setFont(self._font(16, bold=True))
        painter.drawText(QPointF(0, y), say_cycle(mean))
        painter.setPen(theme.colour("text_soft"))
        painter.setFont(self._font(14))
        painter.drawText(QPointF(0, y + theme.pixels(16)), _("promedio"))
        words = f"±{round(session.precision * 100)} %"
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.drawText(QPointF(self.width() - width - 2, y - half - 4), words)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._context.theme.pixels(size))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def _draw(self, painter: QPainter, bar: _Bar) -> None:
        theme, session = self._context.theme, self._session
        assert session is not None
        now = bar.cycle is None and bar.number == len(session.part().cycles) + 1
        now = now and (session.running or session.paused)
        if bar.cycle is not None and bar.cycle.counts:
            self._fill(painter, bar.box, "link")
        elif bar.cycle is not None:
            self._draw_struck(painter, bar.box)
        elif now:
            self._fill(painter, bar.box, "improve_bar")
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("line"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(bar.box, 4, 4)
        if bar.cycle is not None and bar.cycle.id == self.selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("main_action"), 3))
            painter.drawRoundedRect(bar.box.adjusted(-4, -4, 4, 4), 6, 6)
        self._name(painter, bar, now=now)

    def _fill(self, painter: QPainter, box: QRectF, role: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._context.theme.colour(role))
        painter.drawRoundedRect(box, 4, 4)

    def _draw_struck(self, painter: QPainter, box: QRectF) -> None:
        theme = self._context.theme
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("text_soft"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRect(box)
        painter.setPen(QPen(theme.colour("urgent"), 2.5))
        painter.drawLine(box.bottomLeft(), box.topRight())

    def _name(self, painter: QPainter, bar: _Bar, *, now: bool) -> None:
        theme = self._context.theme
        struck = bar.cycle is not None and not bar.cycle.counts
        font = self._font(14, bold=bar.cycle is not None or now)
        font.setStrikeOut(struck)
        painter.setFont(font)
        role = "improve" if now else "text" if bar.cycle is not None and not struck else "text_soft"
        painter.setPen(theme.colour(role))
        words = _("ahora") if now else str(bar.number)
        if bar.cycle is not None:
            words = say_cycle(bar.cycle.seconds)
        top = self.height() - theme.pixels(FOOT) + 4
        box = QRectF(bar.box.center().x() - 60, top, 120, theme.pixels(18))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def reasons(self) -> list[tuple[QRectF, str]]:
        """Where it is said why a cycle was struck out; none reaches into that of another."""
        pixels = self._context.theme.pixels
        struck = [bar for bar in self._bars() if bar.cycle is not None and not bar.cycle.counts]
        middles = [bar.box.center().x() for bar in struck]
        top = self.height() - pixels(FOOT) + 4 + pixels(18)
        found = []
        for bar, middle in zip(struck, middles, strict=True):
            room = min((abs(middle - other) for other in middles if other != middle), default=REASON)
            wide = min(room, REASON)
            box = QRectF(middle - wide / 2, top, wide, pixels(17))
            found.append((box, say_strike(bar.cycle.struck_reason if bar.cycle is not None else None)))
        return found

    def _write_reason(self, painter: QPainter, box: QRectF, why: str) -> None:
        painter.setFont(self._font(13))
        painter.setPen(self._context.theme.colour("urgent"))
        words = QFontMetricsF(painter.font()).elidedText(why, Qt.TextElideMode.ElideRight, box.width() - 4)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for bar in self._bars():
            if bar.cycle is not None and bar.box.left() - 6 <= event.position().x() <= bar.box.right() + 6:
                self.chosen.emit(bar.cycle.id)
                return
