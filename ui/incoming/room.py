"""What the main window has of this room."""

from ui.page import PageKind

PAGES = (
    PageKind("import", "data", "ui.incoming.import_page:ImportPage"),
    PageKind(
        "import-counts", "workshops", "ui.incoming.counts_import_page:CountsImportPage", about="workshop"
    ),
)
