"""How the journal calls what is done to the ladder, the account and the legal figures."""

from app.i18n import N_, NN_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("workshop_step.noted", N_("paso «{title}»")),
    LabelWords("workshop_step.cleared", N_("dejar sin anotar «{title}»")),
    LabelWords("workshop_step.scanned", N_("guardar la copia de «{title}»")),
    LabelWords("workshop_step.scan_removed", N_("quitar la copia")),
    LabelWords("workshop_step.from_diagnosis", N_("aceptar lo que dice el diagnóstico")),
    LabelWords("workshop_step.closed_with_action", N_("cerrar el paso con su acción")),
    LabelWords("workshop_step.action_closed", N_("cerrar la acción con su paso")),
    LabelWords("pay_line.added", N_("agregar «{name}» a la cuenta")),
    LabelWords("pay_line.changed", N_("cambiar a quien está en la cuenta")),
    LabelWords(
        "pay_line.pasted",
        NN_("pegar {count} fila en la cuenta", "pegar {count} filas en la cuenta"),
    ),
    LabelWords("pay_line.removed", N_("quitar de la cuenta")),
    LabelWords("pay_line.from_record", N_("empezar la cuenta con las personas de la ficha")),
    LabelWords("statute.added", N_("cargar «{title}»")),
    LabelWords("statute.removed", N_("quitar una cifra legal")),
    LabelWords("step_text.changed", N_("cambiar el texto de un paso")),
    LabelWords("step_text.added", N_("agregar el paso «{title}»")),
    LabelWords("step_text.hidden", N_("esconder un paso")),
    LabelWords("step_text.restored", N_("volver al texto del programa")),
    LabelWords(
        "statute.updated",
        NN_("actualizar {count} cifra legal", "actualizar {count} cifras legales"),
    ),
    LabelWords("workshop_step.all_climbed", N_("subir la escalera")),
)
