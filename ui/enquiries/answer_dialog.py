"""A saved answer as a form: new ones begin as a draft, with their source and validity."""

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.days import EXPIRY
from app.enquiries.known_answer_operations import change_known_answer, save_known_answer
from app.enquiries.records import KnownAnswer
from app.enquiries.words import STATE_WORDS, TOPIC_WORDS, advisory
from app.errors import Problem
from app.i18n import _
from ui.context import Context
from ui.forms.day_field import DayField
from ui.widgets.card import label, set_role
from ui.widgets.choice_field import ChoiceField
from ui.widgets.enter_key import is_save_key
from ui.widgets.field import Labelled, TextField
from ui.widgets.fitting import fit_to_screen
from ui.widgets.words_field import WordsField

SIZE = (700, 660)
ASKED_HEIGHT = 84


class AnswerDialog(QDialog):
    """Edits `answer`, or adds it when the base does not have it yet."""

    def __init__(
        self, context: Context, answer: KnownAnswer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._answer = answer
        self._is_new = answer.id is None and answer.code is None
        self.setWindowTitle(_("Respuesta guardada"))
        self.question = WordsField()
        self.question.show_text(answer.question)
        self.answer = QPlainTextEdit(answer.answer)
        self.answer.setTabChangesFocus(True)
        self.asked_as = QPlainTextEdit("\n".join(answer.asked_as))
        self.asked_as.setTabChangesFocus(True)
        self.topic = ChoiceField([(text, code) for code, text in TOPIC_WORDS.items()])
        self.topic.show_value(answer.topic)
        self.asked_as.setMinimumHeight(context.theme.pixels(ASKED_HEIGHT))
        self.source = TextField(answer.source or "")
        self.source.setCursorPosition(0)
        self.valid_until = DayField(_("Vale hasta (después, confirmar)"), context.theme, EXPIRY)
        self.valid_until.show_value(answer.valid_until)
        self.state = ChoiceField([(text, code) for code, text in STATE_WORDS.items()])
        self.state.show_value(answer.state)
        self._lay_out()
        fit_to_screen(self, QSize(*(context.theme.pixels(side) for side in SIZE)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(_("Respuesta guardada"), "heading"))
        column.addWidget(Labelled(_("Pregunta"), self.question))
        column.addWidget(Labelled(_("Respuesta, como se lee en voz alta"), self.answer), 3)
        remark = _("Una cifra legal se escribe con su código, como {IPS-EDAD}.") + " " + advisory()
        column.addWidget(label(remark, "small", wrap=True))
        column.addWidget(
            Labelled(_("Otras maneras de preguntarlo, una por renglón"), self.asked_as), 1
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(Labelled(_("Tema"), self.topic), 0, 0)
        grid.addWidget(Labelled(_("Estado"), self.state), 0, 1)
        grid.addWidget(Labelled(_("De dónde sale"), self.source), 1, 0)
        grid.addWidget(self.valid_until, 1, 1)
        column.addLayout(grid)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        buttons.addButton(_("Cancelar"), role.RejectRole).clicked.connect(self.reject)
        self.save_button = buttons.addButton(_("Guardar"), role.AcceptRole)
        set_role(self.save_button, "main")
        self.save_button.setToolTip("Ctrl+Enter")
        self.save_button.clicked.connect(self.save)
        column.addWidget(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_save_key(event):
            self.save()
        else:
            super().keyPressEvent(event)

    def save(self) -> None:
        """Write it, or say what is missing."""
        try:
            fields = self._fields()
            store = self._context.store
            if self._is_new:
                save_known_answer(store, **fields)
            else:
                change_known_answer(
                    store, answer_id=self._answer.id, code=self._answer.code, **fields
                )
        except Problem as trouble:
            self.problem.setText(trouble.sentence)
            self.problem.show()
            return
        self.accept()

    def _fields(self) -> dict[str, Any]:
        return {
            "topic": self.topic.value,
            "question": self.question.text(),
            "answer": self.answer.toPlainText(),
            "asked_as": tuple(self.asked_as.toPlainText().splitlines()),
            "source": self.source.text(),
            "valid_until": self.valid_until.day,
            "state": self.state.value,
        }


def new_answer(
    context: Context, parent: QWidget, *, topic: str = "other", question: str = "",
    answer: str = "",
) -> bool:  # fmt: skip
    """Put what was said into the base; whether it was."""
    return edit_answer(context, KnownAnswer(topic, question, answer, state="draft"), parent)


def edit_answer(context: Context, answer: KnownAnswer, parent: QWidget) -> bool:
    """The window with an answer; whether it was written."""
    window = AnswerDialog(context, answer, parent)
    done = bool(window.exec())
    window.deleteLater()
    return done
