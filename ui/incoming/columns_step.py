"""Second step: what each column of the list means, with examples beside it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.incoming.columns import MACHINE_PREFIX, meaning_names
from app.incoming.count_columns import count_meaning_names
from app.incoming.count_records import CountsPlan
from app.incoming.meanings import EXTRA, IGNORED
from app.incoming.records import Column, Decisions, ImportPlan
from app.registry.records import Association, Cluster
from app.registry.vocabulary import machine_name
from ui.widgets.card import Card, label
from ui.widgets.closed_list import ClosedList
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.field import Labelled

EXAMPLES = 3
LEAST_LINES = 9  # of the columns are seen in a low window: the page scrolls, not they alone


def examples_of(plan: ImportPlan | CountsPlan, column: Column) -> str:
    """The first few different values of a column."""
    found: list[str] = []
    for row in plan.rows:
        value = row.cells[column.index].strip() if column.index < len(row.cells) else ""
        if value and value not in found:
            found.append(value)
        if len(found) == EXAMPLES:
            break
    return " · ".join(found)


class ColumnsStep(QWidget):
    """Whose list it is, which sheet, and a choice of meaning for each column.

    A list `of_counts` is of the workshop it is imported into.
    """

    mapping_changed = Signal(object)  # column key -> meaning
    sheet_changed = Signal(str)
    owner_changed = Signal()

    def __init__(self, *, of_counts: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, QComboBox] = {}
        self._of_counts = of_counts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._about = self._about_card()
        column.addWidget(self._about)
        self._card = Card(_("Columnas"), _("cambie lo que no corresponda; queda recordado"))
        self._grid_holder = QWidget()
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName(_("Columnas"))
        area.setWidget(self._grid_holder)
        area.setMinimumHeight(LEAST_LINES * self.fontMetrics().height())
        self._card.body.addWidget(area, 1)
        column.addWidget(self._card, 1)

    def _about_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        self._cluster = ClosedList()
        self._association = QLineEdit()
        self._sheet = ClosedList()
        for name, field in (
            (_("Territorio"), self._cluster),
            (_("Asociación"), self._association),
            (_("Hoja del libro"), self._sheet),
        ):
            held = Labelled(name, field)
            if self._of_counts and field is not self._sheet:
                held.hide()
            row.addWidget(held, 1)
        self._cluster.activated.connect(lambda _index: self.owner_changed.emit())
        self._association.editingFinished.connect(self.owner_changed)
        self._sheet.activated.connect(self._choose_sheet)
        card.body.addLayout(row)
        return card

    @property
    def cluster_id(self) -> int | None:
        """The cluster chosen, or None: the one the list names."""
        chosen: int | None = self._cluster.currentData()
        return chosen

    @property
    def association_name(self) -> str:
        """Whose list it is."""
        return self._association.text().strip()

    def decisions(self, duplicates: Mapping[tuple[int, int | str], str]) -> Decisions:
        """What was decided here, together with the decisions on duplicates."""
        return Decisions(
            cluster_id=self.cluster_id,
            association_name=self.association_name or None,
            duplicates=dict(duplicates),
        )

    def choose_meaning(self, key: str, meaning: str) -> None:
        """As if the person had chosen it in the list."""
        choice = self._choices[key]
        choice.setCurrentIndex(choice.findData(meaning))
        choice.activated.emit(choice.currentIndex())

    def show_owners(self, plan: ImportPlan, clusters: list[Cluster], associations: list[Association]) -> None:
        """Offer the office's clusters and associations; the list's own come first."""
        self._cluster.clear()
        known = {cluster.code for cluster in clusters}
        if plan.cluster_code and plan.cluster_code not in known:
            named = _("{code} (se agrega)").format(code=plan.cluster_code)
            self._cluster.addItem(named, None)
        elif not clusters:
            self._cluster.addItem(_("sin territorio"), None)
        for cluster in clusters:
            self._cluster.addItem(f"{cluster.name} ({cluster.code})", cluster.id)
            if cluster.code == plan.cluster_code:
                self._cluster.setCurrentIndex(self._cluster.count() - 1)
        self._association.setText(plan.association)
        if len(associations) == 1 and plan.association == _("Asociación sin nombre"):
            self._association.setText(associations[0].name)
        self._association.setCursorPosition(0)  # a long name is read from its beginning

    def show_plan(self, plan: ImportPlan | CountsPlan) -> None:
        """Draw the sheet's columns anew."""
        self._about.setVisible(not self._of_counts or len(plan.sheets) > 1)
        self._sheet.clear()
        for name, hidden in plan.sheets:
            self._sheet.addItem(name + (_(" (oculta)") if hidden else ""), name)
        self._sheet.setCurrentIndex(self._sheet.findData(plan.table.sheet))
        self._choices.clear()
        old = self._grid_holder.layout()
        if old is not None:
            QWidget().setLayout(old)
        grid = QGridLayout(self._grid_holder)
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for place, text in enumerate((_("En la lista"), _("Ejemplos"), _("Qué es"))):
            grid.addWidget(label(text, "soft"), 0, place)
        for position, column in enumerate(plan.table.columns, start=1):
            self._add_row(grid, position, plan, column)
        grid.setRowStretch(grid.rowCount(), 1)

    def _add_row(
        self, grid: QGridLayout, position: int, plan: ImportPlan | CountsPlan, column: Column
    ) -> None:
        name = label(column.key or _("(sin nombre)"), "strong", wrap=True)
        shown = ElidedLabel("soft")
        shown.setMinimumWidth(60)
        shown.show_text(examples_of(plan, column))
        choice = self._choice(column)
        grid.addWidget(name, position, 0)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(shown)
        for issue in plan.warnings:  # of the column as a whole: where it is decided
            if issue.row == 0 and issue.column == column.header:
                told.addWidget(label(issue.reason, "small", wrap=True))
        grid.addLayout(told, position, 1)
        grid.addWidget(choice, position, 2)

    def _choice(self, column: Column) -> QComboBox:
        choice = ClosedList()
        choice.setAccessibleName(column.key)
        names = count_meaning_names() if self._of_counts else meaning_names()
        for meaning, name in names.items():
            choice.addItem(name, meaning)
        if column.meaning.startswith(MACHINE_PREFIX):
            kind = column.meaning.removeprefix(MACHINE_PREFIX)
            named = _("Cantidad de máquinas: {name}").format(name=machine_name(kind))
            choice.addItem(named, column.meaning)
        index = choice.findData(column.meaning)
        choice.setCurrentIndex(index if index >= 0 else choice.findData(EXTRA))
        choice.activated.connect(lambda _index: self._announce())
        self._choices[column.key] = choice
        return choice

    def _announce(self) -> None:
        self.mapping_changed.emit(
            {key: choice.currentData() or IGNORED for key, choice in self._choices.items()}
        )

    def _choose_sheet(self, _index: int) -> None:
        self.sheet_changed.emit(self._sheet.currentData())
