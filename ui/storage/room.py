"""What the main window has of this room."""

from ui.page import PageKind

PAGES = (PageKind("data", "data", "ui.storage.data_page:DataPage"),)
