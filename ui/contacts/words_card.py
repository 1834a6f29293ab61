"""What was done in a contact, what both sides agreed, and when they meet again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.contacts.records import Contact
from app.i18n import _
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Hour, Notes, OnDay
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow

NOTE_HEIGHT = 64
TEXTS = ("received_by", "what_was_done", "workshop_agrees", "centre_agrees")


def words_rows() -> tuple[Row, ...]:
    """In the order in which one speaks of it; at the end when they meet again."""
    return (
        Row("received_by", _("Con quién se habló"), wide=True),
        Row("what_was_done", _("Qué se hizo"), Notes(NOTE_HEIGHT), wide=True),
        Row("workshop_agrees", _("El taller se compromete a"), Notes(NOTE_HEIGHT), wide=True),
        Row("centre_agrees", _("El centro se compromete a"), Notes(NOTE_HEIGHT), wide=True),
        Row("next_on", _("Próxima fecha"), OnDay()),
        Row("next_at", _("Hora"), Hour()),
    )


class WordsCard(Card):
    """The form tells what changed; `next_on` and `next_at` are of the next contact."""

    figures_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Qué se hizo y qué se acordó"), "", parent)
        self.form = Form(context, words_rows(), shares=(3, 2), close=True)
        self.figures = QPushButton(_("Cambió una cifra o hay un hito: anotarlo"))
        self.figures.setProperty("role", "link")
        self.figures.clicked.connect(self.figures_wanted)
        links = FlowRow()
        links.add(self.figures)
        self.body.addWidget(self.form)
        self.body.addWidget(links)

    def show_contact(self, contact: Contact, planned: Contact | None, owner: str) -> None:
        """What the file says; `planned` is the next contact that was agreed."""
        self.form["received_by"].setPlaceholderText(
            _("ej.: {example}").format(example=owner) if owner else ""
        )
        self.form.show_record(
            {name: getattr(contact, name) for name in TEXTS}
            | {
                "next_on": planned.held_on if planned else None,
                "next_at": planned.starts_at if planned else None,
            }
        )
