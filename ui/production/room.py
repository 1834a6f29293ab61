"""What the main window has of this room."""

from app.i18n import N_
from ui.page import TabKind

TABS = (
    TabKind("workshop", "production", N_("Producción"), "ui.production.production_tab:ProductionTab", at=4),
)
FLOOR_CARDS = ("ui.production.operators_card:OperatorsCard",)
