"""The running time in large figures, as large as there is room for."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.production.session import MeasuringSession
from app.production.words import say_tenths
from ui.context import Context

TICK_MS = 100
LARGEST, LEAST = 124, 54  # pixels of the figures at text scale 1
TENTHS = 0.52  # of the height of the figures
ROOM = "00:00"


class ClockFace(QWidget):
    """Follows the session's clock while it runs and is seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: MeasuringSession | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.update)

    def show_session(self, session: MeasuringSession) -> None:
        """Show this clock; it ticks only while a cycle runs."""
        self._session = session
        if session.running:
            self._timer.start()
        else:
            self._timer.stop()
        self.setAccessibleName("".join(say_tenths(session.elapsed)))
        self.update()

    @property
    def text(self) -> str:
        """What is shown: "1:12,4"."""
        return "".join(say_tenths(self._session.elapsed)) if self._session is not None else ""

    def sizeHint(self) -> QSize:
        pixels = self._context.theme.pixels
        return QSize(pixels(330), pixels(LARGEST))

    def minimumSizeHint(self) -> QSize:
        pixels = self._context.theme.pixels
        return QSize(pixels(150), pixels(LEAST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._session is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, tenths = say_tenths(self._session.elapsed)
        figures, small = self._fonts(whole)
        theme = self._context.theme
        active = self._session.running or self._session.paused
        painter.setFont(figures)
        painter.setPen(theme.colour("focus" if self._session.running else "text_soft"))
        width = QFontMetricsF(figures).horizontalAdvance(whole)
        middle = QRectF(0, 0, width, self.height())
        painter.drawText(middle, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), whole)
        base = self.height() / 2 + QFontMetricsF(figures).capHeight() / 2
        painter.setFont(small)
        painter.setPen(theme.colour("text_soft"))
        if active:
            painter.drawText(int(width + 4), int(base), tenths)

    def _fonts(self, whole: str) -> tuple[QFont, QFont]:
        """The largest figures that this place has room for, and those of the tenths."""
        size = float(min(self._context.theme.pixels(LARGEST), self.height()))
        figures = QFont(self.font())
        figures.setWeight(QFont.Weight.Bold)
        room = whole if len(whole) > len(ROOM) else ROOM
        figures.setPixelSize(int(size))
        needed = QFontMetricsF(figures).horizontalAdvance(room) + TENTHS * size
        if needed > self.width():
            size *= self.width() / needed
        figures.setPixelSize(max(8, int(size)))
        small = QFont(figures)
        small.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(max(6, int(size * TENTHS)))
        return figures, small
