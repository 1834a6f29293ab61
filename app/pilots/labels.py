"""How the journal calls what is done to pilots."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("pilot.all_told", N_("contar el piloto de la demostración")),
    LabelWords("pilot.added", N_("agregar el piloto {number}")),
    LabelWords("pilot.changed", N_("cambiar el piloto {number}"), together=N_("cambios de pilotos")),
    LabelWords("pilot.removed", N_("quitar el piloto {number}")),
    LabelWords("pilot_arm.set", N_("los grupos del piloto {number}")),
    LabelWords("pilot_outcome.set", N_("qué mira el piloto {number}")),
    LabelWords("pilot_consent.recorded", N_("consentimiento para el piloto {number}")),
    LabelWords("pilot.list_fixed", N_("fijar la lista del piloto {number}")),
    LabelWords("pilot.plan_fixed", N_("fijar el plan del piloto {number}")),
    LabelWords("pilot_draw.drawn", N_("sortear el piloto {number}")),
    LabelWords("pilot.blind_named", N_("quién mide el piloto {number} sin saber el grupo")),
    LabelWords("pilot.groups_seen", N_("ver los grupos del piloto {number}")),
    LabelWords("pilot_follow.noted", N_("seguimiento del piloto {number}: {workshop}")),
    LabelWords("pilot_follow.several", N_("seguimiento del piloto {number}")),
)
