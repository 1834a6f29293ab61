"""How contacts are said: channels, topics, states, minutes."""

import re

from app.errors import DataProblem
from app.i18n import N_, Words, _

LONGEST = 24 * 60  # minutes of a contact, of its preparation, of going there
LONG = 12 * 60  # from here on it is asked


# Where or how a contact was held, as a choice.
CHANNEL_WORDS: Words[str] = Words(
    {
        "workshop": N_("En el taller"),
        "office": N_("En la oficina"),
        "elsewhere": N_("Otro lugar"),
        "phone": N_("Llamada"),
        "whatsapp": N_("WhatsApp"),
        "video": N_("Videollamada"),
    }
)


_NAMES: Words[str] = Words(
    {
        "workshop": N_("Visita"),
        "office": N_("Atención en la oficina"),
        "elsewhere": N_("Encuentro"),
        "phone": N_("Llamada"),
        "whatsapp": N_("WhatsApp"),
        "video": N_("Videollamada"),
    }
)


def contact_name(channel: str) -> str:
    """What a contact by this channel is called: "Visita", "Llamada"."""
    return _NAMES[channel]


# What was talked about: the eight dimensions, the programme, other things.
TOPIC_WORDS: Words[str] = Words(
    {
        "GES": N_("Gestión y costos"),
        "PRO": N_("Producción y calidad"),
        "LOC": N_("Local y seguridad"),
        "CAP": N_("Capacidades"),
        "DEC": N_("Trabajo decente"),
        "FOR": N_("Formalización"),
        "ASO": N_("Asociatividad"),
        "MER": N_("Mercado"),
        "PRG": N_("Seguimiento del programa"),
        "OTR": N_("Otro tema"),
    }
)


# Where a contact stands.
STATUS_WORDS: Words[str] = Words({"planned": N_("prevista"), "held": N_("hecha"), "missed": N_("no se hizo")})


# How far an action got.
PROGRESS_WORDS: Words[str] = Words({"done": N_("Hecho"), "advanced": N_("Avanzó"), "none": N_("No avanzó")})


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
    if match := re.fullmatch(r"(\d{1,4})(?:\s?h(?:s|oras?)?\.?\s?|:)(\d{1,2})(?:\s?min)?\.?", typed):
        if int(match[2]) > 59:
            raise DataProblem(_("Los minutos van de 0 a 59, y ahí dice {minute}.").format(minute=match[2]))
        return _within(int(match[1]) * 60 + int(match[2]), longest)
    if match := re.fullmatch(r"(\d{1,4}(?:\.\d{1,2})?)\s?h(?:s|oras?)?\.?", typed):
        return _within(round(float(match[1]) * 60), longest)
    if re.match(r"[-−]\s?\d", typed):
        raise DataProblem(
            _("«{text}» es menos que cero; aquí va un número desde 0.").format(text=text.strip())
        )
    raise DataProblem(
        _("«{text}» no se entiende como tiempo; escríbalo como 45 o «1 h 30».").format(text=text.strip())
    )


def _within(minutes: int, longest: int) -> int:
    if minutes > longest:
        raise DataProblem(
            _("{minutes} minutos es demasiado (a lo sumo {longest}); mire si sobra una cifra.").format(
                minutes=minutes, longest=longest
            )
        )
    return minutes


def doubt_minutes(minutes: object) -> str:
    """A question about a time that is hardly meant, or an empty sentence."""
    if isinstance(minutes, int) and minutes > LONG:
        return _("¿Seguro? Son {time}.").format(time=say_minutes(minutes))
    return ""


# What hours can be broken down by.
GROUPING_WORDS: Words[str] = Words(
    {
        "consultant": N_("Consultora o consultor"),
        "workshop": N_("Taller"),
        "topic": N_("Tema"),
        "month": N_("Mes"),
        "sex": N_("Mujer o varón (dueñas y dueños)"),
        "age_group": N_("Edad (dueñas y dueños)"),
    }
)


# When a photo was taken: before the work of a visit or after it.
MOMENT_WORDS: Words[str] = Words({"before": N_("antes"), "after": N_("después")})
