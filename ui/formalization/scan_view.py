"""A scanned copy as large as the window allows."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from ui.diagnosis.photo_row import read_image
from ui.widgets.card import label

ROOM = QSize(700, 560)


class ScanView(QDialog):
    """A picture, or all pages of a PDF."""

    def __init__(self, content: bytes, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        room = parent.window().size() - QSize(120, 140) if parent else ROOM
        self.pages = QPdfDocument(self)
        if content.startswith(b"%PDF"):
            column.addWidget(self._show_pages(content), 1)
            self.resize(room.boundedTo(QSize(900, 900)))
        else:
            column.addWidget(self._picture(content, min(room.width(), room.height())))
        close = QPushButton(_("Cerrar"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_pages(self, content: bytes) -> QPdfView:
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pages.load(self._buffer)
        view = QPdfView(self)
        view.setAccessibleName(_("Copia"))
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(self.pages)
        return view

    def _picture(self, content: bytes, longest: int) -> QWidget:
        shown = label()
        shown.setPixmap(QPixmap.fromImage(read_image(content, max(320, longest))))
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setAccessibleName(_("Copia"))
        return shown

    def done(self, result: int) -> None:
        self.pages.close()  # it may not outlive the buffer that it reads from
        super().done(result)
