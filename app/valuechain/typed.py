"""What is asked for in an order, as it is typed and as it is shown."""

import re

from app.errors import DataProblem
from app.i18n import _, format_number
from app.numbers import read_number, read_whole, write_number
from app.registry.vocabulary import product_name, term_name

MOST_PIECES = 10_000_000


def read_product(text: str) -> str:
    """ "Guardapolvo" -> "guardapolvos"; what the list does not have stays as it was written.

    Raises `DataProblem` when nothing was written.
    """
    typed = " ".join(text.split())
    if not typed:
        raise DataProblem(_("Falta qué prenda piden; elíjala o escríbala."))
    return product_name(typed) or typed


def show_product(product: str | None) -> str:
    """A product as its field shows it."""
    return term_name("products", product) if product else ""


def read_minutes(text: str) -> float | None:
    """ "17,05", "17,05 min" -> minutes; "" -> None. Raises `DataProblem` that says what is wrong."""
    typed = re.sub(r"(?i)\s?(?:min|minutos?)\.?$", "", text.strip())
    return read_number(typed) if typed else None


def show_minutes(minutes: float | None) -> str:
    """17.05 -> "17,05"."""
    return "" if minutes is None else write_number(minutes)


def read_pieces(text: str) -> int | None:
    """ "1.800", "1800 prendas" -> pieces; "" -> None. Raises `DataProblem` that says what is wrong."""
    typed = re.sub(r"(?i)\s?(?:prendas?|unidades|piezas?)\.?$", "", text.strip())
    return read_whole(typed, most=MOST_PIECES)


def show_pieces(pieces: int | None) -> str:
    """1800 -> "1.800"."""
    return "" if pieces is None else format_number(pieces)


def check_returned(delivered: int, returned: int | None) -> None:
    """Raise `DataProblem` for more pieces back than were delivered."""
    if returned is not None and returned > delivered:
        raise DataProblem(_("Volvieron más prendas de las que se entregaron; corrija una de las dos."))
