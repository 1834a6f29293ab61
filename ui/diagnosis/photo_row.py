"""The photos of one item: add by file, drop or paste; look at them; take them out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QImageReader, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QVBoxLayout, QWidget

from app.diagnosis.photos import read_picture_file
from app.diagnosis.records import Photo
from app.i18n import _
from ui.context import Context
from ui.widgets.card import label
from ui.widgets.flow import FlowRow

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff")
THUMB = 84


def read_image(content: bytes, longest: int) -> QImage:
    """A stored photo, decoded no larger than needed."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def images_in(data: QMimeData) -> list[bytes]:
    """The pictures that were dropped or pasted: files, or a picture itself."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    found = [path for path in paths if path.lower().endswith(SUFFIXES)]
    if found:
        return [read_picture_file(Path(path)) for path in found]
    image = data.imageData() if data.hasImage() else None
    return [_as_png(image)] if isinstance(image, QImage) and not image.isNull() else []


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class Thumbnail(QPushButton):
    """One photo, small; Delete takes it out, a press shows it large."""

    remove_wanted = Signal(object)

    def __init__(self, photo: Photo, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        self.setProperty("role", "photo")
        self.setFixedSize(side, side)
        self.setIconSize(QSize(side - 10, side - 10))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(photo.caption or _("Foto"))
        self.setToolTip(_("Ver la foto. Con la tecla Supr se quita."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self.photo.id)
        else:
            super().keyPressEvent(event)


class PhotoView(QDialog):
    """One photo as large as the window allows."""

    def __init__(self, content: bytes, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Foto"))
        self.removed = False
        column = QVBoxLayout(self)
        room = parent.window().size() if parent else QSize(1000, 700)
        image = read_image(content, max(320, min(room.width(), room.height()) - 120))
        picture = label()
        picture.setPixmap(QPixmap.fromImage(image))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName(_("Foto"))
        column.addWidget(picture)
        remove = QPushButton(_("Quitar esta foto"))
        remove.setEnabled(not locked)
        remove.clicked.connect(self._remove)
        close = QPushButton(_("Cerrar"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = FlowRow()
        row.add(close)
        row.add(remove)
        column.addWidget(row)

    def _remove(self) -> None:
        self.removed = True
        self.accept()


class PhotoRow(QWidget):
    """Says which pictures to add or take out; the page keeps them."""

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, context: Context, read: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._read = read
        self._icons: dict[str, QIcon] = {}
        self._locked = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.button = QPushButton(_("Agregar foto"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolTip(_("También puede arrastrar la foto hasta aquí, o pegarla (Ctrl+V)."))
        self.button.clicked.connect(self.choose_files)
        self.refused = label(_("No dio permiso para fotos."), "small", wrap=True)
        self._thumbs = FlowRow()
        for part in (self.button, self.refused, self._thumbs):
            column.addWidget(part)

    def show_photos(self, photos: tuple[Photo, ...], *, allowed: bool, locked: bool) -> None:
        """The photos of the current item; adding is offered only with permission."""
        self._locked = locked
        self.button.setVisible(allowed and not locked)
        self.refused.setVisible(not allowed)
        self._thumbs.clear()
        for photo in photos:
            thumb = Thumbnail(photo, self._context.theme.pixels(THUMB))
            thumb.setIcon(self._icon(photo.blob_hash))
            thumb.clicked.connect(lambda _on, shown=photo: self.show_large(shown))
            thumb.remove_wanted.connect(self._remove)
            self._thumbs.add(thumb)
        self._thumbs.setVisible(bool(photos))

    @property
    def thumbnails(self) -> list[Thumbnail]:
        """The photos that are shown."""
        return [thumb for thumb in self.findChildren(Thumbnail) if not thumb.isHidden()]

    def _icon(self, blob_hash: str) -> QIcon:
        if blob_hash not in self._icons:
            image = read_image(self._read(blob_hash), 2 * self._context.theme.pixels(THUMB))
            self._icons[blob_hash] = QIcon(QPixmap.fromImage(image))
        return self._icons[blob_hash]

    def _remove(self, photo_id: int) -> None:
        if not self._locked:
            self.removed.emit(photo_id)

    def choose_files(self) -> None:
        """Ask for picture files."""
        pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        names, _filter = QFileDialog.getOpenFileNames(
            self,
            _("Elegir fotos"),
            self._context.settings.last_folder,
            _("Fotos ({pattern})").format(pattern=pattern),
        )
        for name in names:
            self.added.emit(read_picture_file(Path(name)))

    def show_large(self, photo: Photo) -> None:
        """Open a photo in its own window."""
        view = PhotoView(self._read(photo.blob_hash), locked=self._locked, parent=self)
        view.exec()
        if view.removed:
            self.removed.emit(photo.id)
