"""Dice, drawn: the digits of a seed as they fell."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from ui.theme import Theme

SIDE, GAP = 44, 8
DOT = 0.09  # of the side
MOST = 10
# where the dots of each face lie, in thirds of the die
_CORNERS = ((0, 0), (2, 2)), ((2, 0), (0, 2))
FACES = {
    "1": ((1, 1),),
    "2": _CORNERS[0],
    "3": (*_CORNERS[0], (1, 1)),
    "4": (*_CORNERS[0], *_CORNERS[1]),
    "5": (*_CORNERS[0], *_CORNERS[1], (1, 1)),
    "6": (*_CORNERS[0], *_CORNERS[1], (0, 1), (2, 1)),
}
_PLACES = (0.25, 0.5, 0.75)


class Dice(QWidget):
    """As many dice as there are digits, five empty ones before; what no die shows (0, 7 …) is written on it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._digits = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_digits("")

    @property
    def digits(self) -> str:
        """What is shown."""
        return self._digits

    def show_digits(self, text: str) -> None:
        """Show the digits of a text; a longer seed than dice is not shown as dice at all."""
        digits = "".join(one for one in text if one.isdigit())
        self._digits = digits if len(digits) <= MOST else ""
        self.setAccessibleName(_("Dados: {digits}").format(digits=" ".join(self._digits) or "—"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        pixels, count = self._theme.pixels, max(5, len(self._digits))
        rows = 1 if count <= 5 else 2
        return QSize(5 * pixels(SIDE) + 4 * pixels(GAP) + 2, rows * pixels(SIDE + GAP) - pixels(GAP) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, gap = self._theme.pixels(SIDE), self._theme.pixels(GAP)
        for at, digit in enumerate(self._digits.ljust(5)):
            box = QRectF(1 + at % 5 * (side + gap), 1 + at // 5 * (side + gap), side - 1, side - 1)
            self._draw(painter, box, digit)

    def _draw(self, painter: QPainter, box: QRectF, digit: str) -> None:
        empty = digit == " "
        painter.setPen(QPen(self._theme.colour("line" if empty else "text"), 2))
        painter.setBrush(self._theme.colour("ground" if empty else "surface"))
        painter.drawRoundedRect(box, box.width() / 7, box.width() / 7)
        if digit in FACES:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("text"))
            for across, down in FACES[digit]:
                centre = QPointF(
                    box.left() + box.width() * _PLACES[across], box.top() + box.height() * _PLACES[down]
                )
                painter.drawEllipse(centre, box.width() * DOT, box.width() * DOT)
        elif not empty:
            painter.setPen(self._theme.colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, digit)
