"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind

PAGES = (
    PageKind("import", "data", "ui.incoming.import_page:ImportPage", manual="02-la-lista-de-la-asociacion/"),
    PageKind(
        "import-counts",
        "workshops",
        "ui.incoming.counts_import_page:CountsImportPage",
        about="workshop",
        manual="08b-medir-en-el-taller/Traer lo que ya tienen en Excel",
        title=N_("Traer un conteo de Excel"),
    ),
)
