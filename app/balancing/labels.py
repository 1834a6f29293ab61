"""How the journal calls what is done to a line."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("line_hold.set", N_("fijar «{what}» a una persona")),
    LabelWords("line_hold.cleared", N_("soltar «{what}»")),
    LabelWords("line_plan.added", N_("guardar el reparto de «{what}»")),
    LabelWords("line_plan.started", N_("probar la línea de «{what}»")),
    LabelWords("line_plan.kept", N_("dejar así la línea de «{what}»")),
    LabelWords("line_plan.all_told", N_("las líneas de la demostración")),
    LabelWords("line_plan.dropped", N_("volver a la línea de antes de «{what}»")),
)
