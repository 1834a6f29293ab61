"""Somebody who is not in the file yet: name, workshop, sex, year of birth, role, telephone."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.registry.groups import SEX_WORDS
from app.registry.names import split_full_name
from app.registry.queries import read_workshop, search_workshops
from app.registry.remarks import phone_remark
from app.training.enrolment_operations import add_trainee
from app.training.words import ROLE_WORDS
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import BirthYear, Choice
from ui.forms.window import FormWindow, ask
from ui.registry.words import choices
from ui.search_box import Hit, SearchBox
from ui.widgets.field import Labelled

SHOWN = 6
WIDTH = 540


def new_trainee_rows(workshop: QWidget) -> tuple[Row, ...]:
    """What one asks of somebody new; the workshop is looked for in a field of its own."""
    return (
        Row("name", _("Nombre y apellido"), wide=True),
        Row("sex", _("Sexo"), Choice(choices(SEX_WORDS))),
        Row("birth_year", _("Año de nacimiento"), BirthYear()),
        Row("role", _("Qué es en el taller"), Choice(choices(dict(ROLE_WORDS)))),
        Row("phone", _("Teléfono"), remark=phone_remark),
        Row(wide=True, widget=workshop),
    )


class NewTraineeWindow(FormWindow):
    """Enter adds; what is kept is the new person's id."""

    def __init__(
        self,
        context: Context,
        name: str = "",
        workshop_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        box = SearchBox(self._find)
        box.setPlaceholderText(_("Nombre o código del taller"))
        search = Labelled(_("Taller (si es de uno)"), box)
        super().__init__(
            context,
            _("Persona nueva"),
            Form(context, new_trainee_rows(search)),
            self._add,
            accept=_("Agregar"),
            trouble_at="name",
            width=WIDTH,
            parent=parent,
        )
        self.search = search
        self.workshop_id: int | None = None
        self.form["name"].show_value(name)
        if workshop_id is not None:
            self._take_workshop(workshop_id)
        self.form["name"].setFocus()

    def _find(self, text: str) -> list[Hit]:
        lines = search_workshops(self.context.store, text, limit=SHOWN)
        return [
            Hit(f"{one.code}  {one.name}", one.owner, lambda one=one.id: self._take_workshop(one))  # type: ignore[misc]
            for one in lines
        ]

    def _take_workshop(self, workshop_id: int) -> None:
        workshop = read_workshop(self.context.store, workshop_id)
        self.workshop_id = workshop_id
        self.search.show_remark(_("Es de {name}.").format(name=workshop.name), "small")
        if self.form["role"].value is None:
            self.form["role"].show_value("worker")

    def _add(self, values: dict[str, Any]) -> int:
        name = values.pop("name").strip()
        given, surnames = split_full_name(name) if name else ("", "")
        return add_trainee(
            self.context.store,
            given_names=given,
            surnames=surnames,
            workshop_id=self.workshop_id,
            **values,
        )


def add_new_trainee(
    context: Context, parent: QWidget, name: str = "", workshop_id: int | None = None
) -> int | None:
    """Ask for a new person; the id, or None when the person changes her mind."""
    return ask(NewTraineeWindow(context, name, workshop_id, parent))
