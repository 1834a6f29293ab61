"""What the main window has of this room."""

from ui.page import PageKind

PAGES = (PageKind("workshops", "workshops", "ui.registry.workshops_page:WorkshopsPage"),)
