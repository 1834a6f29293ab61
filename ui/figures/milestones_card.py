"""Milestones of a workshop: what changed, what it is owed to, and corrections beside it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_WORDS
from app.figures.milestone_operations import dismiss_question, remove_milestone
from app.figures.milestone_words import ATTRIBUTION_WORDS, say_change, say_milestone
from app.figures.records import Milestone, MilestoneQuestion
from app.i18n import _, format_day, ngettext
from ui.context import Context
from ui.widgets.card import Card, label, line
from ui.widgets.columns import clear_column
from ui.widgets.flow import FlowRow
from ui.widgets.row_button import RowButton


class QuestionsCard(Card):
    """What waits to be answered: one line for each change, with its two answers."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Por responder"), parent=parent)
        self._context = context
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.body.addLayout(self._lines)

    def show_questions(self, questions: list[MilestoneQuestion]) -> None:
        """The card is there only while something waits."""
        clear_column(self._lines)
        self.remark.setText(ngettext("{n} cambio", "{n} cambios", len(questions)).format(n=len(questions)))
        for question in questions:
            self._lines.addWidget(self._line(question))
        self.setVisible(bool(questions))

    def _line(self, question: MilestoneQuestion) -> QWidget:
        whole = QWidget()
        words = QVBoxLayout(whole)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(label(say_milestone(question), "strong", wrap=True))
        words.addWidget(
            label(_("{day} · ¿es un hito?").format(day=format_day(question.happened_on)), "small")
        )
        words.addSpacing(4)
        row = FlowRow()
        words.addWidget(row)
        note, none = QPushButton(_("Anotar el hito")), QPushButton(_("No es un hito"))
        for button in (note, none):
            button.setAccessibleName(f"{button.text()}: {say_milestone(question)}")
            row.add(button)
        note.clicked.connect(lambda: self._ask(question.id))
        none.clicked.connect(lambda: self._context.do(dismiss_question, question_id=question.id))
        return whole

    def _ask(self, question_id: int) -> None:
        from ui.figures.milestone_dialog import ask_milestone

        ask_milestone(self._context, question_id, self)


class MilestonesCard(Card):
    """Newest first; Enter on one opens it, what was reported opens its correction."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Hitos"), parent=parent)
        self._context = context
        self._workshop = 0
        self.add = QPushButton(_("Nuevo hito…"))
        self.add.setAccessibleName(_("Nuevo hito"))
        self.add.clicked.connect(self._add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.top.addWidget(self.add)
        self.body.addLayout(self._lines)

    def show_milestones(self, workshop_id: int, milestones: list[Milestone]) -> None:
        """List those of a workshop."""
        self._workshop = workshop_id
        clear_column(self._lines)
        for place, milestone in enumerate(milestones):
            if place:
                self._lines.addWidget(line())
            self._lines.addWidget(self._milestone(milestone))
        if not milestones:
            self._lines.addWidget(
                label(
                    _(
                        "Un hito es un cambio que se puede mostrar: más personas en IPS, la primera factura, un crédito, una máquina, el primer pedido de una empresa ancla."
                    ),
                    "soft",
                    wrap=True,
                )
            )

    def _milestone(self, milestone: Milestone) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        top = QHBoxLayout()
        shown = RowButton(say_milestone(milestone), _remark(milestone))
        shown.chosen.connect(lambda: self._edit(milestone))
        top.addWidget(shown, 1)
        if not milestone.locked:
            remove = QPushButton("×")
            remove.setProperty("role", "small-button")
            remove.setAccessibleName(_("Quitar: {what}").format(what=say_milestone(milestone)))
            remove.clicked.connect(lambda: self._remove(milestone.id))
            top.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for one in milestone.corrections:
            column.addWidget(_correction(one))
        return whole

    def _add(self) -> None:
        from ui.figures.milestone_dialog import new_milestone

        new_milestone(self._context, self._workshop, date.today().isoformat(), self)

    def _edit(self, milestone: Milestone) -> None:
        from ui.figures.milestone_dialog import edit_milestone

        edit_milestone(self._context, milestone, self)

    def _remove(self, milestone_id: int) -> None:
        said = _("Se quitó el hito.")
        self._context.do(remove_milestone, milestone_id=milestone_id, said=said)


def _remark(milestone: Milestone) -> str:
    parts = [
        format_day(milestone.happened_on),
        ATTRIBUTION_WORDS[milestone.attribution],
        milestone.attribution_why or "",
        ORIGIN_WORDS[Origin(milestone.origin)],
        milestone.document or "",
        _("anotado después de informar el período") if milestone.late else "",
        _("período informado: se corrige al lado") if milestone.locked else "",
    ]
    return " · ".join(part for part in parts if part)


def _correction(one: Milestone) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "notice")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 6, 12, 8)
    column.setSpacing(0)
    said = " · ".join(
        part
        for part in (
            say_change(one),
            format_day(one.happened_on),
            ATTRIBUTION_WORDS[one.attribution],
        )
        if part
    )
    column.addWidget(label(_("Corrección: {said}").format(said=said), "strong", wrap=True))
    column.addWidget(label(one.correction_reason or "", "small", wrap=True))
    return frame
