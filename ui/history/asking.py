"""How any part of the window says whose past it shows, and how one asks for it.

A widget with `history_of(focus)` is asked first, from the one that has the keys outwards; then
the page, for the workshop that it is about.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.i18n import _
from app.rooms import load
from ui.widgets.list_table import RowDeed

if TYPE_CHECKING:
    from ui.context import Context
    from ui.widgets.list_table import ListTable

KEY = "Ctrl+H"


class HistoryOf(NamedTuple):
    """Whose past is asked for: some columns of a row (none named: all), or (`whole`) all that
    belongs to it; or every value of one `change`."""

    title: str
    row: tuple[str, int] | None = None
    columns: tuple[str, ...] = ()
    whole: bool = False
    change: int | None = None


def find_history(focus: QWidget | None, page: QWidget) -> HistoryOf | None:
    """What a person looks at, as far as it has a past."""
    at = focus
    while at is not None:
        tell = getattr(at, "history_of", None)
        found: HistoryOf | None = tell(focus) if tell is not None else None
        if found is not None:
            return found
        at = at.parentWidget() if at is not page else None
    return None


def show_history_here(context: Context, window: Any, _workshop: int | None) -> None:
    """The past of what has the keys, else of the page's workshop; without any, all changes."""
    window.flush()
    page = window.page
    about = (
        find_history(QApplication.focusWidget(), page)
        or find_history(_greyed_at(page, QCursor.pos()), page)
        or workshop_history(context, page)
    )
    if about is None:
        context.way.go("changes")
    else:
        show_history(context, about, page)


def offer_history_at(context: Context, page: QWidget, at: QPoint) -> None:
    """Offer the past of what is greyed there: it takes neither the keys nor the right button."""
    about = find_history(_greyed_at(page, at), page)
    if about is not None:
        offer_history(context, page.window(), about).exec(at)


def _greyed_at(page: QWidget, at: QPoint) -> QWidget | None:
    found = page.childAt(page.mapFromGlobal(at))
    return found if found is not None and not found.isEnabled() else None


def workshop_history(context: Context, page: QWidget) -> HistoryOf | None:
    """The past of the workshop that a page is about."""
    workshop = getattr(page, "workshop_id", None)
    if not workshop:
        return None
    name = context.store.value("SELECT name FROM workshop WHERE id = ?", (workshop,))
    return HistoryOf(str(name), ("workshop", workshop), whole=True)


def show_history(context: Context, about: HistoryOf, parent: QWidget) -> None:
    """Open the small window; from there one may go on to the page of all changes."""
    window = load("ui.history.history_window:HistoryWindow")(context, about, parent)
    of = about.row if about.whole else None
    window.all_wanted.connect(
        lambda: context.way.go("changes", of[1] if of and of[0] == "workshop" else None)
    )
    window.exec()
    window.deleteLater()


def history_action(context: Context, about: HistoryOf, parent: QWidget) -> QAction:
    """«Historia de este dato…», for a menu."""
    action = QAction(_("Historia de este dato…\t{key}").format(key=KEY), parent)
    action.triggered.connect(lambda _checked=False: show_history(context, about, parent))
    return action


def offer_in_list(context: Context, table: ListTable, about: Callable[[Any], HistoryOf | None]) -> None:
    """Offer the past of a line of a list in its menu."""

    def deeds(line: Any) -> list[RowDeed]:
        found = about(line)
        if found is None or len(table.chosen) > 1:
            return []
        text = _("Historia de este dato…\t{key}").format(key=KEY)
        return [RowDeed(text, lambda: show_history(context, found, table))]

    table.add_deeds(deeds)


def offer_history(context: Context, field: QWidget, about: HistoryOf, menu: QMenu | None = None) -> QMenu:
    """The menu of a field, with its past at the end."""
    offered = menu if menu is not None else QMenu(field)
    if not offered.isEmpty():
        offered.addSeparator()
    offered.addAction(history_action(context, about, field))
    return offered
