"""The scanned copy of a paper: a picture or a PDF, added by file, drop or paste, and looked at."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from app.diagnosis.photos import read_picture_file
from app.errors import Problem
from app.i18n import _
from ui.context import Context
from ui.diagnosis.photo_row import SUFFIXES, images_in
from ui.widgets.card import label
from ui.widgets.flow import FlowRow

PDF = ".pdf"


def scans_in(data: QMimeData) -> list[tuple[bytes, str]]:
    """The copies that were dropped or pasted, with the names of their files."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    found = [path for path in paths if path.suffix.lower() in (*SUFFIXES, PDF)]
    if found:
        return [(read_picture_file(path), path.name) for path in found]
    return [(content, _("imagen pegada")) for content in images_in(data)]


class ScanRow(QWidget):
    """Says which copy to keep (`chosen`) or take out; the tab writes it."""

    chosen = Signal(object, str)
    removed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.blob_hash: str | None = None
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.name = label("", wrap=True)
        self.add = QPushButton(_("Agregar la copia…"))
        self.add.setToolTip(
            _("Foto o PDF. También puede arrastrar el archivo hasta aquí, o pegarlo (Ctrl+V).")
        )
        self.see = QPushButton(_("Ver la copia"))
        self.remove = QPushButton(_("Quitar la copia"))
        row = FlowRow()
        for button, act in (
            (self.see, self.show_large),
            (self.add, self.choose_file),
            (self.remove, self.removed.emit),
        ):
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _on, act=act: act())
            row.add(button)
        column.addWidget(self.name)
        column.addWidget(row)

    def show_scan(self, blob_hash: str | None, name: str | None) -> None:
        """The copy that is kept, if there is one."""
        self.blob_hash = blob_hash
        kept = blob_hash is not None
        self.name.setText(_("Copia: {name}").format(name=name or _("sin nombre")) if kept else "")
        self.name.setVisible(kept)
        self.see.setVisible(kept)
        self.remove.setVisible(kept)
        self.add.setText(_("Cambiar la copia…") if kept else _("Agregar la copia…"))
        self.add.setAccessibleName(self.add.text())

    def choose_file(self) -> None:
        """Ask for a picture or a PDF."""
        pattern = " ".join(f"*{suffix}" for suffix in (*SUFFIXES, PDF))
        name, _filter = QFileDialog.getOpenFileName(
            self,
            _("Elegir la copia"),
            self._context.settings.last_folder,
            _("Fotos y PDF ({pattern})").format(pattern=pattern),
        )
        if name:
            self._take([Path(name)])

    def _take(self, paths: list[Path]) -> None:
        try:
            for path in paths:
                self.chosen.emit(read_picture_file(path), path.name)
        except Problem as trouble:
            self._context.messages.show_problem(trouble)

    def take_data(self, data: QMimeData) -> bool:
        """Keep what was dropped or pasted; whether there was something."""
        try:
            found = scans_in(data)
        except Problem as trouble:
            self._context.messages.show_problem(trouble)
            return True
        for content, name in found[:1]:
            self.chosen.emit(content, name)
        return bool(found)

    def show_large(self) -> None:
        """Open the copy in its own window."""
        from app.formalization.ladder_queries import read_scan
        from ui.formalization.scan_view import ScanView

        if self.blob_hash is not None:
            content = read_scan(self._context.store, self.blob_hash)
            view = ScanView(content, self.name.text(), self)
            view.exec()
            view.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take_data(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_data(QGuiApplication.clipboard().mimeData())
        elif event.key() == Qt.Key.Key_Delete and self.blob_hash is not None:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
