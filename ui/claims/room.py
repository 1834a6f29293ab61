"""What the main window has of this room."""

from app.i18n import N_
from ui.page import TabKind

TABS = (
    TabKind(
        "pilot",
        "claims",
        N_("Resultado"),
        "ui.claims.results_tab:ResultsTab",
        at=8,
        manual="12b-funciono/El resultado",
    ),
)
