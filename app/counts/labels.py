"""How the journal calls what is done to days that were counted."""

from app.i18n import N_, NN_
from app.storage.labels import LabelWords

_DAY = {"day": "app.i18n:format_day"}

LABELS = (
    LabelWords("work_day.kept", N_("anotar el {day}"), says=_DAY),
    LabelWords("work_day.pasted", NN_("pegar {count} dato contado", "pegar {count} datos contados")),
    LabelWords("work_day.removed", N_("quitar lo contado el {day}"), says=_DAY),
    LabelWords(
        "work_day.imported", NN_("importar {count} fila de conteo", "importar {count} filas de conteo")
    ),
    LabelWords("promise.added", N_("anotar la entrega para {customer}")),
    LabelWords("promise.changed", N_("cambiar la entrega para {customer}")),
    LabelWords("promise.removed", N_("quitar la entrega para {customer}")),
)
