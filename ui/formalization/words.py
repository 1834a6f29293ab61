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
    """How far a workshop is on a step."""
    return {
        "done": Look("square", STATUS_WORDS["done"], "good"),
        "in_hand": Look("circle", STATUS_WORDS["in_hand"], "improve"),
        "missing": Look("triangle", STATUS_WORDS["missing"], "urgent"),
        "not_due": Look("dash", STATUS_WORDS["not_due"], "unmeasured"),
    }


def rung_look(state: StepState) -> Look:
    """A rung's mark: what expired says so, and what nobody noted yet is an empty ring."""
    if state.expired:
        return Look("triangle", STATUS_WORDS["expired"], "urgent")
    if state.status == "missing" and state.record is None:
        return Look("ring", _("sin anotar"), "unmeasured")
    return status_looks()[state.status]


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


def say_period(row: Statute) -> str:
    """ "desde el 01/07/2025", "01/07/2024 a 30/06/2025"; empty when nobody knows."""
    if row.valid_from and row.valid_to:
        return _("{first} a {last}").format(
            first=format_day(row.valid_from), last=format_day(row.valid_to)
        )
    if row.valid_from:
        return _("desde el {day}").format(day=format_day(row.valid_from))
    return _("hasta el {day}").format(day=format_day(row.valid_to)) if row.valid_to else ""


def due_words() -> dict[str, str]:
    """When a step is due."""
    return {
        "always": _("a todos los talleres"),
        "workers": _("si alguien cobra por trabajar"),
        "wanted": _("cuando el taller quiera"),
    }
