"""What may be written of an event, a session or a person, and how it is checked."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from app.days import MEETING, check_day
from app.errors import DataProblem
from app.i18n import _
from app.registry.names import tidy
from app.registry.phone import read_phones
from app.registry.records import SEXES
from app.training.records import EVENT_STATUSES, ROLES

EVENT_FIELDS = frozenset(
    {"title", "status", "hours", "place", "cluster_id", "facilitator", "given_by", "places", "cost",
     "payer", "language", "childcare", "transport", "attendance_needed", "note"}
)  # fmt: skip
SESSION_FIELDS = frozenset({"held_on", "starts_at", "ends_at", "minutes", "place", "topic"})
TRAINEE_FIELDS = frozenset(
    {"given_names", "surnames", "workshop_id", "person_id", "sex", "birth_year", "role", "phone",
     "cedula"}
)  # fmt: skip
ENROLMENT_FIELDS = frozenset(
    {"status", "needs_childcare", "needs_transport", "needs_language", "needs_timetable", "reason",
     "satisfaction", "satisfaction_note", "note"}
)  # fmt: skip
WHOLE = ("places", "cost", "minutes")
EARLIEST_BIRTH = 1920


def check_fields(fields: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """Columns to write: texts stripped (empty is None), days and hours ISO, flags 0 or 1.

    Raises `DataProblem` for what cannot be, TypeError for a field that is not there.
    """
    if unknown := sorted(set(fields).difference(known)):
        raise TypeError(f"unknown fields: {', '.join(unknown)}")
    columns: dict[str, Any] = {}
    for name, value in fields.items():
        given = tidy(value) or None if isinstance(value, str) else value
        given = int(given) if isinstance(given, bool) else given
        _check(name, given)
        columns[name] = given
        if name == "phone":
            columns |= {"phone_given": given, "phone": read_phones(given) if given else None}
    return columns


def session_minutes(starts_at: str | None, ends_at: str | None) -> int | None:
    """Minutes between two hours of one day; None when one is not known.

    Raises `DataProblem` when it would end before it begins.
    """
    if not starts_at or not ends_at:
        return None
    first, last = time.fromisoformat(starts_at), time.fromisoformat(ends_at)
    minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
    if minutes <= 0:
        raise DataProblem(_("El encuentro termina antes de empezar; corrija la hora."))
    return minutes


def _check(name: str, value: Any) -> None:
    if name in ("title", "given_names") and not value:
        raise DataProblem(_("Falta el nombre; escríbalo y pruebe de nuevo."))
    if value is None:
        return
    if name == "held_on":
        check_day(value, MEETING)
    elif name in ("starts_at", "ends_at"):
        _check_hour(value)
    elif name in WHOLE and (type(value) is not int or value < 0):
        raise DataProblem(_("Ese número se escribe entero y sin menos; corríjalo."))
    elif name == "attendance_needed" and not 0 <= value <= 1:
        raise DataProblem(_("La asistencia necesaria va de 0 a 100 %; corríjala."))
    elif name == "satisfaction" and value not in range(1, 6):
        raise DataProblem(_("La satisfacción va de 1 a 5; corríjala."))
    elif name == "birth_year" and not EARLIEST_BIRTH <= value <= date.today().year:
        raise DataProblem(
            _("«{year}» no puede ser el año en que nació; corríjalo.").format(year=value)
        )
    else:
        _check_word(name, value)


def _check_word(name: str, value: Any) -> None:
    choices = {"sex": SEXES, "role": ROLES}
    if name in choices and value not in choices[name]:
        raise ValueError(f"{name}: {value}")


def _check_hour(text: str) -> None:
    try:
        time.fromisoformat(text)
    except ValueError as trouble:
        raise DataProblem(
            _("«{text}» no es una hora; escríbala como 14:30.").format(text=text)
        ) from trouble


def check_status(status: str) -> None:
    """Raises ValueError for a status of an event that does not exist."""
    if status not in EVENT_STATUSES:
        raise ValueError(status)
