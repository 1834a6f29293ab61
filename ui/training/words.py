"""How what training keeps as codes is said in Spanish."""

from collections.abc import Sequence
from datetime import date

from app.i18n import WEEKDAYS, _, ngettext
from app.training.records import Enrolment, Event, EventLine, Session, Trainee
from app.training.words import MARK_KEYS, MARK_WORDS, ROLE_WORDS
from ui.theme import Theme
from ui.widgets.mark_grid import Mark


def attendance_marks(theme: Theme) -> tuple[Mark, ...]:
    """The four marks with their keys; 1 and 0 are the quick ones."""
    roles = {"present": "good", "late": "improve", "absent": "urgent", "excused": "unmeasured"}
    quick = {"present": "1", "absent": "0"}
    return tuple(
        Mark(
            code, letter, MARK_WORDS[code], theme.colour(roles[code]),
            letter.lower() + quick.get(code, ""),
        )
        for code, letter in MARK_KEYS.items()
    )  # fmt: skip


def short_day(iso: str) -> str:
    """ "2026-03-05" -> "05/03"."""
    return f"{iso[8:10]}/{iso[5:7]}"


def say_day(iso: str) -> str:
    """ "2026-03-05" -> "jueves 5/3"."""
    day = date.fromisoformat(iso)
    return f"{WEEKDAYS[day.weekday()]} {day.day}/{day.month}"


def say_hours(hours: float | None) -> str:
    """ "8 h", "1,5 h"; nothing for None."""
    return f"{hours:g} h".replace(".", ",") if hours is not None else ""


def say_times(session: Session) -> str:
    """ "18:00 a 20:00", "18:00", or nothing."""
    if session.starts_at and session.ends_at:
        return _("{start} a {end}").format(start=session.starts_at, end=session.ends_at)
    return session.starts_at or ""


def say_dates(first: str | None, last: str | None) -> str:
    """The days of an edition, with the year once."""
    if first is None:
        return _("sin fecha")
    if last is None or last == first:
        return f"{short_day(first)}/{first[:4]}"
    if first[:4] == last[:4]:
        return f"{short_day(first)} – {short_day(last)}/{last[:4]}"
    return f"{short_day(first)}/{first[2:4]} – {short_day(last)}/{last[2:4]}"


def say_places(line: EventLine) -> str:
    """ "12 de 20, 3 en espera", "12"."""
    if line.places is None:
        said = str(line.enrolled)
    else:
        said = _("{count} de {places}").format(count=line.enrolled, places=line.places)
    if line.waiting:
        said += " · " + _("{count} en espera").format(count=line.waiting)
    return said


def say_trainee(trainee: Trainee) -> str:
    """The workshop and the role, as far as they are known."""
    role = ROLE_WORDS[trainee.role] if trainee.role else ""
    return " · ".join(part for part in (trainee.workshop, role) if part)


def say_needs(enrolment: Enrolment) -> str:
    """What decides whether this person comes, in a few words."""
    parts = [
        _("cuidado de hijos") if enrolment.needs_childcare else "",
        _("transporte") if enrolment.needs_transport else "",
        enrolment.needs_language or "",
        enrolment.needs_timetable or "",
    ]
    return ", ".join(part for part in parts if part)


def sum_needs(enrolments: Sequence[Enrolment]) -> str:
    """ "3 necesitan cuidado de hijos · 2 transporte · guaraní: 1"."""
    coming = [one for one in enrolments if one.status in ("invited", "enrolled", "waiting")]
    counts = (
        (
            sum(bool(one.needs_childcare) for one in coming),
            lambda n: ngettext(
                "{count} necesita cuidado de hijos", "{count} necesitan cuidado de hijos", n
            ),
        ),
        (
            sum(bool(one.needs_transport) for one in coming),
            lambda n: ngettext("{count} necesita transporte", "{count} necesitan transporte", n),
        ),
    )
    said = [say(count).format(count=count) for count, say in counts if count]
    for name in ("needs_language", "needs_timetable"):
        values = [value for one in coming if (value := getattr(one, name))]
        for value in dict.fromkeys(values):
            said.append(f"{value}: {values.count(value)}")
    return " · ".join(said)


def event_crumb(event: Event) -> str:
    """Days and place of an edition."""
    parts = (say_dates(event.first_on, event.last_on), event.place or "")
    return " · ".join(part for part in parts if part)


def giver_words() -> dict[str, str]:
    """Who can give a course, as its file calls them."""
    return {
        "ancla": _("empresa ancla"),
        "par": _("otro taller"),
        "bomberos": _("bomberos"),
        "municipio": _("municipalidad"),
        "otro": _("otra persona"),
    }
