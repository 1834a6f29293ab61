"""What was looked at and found right as it is."""

from app.i18n import N_
from app.storage.schema import Kind, TableColumn, TableKind

ACCEPTED_FINDING = TableKind(
    "accepted_finding",
    N_("dato dado por bueno"),
    (
        TableColumn("kind", undo=N_("qué se dio por bueno"), kept=True),
        TableColumn("row_id", Kind.WHOLE, N_("de qué ficha se dio por bueno"), kept=True),
        TableColumn("reason", undo=N_("por qué se dio por bueno"), kept=True),
    ),
)

TABLES = (ACCEPTED_FINDING,)
