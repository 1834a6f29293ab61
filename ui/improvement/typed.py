"""Money as it is typed, and as it is shown."""

from app.i18n import format_money
from app.numbers import read_whole

OPEN_COST = ("", "a confirmar")
NO_COST = ("sin costo", "gratis", "nada")


def read_cost(text: str) -> int | None:
    """ "G. 350.000", "350000", "350 mil", "sin costo" -> guaraníes; "" -> None (not known).

    Raises `DataProblem` for what is no amount.
    """
    typed = text.strip().casefold()
    if typed in OPEN_COST:
        return None
    return 0 if typed in NO_COST else read_whole(text)


def show_cost(cost: int | None) -> str:
    """350000 -> "G. 350.000"; 0 -> "sin costo"; None -> ""."""
    if cost is None:
        return ""
    return format_money(cost).replace("\u00a0", " ") if cost else NO_COST[0]
