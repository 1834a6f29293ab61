"""How the journal calls what is done from its own history."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (LabelWords("history.value_restored", N_("volver a un valor de antes")),)
