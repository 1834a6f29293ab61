"""The list of workshops: found as one types, opened with Enter, printed by the batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, format_number, ngettext
from app.progress import Progress
from app.registry.queries import list_workshop_lines
from app.storage.records import Change
from ui.context import Context
from ui.lists.table_export import ExportButton
from ui.registry.workshop_table import FilterField, WorkshopTable
from ui.registry.workshops_model import Listing, WorkshopsModel, make_listing
from ui.widgets.card import label
from ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from app.lists.sheets import ListSheet

TABLES = ("workshop", "person", "cluster", "headcount", "visit", "programme", "action")


class WorkshopsPage(QWidget):
    """Shows every workshop of the office; loads them off the window's thread."""

    workshop_chosen = Signal(object)
    import_wanted = Signal()
    print_wanted = Signal(str, object)
    loaded = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self._loading = False
        self.model = WorkshopsModel()
        self.filter = FilterField(
            placeholderText=_("Filtrar por nombre, dueña, barrio o teléfono"),
            clearButtonEnabled=True,
        )
        self.filter.setAccessibleName(_("Filtrar la lista"))
        self.table = self._make_table()
        self._lay_out()
        self.filter.textChanged.connect(self._apply_filter)
        self.filter.list_wanted.connect(self._go_to_list)
        self.filter.returnPressed.connect(self._open_first)
        unsubscribe = context.store.subscribe(self._on_change)
        self.destroyed.connect(lambda _gone=None: unsubscribe())
        self.load()

    def _make_table(self) -> WorkshopTable:
        table = WorkshopTable(self._context.theme)
        table.take_model(self.model)
        table.typed.connect(self._type_in_filter)
        table.opened.connect(self._open)
        table.doubleClicked.connect(self._open)
        table.selectionModel().selectionChanged.connect(self._show_selection)
        return table

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 8, 26, 16)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        column.addLayout(self._make_filters())
        self.body = QStackedWidget()
        self.body.addWidget(self.table)
        self.empty = EmptyState(
            _("Todavía no hay talleres"),
            _(
                "Importe la lista que ya tiene la asociación (Excel o CSV, así como está) o agregue el primero a mano."
            ),
            _("Importar una lista"),
        )
        self.empty.chosen.connect(self.import_wanted)
        self.body.addWidget(self.empty)
        self.nothing = EmptyState(
            _("Ningún taller coincide"),
            _("Pruebe con menos letras, o saque los filtros."),
            _("Sacar los filtros"),
        )
        self.nothing.chosen.connect(self.clear_filters)
        self.body.addWidget(self.nothing)
        column.addWidget(self.body, 1)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(_("Talleres"), "title"))
        self.count = label("", "soft")
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(ExportButton(self._context, self.exported))
        bring = QPushButton(_("Importar una lista"))
        bring.clicked.connect(self.import_wanted)
        self.add_button = QPushButton(_("Nuevo taller"))
        self.add_button.setProperty("role", "main")
        self.add_button.clicked.connect(self.add_workshop)
        for button in (bring, self.add_button):
            button.setAccessibleName(button.text())
            head.addWidget(button)
        return head

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.filter, 1)
        self.cluster = QComboBox()
        self.cluster.setAccessibleName(_("Territorio"))
        self.cluster.addItem(_("Todos los territorios"), "")
        self.state = QComboBox()
        self.state.setAccessibleName(_("Estado"))
        for text, state in (
            (_("Todos"), "all"),
            (_("Con diagnóstico"), "with"),
            (_("Sin diagnóstico"), "without"),
            (_("Con diagnóstico sin terminar"), "draft"),
            (_("Con acciones abiertas"), "actions"),
        ):
            self.state.addItem(text, state)
        for choice in (self.cluster, self.state):
            choice.currentIndexChanged.connect(self._apply_filter)
            row.addWidget(choice)
        self.print_button = QPushButton(_("Imprimir los elegidos"))
        self.print_button.setAccessibleName(_("Imprimir los elegidos"))
        self.print_button.clicked.connect(self._print_chosen)
        self.print_button.hide()
        row.addWidget(self.print_button)
        return row

    # --- loading ---

    def load(self) -> None:
        """Read the list again; what is shown stays until it is there."""
        if self._loading:
            self._stale = True
            return
        self._stale, self._loading = False, True
        self._context.jobs.start(_("Leer los talleres"), self._read, done=self._show)

    def _read(self, _progress: Progress) -> Listing:
        with self._context.store.reader() as reader:
            return make_listing(list_workshop_lines(reader))

    def _show(self, listing: Listing) -> None:
        self._loading = False
        if self._stale:
            self.load()
            return
        chosen = self.chosen_ids()
        self.model.show_listing(listing)
        self._fill_clusters(sorted({one.cluster for one in listing.lines if one.cluster}))
        self._choose_again(chosen)
        self._show_count()
        self.loaded.emit()

    def _fill_clusters(self, names: list[str]) -> None:
        known = [self.cluster.itemData(place) for place in range(1, self.cluster.count())]
        if known == names:
            return
        chosen = self.cluster.currentData()
        self.cluster.blockSignals(True)
        while self.cluster.count() > 1:
            self.cluster.removeItem(1)
        for name in names:
            self.cluster.addItem(name, name)
        self.cluster.setCurrentIndex(max(0, self.cluster.findData(chosen)))
        self.cluster.blockSignals(False)

    def _on_change(self, change: Change) -> None:
        if change.touches(*TABLES):
            self._stale = True
            if self.isVisible():
                self.load()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.filter.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.load()

    # --- finding ---

    def _apply_filter(self) -> None:
        self.model.filter(
            text=self.filter.text(),
            cluster=self.cluster.currentData() or "",
            state=self.state.currentData(),
        )
        self._show_count()

    def clear_filters(self) -> None:
        """Show every workshop again."""
        self.cluster.setCurrentIndex(0)
        self.state.setCurrentIndex(0)
        self.filter.clear()

    def show_state(self, state: str) -> None:
        """Show the workshops of one state only: all, with, without, draft or actions."""
        self.clear_filters()
        self.state.setCurrentIndex(self.state.findData(state))

    def _show_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        text = ngettext("{count} taller", "{count} talleres", total).format(
            count=format_number(total)
        )
        if shown != total:
            text = _("{shown} de {text}").format(shown=format_number(shown), text=text)
        self.count.setText(text if total else "")
        chosen = self.table if shown else (self.nothing if total else self.empty)
        self.body.setCurrentWidget(chosen)

    def _type_in_filter(self, text: str) -> None:
        self.filter.setFocus()
        self.filter.insert(text)

    def _go_to_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def _open_first(self) -> None:
        if self.model.rowCount() == 1 or (self.filter.text() and self.model.rowCount()):
            self.workshop_chosen.emit(self.model.line(0).id)

    def _open(self, index: QModelIndex) -> None:
        self.workshop_chosen.emit(self.model.line(index.row()).id)

    # --- choosing ---

    def chosen_ids(self) -> list[int]:
        """The workshops that are selected, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.line(row).id for row in rows]

    def _choose_again(self, ids: list[int]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        for workshop in ids:
            row = self.model.row_of(workshop)
            if row is not None:
                self.table.selectionModel().select(
                    self.model.index(row, 0), flags.Select | flags.Rows
                )

    def _show_selection(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.print_button.setVisible(count > 1)
        self.print_button.setText(_("Imprimir los {count} elegidos").format(count=count))

    def exported(self) -> ListSheet:
        """The marked rows when there are several, else what the filters leave, in this order."""
        from app.registry.lists import workshops_list

        marked = [index.row() for index in self.table.selectionModel().selectedRows()]
        rows = sorted(marked) if len(marked) > 1 else range(self.model.rowCount())
        return workshops_list("").sheet([self.model.line(row) for row in rows])

    def _print_chosen(self) -> None:
        self.print_wanted.emit("owner-sheet", self.chosen_ids())

    def add_workshop(self) -> None:
        """Ask for a new workshop and open it."""
        from ui.registry.new_workshop import add_new_workshop

        workshop = add_new_workshop(self._context, self)
        if workshop is not None:
            self.workshop_chosen.emit(workshop)
