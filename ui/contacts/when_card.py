"""When a contact was, how, who took part, how long it took and what it was about."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from app.contacts.records import Contact
from app.contacts.words import CHANNEL_WORDS, TOPIC_WORDS
from app.days import FACT, PLAN
from app.i18n import _
from app.registry.records import Consultant
from ui.contacts.fields import Minutes
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Hour, OnDay, OneOf, Sentence, SomeOf
from ui.widgets.card import Card, label
from ui.widgets.flow import FlowRow

MINUTES = ("contact_minutes", "preparation_minutes", "travel_minutes")


def when_rows() -> tuple[Row, ...]:
    """When and how, and who of the office took part."""
    who = _("Quiénes de la oficina")
    return (
        Row("channel", _("Cómo"), OneOf(CHANNEL_WORDS), wide=True),
        Row("place", _("Dónde"), wide=True, when=lambda one: one.channel == "elsewhere"),
        Row("held_on", _("Fecha"), OnDay(FACT, may_be_empty=False)),
        Row("starts_at", _("Hora"), Hour()),
        Row(widget=label(who, "soft"), wide=True),
        Row(
            "consultants",
            who,
            SomeOf(),
            wide=True,
            of=lambda one: [each.consultant_id for each in one.consultants],
        ),
        Row(
            "note",
            _("Para no olvidar"),
            Sentence(),
            wide=True,
            when=lambda one: one.status == "planned" or bool(one.note),
        ),
    )


class WhenCard(Card):
    """The form tells what changed; the page keeps it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Cuándo y cómo"), "", parent)
        self.form = Form(context, when_rows(), shares=(3, 2), close=True)
        self.body.addWidget(self.form)

    def show_contact(self, contact: Contact, consultants: Sequence[Consultant]) -> None:
        """What the file says."""
        self.form.fields["held_on"].kind = FACT if contact.status == "held" else PLAN
        known = {one.id: one.name for one in consultants}
        known |= {one.consultant_id: one.name for one in contact.consultants}
        self.form["consultants"].show_choices([(name, key) for key, name in known.items()])
        self.form.show_record(contact)


def time_rows(again: QWidget) -> tuple[Row, ...]:
    """The minutes of the contact itself, of preparing it and of going there, and the topics."""
    return (
        Row("contact_minutes", _("Duración"), Minutes()),
        Row("preparation_minutes", _("Preparación"), Minutes()),
        Row("travel_minutes", _("Viaje"), Minutes(), when=lambda one: not one.at_a_distance),
        Row(widget=again, wide=True),
        Row(widget=label(_("Temas"), "soft"), wide=True),
        Row("topics", _("Temas"), SomeOf(TOPIC_WORDS), wide=True),
    )


class TimeCard(Card):
    """The minutes of last time can be taken over while none is noted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Tiempo y temas"), "", parent)
        self.again = QPushButton()
        self.again.setProperty("role", "link")
        self.again.setAccessibleName(_("Como la última vez"))
        self.again.clicked.connect(self._take_usual)
        self._usual: dict[str, int] = {}
        row = FlowRow()
        row.add(self.again)
        self.form = Form(context, time_rows(row), shares=(1, 1, 1), close=True)
        self.body.addWidget(self.form)

    def show_contact(self, contact: Contact, last: Contact | None) -> None:
        """What the file says; `last` is the contact before, whose minutes can be taken over."""
        self.form.show_record(contact)
        self._usual = {
            name: getattr(last, name)
            for name in MINUTES
            if last is not None
            and getattr(last, name)
            and not (name == "travel_minutes" and contact.at_a_distance)
        }
        minutes = " · ".join(str(one) for one in self._usual.values())
        self.again.setText(_("&Como la última vez: {minutes} min").format(minutes=minutes))
        unknown = all(getattr(contact, name) in (None, 0) for name in MINUTES)
        self.again.setVisible(bool(self._usual) and unknown)

    def _take_usual(self) -> None:
        usual = dict(self._usual)
        self.form["contact_minutes"].setFocus()
        for name, minutes in usual.items():
            self.form.fields[name].take(minutes)
