"""Whom to call in each territory."""

from app.alerts.words import PHONE_WORDS
from app.day_kinds import FACT
from app.i18n import N_
from app.registry.phone import read_phones
from app.storage.schema import Kind, TableColumn, TableKind

LOCAL_PHONE = TableKind(
    "local_phone",
    N_("teléfono de la zona"),
    (
        TableColumn("cluster_id", Kind.ROW, N_("territorio del teléfono"), of="cluster", kept=True),
        TableColumn("kind", undo=N_("para qué es el teléfono"), choices=PHONE_WORDS, kept=True),
        TableColumn("name", undo=N_("nombre del servicio")),
        TableColumn(
            "phone",
            undo=N_("teléfono de la zona"),
            read=read_phones,
            given="phone_given",
            group="phone",
        ),
        TableColumn(
            "checked_on",
            Kind.DAY,
            N_("cuándo se confirmó el teléfono"),
            days=FACT,
            kept=True,
            group="phone",
        ),
        TableColumn("note", undo=N_("nota sobre el teléfono")),
    ),
)

TABLES = (LOCAL_PHONE,)
