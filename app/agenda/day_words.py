"""How near or far a day is, in words."""

from datetime import date, datetime

from app.i18n import WEEKDAYS, _, format_date, format_day, ngettext

DAYS_AHEAD = 7
MONTH = 30  # days: nearer is said in days, farther in months


def say_when(moment: datetime, today: date) -> str:
    """hoy 09:42, ayer, el viernes, or the date."""
    days = (today - moment.date()).days
    if days <= 0:
        return _("hoy {time}").format(time=f"{moment:%H:%M}")
    if days == 1:
        return _("ayer")
    if days < DAYS_AHEAD:
        return _("el {weekday}").format(weekday=WEEKDAYS[moment.weekday()])
    return format_date(moment.date())


def say_due(due_on: str | None, today: date) -> str:
    """hace 9 días, hoy, mañana, jueves 26, or the date."""
    if due_on is None:
        return _("sin fecha")
    due = date.fromisoformat(due_on)
    days = (due - today).days
    if days < -1:
        return _("hace {span}").format(span=_span(-days))
    if -1 <= days <= 1:
        return (_("ayer"), _("hoy"), _("mañana"))[days + 1]
    if days <= DAYS_AHEAD:
        return f"{WEEKDAYS[due.weekday()]} {due.day}"
    return format_date(due)


def say_deadline(due_on: str, today: date, said: str = "") -> str:
    """ "30/11/2026"; of something open whose day has gone by, that too: "20/11/2026, atrasado".

    `said` is the day in other words.
    """
    day = said or format_day(due_on)
    return _("{day}, atrasado").format(day=day) if due_on < today.isoformat() else day


def say_until(iso: str, today: date) -> str:
    """vencido, hoy, mañana, en 18 días, en 3 meses."""
    days = (date.fromisoformat(iso) - today).days
    if days < 0:
        return _("hace {span}").format(span=_span(-days))
    if days <= 1:
        return (_("hoy"), _("mañana"))[days]
    return _("en {span}").format(span=_span(days))


def say_since(iso: str, today: date) -> str:
    """hace 5 meses, hace 12 días."""
    return _("hace {span}").format(span=_span((today - date.fromisoformat(iso)).days))


def _span(days: int) -> str:
    if days < 2 * MONTH:
        return ngettext("{count} día", "{count} días", days).format(count=days)
    months = days // MONTH
    return ngettext("{count} mes", "{count} meses", months).format(count=months)
