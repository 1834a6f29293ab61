"""What the main window has of this room."""

from app.i18n import N_
from ui.page import TabKind

TABS = (
    TabKind(
        "workshop",
        "figures",
        N_("Cifras e hitos"),
        "ui.figures.figures_tab:FiguresTab",
        at=7,
        manual="08-cifras-e-hitos/Anotar cifras",
    ),
)
