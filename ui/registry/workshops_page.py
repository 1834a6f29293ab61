"""The list of workshops: found as one types, opened with Enter, printed by the batch."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from app.i18n import _
from app.place import Place
from app.registry.lists import say_count, workshops_list
from app.registry.records import WorkshopLine
from app.rooms import load
from ui.context import Context
from ui.history.asking import HistoryOf, offer_in_list
from ui.lists.list_choice import ListChoice, choice_of
from ui.lists.listing import Listing
from ui.page import Page
from ui.way import Paper
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.flow import WrapRow
from ui.widgets.list_table import RowDeed


def is_in_state(line: WorkshopLine, state: str) -> bool:
    """Whether a workshop is with or without a diagnostic, has a draft, or open actions."""
    if state == "draft":
        return line.drafts > 0
    if state == "actions":
        return line.open_actions > 0
    return (line.visits > 0) == (state == "with")


class WorkshopsPage(Page):
    """Shows every workshop of the office."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.list = Listing(
            context,
            workshops_list(""),
            _("Filtrar por taller, persona, barrio o teléfono"),
            EmptyState(
                _("Todavía no hay talleres"),
                _(
                    "Importe la lista que ya tiene la asociación (Excel o CSV, así como está) o agregue el primero a mano."
                ),
                _("Importar una lista"),
            ),
            choices=_choices(),
            say_count=say_count,
            is_apart=True,
            prints="owner-sheet",
        )
        self.cluster, self.state = self.list.choices
        self.first = self.list.filter
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=0)
        column.addLayout(self._head())
        column.addWidget(self.list, 1)
        self.list.empty.chosen.connect(self._import)
        if not context.store.read_only:
            self.list.table.add_deeds(self._deeds)
        offer_in_list(context, self.list.table, _history_of)

    def _head(self) -> WrapRow:
        bring = QPushButton(_("Importar una lista"))
        bring.clicked.connect(self._import)
        self.add_button = QPushButton(_("Nuevo taller"))
        self.add_button.setProperty("role", "main")
        self.add_button.clicked.connect(self.add_workshop)
        head = WrapRow()
        head.setSpacing(10)
        head.addWidget(label(_("Talleres"), "title"))
        head.addWidget(self.list.count)
        head.addStretch()
        head.addWidget(self.list.export)
        for button in (bring, self.add_button):
            button.setAccessibleName(button.text())
            head.addWidget(button)
        return head

    def show_place(self, place: Place) -> None:
        """The workshops of one state only (with, without, draft or actions), or all."""
        self.list.clear_filters()
        self.state.choose(place.part)

    @property
    def paper(self) -> Paper | None:
        """The sheets of what is marked."""
        marked = tuple(one.id for one in self.list.table.chosen)
        return Paper("owner-sheet", marked) if marked else None

    def history_of(self, _focus: QWidget | None) -> HistoryOf | None:
        """The past of the workshop that is marked alone."""
        marked = self.list.table.chosen
        return _history_of(marked[0]) if len(marked) == 1 else None

    def _deeds(self, line: WorkshopLine) -> list[RowDeed]:
        """What is begun with a workshop, from its line."""
        if len(self.list.table.chosen) > 1:
            return []
        ways = (
            (_("Nuevo diagnóstico"), "ui.diagnosis.beginning:begin_visit"),
            (_("Anotar visita o llamada"), "ui.contacts.new_contact:begin_contact"),
        )
        return [RowDeed(text, partial(load(way), self._context, line.id)) for text, way in ways]

    def _import(self) -> None:
        self._context.way.go("import")

    def add_workshop(self) -> None:
        """Ask for a new workshop and open it."""
        from ui.registry.new_workshop import add_new_workshop

        workshop = add_new_workshop(self._context, self)
        if workshop is not None:
            self._context.way.go("workshop", workshop)


def _history_of(line: WorkshopLine) -> HistoryOf:
    return HistoryOf(line.name, ("workshop", line.id), whole=True)


def _choices() -> tuple[ListChoice, ...]:
    states = (
        (_("Con diagnóstico"), "with"),
        (_("Sin diagnóstico"), "without"),
        (_("Con diagnóstico sin terminar"), "draft"),
        (_("Con acciones abiertas"), "actions"),
    )
    return (
        choice_of(_("Territorio"), _("Todos los territorios"), lambda one: one.cluster),
        ListChoice(_("Estado"), _("Todos"), states, is_in_state),
    )
