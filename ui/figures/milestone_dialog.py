"""The windows about a milestone: the question about a change, a new one, a correction beside."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from app.errors import Problem
from app.figures.milestone_operations import (
    change_milestone,
    correct_milestone,
    dismiss_question,
    record_milestone,
)
from app.figures.milestone_queries import read_question
from app.figures.milestone_words import say_milestone
from app.figures.queries import read_figure
from app.figures.records import Milestone, MilestoneQuestion
from app.figures.tables import MILESTONE
from app.i18n import _, format_day
from app.registry.queries import read_workshop
from ui.context import Context
from ui.figures.milestone_form import MilestoneForm
from ui.widgets.card import label, set_role
from ui.widgets.enter_key import is_save_key
from ui.widgets.field import Labelled, TextField
from ui.widgets.fitting import fit_to_screen

WIDTH = 640


class MilestoneDialog(QDialog):
    """The form, what is wrong with it, and the ways out; `save` writes what the form says."""

    def __init__(
        self, context: Context, title: str, sentence: str, form: MilestoneForm,
        save: Callable[[dict[str, Any]], object], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.form = form
        self._save = save
        self.setWindowTitle(title)
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(24, 20, 24, 8)
        self.column.setSpacing(10)
        self.column.addWidget(label(title, "heading", wrap=True))
        self.column.addWidget(label(sentence, "soft", wrap=True))
        self.column.addWidget(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.addWidget(area, 1)
        self.problem = label("", "problem", wrap=True)
        self.problem.setContentsMargins(24, 0, 24, 0)
        self.problem.hide()
        whole.addWidget(self.problem)
        self.buttons = QDialogButtonBox()
        self.buttons.setContentsMargins(24, 0, 24, 0)
        whole.addWidget(self.buttons)
        body.adjustSize()
        pixels = context.theme.pixels
        height = body.sizeHint().height() + pixels(110)
        fit_to_screen(self, self.size().expandedTo(self.minimumSize()))
        self.resize(pixels(WIDTH), height)
        fit_to_screen(self, self.size())

    def add_ways(
        self, accept: str, *others: tuple[str, Callable[[], object]], leave: str = ""
    ) -> None:
        """The buttons: what saves (Ctrl+Enter too), the other ways out, and what leaves."""
        role = QDialogButtonBox.ButtonRole
        for text, do in others:
            self.buttons.addButton(text, role.ActionRole).clicked.connect(do)
        leaving = self.buttons.addButton(leave or _("Cancelar"), role.RejectRole)
        leaving.clicked.connect(self.reject)
        self.save_button = self.buttons.addButton(accept, role.AcceptRole)
        set_role(self.save_button, "main")
        self.save_button.setToolTip("Ctrl+Enter")
        self.save_button.clicked.connect(self.save)
        self.save_button.setDefault(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_save_key(event):
            self.save()
        else:
            super().keyPressEvent(event)

    def save(self) -> None:
        """Write it, or say what is missing."""
        try:
            self._save(self.form.values)
        except Problem as trouble:
            set_role(self.problem, "problem")
            self.problem.setText(trouble.sentence)
            self.problem.show()
            return
        self.accept()


def ask_milestone(context: Context, question_id: int, parent: QWidget) -> bool:
    """Ask about a change that was noticed; whether it was answered, one way or the other."""
    store = context.store
    question = read_question(store, question_id)
    if question is None:
        return False
    window = question_dialog(context, question, parent)
    answered = bool(window.exec())
    window.deleteLater()
    return answered


def question_dialog(
    context: Context, question: MilestoneQuestion, parent: QWidget | None
) -> MilestoneDialog:
    """The question about one change, with what is known of it filled in."""
    store = context.store
    figure = read_figure(store, question.source_row or 0)
    values = {name: getattr(question, name, None) for name in MILESTONE.written}
    values["origin"] = figure.origin if question.source_table == "figure" and figure else None
    workshop = read_workshop(store, question.workshop_id)
    form = MilestoneForm(context, values, choose_kind=False)

    def save(fields: dict[str, Any]) -> None:
        record_milestone(store, workshop_id=question.workshop_id, question_id=question.id, **fields)

    window = MilestoneDialog(
        context, _("¿Es un hito?"), f"{workshop.code} {workshop.name} · {say_milestone(question)}",
        form, save, parent,
    )  # fmt: skip

    def dismiss() -> None:
        dismiss_question(store, question_id=question.id)
        window.accept()

    window.add_ways(_("Anotar el hito"), (_("No es un hito"), dismiss), leave=_("Más tarde"))
    form.attribution.setFocus()
    return window


def new_milestone(context: Context, workshop_id: int, today: str, parent: QWidget) -> bool:
    """Note a milestone that no figure told: a credit, a first order. Whether it was noted."""
    form = MilestoneForm(context, {"kind": "credit", "happened_on": today}, choose_kind=True)
    window = MilestoneDialog(
        context, _("Nuevo hito"), _("Algo que cambió en el taller, y a qué se debe."), form,
        lambda fields: record_milestone(context.store, workshop_id=workshop_id, **fields), parent,
    )  # fmt: skip
    window.add_ways(_("Anotar el hito"))
    return _run(window)


def edit_milestone(context: Context, milestone: Milestone, parent: QWidget) -> bool:
    """Change a milestone; one of a reported period is corrected beside, with the reason."""
    standing = milestone.standing
    form = MilestoneForm(context, MILESTONE.fields_of(standing), choose_kind=True)
    if not milestone.locked:
        window = MilestoneDialog(
            context, _("Cambiar el hito"), say_milestone(milestone), form,
            lambda fields: change_milestone(
                context.store, milestone_id=milestone.id, **fields
            ), parent,
        )  # fmt: skip
        window.add_ways(_("Guardar"))
        return _run(window)
    window = correction_dialog(context, milestone, form, parent)
    return _run(window)


def correction_dialog(
    context: Context, milestone: Milestone, form: MilestoneForm, parent: QWidget | None
) -> MilestoneDialog:
    """What stands today in the form, and above it why it is corrected."""
    reason = TextField()
    window = MilestoneDialog(
        context, _("Corregir un hito ya informado"),
        _("{what} ({day}). Lo que se informó queda como está; esto va al lado.").format(
            what=say_milestone(milestone), day=format_day(milestone.happened_on)
        ),
        form,
        lambda fields: correct_milestone(
            context.store, milestone_id=milestone.id, reason=reason.text(), **fields
        ), parent,
    )  # fmt: skip
    window.column.insertWidget(2, Labelled(_("Por qué se corrige"), reason))
    window.add_ways(_("Anotar la corrección"))
    reason.setFocus()
    return window


def _run(window: MilestoneDialog) -> bool:
    done = bool(window.exec())
    window.deleteLater()
    return done
