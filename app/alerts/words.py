"""Whom one may call, in words; the order is that of the settings and of the card."""

from app.alerts.records import LocalPhone
from app.i18n import N_, Words, _

OTHER = "other"
PHONE_WORDS = Words(
    {
        "fire": N_("Bomberos voluntarios"),
        "health": N_("Hospital o puesto de salud"),
        "police": N_("Comisaría"),
        "codeni": N_("CODENI de la municipalidad"),
        "labour": N_("Ministerio de Trabajo (MTESS)"),
        "women_ministry": N_("Ministerio de la Mujer"),
        "women_service": N_("Servicio de atención a la mujer"),
        "power": N_("Empresa de luz o electricista"),
        OTHER: N_("Otro"),
    }
)
KINDS = tuple(PHONE_WORDS)
NOT_NOTED = N_("sin anotar: pregunte y anote")
NOT_CHECKED = N_("sin confirmar")


def name_of(phone: LocalPhone) -> str:
    """What the number is of: the name that the office gave it, else its kind."""
    return phone.name or PHONE_WORDS[phone.kind if phone.kind in PHONE_WORDS else OTHER]


def say_phone(kind: str, phone: LocalPhone | None) -> str:
    """ "Comisaría: 0533 123 456", with what is not known said."""
    if phone is None or not phone.number:
        return _("{name}: {what}").format(name=PHONE_WORDS[kind], what=_(NOT_NOTED))
    said = _("{name}: {what}").format(name=name_of(phone), what=phone.number)
    return said if phone.checked_on else f"{said} ({_(NOT_CHECKED)})"
