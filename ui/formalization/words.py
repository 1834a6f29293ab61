"""What this room's codes are called, and how each state looks: shape, word, colour."""

from dataclasses import dataclass
from datetime import date

from app.formalization.records import Statute, StepState
from app.formalization.words import STATE_WORDS, STATUS_WORDS
from app.i18n import _, format_day, ngettext

SOON_DAYS = 60


@dataclass(frozen=True, slots=True)
class Look:
    """A state as it is drawn: shape, word, and the colour's role."""

    shape: str
    word: str
    role: str


def status_looks() -> dict[str, Look]:
    """How a step stands, and how it is drawn: red is only for what has expired."""
    drawn = {
        "done": ("square", "good"),
        "told": ("half", "unmeasured"),
        "in_hand": ("circle", "improve"),
        "missing": ("box", "text"),
        "expired": ("triangle", "urgent"),
        "unknown": ("ring", "unmeasured"),
        "not_due": ("dash", "unmeasured"),
    }
    return {status: Look(shape, STATUS_WORDS[status], role) for status, (shape, role) in drawn.items()}


def rung_look(state: StepState) -> Look:
    """A rung's mark."""
    return status_looks()[state.shown]


def statute_looks() -> dict[str, Look]:
    """Whether a legal figure holds."""
    return {
        "vigente": Look("square", STATE_WORDS["vigente"], "good"),
        "futuro": Look("ring", STATE_WORDS["futuro"], "unmeasured"),
        "derogado": Look("dash", STATE_WORDS["derogado"], "unmeasured"),
        "suspendido": Look("triangle", STATE_WORDS["suspendido"], "urgent"),
        "controvertido": Look("triangle", STATE_WORDS["controvertido"], "urgent"),
        "desconocido": Look("ring", STATE_WORDS["desconocido"], "improve"),
    }


def say_expiry(expires_on: str | None, today: date) -> tuple[str, str]:
    """ "vence en 41 días" and the role it is written in; empty for no date."""
    if expires_on is None:
        return "", "small"
    days = (date.fromisoformat(expires_on) - today).days
    if days < 0:
        text = ngettext("venció hace {count} día", "venció hace {count} días", -days)
        return text.format(count=-days), "problem"
    if days == 0:
        return _("vence hoy"), "problem"
    text = ngettext("vence en {count} día", "vence en {count} días", days).format(count=days)
    return text, "warning" if days <= SOON_DAYS else "small"


def say_in_force(row: Statute) -> str:
    """ "desde el 01/07/2025", "01/07/2024 a 30/06/2025"; empty when nobody knows: a day that was not read is not said."""
    since = row.valid_from if row.since_exact else None
    if since and row.valid_to:
        return _("{first} a {last}").format(first=format_day(since), last=format_day(row.valid_to))
    if since:
        return _("desde el {day}").format(day=format_day(since))
    return _("hasta el {day}").format(day=format_day(row.valid_to)) if row.valid_to else ""
