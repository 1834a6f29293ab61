"""The windows about a milestone: the question about a change, a new one, a correction beside."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

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
from ui.forms.window import FormWindow, ask

WIDTH = 640


class MilestoneDialog(FormWindow):
    """A milestone in a form, and the ways out."""

    def __init__(
        self,
        context: Context,
        title: str,
        sentence: str,
        form: MilestoneForm,
        save: Callable[[dict[str, Any]], object],
        *,
        accept: str,
        leave: str = "",
        parent: QWidget | None = None,
    ) -> None:
        def keep(fields: dict[str, Any]) -> bool:
            save(fields)
            return True

        super().__init__(
            context,
            title,
            form,
            keep,
            accept=accept,
            leave=leave,
            sentence=sentence,
            width=WIDTH,
            parent=parent,
        )


def ask_milestone(context: Context, question_id: int, parent: QWidget) -> bool:
    """Ask about a change that was noticed; whether it was answered, one way or the other."""
    store = context.store
    question = read_question(store, question_id)
    if question is None:
        return False
    return bool(ask(question_dialog(context, question, parent)))


def question_dialog(context: Context, question: MilestoneQuestion, parent: QWidget | None) -> MilestoneDialog:
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
        context,
        _("¿Es un hito?"),
        f"{workshop.code} {workshop.name} · {say_milestone(question)}",
        form,
        save,
        accept=_("Anotar el hito"),
        leave=_("Más tarde"),
        parent=parent,
    )

    def dismiss() -> None:
        dismiss_question(store, question_id=question.id)
        window.kept = True
        window.accept()

    window.add_way(_("No es un hito"), dismiss)
    form["attribution"].setFocus()
    return window


def new_milestone(context: Context, workshop_id: int, today: str, parent: QWidget) -> bool:
    """Note a milestone that no figure told: a credit, a first order. Whether it was noted."""
    form = MilestoneForm(context, {"kind": "credit", "happened_on": today}, choose_kind=True)
    window = MilestoneDialog(
        context,
        _("Nuevo hito"),
        _("Algo que cambió en el taller, y a qué se debe."),
        form,
        lambda fields: record_milestone(context.store, workshop_id=workshop_id, **fields),
        accept=_("Anotar el hito"),
        parent=parent,
    )
    return bool(ask(window))


def edit_milestone(context: Context, milestone: Milestone, parent: QWidget) -> bool:
    """Change a milestone; one of a reported period is corrected beside, with the reason."""
    if milestone.locked:
        return bool(ask(correction_dialog(context, milestone, parent)))
    window = MilestoneDialog(
        context,
        _("Cambiar el hito"),
        say_milestone(milestone),
        MilestoneForm(context, MILESTONE.fields_of(milestone.standing), choose_kind=True),
        lambda fields: change_milestone(context.store, milestone_id=milestone.id, **fields),
        accept=_("Guardar"),
        parent=parent,
    )
    return bool(ask(window))


def correction_dialog(context: Context, milestone: Milestone, parent: QWidget | None) -> MilestoneDialog:
    """What stands today in the form, and above it why it is corrected."""
    form = MilestoneForm(context, MILESTONE.fields_of(milestone.standing), choose_kind=True, corrects=True)
    window = MilestoneDialog(
        context,
        _("Corregir un hito ya informado"),
        _("{what} ({day}). Lo que se informó queda como está; esto va al lado.").format(
            what=say_milestone(milestone), day=format_day(milestone.happened_on)
        ),
        form,
        lambda fields: correct_milestone(context.store, milestone_id=milestone.id, **fields),
        accept=_("Anotar la corrección"),
        parent=parent,
    )
    form["reason"].setFocus()
    return window
