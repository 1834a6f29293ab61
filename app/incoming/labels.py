"""How the journal calls what is done to what comes from elsewhere."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("workshop.imported", N_("importar una lista de talleres")),
    LabelWords("visit.imported", N_("importar visitas")),
)
