"""How the report of a centre says what it counts."""

from app.formalization.records import SHOWN_STATUSES
from app.formalization.words import STATUS_WORDS
from app.i18n import _, format_number

HIDDEN = "…"


def say_count(count: int | None) -> str:
    """A count as it may be read: "…" where it is hidden."""
    return HIDDEN if count is None else format_number(count)


def say_whole_hours(minutes: int | None) -> str:
    """Whole hours, or "…" where they are hidden."""
    return HIDDEN if minutes is None else format_number(round(minutes / 60))


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
    return {**{status: STATUS_WORDS[status] for status in SHOWN_STATUSES}, "not_due": _("no toca")}


def total_words() -> dict[str, str]:
    """The first figures of the report, by the key that the command line gives them."""
    return {
        "workshops": _("talleres en la lista"),
        "reached": _("talleres alcanzados"),
        "contacted": _("talleres con visita o llamada"),
        "trained": _("talleres con alguien en un curso"),
        "first_rounds": _("primeros diagnósticos"),
        "later_rounds": _("talleres con otra ronda"),
        "trainees": _("personas en cursos"),
        "certificates": _("certificados"),
        "enquiries": _("consultas"),
        "enquiries_answered": _("consultas respondidas"),
        "contacts": _("visitas y contactos"),
        "contact_minutes": _("minutos con los talleres"),
        "preparation_minutes": _("minutos de preparación"),
        "travel_minutes": _("minutos de viaje"),
        "training_minutes": _("minutos-persona de curso"),
        "events": _("ediciones de cursos con asistencia"),
        "actions_done": _("acciones cumplidas"),
        "actions_due": _("acciones con fecha en el período"),
    }
