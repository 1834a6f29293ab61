"""A list with its filter: what Ediciones, Cursos and Personas have in common."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_number
from app.lists.sheets import Kind, ListSheet, SheetColumn
from app.registry.names import fold
from ui.context import Context
from ui.lists.table_export import ExportButton
from ui.registry.workshop_table import FilterField
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import Column, ListModel
from ui.widgets.list_table import ListTable
from ui.widgets.page_stack import PageStack


class Listing(QWidget):
    """Filter field, choices beside it, buttons, and the table or what to do without rows."""

    opened = Signal(object)

    def __init__(
        self, columns: Sequence[Column], name: str, placeholder: str, empty: EmptyState,
        scale: float, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.model = ListModel(columns)
        self.table = ListTable(self.model, name, scale)
        self.filter = FilterField(placeholderText=placeholder, clearButtonEnabled=True)
        self.filter.setAccessibleName(placeholder)
        self.empty = empty
        self.nothing = EmptyState(
            _("Nada coincide"),
            _("Pruebe con menos letras, o saque los filtros."),
            _("Sacar los filtros"),
        )
        self.count = label("", "soft")
        self.choices: list[QComboBox] = []
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        self.row = QHBoxLayout()
        self.row.setSpacing(10)
        self.row.addWidget(self.filter, 1)
        self.row.addWidget(self.count)
        column.addLayout(self.row)
        self.body = PageStack()
        for page in (self.table, self.empty, self.nothing):
            self.body.addWidget(page)
        column.addWidget(self.body, 1)
        self.setFocusProxy(self.filter)

    def _wire(self) -> None:
        self.filter.textChanged.connect(lambda _text: self.apply())
        self.filter.list_wanted.connect(self._go_to_list)
        self.filter.returnPressed.connect(self._open_first)
        self.nothing.chosen.connect(self.clear_filters)
        self.table.typed.connect(self._type_in_filter)
        self.table.opened.connect(self.opened)

    def add_choice(self, name: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
        """A closed list beside the filter; its first entry shows everything."""
        box = QComboBox()
        box.setAccessibleName(name)
        for text, value in choices:
            box.addItem(text, value)
        box.currentIndexChanged.connect(lambda _place: self.apply())
        self.choices.append(box)
        self.row.insertWidget(len(self.choices), box)
        return box

    def offer(self, box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
        """What a list beside the filter offers now, after its first entry."""
        chosen = box.currentData()
        with QSignalBlocker(box):
            while box.count() > 1:
                box.removeItem(1)
            for text, value in choices:
                box.addItem(text, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def add_button(self, text: str, *, main: bool = False) -> QPushButton:
        """A button at the end of the filter's row."""
        button = QPushButton(text)
        button.setAccessibleName(text)
        if main:
            button.setProperty("role", "main")
        self.row.addWidget(button)
        return button

    def add_export(self, context: Context) -> None:
        """The button that takes the list out to Excel or CSV."""
        self.row.addWidget(ExportButton(context, self.exported))

    def passes(self, _row: Any) -> bool:
        """Whether a row belongs to what the choices say."""
        return True

    def show_rows(self, rows: Sequence[Any], texts: Sequence[str]) -> None:
        """Take new rows and the texts they are found by; what was chosen stays chosen."""
        kept = [one.id for one in self.table.chosen if hasattr(one, "id")]
        self.model.show_rows(rows, [fold(text) for text in texts])
        self.apply()
        self.table.choose(kept)

    def apply(self) -> None:
        """Filter again, and say how many there are."""
        self.model.filter(fold(self.filter.text()).split(), self.passes)
        shown, total = self.model.rowCount(), self.model.total
        many = _("{shown} de {total}").format(
            shown=format_number(shown), total=format_number(total)
        )
        self.count.setText(many)
        self.count.setVisible(shown != total)
        self.body.setCurrentWidget(self.table if shown else (self.nothing if total else self.empty))

    def exported(self) -> ListSheet:
        """What is chosen when that is several, else what the filters leave, in this order."""
        chosen = self.table.chosen
        rows = chosen if len(chosen) > 1 else self.model.shown
        columns = [SheetColumn(one.title, cast(Kind, one.kind)) for one in self.model.columns]
        cells = [[(one.cell or one.text)(row) for one in self.model.columns] for row in rows]
        return ListSheet(self.table.accessibleName(), columns, cells)

    def clear_filters(self) -> None:
        """Show everything again."""
        for box in self.choices:
            box.setCurrentIndex(0)
        self.filter.clear()

    def _go_to_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.point_at(0)

    def _open_first(self) -> None:
        if self.filter.text() and self.model.rowCount():
            self.opened.emit(self.model.line(0))

    def _type_in_filter(self, text: str) -> None:
        self.filter.setFocus()
        self.filter.insert(text)
