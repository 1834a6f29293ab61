"""Signing on the screen what was done and agreed."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.contacts.records import Contact
from app.i18n import _
from ui.widgets.card import label
from ui.widgets.field import Labelled, TextField
from ui.widgets.fitting import fit_to_screen
from ui.widgets.signature_pad import SignaturePad


class SignatureWindow(QDialog):
    """What is signed stands above the line; nobody has to sign."""

    def __init__(self, contact: Contact, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Firmar la visita"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(8)
        for title, text in (
            (_("Qué se hizo"), contact.what_was_done),
            (_("El taller se compromete a"), contact.workshop_agrees),
            (_("El centro se compromete a"), contact.centre_agrees),
        ):
            if text:
                column.addWidget(label(f"{title}: {text}", wrap=True))
        self.name = TextField(contact.received_by or owner)
        column.addWidget(Labelled(_("Quién firma"), self.name))
        self.pad = SignaturePad(_("Firme aquí con el dedo o el ratón"))
        column.addWidget(label(_("Firme aquí con el dedo o el ratón"), "soft"))
        column.addWidget(self.pad, 1)
        column.addLayout(self._buttons())
        self.pad.changed.connect(self._look)
        self.name.textChanged.connect(self._look)
        self._look()
        fit_to_screen(self, self.sizeHint())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.undo = QPushButton(_("Borrar el último trazo"), autoDefault=False)
        self.clear = QPushButton(_("Borrar todo"), autoDefault=False)
        cancel = QPushButton(_("Sin firma"), autoDefault=False)
        self.keep = QPushButton(_("Guardar la firma"))
        self.keep.setProperty("role", "main")
        self.keep.setDefault(True)
        self.undo.clicked.connect(self.pad.undo_stroke)
        self.clear.clicked.connect(self.pad.clear)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)
        row.addWidget(self.undo)
        row.addWidget(self.clear)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.keep)
        return row

    def _look(self) -> None:
        drawn = not self.pad.is_empty
        self.undo.setEnabled(drawn)
        self.clear.setEnabled(drawn)
        self.keep.setEnabled(drawn and bool(self.name.text().strip()))
