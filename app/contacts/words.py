"""How contacts are said: channels, topics, states, minutes."""

import re

from app.errors import DataProblem
from app.i18n import _

LONGEST = 24 * 60  # minutes of a contact, of its preparation, of going there
LONG = 12 * 60  # from here on it is asked


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


def read_minutes(text: str, longest: int = LONGEST) -> int | None:
    """ "90", "90 min", "1:30", "1 h 30", "1,5 h" -> minutes; "" -> None (not known).

    Raises `DataProblem` that says what is wrong with it.
    """
    typed = text.strip().casefold().replace(",", ".")
    if not typed:
        return None
    if match := re.fullmatch(r"(\d{1,6})\s?(?:m|min|minutos?|'|′)?\.?", typed):
        return _within(int(match[1]), longest)
    if match := re.fullmatch(
        r"(\d{1,4})(?:\s?h(?:s|oras?)?\.?\s?|:)(\d{1,2})(?:\s?min)?\.?", typed
    ):
        if int(match[2]) > 59:
            raise DataProblem(
                _("Los minutos van de 0 a 59, y ahí dice {minute}.").format(minute=match[2])
            )
        return _within(int(match[1]) * 60 + int(match[2]), longest)
    if match := re.fullmatch(r"(\d{1,4}(?:\.\d{1,2})?)\s?h(?:s|oras?)?\.?", typed):
        return _within(round(float(match[1]) * 60), longest)
    if re.match(r"[-−]\s?\d", typed):
        raise DataProblem(
            _("«{text}» es menos que cero; aquí va un número desde 0.").format(text=text.strip())
        )
    raise DataProblem(
        _("«{text}» no se entiende como tiempo; escríbalo como 45 o «1 h 30».").format(
            text=text.strip()
        )
    )


def _within(minutes: int, longest: int) -> int:
    if minutes > longest:
        raise DataProblem(
            _(
                "{minutes} minutos es demasiado (a lo sumo {longest}); mire si sobra una cifra."
            ).format(minutes=minutes, longest=longest)
        )
    return minutes


def doubt_minutes(minutes: object) -> str:
    """A question about a time that is hardly meant, or an empty sentence."""
    if isinstance(minutes, int) and minutes > LONG:
        return _("¿Seguro? Son {time}.").format(time=say_minutes(minutes))
    return ""


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


def moment_words() -> dict[str, str]:
    """When a photo was taken: before the work of a visit or after it."""
    return {"before": _("antes"), "after": _("después")}
