"""How the journal calls what is done to let data go."""

from app.i18n import N_, NN_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("anonymous_release.made", N_("entrega {number} de datos anónimos")),
    LabelWords("consent.all_asked", N_("los permisos de la demostración")),
    LabelWords(
        "consent.anonymous_data",
        NN_(
            "permiso de {count} taller para datos sin nombre",
            "permiso de {count} talleres para datos sin nombre",
        ),
    ),
)
