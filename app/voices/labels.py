"""How the journal calls what is done to hearings; no label says what anybody answered."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("hearing.started", N_("abrir una escucha")),
    LabelWords("hearing.closed", N_("cerrar una escucha")),
    LabelWords("hearing.removed", N_("quitar una escucha")),
    LabelWords("leaf_pile.added", N_("cargar una tanda de hojas")),
    LabelWords("leaf_pile.removed", N_("quitar una tanda de hojas")),
    LabelWords("hearing.all_told", N_("cargar las hojas de la demostración")),
)
