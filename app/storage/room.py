"""What the office file says of itself to the house."""

from app.i18n import N_
from app.storage.labels import REDONE, UNDONE, LabelWords

_SAID = {"label": "app.storage.labels:say_label"}

LABELS = (
    LabelWords("office.created", N_("crear la oficina")),
    LabelWords("office.repaired", N_("reparar el archivo")),
    LabelWords(UNDONE, N_("deshacer: {label}"), says=_SAID),
    LabelWords(REDONE, N_("rehacer: {label}"), says=_SAID),
)
