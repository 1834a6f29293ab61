"""What the main window has of this room."""

from ui.page import PageKind

PAGES = (PageKind("settings", "settings", "ui.settings.page:SettingsPage"),)
