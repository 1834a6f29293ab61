"""How the calendar says its things."""

from datetime import date, timedelta

from app.agenda.records import Entry
from app.i18n import (
    MONTHS,
    N_,
    WEEKDAYS,
    Words,
    _,
    format_day_of_month,
    format_month,
    format_weekday_date,
    format_whole_date,
)

# The three views.
VIEW_WORDS: Words[str] = Words({"day": N_("Día"), "week": N_("Semana"), "month": N_("Mes")})


def _prefix(entry: Entry) -> str:
    return {
        "session": _("Curso"),
        "round": _("Ronda"),
        "action": _("Acción"),
        "held-contact": "✓",
        "held-visit": "✓",
    }.get(entry.kind, "")


def entry_text(entry: Entry) -> str:
    """What stands on a chip: the hour, the kind unless it is a visit, the name."""
    title = entry.remark if entry.kind == "action" else entry.title
    return " ".join(part for part in (entry.at or "", _prefix(entry), title) if part)


def say_entry(entry: Entry, *, late: bool = False) -> str:
    """All of it, for the ear and the tooltip."""
    kinds = {
        "contact": _("Visita prevista"),
        "programme": _("Próxima visita del programa"),
        "session": _("Curso"),
        "round": _("Próximo diagnóstico"),
        "follow-up": _("Medición de un piloto"),
        "action": _("Acción"),
        "order": _("Entrega de un pedido"),
        "meeting": _("Reunión de una asociación"),
        "held-contact": _("Visita hecha"),
        "held-visit": _("Diagnóstico hecho"),
    }
    when = format_weekday_date(date.fromisoformat(entry.day))
    parts = (
        kinds[entry.kind],
        _("atrasada") if late else "",
        entry.title,
        entry.remark,
        when,
        entry.at or "",
        entry.place,
        entry.phone,
    )
    return " · ".join(part for part in parts if part)


def span_title(view: str, day: date) -> str:
    """lunes 23 de noviembre · 23 al 29 de noviembre de 2026 · noviembre de 2026."""
    if view == "day":
        return format_whole_date(day).capitalize()
    if view == "month":
        return format_month(day.year, day.month).capitalize()
    first = first_of_week(day)
    last = first + timedelta(days=6)
    begin = str(first.day) if first.month == last.month else format_day_of_month(first)
    return _("{first} al {last} de {month} de {year}").format(
        first=begin, last=last.day, month=MONTHS[last.month - 1], year=last.year
    )


def say_moment(day: str, at: str | None) -> str:
    """A day and the hour, if it has one: "viernes 27 de noviembre, 10:00"."""
    said = format_weekday_date(date.fromisoformat(day))
    return f"{said}, {at}" if at else said


def first_of_week(day: date) -> date:
    """Its Monday."""
    return day - timedelta(days=day.weekday())


def weekday_short(day: date) -> str:
    """lun, mar, mié …"""
    return WEEKDAYS[day.weekday()][:3]
