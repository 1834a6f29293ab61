"""How the journal calls what is done to contacts with a workshop."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("contact.planned", N_("anotar una visita prevista")),
    LabelWords("contact.foreseen", N_("prever una visita")),
    LabelWords("contact.noted", N_("anotar una visita")),
    LabelWords("contact.missed", N_("una visita que no se hizo")),
    LabelWords("contact.changed", N_("datos de la visita al taller")),
    LabelWords("contact.consultants_set", N_("quiénes fueron a la visita")),
    LabelWords("contact.removed", N_("quitar una visita al taller")),
    LabelWords("contact_action.set", N_("lo hecho en una acción")),
    LabelWords("contact_photo.added", N_("agregar una foto de la visita")),
    LabelWords("contact_photo.removed", N_("quitar una foto de la visita")),
    LabelWords("contact.signed", N_("firma de la visita")),
    LabelWords("contact.signature_removed", N_("quitar la firma de la visita")),
    LabelWords("contact.all_noted", N_("anotar las visitas")),
)
