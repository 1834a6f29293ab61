"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind

PAGES = (
    PageKind(
        "garment-cost",
        "workshops",
        "ui.costing.garment_page:GarmentPage",
        about="workshop",
        title=N_("Cuánto cuesta una prenda"),
        manual="08c-cuanto-cuesta-una-prenda/Preguntar",
    ),
)
FLOOR_CARDS = ("ui.costing.floor_cost_card:FloorCostCard",)
