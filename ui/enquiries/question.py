"""What is being asked, and below it the saved answers that fit, from the first words on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.enquiries.known_answer_queries import list_known_answers
from app.enquiries.known_answer_search import AnswerIndex
from app.enquiries.legal_figures import fill_figures, stale_figures
from app.enquiries.records import KnownAnswer
from app.enquiries.words import TOPIC_WORDS, say_validity
from app.formalization.queries import read_statutes
from app.i18n import _
from app.storage.records import Reader
from ui.context import Context
from ui.live import Kept
from ui.widgets.words_field import WordsField

SHOWN = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class AnswerBase:
    """The saved answers with today's legal figures in them, and their index; made when asked."""

    def __init__(self, owner: QWidget, context: Context) -> None:
        self._kept = Kept(owner, context.store, _make_index)

    def find(self, text: str, limit: int = SHOWN) -> list[KnownAnswer]:
        """What fits, best first."""
        return self._kept.thing[0].find(text, limit)

    def all(self) -> tuple[KnownAnswer, ...]:
        """Every answer."""
        return self._kept.thing[0].answers

    def stale(self, answer: KnownAnswer) -> list[str]:
        """The legal figures in it that somebody must confirm."""
        return self._kept.thing[1].get(answer.question, [])


def _make_index(reader: Reader) -> tuple[AnswerIndex, dict[str, list[str]]]:
    """The answers as they are found, and what of each is to be confirmed, by its question."""
    today, statutes = date.today().isoformat(), read_statutes(reader)
    said, stale = [], {}
    for answer in list_known_answers(reader):
        stale[answer.question] = stale_figures(answer.answer, statutes, today)
        said.append(replace(answer, answer=fill_figures(answer.answer, statutes, today)))
    return AnswerIndex(said, dict(TOPIC_WORDS)), stale


class QuestionField(WordsField):
    """Up and down go along what was found, Enter takes it; else as any field of words."""

    stepped = Signal(int)

    def __init__(self, take: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take = take

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif not (plain and event.key() in _ENTER and self._take()):
            super().keyPressEvent(event)


class QuestionSearch(QWidget):
    """`chosen` carries the answer that was taken."""

    chosen = Signal(object)

    def __init__(self, base: AnswerBase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self.found: list[KnownAnswer] = []
        self.field = QuestionField(self.take)
        self.field.setAccessibleName(_("Pregunta"))
        self.field.setPlaceholderText(_("Qué pregunta, con sus palabras"))
        self.list = QListWidget()
        self.list.setObjectName("hits")
        self.list.setAccessibleName(_("Respuestas guardadas que coinciden"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(lambda _item: self.take())
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.setFocusProxy(self.field)
        self.field.stepped.connect(self._step)
        self.field.textChanged.connect(self._look)

    def show_question(self, text: str) -> None:
        """Show what the file says; nothing is looked up for it."""
        self.field.blockSignals(True)
        self.field.show_value(text)
        self.field.blockSignals(False)
        self.hide_found()

    def hide_found(self) -> None:
        """Until something else is typed."""
        self.found = []
        self.list.hide()

    def _look(self) -> None:
        if not self.field.hasFocus():
            return
        self.found = self._base.find(self.field.text())
        today = date.today().isoformat()
        self.list.clear()
        for answer in self.found:
            remark = f"{TOPIC_WORDS[answer.topic]} · {say_validity(answer, today)}"
            self.list.addItem(QListWidgetItem(f"{answer.question}\n{remark}"))
        self.list.setVisible(bool(self.found))
        self.list.setCurrentRow(0 if self.found else -1)
        rows = range(self.list.count())
        height = sum(self.list.sizeHintForRow(row) for row in rows) + 12
        self.list.setFixedHeight(height)

    def _step(self, step: int) -> None:
        if self.found:
            row = max(0, min(self.list.currentRow() + step, len(self.found) - 1))
            self.list.setCurrentRow(row)

    def take(self) -> bool:
        """Take the answer the mark is on; whether there was one."""
        row = self.list.currentRow()
        if not self.list.isVisible() or not 0 <= row < len(self.found):
            return False
        answer = self.found[row]
        self.field.flush()
        self.hide_found()
        self.chosen.emit(answer)
        return True
