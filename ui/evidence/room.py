"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow
from ui.page import PageKind

PAGES = (
    PageKind(
        "anonymous",
        "evaluation",
        "ui.evidence.anonymous_page:AnonymousPage",
        title=N_("Datos anónimos"),
        manual="12b-funciono/Datos anónimos",
    ),
)
MENU = (MenuRow("view", N_("Datos anó&nimos"), at=10, page="anonymous"),)
