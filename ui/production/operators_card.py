"""Who sews in the workshop, and which machines each can use."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.i18n import _, format_day
from app.production.queries import list_operators
from app.production.records import Operator
from app.production.words import say_machine
from app.storage.records import Reader
from ui.production.floor_card import FloorCard
from ui.production.operator_window import edit_operator
from ui.widgets.card import label
from ui.widgets.columns import clear_column, tab_before
from ui.widgets.row_button import RowButton


class OperatorsCard(FloorCard):
    """A row opens what is written of somebody; who left stands last."""

    def lay_out_body(self) -> None:
        self.add = QPushButton(_("Agregar…"))
        self.add.setAccessibleName(_("Agregar a alguien que cose"))
        self.add.clicked.connect(lambda: edit_operator(self.context, self.workshop_id, None, self))
        self.heading = label(_("Quiénes cosen"), "heading")
        self.body.addWidget(self.heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.add)

    def read(self, reader: Reader, workshop_id: int) -> list[Operator]:
        return sorted(list_operators(reader, workshop_id), key=lambda one: one.left_on is not None)

    def show_found(self, found: list[Operator]) -> None:
        clear_column(self._lines)
        rows: list[RowButton] = []
        for operator in found:
            row = RowButton(operator.name, say_operator(operator))
            row.chosen.connect(
                lambda operator=operator: edit_operator(self.context, self.workshop_id, operator, self)
            )
            self._lines.addWidget(row)
            rows.append(row)
        tab_before(self.add, rows)
        if not found:
            text = _(
                "Alcanza con el nombre de pila o las iniciales. Así se anota a quién se midió y qué máquina sabe usar cada una."
            )
            self._lines.addWidget(label(text, "soft", wrap=True))


def say_operator(operator: Operator) -> str:
    """Her machines, and when she left."""
    skills = ", ".join(say_machine(code).lower() for code in operator.skills)
    left = ""
    if operator.left_on:
        left = _("ya no trabaja acá desde el {day}").format(day=format_day(operator.left_on))
    return " · ".join(part for part in (skills or _("todavía no se anotó qué máquinas usa"), left) if part)
