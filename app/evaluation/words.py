"""How the report of a centre says what it counts."""

from app.i18n import _


def grouping_words() -> dict[str, str]:
    """What each breakdown is by."""
    return {
        "cluster": _("Territorio"),
        "zone": _("Zona"),
        "sex": _("Dueña o dueño"),
        "age_group": _("Edad de la dueña o el dueño"),
    }


def verdict_words() -> dict[str, str]:
    """What may be said of a difference between two rounds."""
    return {
        "rose": _("subió"),
        "fell": _("bajó"),
        "within_noise": _("dentro del ruido"),
        "noise_unknown": _("no se puede afirmar"),
    }


def rung_words() -> dict[str, str]:
    """Where a workshop stands on a step."""
    return {
        "done": _("hecho"),
        "expired": _("vencido"),
        "in_hand": _("en trámite"),
        "missing": _("falta"),
        "not_due": _("no toca"),
    }
