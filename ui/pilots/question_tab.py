"""Pregunta: what one wants to know, and what is tried."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.storage.records import Reader
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Needed, Notes, Sentence, SeveralOf
from ui.pilots.choices import course_choices, order_choices, solution_choices
from ui.pilots.pilot_tab import PilotShown, PilotTab, pilot_writer
from ui.widgets.card import Card, label
from ui.widgets.choice_field import Choices
from ui.widgets.columns import ColumnsArea

NOTE_HEIGHT = 60


def codes_row(name: str, title: str, read: Callable[[Reader], Choices], none: str = "") -> Row:
    """Several codes of a pilot, which its column keeps with a blank between."""
    return Row(
        name,
        title,
        SeveralOf(read, none),
        wide=True,
        of=lambda pilot: tuple(getattr(pilot, name).split()),
        take=lambda codes: " ".join(codes),
    )


class QuestionTab(PilotTab):
    """The question at the left, what is tried at the right."""

    step = "question"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        write: Any = pilot_writer(context)
        self.form = Form(
            context,
            (
                Row(
                    "question",
                    _("Qué quiere saber"),
                    Sentence(),
                    wide=True,
                    take=or_nothing,
                    example=_("¿Con el curso de costos los talleres cobran mejor?"),
                ),
                Row(
                    "name",
                    _("Cómo se llama el piloto"),
                    Needed(_("Falta el nombre del piloto; escríbalo.")),
                    wide=True,
                ),
                Row("note", _("Notas"), Notes(NOTE_HEIGHT), wide=True, take=or_nothing),
            ),
            write,
            "pilot_id",
        )
        self.tried = Form(
            context,
            (
                codes_row("courses", _("Cursos"), course_choices),
                codes_row("solutions", _("Soluciones"), solution_choices),
                codes_row("orders", _("Pedidos"), order_choices),
            ),
            write,
            "pilot_id",
        )
        question = Card(_("La pregunta"))
        question.body.addWidget(self.form)
        tried = Card(_("Qué se prueba"), _("lo que reciben primero unos, y después los otros"))
        tried.body.addWidget(self.tried)
        said = _("Quien ya hizo uno de estos cursos no entra: en él ya no se vería nada.")
        tried.body.addWidget(label(said, "small", wrap=True))
        area = self._area = ColumnsArea(context.theme.scale)
        left, right = area.add_pair()
        left.addWidget(question)
        left.addStretch()
        right.addWidget(tried)
        right.addStretch()
        area.column.addStretch()
        self.column.addWidget(area, 1)
        self.begins_at = self.form["question"]

    def refresh(self, shown: PilotShown) -> None:
        for form in (self.form, self.tried):
            form.show_record(shown.whole.pilot)
            form.setEnabled(self.may_write)
        self.tried.fields["courses"].setEnabled(not self.drawn)
