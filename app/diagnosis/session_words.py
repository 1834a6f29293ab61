"""How a visit under way is headed."""

from app.diagnosis.records import Visit
from app.i18n import _, format_day


def say_headline(visit: Visit, *, read_only: bool, blind: bool) -> str:
    """Which diagnostic, round and day, and whether it is only to be read; `blind`: who measures may not know more."""
    text = _("Ronda {round} · {day} · {title}")
    if visit.rating_of is not None:
        text = _("Segunda opinión de la ronda {round} · {day} · {title}")
    said = text.format(
        title=visit.instrument.title,
        round=visit.round,
        day=format_day(visit.visited_on),
    )
    if visit.finished:
        return _("{about} · terminada, solo para leer").format(about=said)
    if read_only:
        return _("{about} · archivo abierto solo para leer").format(about=said)
    return _("{about} · usted mide sin saber el grupo").format(about=said) if blind else said
