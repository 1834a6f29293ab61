"""When a contact was, how, who took part, how long it took and what it was about."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from app.contacts.records import Contact
from app.contacts.words import CHANNEL_WORDS, TOPIC_WORDS
from app.days import FACT, PLAN
from app.i18n import _
from app.registry.records import Consultant
from ui.contacts.fields import MinutesField
from ui.forms.day_field import DayField
from ui.forms.fields import HourField
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.field import Labelled, TextField
from ui.widgets.toggles import Toggles
from ui.widgets.words_field import WordsField


def _choices(words: Mapping[str, str]) -> list[tuple[str, object]]:
    return [(text, code) for code, text in words.items()]


class WhenCard(Card):
    """`changed` says which field of the contact changed; `who_changed` who took part."""

    changed = Signal(str, object)
    who_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Cuándo y cómo"), "", parent)
        self.day = DayField(_("Fecha"), theme, FACT, may_be_empty=False)
        self.hour = HourField(_("Hora"))
        self.channel = Toggles(_("Cómo"), _choices(CHANNEL_WORDS), single=True)
        self.place = TextField()
        self.place_row = Labelled(_("Dónde"), self.place)
        self.who = Toggles(_("Quiénes de la oficina"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.day, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.hour, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.channel)
        self.body.addWidget(self.place_row)
        self.body.addLayout(row)
        self.body.addWidget(label(_("Quiénes de la oficina"), "soft"))
        self.body.addWidget(self.who)
        self.note = WordsField()
        self.note_row = Labelled(_("Para no olvidar"), self.note)
        self.body.addWidget(self.note_row)
        self.note.saved.connect(lambda text: self.changed.emit("note", text))
        self.channel.chosen.connect(lambda values: self.changed.emit("channel", values[0]))
        self.place.saved.connect(lambda text: self.changed.emit("place", text))
        self.day.saved.connect(lambda value: self.changed.emit("held_on", value))
        self.hour.saved.connect(lambda value: self.changed.emit("starts_at", value))
        self.who.chosen.connect(self.who_changed)

    def show_contact(self, contact: Contact, consultants: Sequence[Consultant]) -> None:
        """What the file says."""
        self.day.kind = FACT if contact.status == "held" else PLAN
        self.day.show_value(contact.held_on)
        self.hour.show_value(contact.starts_at)
        self.channel.show_values([contact.channel])
        self.place.show_text(contact.place or "")
        self.place_row.setVisible(contact.channel == "elsewhere")
        self.note.show_text(contact.note or "")
        self.note_row.setVisible(contact.status == "planned" or bool(contact.note))
        known = {one.id: one.name for one in consultants}
        known |= {one.consultant_id: one.name for one in contact.consultants}
        self.who.show_choices([(name, key) for key, name in known.items()])
        self.who.show_values([one.consultant_id for one in contact.consultants])


class TimeCard(Card):
    """The minutes of the contact itself, of preparing it and of going there, and the topics."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Tiempo y temas"), "", parent)
        self.fields = {
            "contact_minutes": MinutesField(_("Duración")),
            "preparation_minutes": MinutesField(_("Preparación")),
            "travel_minutes": MinutesField(_("Viaje")),
        }
        self.again = QPushButton()
        self.again.setProperty("role", "link")
        self.again.setAccessibleName(_("Como la última vez"))
        self._usual: dict[str, int] = {}
        self.topics = Toggles(_("Temas"), _choices(TOPIC_WORDS))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, (name, field) in enumerate(self.fields.items()):
            grid.addWidget(field, 0, place)
            grid.setColumnStretch(place, 1)
            field.saved.connect(lambda value, name=name: self.changed.emit(name, value))
        self.body.addLayout(grid)
        again = QHBoxLayout()
        again.addWidget(self.again)
        again.addStretch()
        self.body.addLayout(again)
        self.body.addWidget(label(_("Temas"), "soft"))
        self.body.addWidget(self.topics)
        self.again.clicked.connect(self._take_usual)
        self.topics.chosen.connect(lambda values: self.changed.emit("topics", values))

    def show_contact(self, contact: Contact, last: Contact | None) -> None:
        """What the file says; `last` is the contact before, whose minutes can be taken over."""
        for name, field in self.fields.items():
            field.show_value(getattr(contact, name))
        self.fields["travel_minutes"].setVisible(not contact.at_a_distance)
        self.topics.show_values(contact.topics)
        self._usual = {
            name: getattr(last, name)
            for name in self.fields
            if last is not None and getattr(last, name) and not self._is_travel(contact, name)
        }
        minutes = " · ".join(str(one) for one in self._usual.values())
        self.again.setText(_("&Como la última vez: {minutes} min").format(minutes=minutes))
        unknown = all(getattr(contact, name) in (None, 0) for name in self.fields)
        self.again.setVisible(bool(self._usual) and unknown)

    def _is_travel(self, contact: Contact, name: str) -> bool:
        return name == "travel_minutes" and contact.at_a_distance

    def _take_usual(self) -> None:
        usual = dict(self._usual)
        self.fields["contact_minutes"].setFocus()
        for name, minutes in usual.items():
            self.fields[name].take(minutes)
