"""Somebody who is not in the file yet: name, workshop, sex, year of birth, role, telephone."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.errors import DataProblem, Problem
from app.i18n import _
from app.registry.groups import sex_words
from app.registry.names import split_full_name
from app.registry.queries import read_workshop, search_workshops
from app.registry.remarks import phone_remark, read_year, year_remark, year_tone
from app.training.enrolment_operations import add_trainee
from app.training.words import ROLE_WORDS
from ui.context import Context
from ui.registry.words import choices
from ui.search_box import Hit, SearchBox
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled

SHOWN = 6


class NewTraineeWindow(QDialog):
    """Enter adds; `trainee` is then the new person's id."""

    def __init__(
        self, context: Context, name: str = "", workshop_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context = context
        self.trainee: int | None = None
        self.workshop_id: int | None = None
        self.setWindowTitle(_("Persona nueva"))
        self.setMinimumWidth(context.theme.pixels(540))
        self.name, self.year, self.phone = (QLineEdit() for _each in range(3))
        self.name.setText(name)
        self.sex = ChoiceField(choices(sex_words()))
        self.role = ChoiceField(choices(dict(ROLE_WORDS)))
        self.role.show_value("worker" if workshop_id else None)
        self.workshop = SearchBox(self._find)
        self.workshop.setPlaceholderText(_("Nombre o código del taller"))
        self._lay_out()
        if workshop_id is not None:
            self._take_workshop(workshop_id)
        self.name.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(_("Persona nueva"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        self._name = Labelled(_("Nombre y apellido"), self.name)
        self._year = Labelled(_("Año de nacimiento"), self.year)
        self._phone = Labelled(_("Teléfono"), self.phone)
        self._workshop = Labelled(_("Taller (si es de uno)"), self.workshop)
        grid.addWidget(self._name, 0, 0, 1, 2)
        grid.addWidget(Labelled(_("Sexo"), self.sex), 1, 0)
        grid.addWidget(self._year, 1, 1)
        grid.addWidget(Labelled(_("Qué es en el taller"), self.role), 2, 0)
        grid.addWidget(self._phone, 2, 1)
        grid.addWidget(self._workshop, 3, 0, 1, 2)
        column.addLayout(grid)
        buttons = QDialogButtonBox()
        cancel = buttons.addButton(_("Cancelar"), QDialogButtonBox.ButtonRole.RejectRole)
        add = buttons.addButton(_("Agregar"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setProperty("role", "main")
        cancel.clicked.connect(self.reject)
        add.clicked.connect(self.add)
        column.addWidget(buttons)
        add.setDefault(True)  # only counts once the button is inside the window
        self.year.editingFinished.connect(self._check)
        self.phone.editingFinished.connect(self._check)

    def _find(self, text: str) -> list[Hit]:
        lines = search_workshops(self._context.store, text, limit=SHOWN)
        return [
            Hit(f"{one.code}  {one.name}", one.owner, lambda one=one.id: self._take_workshop(one))  # type: ignore[misc]
            for one in lines
        ]

    def _take_workshop(self, workshop_id: int) -> None:
        workshop = read_workshop(self._context.store, workshop_id)
        self.workshop_id = workshop_id
        self._workshop.show_remark(_("Es de {name}.").format(name=workshop.name), "small")
        if self.role.value is None:
            self.role.show_value("worker")

    def _check(self) -> None:
        self._year.show_remark(
            year_remark(self.year.text(), birth=True), year_tone(self.year.text())
        )
        self._phone.show_remark(phone_remark(self.phone.text()))

    def add(self) -> None:
        """Add the person; a year that cannot be is said and nothing is added."""
        self._check()
        given, surnames = (
            split_full_name(self.name.text()) if self.name.text().strip() else ("", "")
        )
        try:
            birth_year = read_year(self.year.text())
        except DataProblem:
            self.year.setFocus()
            return
        try:
            self.trainee = add_trainee(
                self._context.store, given_names=given, surnames=surnames, sex=self.sex.value,
                birth_year=birth_year, role=self.role.value,
                phone=self.phone.text(), workshop_id=self.workshop_id,
            )  # fmt: skip
        except Problem as trouble:
            self._name.show_remark(trouble.sentence, "problem")
            self.name.setFocus()
            return
        self.accept()


def add_new_trainee(
    context: Context, parent: QWidget, name: str = "", workshop_id: int | None = None
) -> int | None:
    """Ask for a new person; the id, or None when the person changes her mind."""
    window = NewTraineeWindow(context, name, workshop_id, parent)
    accepted = window.exec()
    window.deleteLater()
    return window.trainee if accepted else None
