"""The table of workshops: one list of lines, and the order in which they are shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.i18n import _, format_day, format_number, ngettext
from app.registry.names import fold
from app.registry.records import WorkshopLine

Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
NAME_COLUMN = 1
NUMBER_COLUMNS = {5}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title, what it shows, and what it is sorted by."""

    title: str
    text: Callable[[WorkshopLine], str]
    key: Callable[[WorkshopLine], Any]


def state_text(line: WorkshopLine) -> str:
    """Where a workshop stands, in words."""
    if line.drafts:
        return _("diagnóstico sin terminar")
    if line.open_actions:
        text = ngettext("{count} acción abierta", "{count} acciones abiertas", line.open_actions)
        return text.format(count=line.open_actions)
    if line.visits > 1:
        return _("{count} rondas").format(count=line.visits)
    return _("con diagnóstico") if line.visits else _("sin diagnóstico")


def columns() -> tuple[Column, ...]:
    """The columns from left to right."""
    return (
        Column(_("Código"), lambda one: one.code, lambda one: one.code),
        Column(_("Taller"), lambda one: one.name, lambda one: fold(one.name)),
        Column(_("Dueña o dueño"), lambda one: one.owner, lambda one: fold(one.owner)),
        Column(_("Barrio o compañía"), lambda one: one.place, lambda one: fold(one.place)),
        Column(_("Teléfono"), lambda one: one.phone, lambda one: one.phone),
        Column(
            _("Personas"),
            lambda one: format_number(one.people) if one.people else "",
            lambda one: one.people,
        ),
        Column(
            _("Último diagnóstico"),
            lambda one: format_day(one.last_visit_on),
            lambda one: one.last_visit_on or "",
        ),
        Column(_("Estado"), state_text, lambda one: (-one.drafts, -one.open_actions, -one.visits)),
    )


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines with the folded text each is found by; made off the window's thread."""

    lines: Sequence[WorkshopLine]
    found_by: Sequence[str]


def make_listing(lines: Sequence[WorkshopLine]) -> Listing:
    """Fold each line's words once, so that typing only compares."""
    texts = "\n".join(
        " ".join((one.code, one.name, one.owner, one.place, one.phone.replace(" ", ""))).replace(
            "\n", " "
        )
        for one in lines
    )
    return Listing(lines, [fold(text) for text in texts.split("\n")] if lines else [])


class WorkshopsModel(QAbstractTableModel):
    """Filters and sorts by keeping a list of positions; the lines are never copied."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = columns()
        self._listing = Listing((), ())
        self._order: list[int] = []
        self._text = ""
        self._cluster = ""
        self._state = "all"
        self._sort = (0, False)
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    # --- what is shown ---

    def show_listing(self, listing: Listing) -> None:
        """Take new lines; filter and order stay."""
        self._listing = listing
        self._arrange()

    def filter(self, *, text: str, cluster: str, state: str) -> None:
        """Show the lines that hold every word of `text`, of a cluster (by name), in a state."""
        self._text, self._cluster, self._state = text, cluster, state
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        self._sort = (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        lines = self._listing.lines
        order: Sequence[int] = range(len(lines))
        for word in fold(self._text).split():
            found_by = self._listing.found_by
            order = [place for place in order if word in found_by[place]]
        if self._cluster:
            order = [place for place in order if lines[place].cluster == self._cluster]
        if self._state != "all":
            order = [place for place in order if _is_in_state(lines[place], self._state)]
        column, downward = self._sort
        if (column, downward) != (0, False):  # the query orders by code already
            key = self._columns[column].key
            order = sorted(order, key=lambda place: key(lines[place]), reverse=downward)
        self._order = list(order)
        self.endResetModel()

    # --- what others ask ---

    @property
    def total(self) -> int:
        """How many workshops there are, shown or not."""
        return len(self._listing.lines)

    def line(self, row: int) -> WorkshopLine:
        """The workshop of a row."""
        return self._listing.lines[self._order[row]]

    def row_of(self, workshop_id: int) -> int | None:
        """The row that shows a workshop, or None."""
        lines = self._listing.lines
        for row, place in enumerate(self._order):
            if lines[place].id == workshop_id:
                return row
        return None

    # --- what Qt asks ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[column].text(self.line(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in NUMBER_COLUMNS else LEFT
        if role == Qt.ItemDataRole.FontRole and column == NAME_COLUMN:
            return self._bold
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in NUMBER_COLUMNS else LEFT
        return None


def _is_in_state(line: WorkshopLine, state: str) -> bool:
    if state == "draft":
        return line.drafts > 0
    if state == "actions":
        return line.open_actions > 0
    return (line.visits > 0) == (state == "with")
