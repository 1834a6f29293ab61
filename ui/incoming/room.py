"""What the main window has of this room."""

from ui.page import PageKind

PAGES = (PageKind("import", "data", "ui.incoming.import_page:ImportPage"),)
