"""How the report of a centre says what it counts."""

from app.formalization.records import SHOWN_STATUSES
from app.formalization.words import STATUS_WORDS
from app.i18n import N_, Words, format_number

HIDDEN = "…"


def say_count(count: int | None) -> str:
    """A count as it may be read: "…" where it is hidden."""
    return HIDDEN if count is None else format_number(count)


def say_whole_hours(minutes: int | None) -> str:
    """Whole hours, or "…" where they are hidden."""
    return HIDDEN if minutes is None else format_number(round(minutes / 60))


# What each breakdown is by.
GROUPING_WORDS: Words[str] = Words(
    {
        "cluster": N_("Territorio"),
        "zone": N_("Zona"),
        "sex": N_("Dueña o dueño"),
        "age_group": N_("Edad de la dueña o el dueño"),
    }
)


# What may be said of a difference between two rounds.
VERDICT_WORDS: Words[str] = Words(
    {
        "rose": N_("subió"),
        "fell": N_("bajó"),
        "within_noise": N_("dentro del ruido"),
        "noise_unknown": N_("no se puede afirmar"),
    }
)


# Where a workshop stands on a step.
RUNG_WORDS: Words[str] = Words(
    {
        **{status: STATUS_WORDS.spanish[status] for status in SHOWN_STATUSES},
        "not_due": N_("no toca"),
    }
)


# The first figures of the report, by the key that the command line gives them.
TOTAL_WORDS: Words[str] = Words(
    {
        "workshops": N_("talleres en la lista"),
        "reached": N_("talleres alcanzados"),
        "contacted": N_("talleres con visita o llamada"),
        "trained": N_("talleres con alguien en un curso"),
        "first_rounds": N_("primeros diagnósticos"),
        "later_rounds": N_("talleres con otra ronda"),
        "trainees": N_("personas en cursos"),
        "certificates": N_("certificados"),
        "enquiries": N_("consultas"),
        "enquiries_answered": N_("consultas respondidas"),
        "contacts": N_("visitas y contactos"),
        "contact_minutes": N_("minutos con los talleres"),
        "preparation_minutes": N_("minutos de preparación"),
        "travel_minutes": N_("minutos de viaje"),
        "training_minutes": N_("minutos-persona de curso"),
        "events": N_("ediciones de cursos con asistencia"),
        "actions_done": N_("acciones cumplidas"),
        "actions_due": N_("acciones con fecha en el período"),
    }
)
