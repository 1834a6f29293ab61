"""Whether an event comes, is under way or is over, and how that is said."""

from datetime import date

from app.i18n import _
from app.training.records import EventLine
from app.training.words import EVENT_WORDS, say_day

COMING, UNDER_WAY, OVER, CANCELLED = "coming", "now", "over", "cancelled"
ORDER = (UNDER_WAY, COMING, OVER, CANCELLED)


def phase(line: EventLine, today: str) -> str:
    """Whether an event comes, is under way or is over."""
    if line.status == "cancelled":
        return CANCELLED
    if line.status == "held" or (line.last_on is not None and line.last_on < today):
        return OVER
    return UNDER_WAY if line.first_on is not None and line.first_on <= today else COMING


def phase_order(line: EventLine, today: str) -> tuple[int, int]:
    """What comes next first; of what is over, the newest first."""
    place, day = ORDER.index(phase(line, today)), line.next_on or line.first_on
    count = date.fromisoformat(day).toordinal() if day else 0
    return place, -count if ORDER[place] in (OVER, CANCELLED) else count


def say_phase(line: EventLine, today: str) -> str:
    """The phase in words, with the day that matters next."""
    where = phase(line, today)
    if where == CANCELLED:
        return EVENT_WORDS["cancelled"]
    if where == OVER:
        return EVENT_WORDS["held"]
    if line.next_on is None:
        return _("sin fecha") if where == COMING else _("en curso")
    day = _("hoy") if line.next_on == today else say_day(line.next_on)
    if where == UNDER_WAY:
        return _("en curso; sigue {day}").format(day=day)
    return _("empieza {day}").format(day=day)


def say_attendance(line: EventLine) -> str:
    """ "2 de 3 sesiones"; nothing before any is marked."""
    if not line.sessions:
        return _("sin días")
    if not line.sessions_marked:
        return ""
    return _("{marked} de {total}").format(marked=line.sessions_marked, total=line.sessions)
