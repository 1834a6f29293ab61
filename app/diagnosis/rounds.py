"""When the next round is due, and what may be seen of the round before while asking."""

from app.i18n import _, ngettext


def say_previous_shown(shown: bool | None, changed_after: int | None) -> str:
    """How the round before was shown while asking, for screen and paper; empty: nobody chose."""
    if shown is None:
        return ""
    if changed_after is None:
        if shown:
            return _("se preguntó con las respuestas de la ronda anterior a la vista")
        return _("se preguntó a ciegas, sin ver la ronda anterior")
    if shown:
        text = ngettext(
            "se preguntó a ciegas en la primera respuesta, y después con la ronda anterior a la vista",
            "se preguntó a ciegas en las primeras {count} respuestas, y después con la ronda anterior a la vista",
            changed_after,
        )
    elif changed_after == 0:
        text = _("se empezó con la ronda anterior a la vista, y enseguida se siguió a ciegas")
    else:
        text = ngettext(
            "se preguntó con la ronda anterior a la vista en la primera respuesta, y después a ciegas",
            "se preguntó con la ronda anterior a la vista en las primeras {count} respuestas, y después a ciegas",
            changed_after,
        )
    return text.format(count=changed_after)
