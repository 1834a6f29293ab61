"""How the journal calls what is done to the calendar and what needs a look."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("visit.moved", N_("mover una visita")),
    LabelWords("programme.round_moved", N_("mover la próxima ronda")),
    LabelWords("finding.accepted", N_("dar por bueno un dato")),
    LabelWords("finding.reopened", N_("revisar de nuevo un dato")),
)
