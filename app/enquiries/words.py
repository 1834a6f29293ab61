"""How the advice line's topics, channels, states and roles are called."""

from app.enquiries.records import KnownAnswer
from app.i18n import N_, Words, _, format_day

TOPIC_WORDS: Words[str] = Words(
    {
        "ips": N_("IPS y jubilación"),
        "wages": N_("Sueldos, destajo y aguinaldo"),
        "contracts": N_("Contratos y registros"),
        "leave": N_("Vacaciones, maternidad y permisos"),
        "tax": N_("RUC, impuestos y facturas"),
        "permits": N_("Cédula MIPYMES y patente"),
        "company": N_("Empresa y banco"),
        "people": N_("Menores y trato"),
        "other": N_("Otro tema"),
    }
)
CHANNEL_WORDS: Words[str] = Words(
    {
        "phone": N_("teléfono"),
        "whatsapp": N_("WhatsApp"),
        "workshop": N_("en el taller"),
        "office": N_("en la oficina"),
        "video": N_("videollamada"),
        "elsewhere": N_("en otro lugar"),
    }
)
STATUS_WORDS: Words[str] = Words(
    {
        "open": N_("sin responder"),
        "answered": N_("respondida"),
        "closed": N_("cerrada"),
    }
)
ROLE_WORDS: Words[str] = Words(
    {
        "owner": N_("dueña o dueño"),
        "family": N_("familiar"),
        "worker": N_("trabajadora o trabajador"),
        "other": N_("otra persona"),
    }
)
STATE_WORDS: Words[str] = Words(
    {"draft": N_("borrador"), "valid": N_("vigente"), "withdrawn": N_("retirada")}
)


def advisory() -> str:
    """What every answer carries, on screen and on paper."""
    return _("Orientativo: no reemplaza a un contador ni a un abogado.")


def say_validity(answer: KnownAnswer, today: str) -> str:
    """ "vigente hasta el 01/07/2026", "vencida, confirme", "borrador" ..."""

    if answer.state != "valid":
        return STATE_WORDS[answer.state]
    if answer.is_overdue(today):
        return _("vencida, confirme")
    if answer.valid_until is None:
        return _("sin fecha de revisión")
    day = format_day(answer.valid_until)
    return _("confirmar después del {day}").format(day=day)
