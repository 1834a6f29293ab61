"""How a person arranged a list, widths and order, is found again the next day."""

from typing import Any

from PySide6.QtCore import Qt

from app.settings import Settings
from ui.widgets.list_table import ListTable


def keep_layout(table: ListTable, name: str, settings: Settings) -> None:
    """Arrange the list as it was left, and remember from now on how it is."""
    kept = settings.lists.get(name)
    if isinstance(kept, dict):
        _arrange(table, kept)
    table.arranged.connect(lambda: _remember(table, name, settings))


def _arrange(table: ListTable, kept: dict[str, Any]) -> None:
    """Of what was left, what still fits: another version has other columns."""
    widths = kept.get("widths")
    if isinstance(widths, dict):
        table.set_widths({title: one for title, one in widths.items() if isinstance(one, int)})
    titles = [column.title for column in table.rows.columns]
    if table.isSortingEnabled() and kept.get("by") in titles:
        down = Qt.SortOrder.DescendingOrder if kept.get("down") else Qt.SortOrder.AscendingOrder
        table.sortByColumn(titles.index(kept["by"]), down)


def _remember(table: ListTable, name: str, settings: Settings) -> None:
    header = table.horizontalHeader()
    place = header.sortIndicatorSection() if table.isSortingEnabled() else -1
    kept: dict[str, Any] = {"widths": table.widths}
    if 0 <= place < len(table.rows.columns):
        kept["by"] = table.rows.columns[place].title
        kept["down"] = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    settings.lists[name] = kept
