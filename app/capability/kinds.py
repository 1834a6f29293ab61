"""What kinds of step close what is missing for an order, and what an owner may show; with their words."""

from app.i18n import N_, Words

STEP_KIND_WORDS: Words[str] = Words(
    {
        "course": N_("curso"),
        "action": N_("acción"),
        "document": N_("trámite"),
        "borrow": N_("préstamo de una máquina"),
        "sample": N_("muestra"),
        "look": N_("mirar en la visita"),
    }
)
# What she may choose to show to a company, in the order of the sheet.
SUPPLIER_PART_WORDS: Words[str] = Words(
    {
        "contact": N_("Cómo comunicarse"),
        "products": N_("Qué hace"),
        "capacity": N_("Cuánto hace"),
        "machines": N_("Sus máquinas"),
        "people": N_("Cuántas personas trabajan"),
        "quality": N_("Cómo sale el trabajo"),
        "documents": N_("Papeles del negocio"),
        "jobs": N_("Papeles de los empleos"),
        "photos": N_("Fotos que elija"),
    }
)
