"""A share as people write it: 15 for 0.15."""

from app.errors import DataProblem
from app.i18n import _
from app.numbers import read_number
from app.production.words import say_decimal

MOST = 100


def read_share(text: str) -> float | None:
    """ "15", "12,5 %" -> 0.15, 0.125; "" -> None. Raises `DataProblem`."""
    if not text.strip():
        return None
    number = read_number(text, percent=True)
    if number > MOST:
        raise DataProblem(_("El suplemento va de 0 a 100 %; escríbalo como 15."))
    return number / 100


def show_share(share: object) -> str:
    """0.15 -> "15 %"."""
    if not isinstance(share, float):
        return ""
    shown = say_decimal(share * 100, 1).removesuffix(",0")
    return f"{shown} %"
