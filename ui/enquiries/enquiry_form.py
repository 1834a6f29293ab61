"""The fields of an enquiry, laid out as a card; `ui.enquiries.enquiry_card` makes them work."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.contacts.words import doubt_minutes, read_minutes
from app.days import FACT
from app.enquiries.records import LONGEST_MINUTES, Enquiry
from app.enquiries.words import CHANNEL_WORDS, TOPIC_WORDS
from app.i18n import _
from ui.context import Context
from ui.enquiries.asker import AskerFields
from ui.enquiries.question import AnswerBase, QuestionSearch
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice, OnDay, Sentence, Typed
from ui.widgets.card import Card, label, line
from ui.widgets.field import NoteField, flush_fields


def fact_rows() -> tuple[Row, ...]:
    """What it was about, how it came, how long it took, when."""
    return (
        Row("topic", _("Tema"), Choice(TOPIC_WORDS)),
        Row("channel", _("Por dónde"), Choice(CHANNEL_WORDS)),
        Row(
            "minutes",
            _("Minutos"),
            Typed(lambda text: read_minutes(text, LONGEST_MINUTES), doubt=doubt_minutes),
        ),
        Row("asked_on", _("Fecha"), OnDay(FACT, may_be_empty=False)),
    )


def follow_rows() -> tuple[Row, ...]:
    """Whether to call again, and why."""
    return (
        Row("follow_up_on", _("Volver a llamar el"), OnDay()),
        Row("follow_up_note", _("Para qué"), Sentence()),
    )


class EnquiryForm(Card):
    """`save` takes the columns that changed."""

    def __init__(
        self,
        context: Context,
        base: AnswerBase,
        save: Callable[..., None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Consulta"), parent=parent)
        self._context = context
        self.search = QuestionSearch(base)
        self.answer = NoteField()
        self.answer.setProperty("role", "answer")
        self.answer.setAccessibleName(_("Respuesta"))
        self.answer.setPlaceholderText(_("Qué se le respondió"))
        self.facts = Form(context, fact_rows(), close=True)
        self.follow = Form(context, follow_rows(), shares=(0, 1), close=True)
        self.asker = AskerFields(context, save)
        self.origin = label("", "small", wrap=True)
        self.aloud = QPushButton(_("Leer en grande"))
        self.print_button = QPushButton(_("Imprimir"))
        self.keep = QPushButton(_("Guardar como respuesta"))
        self.close_button = QPushButton(_("Cerrar la consulta"))
        self.remove = QPushButton(_("Quitar"))
        self._lay_out()
        self.search.field.saved.connect(lambda text: save(question=text))
        self.answer.saved.connect(lambda text: save(answer=text))
        for form in (self.facts, self.follow):
            form.saved.connect(lambda name, value: save(**{name: value}))

    def _lay_out(self) -> None:
        who = label(_("Quién pregunta"), "strong")
        for part in (
            self.search,
            self.answer,
            self.origin,
            _row(self.aloud, self.print_button, self.keep),
            line(),
            self.facts,
            line(),
            who,
            self.asker,
            line(),
            self.follow,
            _row(self.close_button, self.remove),
        ):
            self.body.addWidget(part) if isinstance(part, QWidget) else self.body.addLayout(part)

    def flush_all(self) -> None:
        """Save what is still being typed, of the enquiry it belongs to."""
        flush_fields(self)

    def show_values(self, enquiry: dict[str, Any] | Enquiry) -> None:
        """Show an enquiry, or what is noted of a new one."""
        values = enquiry if isinstance(enquiry, dict) else asdict(enquiry)
        if (values.get("question") or "") != self.search.field.text().strip():
            self.search.show_question(values.get("question") or "")
        self.answer.show_value(values.get("answer"))
        for form in (self.facts, self.follow):
            form.show_record(values)
        self.asker.show_asker(values)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        button.setAccessibleName(button.text())
        row.addWidget(button)
    row.addStretch()
    return row
