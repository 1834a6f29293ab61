"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind, TabKind

PAGES = (
    PageKind(
        "style",
        "workshops",
        "ui.production.style_page:StylePage",
        about="style",
        manual="08b-medir-en-el-taller/El modelo y sus operaciones",
    ),
    PageKind(
        "measuring",
        "workshops",
        "ui.production.measuring_page:MeasuringPage",
        about="study",
        fills_window=True,
        manual="08b-medir-en-el-taller/Con el reloj",
        title=N_("Medir tiempos"),
        under="production",
    ),
)
TABS = (
    TabKind(
        "workshop",
        "production",
        N_("Producción"),
        "ui.production.production_tab:ProductionTab",
        at=4,
        manual="08b-medir-en-el-taller/",
    ),
)
FLOOR_CARDS = ("ui.production.styles_card:StylesCard", "ui.production.operators_card:OperatorsCard")
