"""The list of workshops: found as one types, opened with Enter, printed by the batch."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.registry.lists import say_count, workshops_list
from app.registry.records import WorkshopLine
from ui.context import Context
from ui.lists.list_choice import ListChoice, choice_of
from ui.lists.listing import Listing
from ui.widgets.card import label
from ui.widgets.empty import EmptyState


def is_in_state(line: WorkshopLine, state: str) -> bool:
    """Whether a workshop is with or without a diagnostic, has a draft, or open actions."""
    if state == "draft":
        return line.drafts > 0
    if state == "actions":
        return line.open_actions > 0
    return (line.visits > 0) == (state == "with")


class WorkshopsPage(QWidget):
    """Shows every workshop of the office."""

    workshop_chosen = Signal(object)
    import_wanted = Signal()
    print_wanted = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.list = Listing(
            context, workshops_list(""), _("Filtrar por nombre, dueña, barrio o teléfono"),
            EmptyState(
                _("Todavía no hay talleres"),
                _(
                    "Importe la lista que ya tiene la asociación (Excel o CSV, así como está) o agregue el primero a mano."
                ),
                _("Importar una lista"),
            ),
            choices=(
                choice_of(_("Territorio"), _("Todos los territorios"), lambda one: one.cluster),
                ListChoice(
                    _("Estado"), _("Todos"),
                    (
                        (_("Con diagnóstico"), "with"),
                        (_("Sin diagnóstico"), "without"),
                        (_("Con diagnóstico sin terminar"), "draft"),
                        (_("Con acciones abiertas"), "actions"),
                    ),
                    is_in_state,
                ),
            ),
            say_count=say_count, is_apart=True,
        )  # fmt: skip
        self.cluster, self.state = self.list.choices
        self.print_button = self.list.add_button(_("Imprimir los elegidos"))
        self.print_button.hide()
        self._lay_out()
        self.list.opened.connect(lambda line: self.workshop_chosen.emit(line.id))
        self.list.empty.chosen.connect(self.import_wanted)
        self.list.table.chosen_changed.connect(self._show_chosen)
        self.print_button.clicked.connect(
            lambda: self.print_wanted.emit("owner-sheet", self.chosen_ids())
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(_("Talleres"), "title"))
        head.addWidget(self.list.count)
        head.addStretch()
        head.addWidget(self.list.export)
        bring = QPushButton(_("Importar una lista"))
        bring.clicked.connect(self.import_wanted)
        self.add_button = QPushButton(_("Nuevo taller"))
        self.add_button.setProperty("role", "main")
        self.add_button.clicked.connect(self.add_workshop)
        for button in (bring, self.add_button):
            button.setAccessibleName(button.text())
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 8, 26, 16)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list.filter)

    def show_state(self, state: str) -> None:
        """Show the workshops of one state only: all, with, without, draft or actions."""
        self.list.clear_filters()
        self.state.choose(state)

    def chosen_ids(self) -> list[int]:
        """The workshops that are selected, from top to bottom."""
        return [one.id for one in self.list.table.chosen]

    def _show_chosen(self) -> None:
        count = len(self.list.table.chosen)
        self.print_button.setVisible(count > 1)
        self.print_button.setText(_("Imprimir los {count} elegidos").format(count=count))

    def add_workshop(self) -> None:
        """Ask for a new workshop and open it."""
        from ui.registry.new_workshop import add_new_workshop

        workshop = add_new_workshop(self._context, self)
        if workshop is not None:
            self.workshop_chosen.emit(workshop)
