"""How the journal calls what is done with lists of a ministry."""

from app.i18n import N_, NN_
from app.storage.labels import LabelWords

_SAYS = {"source": "app.administrative.words:say_source", "month": "app.administrative.words:say_month"}

LABELS = (
    LabelWords("administrative_list.imported", N_("traer la lista de {source}, {month}"), says=_SAYS),
    LabelWords("administrative_list.removed", N_("quitar la lista de {source}, {month}"), says=_SAYS),
    LabelWords(
        "consent.administrative_lists",
        NN_(
            "permiso de {count} taller para buscarlo en listas",
            "permiso de {count} talleres para buscarlos en listas",
        ),
    ),
)
