"""How the journal calls what is done to the office, its people and its workshops."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("office.changed", N_("datos de la oficina")),
    LabelWords("consultant.added", N_("agregar una persona de la oficina")),
    LabelWords("cluster.added", N_("agregar un territorio")),
    LabelWords("association.added", N_("agregar una asociación")),
    LabelWords("anchor.added", N_("agregar una empresa ancla")),
    LabelWords("name.changed", N_("cambiar un nombre")),
    LabelWords("workshop.added", N_("agregar un taller")),
    LabelWords("workshop.removed", N_("quitar el taller")),
    LabelWords("person.added", N_("agregar una persona")),
    LabelWords("person.changed", N_("datos de la persona")),
    LabelWords("person.removed", N_("quitar la persona")),
    LabelWords("machine.set", N_("máquinas del taller")),
    LabelWords("product.set", N_("productos del taller")),
    LabelWords("headcount.set", N_("personas del taller")),
    LabelWords("membership.set", N_("asociación del taller")),
    LabelWords("membership.removed", N_("quitar de la asociación")),
    LabelWords("consent.recorded", N_("consentimiento")),
    LabelWords("consent.set", N_("permisos del taller")),
    LabelWords("workshop.all_loaded", N_("cargar los talleres")),
    LabelWords("workshop.changed", N_("datos del taller")),
)
