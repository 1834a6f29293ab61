"""The fields of an enquiry, laid out as a card; `ui.enquiries.enquiry_card` makes them work."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from app.contacts.words import read_minutes
from app.days import FACT
from app.enquiries.records import LONGEST_MINUTES, Enquiry
from app.enquiries.words import CHANNEL_WORDS, TOPIC_WORDS
from app.i18n import _
from ui.context import Context
from ui.enquiries.asker import AskerFields
from ui.enquiries.question import AnswerBase, QuestionSearch
from ui.forms.day_field import DayField
from ui.forms.fields import ReadField
from ui.widgets.card import Card, label, line
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled, NoteField
from ui.widgets.words_field import WordsField


class EnquiryForm(Card):
    """`save` takes the columns that changed."""

    def __init__(
        self, context: Context, base: AnswerBase, save: Callable[..., None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(_("Consulta"), parent=parent)
        self._context = context
        self.search = QuestionSearch(base)
        self.answer = NoteField()
        self.answer.setProperty("role", "answer")
        self.topic = ChoiceField([(text, code) for code, text in TOPIC_WORDS.items()])
        self.channel = ChoiceField([(text, code) for code, text in CHANNEL_WORDS.items()])
        self.day = DayField(_("Fecha"), context.theme, FACT, may_be_empty=False)
        self.minutes = ReadField(
            _("Minutos"), lambda text: read_minutes(text, LONGEST_MINUTES),
            lambda value: "" if value is None else str(value),
        )  # fmt: skip
        self.follow_up = DayField(_("Volver a llamar el"), context.theme)
        self.follow_up_note = WordsField()
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
        self.topic.chosen.connect(lambda value: save(topic=value))
        self.channel.chosen.connect(lambda value: save(channel=value))
        self.day.saved.connect(lambda value: save(asked_on=value))
        self.minutes.saved.connect(lambda value: save(minutes=value))
        self.follow_up.saved.connect(lambda value: save(follow_up_on=value))
        self.follow_up_note.saved.connect(lambda text: save(follow_up_note=text))

    def _lay_out(self) -> None:
        self.body.addWidget(self.search)
        self.answer.setAccessibleName(_("Respuesta"))
        self.answer.setPlaceholderText(_("Qué se le respondió"))
        self.body.addWidget(self.answer)
        self.body.addWidget(self.origin)
        self.body.addLayout(_row(self.aloud, self.print_button, self.keep))
        self.body.addWidget(line())
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addWidget(Labelled(_("Tema"), self.topic), 0, 0)
        grid.addWidget(Labelled(_("Por dónde"), self.channel), 0, 1)
        grid.addWidget(self.minutes, 1, 0)
        grid.addWidget(self.day, 1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(line())
        self.body.addWidget(label(_("Quién pregunta"), "strong"))
        self.body.addWidget(self.asker)
        self.body.addWidget(line())
        follow = QGridLayout()
        follow.setHorizontalSpacing(10)
        follow.addWidget(self.follow_up, 0, 0)
        follow.addWidget(Labelled(_("Para qué"), self.follow_up_note), 0, 1)
        follow.setColumnStretch(1, 1)
        self.body.addLayout(follow)
        self.body.addLayout(_row(self.close_button, self.remove))

    def flush_all(self) -> None:
        """Save what is still being typed, of the enquiry it belongs to."""
        for field in (self.search.field, self.answer, self.follow_up_note, self.minutes.field,
                      self.day.field, self.follow_up.field, self.asker.name, self.asker.phone,
                      self.asker.year):  # fmt: skip
            field.flush()

    def show_values(self, values: dict[str, Any] | Enquiry) -> None:
        """Show an enquiry, or what is noted of a new one."""

        def of(name: str) -> Any:
            return values.get(name) if isinstance(values, dict) else getattr(values, name)

        if (of("question") or "") != self.search.field.text().strip():
            self.search.show_question(of("question") or "")
        self.answer.show_text(of("answer") or "")
        self.topic.show_value(of("topic"))
        self.channel.show_value(of("channel"))
        self.day.show_value(of("asked_on"))
        self.minutes.show_value(of("minutes"))
        self.follow_up.show_value(of("follow_up_on"))
        self.follow_up_note.show_text(of("follow_up_note") or "")
        self.asker.show_asker(values)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        button.setAccessibleName(button.text())
        row.addWidget(button)
    row.addStretch()
    return row
