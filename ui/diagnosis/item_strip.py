"""The items of one dimension as small squares: answered, open, left out, here."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.diagnosis.records import AnswerKind
from app.diagnosis.session import VisitSession
from app.diagnosis.words import KIND_KEYS
from app.i18n import _
from ui.context import Context
from ui.diagnosis.marks import draw_dash

SIDE = 36
GAP = 6


class ItemStrip(QWidget):
    """One square per item, with its number; a press goes there. The keyboard has G and Ctrl+J."""

    item_pressed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._codes: tuple[str, ...] = ()
        self._session: VisitSession | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Preguntas de esta dimensión"))

    def show_items(self, session: VisitSession, dimension: str) -> None:
        """Show the items of a dimension of the visit."""
        self._session = session
        codes = tuple(item.code for item in session.instrument.items_of(dimension))
        if codes != self._codes:
            self._codes = codes
            self.updateGeometry()
        self.update()

    @property
    def _side(self) -> int:
        return self._context.theme.pixels(SIDE)

    def sizeHint(self) -> QSize:
        return QSize(5 * (self._side + GAP) - GAP, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * (self._side + GAP), self._side)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._codes) // self._columns(width))
        return max(0, rows * (self._side + GAP) - GAP)

    def _columns(self, width: int) -> int:
        return max(1, (width + GAP) // (self._side + GAP))

    def _box(self, index: int) -> QRect:
        row, column = divmod(index, self._columns(self.width()))
        step = self._side + GAP
        return QRect(column * step, row * step, self._side, self._side)

    def _code_at(self, point: QPoint) -> str | None:
        for index, code in enumerate(self._codes):
            if self._box(index).contains(point):
                return code
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if code := self._code_at(event.position().toPoint()):
            self.item_pressed.emit(code)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._session:
            code = self._code_at(event.pos())
            text = f"{code} · {self._session.item_of(code).short}" if code else ""
            if code and (reason := self._session.reason_skipped(code)):
                text = f"{text}\n{reason}"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, code in enumerate(self._codes):
            self._draw(painter, QRectF(self._box(index)).adjusted(1, 1, -1, -1), code)

    def _draw(self, painter: QPainter, box: QRectF, code: str) -> None:
        session, theme = self._session, self._context.theme
        if session is None:
            return
        answer, asked = session.answer_of(code), code in session.asked
        filled = answer.kind is not None and asked
        painter.setBrush(theme.colour("strong" if filled else "surface" if asked else "sunken"))
        here = code == session.current
        edge = QPen(theme.colour("main_action" if here else "line"), 2.5 if here else 1)
        painter.setPen(edge)
        painter.drawRoundedRect(box, 7, 7)
        text = "strong_text" if filled else "text" if asked else "text_soft"
        painter.setPen(theme.colour(text))
        if not asked:
            draw_dash(painter, box.adjusted(5, 0, -5, 0))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _word(code, answer.kind, asked))


def _word(code: str, kind: AnswerKind | None, asked: bool) -> str:
    """The item's number, or the letter of an answer that is no level."""
    number = code.split("-")[1].lstrip("0")
    if not asked:
        return ""
    return KIND_KEYS.get(kind, number) if kind else number
