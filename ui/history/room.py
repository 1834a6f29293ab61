"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow
from ui.page import PageKind

PAGES = (
    PageKind(
        "changes",
        "data",
        "ui.history.changes_page:ChangesPage",
        title=N_("Cambios"),
        manual="14b-quien-cambio-que/Todos los cambios",
    ),
)
MENU = (
    MenuRow(
        "edit",
        N_("&Historia de lo que se mira…"),
        at=9,
        key="Ctrl+H",
        do="ui.history.asking:show_history_here",
    ),
    MenuRow("view", N_("Ca&mbios"), at=9, key="Ctrl+Shift+H", page="changes"),
)
