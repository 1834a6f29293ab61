"""What the main window has of this room."""

from ui.page import PageKind

PAGES = (PageKind("home", "home", "ui.home.page:HomePage"),)
