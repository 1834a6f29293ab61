"""How an association's members, posts, meetings, fees and cash are said in sentences."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.association.attending import Turnout
from app.association.cash import CashBook
from app.association.fees import FeeDue, FeeSum
from app.association.records import AssociationMeeting, FeeTerm, MeetingDecision, PostHeld
from app.association.words import DECISION_WORDS, EVERY_WORDS, MEETING_STATUS_WORDS, MEETING_WORDS
from app.i18n import _, format_day, format_money, format_month, format_number, format_whole_date, ngettext

_WOMAN, _MAN = "woman", "man"


def say_meeting_status(status: str) -> str:
    """Whether it was held."""
    return MEETING_STATUS_WORDS[status]


def say_decision_status(status: str) -> str:
    """Whether it was carried out."""
    return DECISION_WORDS[status]


def say_sexes(sexes: Iterable[str | None]) -> str:
    """ "17 mujeres, 21 varones, 2 sin anotar"; empty of nobody."""
    known = list(sexes)
    women, men, others = known.count(_WOMAN), known.count(_MAN), known.count("other")
    rest = len(known) - women - men - others
    parts = (
        ngettext("{count} mujer", "{count} mujeres", women).format(count=women) if women else "",
        ngettext("{count} varón", "{count} varones", men).format(count=men) if men else "",
        ngettext("{count} otro", "{count} otros", others).format(count=others) if others else "",
        _("{count} sin anotar").format(count=rest) if rest else "",
    )
    return ", ".join(part for part in parts if part)


def say_board(posts: Iterable[PostHeld], today: str) -> str:
    """ "comisión: 3 mujeres de 7"; empty while nobody is in it."""
    board = [one for one in posts if one.organ == "board" and one.held_on(today)]
    if not board:
        return ""
    women = sum(one.sex == _WOMAN for one in board)
    text = ngettext("comisión: {count} mujer de {all}", "comisión: {count} mujeres de {all}", women)
    return text.format(count=women, all=len(board))


def say_time(post: PostHeld) -> str:
    """ "desde el 01/03/2025 hasta el 28/02/2027"."""
    parts = (
        _("desde el {day}").format(day=format_day(post.from_on)) if post.from_on else "",
        _("hasta el {day}").format(day=format_day(post.until_on)) if post.until_on else "",
    )
    return " ".join(part for part in parts if part)


def say_meeting(meeting: AssociationMeeting) -> str:
    """ "Asamblea ordinaria del 05/12/2026"."""
    return _("{kind} del {day}").format(kind=MEETING_WORDS[meeting.kind], day=format_day(meeting.held_on))


def say_meeting_day(meeting: AssociationMeeting) -> str:
    """ "sábado 5 de diciembre de 2026, 16:00"."""
    day = format_whole_date(date.fromisoformat(meeting.held_on))
    return f"{day}, {meeting.starts_at}" if meeting.starts_at else day


def say_minutes_number(meeting: AssociationMeeting) -> str:
    """ "Acta n.º 47"; empty while it has none."""
    return _("Acta n.º {number}").format(number=meeting.minutes_number) if meeting.minutes_number else ""


def say_turnout(turnout: Turnout, quorum: int | None = None) -> str:
    """ "vinieron 24 de 38 (quórum: 20)"; that nobody noted it is said."""
    if not turnout.noted:
        return _("nadie anotó quién vino")
    text = ngettext("vino {there} de {members}", "vinieron {there} de {members}", turnout.there)
    said = text.format(there=turnout.there, members=turnout.members)
    return said if quorum is None else _("{said} (quórum: {quorum})").format(said=said, quorum=quorum)


def say_votes(decision: MeetingDecision) -> str:
    """ "20 a favor, 3 en contra, 1 abstención"; empty where nobody counted."""
    parts = (
        _("{count} a favor").format(count=decision.in_favour) if decision.in_favour is not None else "",
        _("{count} en contra").format(count=decision.against) if decision.against is not None else "",
        ngettext("{count} abstención", "{count} abstenciones", decision.abstained).format(
            count=decision.abstained
        )
        if decision.abstained is not None
        else "",
    )
    return ", ".join(part for part in parts if part)


def say_task(decision: MeetingDecision) -> str:
    """Who carries a decision out and by when: "Lía Gómez, para el 20/07/2026"."""
    by = _("para el {day}").format(day=format_day(decision.due_on)) if decision.due_on else ""
    return ", ".join(part for part in (decision.who or "", by) if part)


def say_outcome(decision: MeetingDecision) -> str:
    """What came of it: "hecho el 18/07/2026: tres precios"."""
    if decision.closed_on is None:
        return DECISION_WORDS[decision.status]
    said = _("{what} el {day}").format(
        what=DECISION_WORDS[decision.status], day=format_day(decision.closed_on)
    )
    return f"{said}: {decision.closed_how}" if decision.closed_how else said


def say_fee_term(term: FeeTerm) -> str:
    """ "G. 25.000 por mes, desde el 01/01/2026"; 0 is that nothing is charged any more."""
    day = format_day(term.since)
    if not term.amount:
        return _("sin cuota desde el {day}").format(day=day)
    text = _("{amount} {every}, desde el {day}")
    said = text.format(amount=format_money(term.amount), every=EVERY_WORDS[term.every], day=day)
    if not term.grace_days:
        return said
    days = ngettext("{count} día para pagar", "{count} días para pagar", term.grace_days)
    return f"{said}; {days.format(count=term.grace_days)}"


def say_period(period: str) -> str:
    """ "noviembre de 2026", or "2026"."""
    year, _dash, month = period.partition("-")
    return format_month(int(year), int(month)) if month else year


def say_owed(unpaid: Sequence[FeeDue]) -> str:
    """ "3 cuotas: mayo de 2026 a julio de 2026"; empty of nothing."""
    if not unpaid:
        return ""
    count = ngettext("{count} cuota", "{count} cuotas", len(unpaid)).format(count=len(unpaid))
    first, last = say_period(unpaid[0].period), say_period(unpaid[-1].period)
    if first == last:
        return f"{count}: {first}"
    return _("{count}: de {first} a {last}").format(count=count, first=first, last=last)


def say_fee_sum(found: FeeSum) -> str:
    """ "deben en total 27 cuotas: G. 675.000"; that nobody owes is said."""
    if not found.owed:
        return _("nadie debe")
    text = ngettext(
        "deben en total {count} cuota: {amount}", "deben en total {count} cuotas: {amount}", found.fees_owed
    )
    return text.format(count=format_number(found.fees_owed), amount=format_money(found.owed))


def say_count(book: CashBook) -> str:
    """What the last count said beside the book: "cuadra con la plata contada el 30/11/2026"."""
    last = book.last_count
    if last is None:
        return _("la plata todavía no se contó")
    day, left = format_day(last.day), book.unsettled(last)
    if not left:
        return _("cuadra con la plata contada el {day}").format(day=day)
    text = (
        _("faltaban {amount} al contar el {day}") if left < 0 else _("sobraban {amount} al contar el {day}")
    )
    return text.format(amount=format_money(abs(left)), day=day)
