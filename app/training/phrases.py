"""What training says in whole words: hours, days, and the message that invites."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from app.i18n import (
    MONTHS,
    WEEKDAYS,
    _,
    format_day,
    format_day_of_month,
    format_long_date,
    format_money,
    format_weekday_date,
    ngettext,
)
from app.numbers import write_number
from app.phrases import join_words
from app.registry.vocabulary import term_name
from app.training.records import Event, Session, Trainee

OWN_PAYERS = ("participantes", "taller")


def say_hours(hours: float) -> str:
    """ "20 horas", "1 hora", "7,5 horas"."""
    if hours == int(hours):
        return ngettext("{count} hora", "{count} horas", int(hours)).format(count=int(hours))
    return _("{count} horas").format(count=write_number(hours))


def say_days(first: str, last: str) -> str:
    """ "el 3 de marzo de 2026", "del 3 al 24 de marzo de 2026"; days are ISO."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin == end:
        return _("el {day}").format(day=format_long_date(begin))
    if (begin.year, begin.month) == (end.year, end.month):
        return _("del {first} al {last}").format(first=begin.day, last=format_long_date(end))
    if begin.year == end.year:
        start = format_day_of_month(begin)
        return _("del {first} al {last}").format(first=start, last=format_long_date(end))
    return _("del {first} al {last}").format(first=format_long_date(begin), last=format_long_date(end))


def say_session(session: Session) -> str:
    """ "martes 3 de marzo, de 18:00 a 20:00"."""
    day = date.fromisoformat(session.held_on)
    said = format_weekday_date(day)
    if session.starts_at and session.ends_at:
        return _("{day}, de {start} a {end}").format(day=said, start=session.starts_at, end=session.ends_at)
    if session.starts_at:
        return _("{day}, a las {start}").format(day=said, start=session.starts_at)
    return said


def say_sessions(sessions: Sequence[Session]) -> list[str]:
    """Each session's day and hours, with its place where it is not that of all."""
    places = {session.place for session in sessions}
    return [
        say_session(one) + (f" ({one.place})" if one.place and len(places) > 1 else "") for one in sessions
    ]


def say_same_hours(sessions: Sequence[Session]) -> str | None:
    """ "martes 8, 15 y 22 de diciembre y 5 de enero, de 14:00 a 17:00"; None where they are not at the same hours
    in one place."""
    if len({(one.starts_at, one.ends_at, one.place) for one in sessions}) != 1:
        return None
    days = sorted(date.fromisoformat(one.held_on) for one in sessions)
    weekdays = {day.weekday() for day in days}
    together = len(weekdays) == 1
    months = [
        _("{days} de {month}").format(
            days=join_words(
                str(day.day) if together else f"{WEEKDAYS[day.weekday()]} {day.day}" for day in here
            ),
            month=MONTHS[month - 1],
        )
        for (_year, month), here in groupby(days, key=lambda day: (day.year, day.month))
    ]
    said = join_words(months)
    said = f"{WEEKDAYS[weekdays.pop()]} {said}" if together else said
    first = sessions[0]
    if first.starts_at and first.ends_at:
        return _("{day}, de {start} a {end}").format(day=said, start=first.starts_at, end=first.ends_at)
    return _("{day}, a las {start}").format(day=said, start=first.starts_at) if first.starts_at else said


def say_event_days(event: Event) -> str:
    """ "03/03/2026 al 24/03/2026", or that there is no date yet."""
    if event.first_on is None or event.last_on is None:
        return _("sin fecha todavía")
    first = format_day(event.first_on)
    if event.first_on == event.last_on:
        return first
    return _("{first} al {last}").format(first=first, last=format_day(event.last_on))


def say_price(event: Event) -> str:
    """What it costs to whoever comes; nothing when that is not known."""
    if event.cost == 0:
        return _("No tiene costo.")
    if event.payer and event.payer.strip().lower() not in OWN_PAYERS:
        return _("Para usted no tiene costo.")
    if event.cost and event.payer:
        return _("Costo: {money}.").format(money=format_money(event.cost))
    return ""


def say_help(event: Event) -> list[str]:
    """What the office offers so that people can come."""
    told = []
    if event.childcare:
        told.append(_("Hay quien cuide a las criaturas mientras dura."))
    if event.transport:
        told.append(_("Hay transporte; avise si lo necesita."))
    if event.language:
        language = term_name("languages", event.language).lower()
        told.append(_("Se da en {language}.").format(language=language))
    return told


def event_place(event: Event) -> str:
    """Where it is: its place, else that of its first session."""
    return event.place or next((one.place for one in event.sessions if one.place), None) or ""


def invitation_text(event: Event, trainee: Trainee, *, office: str = "") -> str:
    """A message ready to be pasted into WhatsApp; it never says why this person is invited."""
    lines = [
        _("Hola, {name}. Le invitamos al curso «{title}».").format(
            name=trainee.given_names, title=event.title
        ),
        "",
    ]
    lines += [f"• {text}" for text in say_sessions(event.sessions)]
    if place := event_place(event):
        lines.append(_("Lugar: {place}.").format(place=place))
    if event.facilitator:
        lines.append(_("Lo da: {who}.").format(who=event.facilitator))
    lines += [text for text in (say_price(event), *say_help(event)) if text]
    lines += [
        "",
        _(
            "¿Puede venir? Responda sí o no, o díganos qué le haría falta: otro horario, transporte o quien cuide a sus hijos."
        ),
    ]
    return "\n".join(lines + ([office] if office else [])).strip()
