"""A saved answer as a form: new ones begin as a draft, with their source and validity."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.days import EXPIRY
from app.enquiries.known_answer_operations import change_known_answer, save_known_answer
from app.enquiries.records import KnownAnswer
from app.enquiries.words import STATE_WORDS, TOPIC_WORDS, advisory
from app.i18n import _
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice, Notes, OnDay, Sentence
from ui.forms.window import FormWindow, ask
from ui.widgets.card import label

WIDTH, HEIGHT = 700, 660


def answer_rows() -> tuple[Row, ...]:
    """The question, what is read aloud, and how far it may be trusted."""
    remark = _("Una cifra legal se escribe con su código, como {IPS-EDAD}.") + " " + advisory()
    return (
        Row("question", _("Pregunta"), Sentence(), wide=True),
        Row("answer", _("Respuesta, como se lee en voz alta"), Notes(), wide=True, grows=3),
        Row(widget=label(remark, "small", wrap=True), wide=True),
        Row(
            "asked_as",
            _("Otras maneras de preguntarlo, una por renglón"),
            Notes(),
            wide=True,
            grows=2,
            of=lambda one: "\n".join(one.asked_as),
            take=lambda text: tuple(text.splitlines()),
        ),
        Row("topic", _("Tema"), Choice(TOPIC_WORDS)),
        Row("state", _("Estado"), Choice(STATE_WORDS)),
        Row("source", _("De dónde sale")),
        Row("valid_until", _("Vale hasta (después, confirmar)"), OnDay(EXPIRY)),
    )


class AnswerDialog(FormWindow):
    """Edits `answer`, or adds it when the base does not have it yet."""

    def __init__(self, context: Context, answer: KnownAnswer, parent: QWidget | None = None) -> None:
        form = Form(context, answer_rows())
        form.show_record(answer)
        super().__init__(
            context,
            _("Respuesta guardada"),
            form,
            self._keep,
            accept=_("Guardar"),
            width=WIDTH,
            height=HEIGHT,
            parent=parent,
        )
        self._answer = answer

    def _keep(self, fields: dict[str, Any]) -> bool:
        store, one = self.context.store, self._answer
        if one.id is None and one.code is None:
            save_known_answer(store, **fields)
        else:
            change_known_answer(store, answer_id=one.id, code=one.code, **fields)
        return True


def new_answer(
    context: Context, parent: QWidget, *, topic: str = "other", question: str = "", answer: str = ""
) -> bool:
    """Put what was said into the base; whether it was."""
    return edit_answer(context, KnownAnswer(topic, question, answer, state="draft"), parent)


def edit_answer(context: Context, answer: KnownAnswer, parent: QWidget) -> bool:
    """The window with an answer; whether it was written."""
    return bool(ask(AnswerDialog(context, answer, parent)))
