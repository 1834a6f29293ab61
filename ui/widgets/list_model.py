"""A table's rows: one tuple of things, filtered and sorted by keeping their positions."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from app.spelling import Texts

Index = QModelIndex | QPersistentModelIndex
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ShownColumn(NamedTuple):
    """A column: what it shows of a row, what it is sorted by, and how wide it is.

    `width` is in pixels at text scale 1; 0 takes the room that is left, `least` of it is
    needed. `leaves` says which columns hide first where there is no room (1 before 2; 0 stays).
    """

    title: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    width: int = 0
    least: int = 190
    right: bool = False
    strong: bool = False
    leaves: int = 0
    colour: Callable[[Any], QColor | None] | None = None
    lines: int = 1  # of one cell, in which its words may be broken


MEASURED = 300  # lines whose words say how wide a column is


class ListModel(QAbstractTableModel):
    """Shows rows of any kind; the rows are never copied, only their order is made anew."""

    def __init__(self, columns: Sequence[ShownColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: Sequence[Any] = ()
        self._found_by = Texts()
        self._sorted: Sequence[int] = ()
        self._order: list[int] = []
        self._words: Sequence[str] = ()
        self._passes: Callable[[Any], bool] | None = None
        self._sort: tuple[int, bool] | None = None
        self.ticked: Callable[[int], bool] | None = None
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    # --- what is shown ---

    def show_rows(self, rows: Sequence[Any], found_by: Sequence[str] = ()) -> None:
        """Take new rows, each with the folded text it is found by; filter and order stay."""
        self._rows, self._found_by = rows, Texts(found_by)
        self._put_in_order()
        self._arrange()

    def filter(self, words: Sequence[str] = (), passes: Callable[[Any], bool] | None = None) -> None:
        """Show the rows that hold every (folded) word and pass; a word that is nowhere is read as it was meant."""
        self._words, self._passes = words, passes
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; a column below zero leaves the order the rows came in."""
        self._sort = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._put_in_order()
        self._arrange()

    def _put_in_order(self) -> None:
        """Once for all that is typed in the filter afterwards."""
        self._sorted = range(len(self._rows))
        if self._sort is not None:
            column, downward = self._sort
            key = self.columns[column].key or self.columns[column].text
            self._sorted = sorted(self._sorted, key=lambda place: key(self._rows[place]), reverse=downward)

    def _arrange(self) -> None:
        self.beginResetModel()
        order = self._found_by.holding(self._words, self._sorted) if self._words else self._sorted
        if self._passes is not None:
            order = [place for place in order if self._passes(self._rows[place])]
        self._order = list(order)
        self.endResetModel()

    # --- what others ask ---

    @property
    def taken_for(self) -> dict[str, list[str]]:
        """Words of the filter that are nowhere, and those that were found instead."""
        return self._found_by.taken_for if self._words else {}

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._rows)

    @property
    def lines(self) -> Sequence[Any]:
        """All the rows, as they came."""
        return self._rows

    @property
    def measured(self) -> Sequence[Any]:
        """Some of the lines, whatever is filtered out: columns do not move while one types."""
        return self._rows[:: max(1, len(self._rows) // MEASURED)]

    @property
    def shown(self) -> list[Any]:
        """The rows as they are shown."""
        return [self._rows[place] for place in self._order]

    def line(self, row: int) -> Any:
        """What a row of the table shows."""
        return self._rows[self._order[row]]

    def row_of(self, line_id: object) -> int | None:
        """The row of the thing with this `id`, or None."""
        for row, place in enumerate(self._order):
            if self._rows[place].id == line_id:
                return row
        return None

    # --- what Qt asks ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(self.line(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.right else LEFT
        if role == Qt.ItemDataRole.FontRole and column.strong:
            return self._bold
        if role == Qt.ItemDataRole.CheckStateRole and self.ticked and not index.column():
            chosen = self.ticked(index.row())
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and column.colour is not None:
            return column.colour(self.line(index.row()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            # the sign of the order stands at the right, over what is written there
            return self.columns[section].title + ("\u2003" if self.columns[section].right else "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].right else LEFT
        return None
