"""How the journal calls what is done in an association."""

from app.i18n import N_
from app.storage.labels import LabelWords

_MEETING = {"status": "app.association.phrases:say_meeting_status"}
_DECISION = {"status": "app.association.phrases:say_decision_status"}

LABELS = (
    LabelWords("association.changed", N_("datos de la asociación")),
    LabelWords("association.all_told", N_("la vida de una asociación")),
    LabelWords("membership.left", N_("salida de la asociación")),
    LabelWords("membership.fee", N_("cuota propia de una socia o un socio")),
    LabelWords("association_post.added", N_("agregar el cargo de «{name}»")),
    LabelWords("association_post.changed", N_("cambiar un cargo")),
    LabelWords("association_post.removed", N_("quitar un cargo")),
    LabelWords("association_meeting.added", N_("anotar una reunión")),
    LabelWords("association_meeting.changed", N_("cambiar una reunión")),
    LabelWords("association_meeting.status", N_("reunión: {status}"), says=_MEETING),
    LabelWords("association_meeting.removed", N_("quitar una reunión")),
    LabelWords("meeting_mark.set", N_("quién vino a la reunión")),
    LabelWords("meeting_decision.added", N_("anotar una decisión")),
    LabelWords("meeting_decision.changed", N_("cambiar una decisión")),
    LabelWords("meeting_decision.closed", N_("decisión: {status}"), says=_DECISION),
    LabelWords("meeting_decision.removed", N_("quitar una decisión")),
    LabelWords("association_fee.set", N_("cuota de la asociación")),
    LabelWords("association_fee.removed", N_("quitar una cuota")),
    LabelWords("cash_entry.added", N_("línea {number} del libro de caja")),
    LabelWords("cash_count.added", N_("arqueo de caja")),
)
