"""How the journal calls what is done to enquiries and known answers."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("enquiry.added", N_("anotar una consulta")),
    LabelWords("enquiry.changed", N_("cambiar una consulta")),
    LabelWords("enquiry.answered", N_("responder una consulta")),
    LabelWords("enquiry.answer_taken_back", N_("volver sobre una consulta")),
    LabelWords("enquiry.closed", N_("cerrar una consulta")),
    LabelWords("enquiry.reopened", N_("abrir de nuevo una consulta")),
    LabelWords("enquiry.removed", N_("quitar una consulta")),
    LabelWords("known_answer.added", N_("guardar una respuesta")),
    LabelWords("known_answer.changed", N_("cambiar una respuesta guardada")),
    LabelWords("known_answer.restored", N_("volver a la respuesta del programa")),
    LabelWords("known_answer.removed", N_("quitar una respuesta guardada")),
    LabelWords("enquiry.all_taken", N_("atender consultas")),
)
