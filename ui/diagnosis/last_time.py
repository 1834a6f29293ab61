"""What was answered the last time, beside the question, or that it is hidden on purpose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.diagnosis.last_time import LastTime
from app.diagnosis.records import AnswerKind
from app.diagnosis.words import ANSWER_ORIGIN_WORDS
from app.i18n import _
from ui.diagnosis.level_card import key_label
from ui.widgets.card import label

OWN_ENTER = "own-enter"  # a button that Enter presses, instead of going on to the next item


class LastTimeCard(QFrame):
    """At the head of the side panel. `turned`: whether it is really meant to be changed."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(_("La vez pasada"), "heading"))
        head.addStretch()
        self._key = key_label("L")
        head.addWidget(self._key)
        self.found = label("", wrap=True)
        self.about = label("", "small", wrap=True)
        self.turn = QPushButton()
        self.turn.setProperty("role", "link")
        self.turn.clicked.connect(self.ask)
        column.addLayout(head)
        for part in (self.found, self.about):
            part.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(part)
        column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._question())
        self.hide()

    def _question(self) -> QWidget:
        self.question = QWidget()
        column = QVBoxLayout(self.question)
        column.setContentsMargins(0, 0, 0, 0)
        text = _("Se puede cambiar una sola vez en la visita, y queda anotado. ¿Cambiar?")
        column.addWidget(label(text, "warning", wrap=True))
        row = QHBoxLayout()
        self.yes, self.no = QPushButton(_("Cambiar")), QPushButton(_("Dejar así"))
        self.yes.clicked.connect(lambda: self.turned.emit(True))
        self.no.clicked.connect(self._let_be)
        for button in (self.yes, self.no):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        for button in (self.turn, self.yes, self.no):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty(OWN_ENTER, True)
        self.question.hide()
        return self.question

    def show_last(self, shown: bool | None, last: LastTime | None, *, may_turn: bool) -> None:
        """`shown`: in sight, hidden, or (None) there is no round before."""
        self._shown = shown
        self.setVisible(shown is not None)
        self.question.hide()
        self.turn.setVisible(may_turn)
        self._key.setVisible(may_turn)
        if shown is None:
            return
        self.turn.setText(_("Seguir a ciegas") if shown else _("Ver la ronda anterior"))
        if not shown:
            self.found.setText(_("A ciegas: se muestra al terminar la visita."))
        elif last is None:
            self.found.setText(_("Esta pregunta no se respondió la vez pasada."))
        else:
            self.found.setText(last.found)
        about = _say_about(last) if shown and last is not None else ""
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def ask(self) -> None:
        """Ask whether it is meant, for there is no third time."""
        if self.turn.isVisible():
            self.question.show()
            self.yes.setFocus()

    def _let_be(self) -> None:
        self.question.hide()
        self.turned.emit(False)


def _say_about(last: LastTime) -> str:
    origin = last.answer.origin
    told = last.answer.kind is AnswerKind.LEVEL
    parts = [last.day, ANSWER_ORIGIN_WORDS[origin] if origin else _("sin origen anotado") if told else ""]
    lines = [" · ".join(part for part in parts if part)]
    if last.answer.note:
        lines.append(f"«{last.answer.note}»")
    if not last.same:
        lines.append(_("Era otra pregunta: {question}").format(question=last.item.question))
    return "\n".join(lines)
