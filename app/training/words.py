"""How what training keeps as codes is said."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.i18n import N_, WEEKDAYS, Words, _, format_day, ngettext
from app.training.records import Course, CourseDemand, Enrolment, Event, EventLine, Need, Session, Trainee

EVENT_WORDS: Words[str] = Words(
    {"planned": N_("prevista"), "held": N_("hecha"), "cancelled": N_("suspendida")}
)
ENROLMENT_WORDS: Words[str] = Words(
    {
        "invited": N_("invitada/o"),
        "enrolled": N_("inscripta/o"),
        "waiting": N_("en lista de espera"),
        "declined": N_("no puede"),
        "withdrew": N_("se retiró"),
    }
)
MARK_WORDS: Words[str] = Words(
    {
        "present": N_("presente"),
        "late": N_("llegó tarde"),
        "absent": N_("ausente"),
        "excused": N_("ausente con aviso"),
    }
)
# One key and one letter per mark: the grid of the window and the printed sheet.
MARK_KEYS = {"present": "P", "late": "T", "absent": "A", "excused": "J"}
ROLE_WORDS: Words[str] = Words(
    {
        "owner": N_("dueña o dueño"),
        "family": N_("familia"),
        "worker": N_("trabajadora o trabajador"),
        "other": N_("otra persona"),
    }
)
ONE_ROLE_WORDS: Words[tuple[str, str]] = Words(
    {
        ("owner", "woman"): N_("dueña"),
        ("owner", "man"): N_("dueño"),
        ("worker", "woman"): N_("trabajadora"),
        ("worker", "man"): N_("trabajador"),
    }
)
AUDIENCE_WORDS: Words[str] = Words(
    {
        "owners": N_("dueñas y dueños"),
        "workers": N_("trabajadoras y trabajadores"),
        "both": N_("dueñas, dueños y quienes trabajan"),
    }
)
STATE_WORDS: Words[str] = Words({"draft": N_("borrador"), "reviewed": N_("revisado")})
ELIGIBILITY_WORDS: Words[str] = Words(
    {
        "": N_("cumple"),
        "no marks": N_("todavía no se tomó asistencia"),
        "sessions left": N_("faltan encuentros por dar o sin asistencia tomada"),
        "attendance": N_("no llega a la asistencia necesaria"),
        "not in the course": N_("no está inscripta/o"),
        "cancelled": N_("la capacitación se suspendió"),
    }
)
VERDICT_WORDS: Words[str] = Words(
    {
        "valid": N_("válido"),
        "annulled": N_("anulado"),
        "altered": N_("no coincide con lo que se emitió"),
        "unknown": N_("no está en este archivo"),
        "mistyped": N_("código mal escrito"),
    }
)


def short_day(iso: str) -> str:
    """ "2026-03-05" -> "05/03"."""
    return f"{iso[8:10]}/{iso[5:7]}"


def say_day(iso: str) -> str:
    """ "2026-03-05" -> "jueves 5/3"."""
    day = date.fromisoformat(iso)
    return f"{WEEKDAYS[day.weekday()]} {day.day}/{day.month}"


def short_hours(hours: float | None) -> str:
    """ "8 h", "1,5 h"; nothing for None."""
    return f"{hours:g} h".replace(".", ",") if hours is not None else ""


def say_times(session: Session) -> str:
    """ "18:00 a 20:00", "18:00", or nothing."""
    if session.starts_at and session.ends_at:
        return _("{start} a {end}").format(start=session.starts_at, end=session.ends_at)
    return session.starts_at or ""


def say_dates(first: str | None, last: str | None) -> str:
    """The days of an event, with the year once."""
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


def say_role(trainee: Trainee) -> str:
    """What she is in the workshop, in one word where it is known whether a woman or a man; or an empty string."""
    if not trainee.role:
        return ""
    return ONE_ROLE_WORDS.get((trainee.role, trainee.sex or "")) or ROLE_WORDS[trainee.role]


def say_trainee(trainee: Trainee) -> str:
    """The workshop and the role, as far as they are known."""
    return " · ".join(part for part in (trainee.workshop, say_role(trainee)) if part)


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
            lambda n: ngettext("{count} necesita cuidado de hijos", "{count} necesitan cuidado de hijos", n),
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
    """Days and place of an event."""
    parts = (say_dates(event.first_on, event.last_on), event.place or "")
    return " · ".join(part for part in parts if part)


# Who can give a course, as its file calls them.
GIVER_WORDS: Words[str] = Words(
    {
        "ancla": N_("empresa ancla"),
        "par": N_("otro taller"),
        "bomberos": N_("bomberos"),
        "municipio": N_("municipalidad"),
        "otro": N_("otra persona"),
    }
)


def say_givers(course: Course) -> str:
    """Who can give it."""
    return ", ".join(GIVER_WORDS.get(one, one) for one in course.given_by)


def say_dimensions(course: Course, names: Mapping[str, str]) -> str:
    """The dimensions of the points that the course works on."""
    codes = dict.fromkeys(item[:3] for item in course.lifts)
    return ", ".join(names.get(code, code) for code in codes)


def say_contact(need: Need) -> str:
    """What stands in the way of inviting, or that it was done."""
    if need.may_contact is False:
        return _("pidió que no la contacten")
    return _("ya invitada/o") if need.invited else ""


def short_contact(need: Need) -> str:
    """The same where there is room for two words."""
    return _("no contactar") if need.may_contact is False else say_contact(need)


MOMENT_WORDS: Words[str] = Words({"before": N_("la de antes"), "after": N_("la de después")})


def say_demand(one: CourseDemand) -> str:
    """ "lo pidió Uniformes Arapoty S.A. (Rosa Duarte) el 12/10/2026"."""
    who = f"{one.anchor} ({one.said_by})" if one.said_by else one.anchor
    return _("lo pidió {who} el {day}").format(who=who, day=format_day(one.said_on))
