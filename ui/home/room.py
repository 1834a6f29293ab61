"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import RailKind
from ui.page import PageKind

PAGES = (PageKind("home", "home", "ui.home.page:HomePage", manual="05-el-dia-y-el-calendario/Inicio"),)
RAIL = (RailKind("home", N_("Inicio"), "home-outline", number=1),)
