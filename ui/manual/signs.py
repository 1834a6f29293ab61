"""The lights in the manual's text, drawn as the window draws them: the font has no letter for some of them."""

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from ui.widgets.light import draw_shape

SIGNS = {"▲": "triangle", "◆": "diamond", "●": "circle", "■": "square", "◐": "half", "○": "ring", "□": "box"}
DRAWN = "\ufffc"  # what stands in a text for what is drawn
BEFORE = 0.3  # of its height: in a list it stands beside the bullet
_KIND = QTextFormat.ObjectTypes.UserObject.value + 1
_SHAPE = QTextFormat.Property.UserProperty.value + 1


class SignDrawer(QPyTextObject):
    """Draws the signs of one document, as high as its capital letters."""

    def __init__(self, document: QTextDocument, colour: QColor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._colour = document, colour
        document.documentLayout().registerHandler(_KIND, self)

    def take_signs(self) -> None:
        """Put a drawing where the text has a sign."""
        for letter, shape in SIGNS.items():
            found = self._document.find(letter)
            while not found.isNull():
                look = found.charFormat()
                look.setObjectType(_KIND)
                look.setProperty(_SHAPE, shape)
                found.insertText(DRAWN, look)
                found = self._document.find(letter, found)

    def intrinsicSize(self, document: QTextDocument, place: int, look: QTextFormat) -> QSizeF:
        side = QFontMetricsF(document.defaultFont()).capHeight()
        return QSizeF(side * (1 + BEFORE), side)

    def drawObject(
        self, painter: QPainter, box: QRectF | QRect, document: QTextDocument, place: int, look: QTextFormat
    ) -> None:
        square = QRectF(box)
        square.setLeft(square.right() - square.height())
        painter.save()
        draw_shape(painter, look.property(_SHAPE), square, self._colour)
        painter.restore()
