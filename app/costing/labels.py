"""How the journal calls what is done to costs, offers and quotes."""

from app.i18n import N_
from app.storage.labels import LabelWords

_COST = {"what": "app.costing.kinds:cost_title"}
LABELS = (
    LabelWords("cost.added", N_("anotar el costo «{what}»"), says=_COST),
    LabelWords("cost.changed", N_("cambiar el costo «{what}»"), says=_COST),
    LabelWords("cost.removed", N_("quitar el costo «{what}»"), says=_COST),
    LabelWords("cost.all_noted", N_("anotar los costos de los talleres")),
    LabelWords("working_time.noted", N_("anotar el horario del taller")),
    LabelWords("said_output.noted", N_("anotar las prendas por día")),
    LabelWords("offer.noted", N_("anotar el precio que ofrecen")),
    LabelWords("quote.added", N_("hacer la cotización para {what}")),
    LabelWords("quote.changed", N_("cambiar la cotización para {what}")),
    LabelWords("quote.removed", N_("quitar la cotización para {what}")),
)
