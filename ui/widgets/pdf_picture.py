"""A drawing of the paper, shown in the window: the same PDF, through QtPdf."""

from PySide6.QtCore import QBuffer, QByteArray, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

PIXELS_PER_POINT = 96 / 72


class PdfPicture(QWidget):
    """Shows one page as wide as there is room, up to `largest` times its natural size."""

    def __init__(self, largest: float = 1.15, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._largest = largest
        self._content = b""
        self._points = QSizeF()
        self._picture = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pdf(self, content: bytes, description: str) -> None:
        """Show a PDF of one page; `description` is what it says, for who cannot see it."""
        self._content = content
        self._points, _picture = _read(content, QSize())
        self._picture = QImage()
        self.setAccessibleName(description)
        self.updateGeometry()
        self.update()

    def _shown_size(self, width: int) -> QSize:
        points = self._points
        if points.isEmpty():
            return QSize(0, 0)
        scale = min(width / points.width(), PIXELS_PER_POINT * self._largest)
        return QSize(round(points.width() * scale), round(points.height() * scale))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._shown_size(width).height()

    def sizeHint(self) -> QSize:
        return self._shown_size(round(self._points.width() * PIXELS_PER_POINT))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._shown_size(self.width())
        if size.isEmpty():
            return
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._picture.size() != wanted:
            _points, self._picture = _read(self._content, wanted)
            self._picture.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(0, 0, self._picture)


def _read(content: bytes, size: QSize) -> tuple[QSizeF, QImage]:
    """The first page's size in points, and its picture if a size is wanted.

    The document lives no longer than this: one that outlives the buffer it reads from
    takes the program down with it.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    points = document.pagePointSize(0)
    picture = QImage() if size.isEmpty() else document.render(0, size)
    document.close()
    buffer.close()
    return points, picture
