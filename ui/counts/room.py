"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind

PAGES = (
    PageKind(
        "counts",
        "workshops",
        "ui.counts.counts_page:CountsPage",
        about="workshop",
        manual="08b-medir-en-el-taller/Contar, día por día",
        title=N_("Conteo"),
    ),
)
FLOOR_CARDS = ("ui.counts.floor_card:CountsCard",)
