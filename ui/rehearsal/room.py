"""What the main window has of this room."""

from app.i18n import N_
from ui.page import TabKind

TABS = (
    TabKind(
        "pilot",
        "rehearsal",
        N_("Ensayo"),
        "ui.rehearsal.rehearsal_tab:RehearsalTab",
        at=5,
        manual="12b-funciono/El ensayo",
    ),
)
