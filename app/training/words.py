"""How what training keeps as codes is said."""

from app.i18n import N_, Words

EVENT_WORDS: Words[str] = Words(
    {"planned": N_("prevista"), "held": N_("hecha"), "cancelled": N_("suspendida")}
)
ENROLMENT_WORDS: Words[str] = Words(
    {
        "invited": N_("invitada/o"),
        "enrolled": N_("inscripta/o"),
        "waiting": N_("en lista de espera"),
        "declined": N_("no puede"),
        "withdrew": N_("se retiró"),
    }
)
MARK_WORDS: Words[str] = Words(
    {
        "present": N_("presente"),
        "late": N_("llegó tarde"),
        "absent": N_("ausente"),
        "excused": N_("ausente con aviso"),
    }
)
# One key and one letter per mark: the grid of the window and the printed sheet.
MARK_KEYS = {"present": "P", "late": "T", "absent": "A", "excused": "J"}
ROLE_WORDS: Words[str] = Words(
    {
        "owner": N_("dueña o dueño"),
        "family": N_("familia"),
        "worker": N_("trabajadora o trabajador"),
        "other": N_("otra persona"),
    }
)
AUDIENCE_WORDS: Words[str] = Words(
    {
        "owners": N_("dueñas y dueños"),
        "workers": N_("trabajadoras y trabajadores"),
        "both": N_("dueñas, dueños y trabajadores"),
    }
)
STATE_WORDS: Words[str] = Words({"draft": N_("borrador"), "reviewed": N_("revisado")})
ELIGIBILITY_WORDS: Words[str] = Words(
    {
        "": N_("cumple"),
        "no marks": N_("todavía no se tomó asistencia"),
        "sessions left": N_("faltan encuentros por dar o sin asistencia tomada"),
        "attendance": N_("no llega a la asistencia necesaria"),
        "not in the course": N_("no está inscripta/o"),
        "cancelled": N_("la edición se suspendió"),
    }
)
VERDICT_WORDS: Words[str] = Words(
    {
        "valid": N_("válido"),
        "annulled": N_("anulado"),
        "altered": N_("no coincide con lo que se emitió"),
        "unknown": N_("no está en este archivo"),
        "mistyped": N_("código mal escrito"),
    }
)
