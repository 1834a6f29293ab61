"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind

PAGES = (
    PageKind(
        "line",
        "workshops",
        "ui.balancing.line_page:LinePage",
        about="style",
        title=N_("Línea"),
        manual="08c-repartir-la-linea/",
        under="production",
    ),
)
FLOOR_CARDS = ("ui.balancing.line_card:LineCard",)
