"""What is kept of a list that came in, so that it can come again."""

from app.i18n import N_
from app.storage.schema import Kind, TableColumn, TableKind

FORM_SOURCE = "formulario/visitas"  # the `source` of what a submission is known by, beside its visit

IMPORT_LAYOUT = TableKind(
    "import_layout",
    N_("forma de una lista"),
    (
        TableColumn("layout", undo=N_("columnas de la lista"), kept=True),
        TableColumn("mapping", undo=N_("qué dice cada columna de la lista"), kept=True),
    ),
)

IMPORT_ROW = TableKind(
    "import_row",
    N_("fila importada"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("source", undo=N_("lista de la que viene"), kept=True),
        TableColumn("fingerprint", undo=N_("cómo se reconoce la fila"), kept=True),
        TableColumn("cells", undo=N_("lo que decía la fila"), kept=True),
    ),
    belongs="workshop_id",
)

TABLES = (IMPORT_LAYOUT, IMPORT_ROW)
