"""How contacts are said: channels, topics, states, minutes."""

import re

from app.i18n import _


def channel_words() -> dict[str, str]:
    """Where or how a contact was held, as a choice."""
    return {
        "workshop": _("En el taller"),
        "office": _("En la oficina"),
        "elsewhere": _("Otro lugar"),
        "phone": _("Llamada"),
        "whatsapp": _("WhatsApp"),
        "video": _("Videollamada"),
    }


def contact_name(channel: str) -> str:
    """What a contact by this channel is called: "Visita", "Llamada"."""
    names = {
        "workshop": _("Visita"),
        "office": _("Atención en la oficina"),
        "elsewhere": _("Encuentro"),
        "phone": _("Llamada"),
        "whatsapp": _("WhatsApp"),
        "video": _("Videollamada"),
    }
    return names[channel]


def topic_words() -> dict[str, str]:
    """What was talked about: the eight dimensions, the programme, other things."""
    return {
        "GES": _("Gestión y costos"),
        "PRO": _("Producción y calidad"),
        "LOC": _("Local y seguridad"),
        "CAP": _("Capacidades"),
        "DEC": _("Trabajo decente"),
        "FOR": _("Formalización"),
        "ASO": _("Asociatividad"),
        "MER": _("Mercado"),
        "PRG": _("Seguimiento del programa"),
        "OTR": _("Otro tema"),
    }


def status_words() -> dict[str, str]:
    """Where a contact stands."""
    return {"planned": _("prevista"), "held": _("hecha"), "missed": _("no se hizo")}


def progress_words() -> dict[str, str]:
    """How far an action got."""
    return {"done": _("Hecho"), "advanced": _("Avanzó"), "none": _("No avanzó")}


def say_minutes(minutes: int | None) -> str:
    """95 -> "1 h 35 min"; unknown is an empty text."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def read_minutes(text: str) -> int | None:
    """ "90", "90 min", "1:30", "1 h 30", "1,5 h" -> minutes; "" -> None (not known).

    Raises ValueError for what is no time.
    """
    typed = text.strip().casefold().replace(",", ".")
    if not typed:
        return None
    if match := re.fullmatch(r"(\d+)\s?(?:m|min|minutos?|'|′)?\.?", typed):
        return int(match[1])
    if match := re.fullmatch(r"(\d+)(?:\s?h(?:s|oras?)?\.?\s?|:)(\d{1,2})(?:\s?min)?\.?", typed):
        return int(match[1]) * 60 + int(match[2])
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)\s?h(?:s|oras?)?\.?", typed):
        return round(float(match[1]) * 60)
    raise ValueError(text)


def grouping_words() -> dict[str, str]:
    """What hours can be broken down by."""
    return {
        "consultant": _("Consultora o consultor"),
        "workshop": _("Taller"),
        "topic": _("Tema"),
        "month": _("Mes"),
        "sex": _("Mujer o varón (dueñas y dueños)"),
        "age_group": _("Edad (dueñas y dueños)"),
    }
