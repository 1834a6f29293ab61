"""Respuestas guardadas: the base, found as one types, with what holds and what must be confirmed."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.enquiries.known_answer_file import answer_number
from app.enquiries.known_answer_operations import (
    change_known_answer,
    remove_known_answer,
    restore_known_answer,
)
from app.enquiries.known_answer_queries import find_known_answer
from app.enquiries.records import KnownAnswer
from app.enquiries.words import TOPIC_WORDS, advisory, say_validity
from app.i18n import _
from app.place import Place
from ui.context import Context
from ui.enquiries.answer_aloud import read_aloud
from ui.enquiries.question import AnswerBase
from ui.live import Live
from ui.page import Page
from ui.put_away import narrows
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.flow import FlowRow, WrapRow
from ui.widgets.row_button import RowButton

FOUND = 60
TOPIC_WIDTH = 24  # characters


class AnswersPage(Page):
    """The list at the left; the answer that is chosen at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._base = AnswerBase(self, context)
        self.chosen: KnownAnswer | None = None
        self.filter = QLineEdit(
            placeholderText=_("Buscar: vacaciones destajo, factura…"), clearButtonEnabled=True
        )
        self.filter.setAccessibleName(_("Buscar una respuesta"))
        self.filter.setProperty("finds", True)
        self.topic = ChoiceField(
            [(_("Todos los temas"), None), *((text, code) for code, text in TOPIC_WORDS.items())]
        )
        self.topic.setAccessibleName(_("Tema"))
        self.topic.setMinimumContentsLength(TOPIC_WIDTH)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.panel = Card()
        self._lay_out()
        self.first = self.filter
        self.filter.textChanged.connect(lambda _text: self._show_list())
        narrows(self.topic).saved.connect(lambda _topic: self._show_list())
        Live(self, context, lambda _reader: self._base.all(), self._show, here=True)

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=12)
        head = WrapRow()
        head.setSpacing(10)
        head.addWidget(label(_("Respuestas guardadas"), "title"))
        self.count = label("", "soft")
        head.addWidget(self.count)
        head.addStretch()
        self.add = QPushButton(_("Nueva respuesta"))
        self.add.setEnabled(not self._context.store.read_only)
        back = QPushButton(_("Volver a las consultas"))
        back.clicked.connect(self._context.way.leave)
        self.add.clicked.connect(self._add)
        for button in (back, self.add):
            button.setAccessibleName(button.text())
            head.addWidget(button)
        column.addLayout(head)
        filters = WrapRow()
        filters.addWidget(self.filter, 1)
        filters.addWidget(self.topic)
        column.addLayout(filters)
        area = ColumnsArea(self._context.theme.scale)
        column.addWidget(area, 1)
        left, right = area.add_pair(50, 50)
        listing = Card()
        listing.body.addLayout(self._lines)
        left.addWidget(listing)
        left.addStretch()
        right.addWidget(self.panel)
        right.addStretch()

    def _show(self, answers: tuple[KnownAnswer, ...]) -> None:
        if self.chosen is not None:
            number = answer_number(self.chosen)
            same = [one for one in answers if _is_same(one, self.chosen, number)]
            self.chosen = same[0] if same else None
        self._show_list()
        self._show_answer()

    def show_place(self, place: Place) -> None:
        """The answer of a number, among all of them."""
        self.filter.clear()
        self.topic.show_value(None)
        for answer in self._base.all():
            if answer_number(answer) == place.of:
                self.choose(answer)

    # --- the list ---

    def _show_list(self) -> None:
        text, topic = self.filter.text(), self.topic.value
        found = self._base.find(text, FOUND) if text.strip() else list(self._base.all())
        shown = [one for one in found if topic in (None, one.topic)]
        clear_column(self._lines)
        today = date.today().isoformat()
        for answer in shown:
            overdue = answer.is_overdue(today) or bool(self._base.stale(answer))
            state = _("vencida, confirme") if overdue else say_validity(answer, today)
            row = RowButton(answer.question, f"{TOPIC_WORDS[answer.topic]} · {state}")
            row.chosen.connect(lambda answer=answer: self.choose(answer))
            self._lines.addWidget(row)
        if not shown:
            self._lines.addWidget(label(_("Ninguna coincide; pruebe con otra palabra."), "soft"))
        self.count.setText(str(len(shown)))

    def choose(self, answer: KnownAnswer) -> None:
        """Show one at the right."""
        self.chosen = answer
        self._show_answer()

    # --- the answer ---

    def _show_answer(self) -> None:
        clear_column(self.panel.body)
        answer = self.chosen
        if answer is None:
            self.panel.body.addWidget(
                label(_("Elija una pregunta para leer su respuesta."), "soft", wrap=True)
            )
            return
        today = date.today().isoformat()
        self.panel.body.addWidget(label(answer.question, "heading", wrap=True))
        self.panel.body.addWidget(label(answer.answer, "level-text", wrap=True))
        stale = self._base.stale(answer)
        if stale:
            said = _("Confirme antes de decirla: {figures}.").format(figures=", ".join(stale))
            self.panel.body.addWidget(label(said, "warning", wrap=True))
        remark = [TOPIC_WORDS[answer.topic], say_validity(answer, today)]
        if answer.source:
            remark.append(_("fuente: {source}").format(source=answer.source))
        self.panel.body.addWidget(label(" · ".join(remark), "small", wrap=True))
        self.panel.body.addWidget(label(advisory(), "small", wrap=True))
        self._add_buttons(answer)

    def _add_buttons(self, answer: KnownAnswer) -> None:
        writes = not self._context.store.read_only
        ways = [
            (_("Leer en grande"), lambda: self._read_aloud(answer), True),
            (_("Imprimir"), lambda: self._context.way.print("answer-sheet", answer_number(answer)), True),
            (_("Cambiar…"), lambda: self._edit(answer), writes),
            (_("Retirar"), lambda: self._withdraw(answer), writes),
        ]
        if answer.id is not None and answer.code:
            ways.append((_("Volver a la del programa"), lambda: self._restore(answer), writes))
        elif answer.id is not None:
            ways.append((_("Quitar"), lambda: self._remove(answer), writes))
        row = FlowRow()
        for text, do, may in ways:
            button = QPushButton(text)
            button.setAccessibleName(f"{text}: {answer.question}")
            button.setEnabled(may)
            button.clicked.connect(lambda _on=False, do=do: do())
            row.add(button)
        self.panel.body.addWidget(row)

    def _read_aloud(self, answer: KnownAnswer) -> None:
        said = say_validity(answer, date.today().isoformat())
        read_aloud(self._context, answer.question, answer.answer, said, self)

    def _edit(self, answer: KnownAnswer) -> None:
        from ui.enquiries.answer_dialog import edit_answer

        # as it is kept, with the codes of its legal figures instead of today's numbers
        kept = find_known_answer(self._context.store, answer_id=answer.id, code=answer.code)
        if kept is not None:
            edit_answer(self._context, kept, self)

    def _add(self) -> None:
        from ui.enquiries.answer_dialog import new_answer

        new_answer(self._context, self, question=self.filter.text())

    def _withdraw(self, answer: KnownAnswer) -> None:
        self._context.do(
            change_known_answer,
            answer_id=answer.id,
            code=answer.code,
            state="withdrawn",
            said=_("Se retiró la respuesta; ya no se ofrece."),
        )

    def _restore(self, answer: KnownAnswer) -> None:
        if answer.code:
            self._context.do(restore_known_answer, code=answer.code)

    def _remove(self, answer: KnownAnswer) -> None:
        if answer.id is not None:
            said = _("Se quitó la respuesta.")
            self._context.do(remove_known_answer, answer_id=answer.id, said=said)


def _is_same(one: KnownAnswer, chosen: KnownAnswer, number: int) -> bool:
    return one.code == chosen.code if chosen.code else answer_number(one) == number
