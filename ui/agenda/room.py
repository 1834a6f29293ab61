"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow
from ui.page import PageKind

PAGES = (
    PageKind(
        "calendar",
        "home",
        "ui.agenda.calendar_page:CalendarPage",
        manual="05-el-dia-y-el-calendario/El calendario",
    ),
    PageKind(
        "upkeep",
        "data",
        "ui.agenda.upkeep_page:UpkeepPage",
        manual="05-el-dia-y-el-calendario/Revisar los datos",
    ),
)
MENU = (
    MenuRow("view", N_("Ca&lendario"), at=1, key="Ctrl+Shift+K", page="calendar"),
    MenuRow("view", N_("Re&visar los datos"), at=2, page="upkeep"),
)
