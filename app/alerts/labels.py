"""How the journal calls what is done to the telephones of help."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("local_phone.added", N_("anotar un teléfono de la zona")),
    LabelWords("local_phone.changed", N_("cambiar un teléfono de la zona")),
    LabelWords("local_phone.confirmed", N_("confirmar un teléfono de la zona")),
    LabelWords("local_phone.removed", N_("quitar un teléfono de la zona")),
)
