"""The numbers of an event as they are typed, and as they are shown."""

import re

from app.errors import DataProblem
from app.i18n import _
from app.numbers import read_number

MOST_HOURS = 500


def read_percent(text: str) -> float | None:
    """ "80", "80 %" -> 0.8; "" -> None. Raises `DataProblem` outside 0 to 100."""
    if not text.strip():
        return None
    share = read_number(text, percent=True) / 100
    if share > 1:
        raise DataProblem(
            _("«{text}» es más que todo; aquí va un número de 0 a 100.").format(text=text.strip())
        )
    return share


def show_percent(share: float | None) -> str:
    """0.8 -> "80"."""
    return "" if share is None else f"{share * 100:g}"


def read_hours(text: str) -> float | None:
    """ "8", "1,5 h" -> hours; "" -> None. Raises `DataProblem` that says what is wrong."""
    typed = re.sub(r"(?i)\s?(?:h|hs|horas?)\.?$", "", text.strip())
    if not typed:
        return None
    hours = read_number(typed)
    if hours > MOST_HOURS:
        raise DataProblem(
            _("«{text}» es demasiado para un curso; mire si sobra una cifra.").format(text=text.strip())
        )
    return hours


def show_hours(hours: float | None) -> str:
    """1.5 -> "1,5"."""
    return "" if hours is None else f"{hours:g}".replace(".", ",")
