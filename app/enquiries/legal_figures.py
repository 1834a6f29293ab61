"""Legal figures inside an answer: `{IPS-EDAD}` or `{PREAVISO/hasta 1 año}`, said as of a day.

So that no figure is typed twice: when the minimum wage changes, every answer says the new one.
"""

import re
from collections.abc import Iterable
from datetime import date

from app.formalization.records import Statute
from app.formalization.statutes import is_stale, latest_known, statute_on
from app.formalization.words import show_value
from app.i18n import MONTHS, _, format_day, format_money

_PLACE = re.compile(r"\{([A-Z0-9-]+)(?:/([^}]+))?\}")


def fill_figures(text: str, statutes: Iterable[Statute], day: str) -> str:
    """The text with each legal figure as it holds on `day` (ISO).

    One that nobody found for that day is said with the last known value and its date, and
    without any as "sin dato"; a code that does not exist stays as it is written.
    """
    rows = tuple(statutes)

    def say(match: re.Match[str]) -> str:
        code, category = match[1], match[2]
        if not any(row.code == code and row.category == (category or "") for row in rows):
            return match[0]
        return _say(rows, code, category, day)

    return _PLACE.sub(say, text)


def fill_dated(text: str, statutes: Iterable[Statute], day: str) -> str:
    """The text with the last known value of each legal figure and since when it is, on `day` (ISO)."""
    rows = tuple(statutes)

    def say(match: re.Match[str]) -> str:
        known = latest_known(rows, match[1], day, match[2])
        if known is None:
            return _("(sin dato: pregunte)")
        said = show_value(known)
        if known.valid_from and known.since_exact:
            said = _("{value}, desde el {day}").format(value=said, day=format_day(known.valid_from))
        current = statute_on(rows, match[1], day, match[2])
        if current != known or is_stale(known, day):
            said = _("{figure} (el valor de hoy no se conoce)").format(figure=said)
        return said

    return _PLACE.sub(say, text)


def _say(rows: tuple[Statute, ...], code: str, category: str | None, day: str) -> str:
    current = statute_on(rows, code, day, category)
    if current is not None and current.value is not None:
        return say_value(current)
    known = latest_known(rows, code, day, category)
    if known is None:
        return _("(sin dato: pregunte)")
    if known.valid_from is None or not known.since_exact:
        return _("{value} (a confirmar)").format(value=say_value(known))
    since = date.fromisoformat(known.valid_from)
    return _("{value} (valor de {month} de {year}, a confirmar)").format(
        value=say_value(known), month=MONTHS[since.month - 1], year=since.year
    )


def say_value(statute: Statute) -> str:
    """ "G. 2.899.048", "16,5 %", "12": the sentence around it says the rest of the unit."""
    value = statute.value
    assert value is not None
    if statute.unit.startswith("Gs"):
        return format_money(round(value))
    number = f"{value:g}".replace(".", ",")
    return f"{number}\u00a0%" if statute.unit.startswith("%") else number


def figures_used(text: str) -> list[tuple[str, str]]:
    """The (code, category) of each legal figure a text asks for, in their order."""
    return [(match[1], match[2] or "") for match in _PLACE.finditer(text)]


def stale_figures(text: str, statutes: Iterable[Statute], day: str) -> list[str]:
    """The titles of the legal figures in a text that somebody must confirm."""
    rows = tuple(statutes)
    found = []
    for code, category in figures_used(text):
        row = statute_on(rows, code, day, category) or latest_known(rows, code, day, category)
        if row is not None and (row.value is None or is_stale(row, day)):
            found.append(row.title)
    return list(dict.fromkeys(found))
