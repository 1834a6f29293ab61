"""How the journal calls what is done on the floor."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("style.added", N_("agregar el modelo «{what}»")),
    LabelWords("style.removed", N_("quitar el modelo «{what}»")),
    LabelWords("operation.added", N_("agregar la operación «{what}»")),
    LabelWords("operation.noted", N_("cambiar la operación «{what}»")),
    LabelWords("operation.removed", N_("quitar la operación «{what}»")),
    LabelWords("operation.moved", N_("mover la operación «{what}»")),
    LabelWords("precedence.set", N_("decir después de qué va «{what}»")),
    LabelWords("operator.added", N_("agregar a {what}")),
    LabelWords("operator.removed", N_("quitar a {what} de la lista")),
    LabelWords("operator_skill.set", N_("anotar las máquinas de {what}")),
    LabelWords("time_study.started", N_("empezar a medir «{what}»")),
    LabelWords("time_study.finished", N_("terminar la medición")),
    LabelWords("time_study.reopened", N_("abrir de nuevo la medición")),
    LabelWords("time_study.removed", N_("quitar la medición")),
    LabelWords("time_study.added", N_("anotar una medición")),
    LabelWords("time_study.all_noted", N_("anotar mediciones de tiempos")),
    LabelWords("time_study.clock_kept", N_("lugar del reloj"), quiet=True),
    LabelWords("cycle.recorded", N_("medir un ciclo de «{what}»"), together=N_("ciclos medidos")),
    LabelWords("cycle.struck", N_("tachar el ciclo {number}")),
    LabelWords("cycle.counted", N_("volver a contar el ciclo {number}")),
    LabelWords("cycle.changed", N_("cambiar el ciclo {number}")),
    LabelWords("cycle.entered", N_("anotar los ciclos de «{what}»")),
)
