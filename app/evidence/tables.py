"""The table of what left the office and names nobody."""

from app.evidence.words import FORMAT_WORDS
from app.i18n import N_
from app.registry.names import tidy
from app.storage.schema import Kind, TableColumn, TableKind

ANONYMOUS_RELEASE = TableKind(
    "anonymous_release",
    N_("entrega de datos anónimos"),
    (
        TableColumn("number", Kind.WHOLE, N_("número de la entrega"), kept=True),
        TableColumn("made_on", Kind.DAY, N_("día de la entrega"), kept=True),
        TableColumn("format", undo=N_("formato de la entrega"), choices=FORMAT_WORDS, kept=True),
        TableColumn("given_to", undo=N_("a quién se entregó"), read=tidy),
        TableColumn("workshops", Kind.WHOLE, N_("talleres de la entrega"), least=0, kept=True),
        TableColumn("row_count", Kind.WHOLE, N_("filas de la entrega"), least=0, kept=True),
        TableColumn("smallest", Kind.WHOLE, N_("grupo más chico de la entrega"), least=0, kept=True),
        TableColumn("digest", undo=N_("huella de la entrega"), kept=True),
        TableColumn("secret", undo=N_("llave de la entrega"), kept=True),
        TableColumn("visits", undo=N_("rondas de la entrega"), kept=True),
    ),
)

TABLES = (ANONYMOUS_RELEASE,)
