"""A list as a table of the window: the columns that are shown there."""

from typing import Any

from PySide6.QtGui import QColor

from app.lists.kind import ListColumn, ListKind
from ui.theme import Theme
from ui.widgets.list_model import ListModel, ShownColumn
from ui.widgets.list_table import ListTable


def list_table(kind: ListKind, theme: Theme, begins_by: int | None = None) -> ListTable:
    """The table of a list, ordered by a column; -1: as the lines come, None: always so."""
    table = ListTable(ListModel(shown_columns(kind, theme)), kind.title, theme.scale)
    if begins_by is not None:
        table.sort_by_header(begins_by)
    return table


def shown_columns(kind: ListKind, theme: Theme) -> list[ShownColumn]:
    """The columns of a list that the window has room for."""
    return [_shown(column, theme) for column in kind.columns if column.window is not None]


def _shown(column: ListColumn, theme: Theme) -> ShownColumn:
    role = column.colour

    def colour(line: Any) -> QColor | None:
        found = role(line) if role is not None else None
        return theme.colour(found) if found else None

    return ShownColumn(
        column.head or column.title,
        column.words,
        column.key,
        column.window or 0,
        column.least,
        column.is_number,
        column.strong,
        column.leaves,
        colour if role else None,
        column.lines,
    )
