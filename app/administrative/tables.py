"""The tables of lists that a ministry gave."""

from app.administrative.words import BY_WORDS, MATCH_WORDS, SOURCE_WORDS
from app.day_kinds import FACT
from app.i18n import N_
from app.registry.names import tidy
from app.storage.schema import Kind, TableColumn, TableKind

ADMINISTRATIVE_LIST = TableKind(
    "administrative_list",
    N_("lista del IPS o del Ministerio"),
    (
        TableColumn("source", undo=N_("de quién es la lista"), choices=SOURCE_WORDS),
        TableColumn("name", undo=N_("cómo se llama la lista"), read=tidy),
        TableColumn(
            "month",
            Kind.DAY_PART,
            N_("mes de la lista"),
            days=FACT,
            needed=N_("Falta de qué mes es la lista; escríbalo."),
        ),
        TableColumn("given_by", undo=N_("quién dio la lista"), read=tidy),
        TableColumn(
            "received_on",
            Kind.DAY,
            N_("cuándo dieron la lista"),
            days=FACT,
            needed=N_("Falta qué día dieron la lista; escríbalo."),
        ),
        TableColumn("complete", Kind.FLAG, N_("si la lista tiene a todos")),
        TableColumn("workshops", Kind.WHOLE, N_("talleres de la oficina ese día"), least=0, kept=True),
        TableColumn("asked", Kind.WHOLE, N_("talleres preguntados ese día"), least=0, kept=True),
        TableColumn("row_count", Kind.WHOLE, N_("filas de la lista"), least=0, kept=True),
        TableColumn("unread", Kind.WHOLE, N_("filas que no se entendieron"), least=0, kept=True),
        TableColumn("digest", undo=N_("huella de la lista"), kept=True),
    ),
)

ADMINISTRATIVE_ENTRY = TableKind(
    "administrative_entry",
    N_("lo que dice una lista del taller"),
    (
        TableColumn("list_id", Kind.ROW, N_("lista"), of="administrative_list", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("state", undo=N_("si está en la lista"), choices=MATCH_WORDS, kept=True),
        TableColumn("matched_by", undo=N_("cómo se lo encontró"), choices=BY_WORDS, kept=True),
        TableColumn("people", Kind.WHOLE, N_("personas según la lista"), least=0, kept=True),
        TableColumn("registered", Kind.FLAG, N_("si figura en la lista"), kept=True),
        TableColumn("fingerprint", undo=N_("huella del RUC o la cédula con que se lo buscó"), kept=True),
    ),
    belongs="workshop_id",
)

TABLES = (ADMINISTRATIVE_LIST, ADMINISTRATIVE_ENTRY)
