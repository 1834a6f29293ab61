"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow, RailKind
from ui.page import PageKind

PAGES = (PageKind("settings", "settings", "ui.settings.page:SettingsPage", manual="14c-los-ajustes/"),)
RAIL = (RailKind("settings", N_("Ajustes"), "cog-outline", number=8),)
MENU = (MenuRow("edit", N_("Cambiar &quién trabaja…"), at=10, do="ui.settings.worker_window:ask_worker"),)
