"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import RailKind
from ui.page import PageKind

PAGES = (
    PageKind(
        "data",
        "data",
        "ui.storage.data_page:DataPage",
        manual="14-el-archivo-de-la-oficina/Copias de seguridad (respaldos)",
    ),
)
RAIL = (RailKind("data", N_("Datos"), "swap-vertical", number=7),)
