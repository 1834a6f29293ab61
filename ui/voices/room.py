"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind

PAGES = (
    PageKind(
        "voices",
        "cluster",
        "ui.voices.voices_page:VoicesPage",
        title=N_("Lo que dicen quienes trabajan"),
        manual="01d-la-hoja-de-quienes-trabajan/",
    ),
    PageKind(
        "leaves",
        "cluster",
        "ui.voices.keying_page:KeyingPage",
        title=N_("Cargar hojas"),
        manual="01d-la-hoja-de-quienes-trabajan/Cargar las hojas",
    ),
)
