"""What was done in a contact, what both sides agreed, and when they meet again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.contacts.records import Contact
from app.i18n import _
from ui.forms.day_field import DayField
from ui.forms.fields import HourField
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.field import Labelled, NoteField, TextField

NOTE_HEIGHT = 64


class WordsCard(Card):
    """`changed` says which field of the contact changed; `next_changed` the day and the hour."""

    changed = Signal(str, object)
    next_changed = Signal(object, object)
    figures_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Qué se hizo y qué se acordó"), "", parent)
        self.received_by = TextField()
        self.body.addWidget(Labelled(_("Con quién se habló"), self.received_by))
        self.received_by.saved.connect(lambda text: self.changed.emit("received_by", text))
        self.notes: dict[str, NoteField] = {}
        for name, title in (
            ("what_was_done", _("Qué se hizo")),
            ("workshop_agrees", _("El taller se compromete a")),
            ("centre_agrees", _("El centro se compromete a")),
        ):
            note = NoteField()
            note.setFixedHeight(theme.pixels(NOTE_HEIGHT))
            note.saved.connect(lambda text, name=name: self.changed.emit(name, text))
            self.notes[name] = note
            self.body.addWidget(Labelled(title, note))
        self.next_day = DayField(_("Próxima fecha"), theme)
        self.next_hour = HourField(_("Hora"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.next_day, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.next_hour, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.figures = QPushButton(_("Cambió una cifra o hay un hito: anotarlo"))
        self.figures.setProperty("role", "link")
        self.figures.clicked.connect(self.figures_wanted)
        links = QHBoxLayout()
        links.addWidget(self.figures)
        links.addStretch()
        self.body.addLayout(links)
        self.next_day.saved.connect(lambda day: self.next_changed.emit(day, self.next_hour.value))
        self.next_hour.saved.connect(self._take_hour)

    def _take_hour(self, hour: object) -> None:
        if self.next_day.value:
            self.next_changed.emit(self.next_day.value, hour)

    def show_contact(self, contact: Contact, planned: Contact | None, owner: str) -> None:
        """What the file says; `planned` is the next contact that was agreed."""
        self.received_by.show_text(contact.received_by or "")
        self.received_by.setPlaceholderText(owner)
        for name, note in self.notes.items():
            note.show_text(getattr(contact, name) or "")
        self.next_day.show_value(planned.held_on if planned else None)
        self.next_hour.show_value(planned.starts_at if planned else None)
