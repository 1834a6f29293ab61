"""How the report of a centre says what it counts."""

from collections.abc import Iterable, Sequence

from app.evaluation.records import DimensionChange
from app.formalization.records import SHOWN_STATUSES
from app.formalization.words import STATUS_WORDS
from app.i18n import N_, Words, _, format_number

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
        "within_noise": N_("sin cambio claro"),
        "noise_unknown": N_("no se puede afirmar"),
    }
)


def told_verdicts(changes: Sequence[DimensionChange]) -> list[str]:
    """The verdicts worth a column; none while of no dimension anything may be said."""
    known = [name for name in VERDICT_WORDS if name != "noise_unknown"]
    if not any(one.counts[name] != 0 for one in changes for name in known):
        return []
    return list(VERDICT_WORDS)


def say_compared(changes: Sequence[DimensionChange]) -> str:
    """Over how many workshops the dimensions are compared."""
    counts = [one.compared for one in changes if one.compared]
    if not counts:
        return ""
    if min(counts) == max(counts):
        return _("Se comparan {n} talleres.").format(n=format_number(counts[0]))
    return _("Se comparan de {least} a {most} talleres, según la dimensión.").format(
        least=format_number(min(counts)), most=format_number(max(counts))
    )


def explain_hidden(rows: Iterable[Sequence[str]]) -> str:
    """What "…" stands for, where one of these rows has it."""
    if not any(cell == HIDDEN for row in rows for cell in row):
        return ""
    return _("«…»: menos de cinco, o un número que dejaría sacarlo; no se muestra para no señalar a nadie.")


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
        "events": N_("capacitaciones con asistencia"),
        "actions_done": N_("acciones cumplidas"),
        "actions_due": N_("acciones con fecha en el período"),
    }
)
