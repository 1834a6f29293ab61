"""What shows that a contact was: photos before and after, and a signature."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.contacts.records import Contact
from app.diagnosis.records import Photo
from app.errors import Problem
from app.i18n import _
from ui.context import Context
from ui.diagnosis.photo_row import PhotoRow, images_in, read_image
from ui.widgets.card import Card, label

SIGNATURE_WIDTH = 260


class MomentPhotos(QWidget):
    """The photos of before or of after: from files, dropped, or pasted with Ctrl+V."""

    added = Signal(str, object)
    removed = Signal(object)

    def __init__(
        self,
        context: Context,
        moment: str,
        title: str,
        read: Callable[[str], bytes],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.moment = moment
        self._may_add = False
        self.setAcceptDrops(True)
        self.photos = PhotoRow(context, read)
        self.photos.button.setText(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.photos)
        self.photos.added.connect(lambda content: self.added.emit(self.moment, content))
        self.photos.removed.connect(self.removed)

    def show_contact(self, contact: Contact, *, allowed: bool, locked: bool) -> None:
        """The photos of this moment; those without one are of before."""
        shown = [one for one in contact.photos if (one.moment or "before") == self.moment]
        photos = tuple(Photo(one.id, None, one.blob_hash, one.caption) for one in shown)
        self._may_add = allowed and not locked
        self.photos.show_photos(photos, allowed=allowed, locked=locked)

    def take(self, contents: Callable[[], list[bytes]]) -> None:
        """Add what was dropped or pasted."""
        if not self._may_add:
            return
        try:
            for content in contents():
                self.added.emit(self.moment, content)
        except Problem as trouble:
            self._context.messages.show_problem(trouble)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(lambda: images_in(QGuiApplication.clipboard().mimeData()))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasUrls() or data.hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        self.take(lambda: images_in(data))


class EvidenceCard(Card):
    """Says what to add or take out; the page keeps it."""

    photo_added = Signal(str, object)
    photo_removed = Signal(object)
    sign_wanted = Signal()
    signature_removed = Signal()

    def __init__(self, context: Context, read: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        super().__init__(_("Fotos y firma"), _("si hace falta"), parent)
        self._context, self._read = context, read
        self._shown_hash: str | None = None
        self.moments = [
            MomentPhotos(context, "before", _("Foto de antes"), read),
            MomentPhotos(context, "after", _("Foto de después"), read),
        ]
        photos = QHBoxLayout()
        photos.setSpacing(12)
        for one in self.moments:
            one.added.connect(self.photo_added)
            one.removed.connect(self.photo_removed)
            photos.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(photos)
        self.signature = label("")
        self.signed_by = label("", "small")
        self.sign = QPushButton(_("Firmar en la pantalla…"))
        self.unsign = QPushButton(_("Quitar la firma"))
        self.sign.clicked.connect(self.sign_wanted)
        self.unsign.clicked.connect(self.signature_removed)
        for part in (self.signature, self.signed_by, self.sign, self.unsign):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)

    def show_contact(self, contact: Contact, *, allowed: bool, locked: bool) -> None:
        """What the file says; `allowed` is the permission to take photos."""
        self.moments[1].photos.refused.setText("")
        for one in self.moments:
            one.show_contact(contact, allowed=allowed, locked=locked)
        self.moments[1].setVisible(allowed or bool(contact.photos))
        signed = contact.signature_hash is not None
        if signed and contact.signature_hash != self._shown_hash:
            picture = read_image(
                self._read(contact.signature_hash or ""),
                self._context.theme.pixels(SIGNATURE_WIDTH),
            )
            self.signature.setPixmap(QPixmap.fromImage(picture))
            self.signature.setAccessibleName(_("Firma"))
        self._shown_hash = contact.signature_hash
        self.signature.setVisible(signed)
        self.signed_by.setText(_("Firmó {name}").format(name=contact.signed_by))
        self.signed_by.setVisible(signed)
        self.sign.setVisible(not signed)
        self.unsign.setVisible(signed)
