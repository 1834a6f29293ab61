"""Days, hours and money as they are typed, and as they are shown."""

import re
from datetime import date, timedelta

from app.i18n import format_money

OPEN_COST = ("", "a confirmar")
NO_COST = ("sin costo", "gratis", "nada")


def read_day(text: str, today: date) -> date | None:
    """ "30/11", "30/11/26", "30 de noviembre", "hoy", "+15" (days) -> a day; None: not one.

    Without a year it is the next time that day comes.
    """
    typed = text.strip().casefold()
    if typed == "hoy":
        return today
    if match := re.fullmatch(r"\+\s?(\d{1,3})", typed):
        return today + timedelta(days=int(match[1]))
    from app.exchange.cells import read_date

    whole = read_date(typed).value
    if whole is not None and len(whole) == len("2026-11-30"):
        return date.fromisoformat(whole)
    joint = " " if re.search(r"[a-z]", typed) else "/"
    for year in (today.year, today.year + 1):
        found = read_date(f"{typed}{joint}{year}").value
        if found is not None and len(found) == len("2026-11-30") and found >= today.isoformat():
            return date.fromisoformat(found)
    return None


def read_cost(text: str) -> int | None:
    """ "G. 350.000", "350000", "350 mil", "sin costo" -> guaraníes; "" -> None (not known).

    Raises ValueError for what is no amount.
    """
    typed = text.strip().casefold()
    if typed in OPEN_COST:
        return None
    if typed in NO_COST:
        return 0
    from app.exchange.cells import read_money

    amount = read_money(typed).value
    if amount is None:
        raise ValueError(text)
    return amount


def show_cost(cost: int | None) -> str:
    """350000 -> "G. 350.000"; 0 -> "sin costo"; None -> ""."""
    if cost is None:
        return ""
    return format_money(cost).replace("\u00a0", " ") if cost else NO_COST[0]


def read_hour(text: str) -> str | None:
    """ "9", "9:30", "14 hs", "9.30" -> "09:00", "09:30", "14:00", "09:30"; None: not an hour."""
    match = re.fullmatch(r"(\d{1,2})(?:\s?[:.h]\s?(\d{2}))?\s?(?:hs?\.?|horas)?", text.strip())
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    return f"{int(match[1]):02d}:{match[2] or '00'}"
