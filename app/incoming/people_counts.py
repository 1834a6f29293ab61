"""How many women and men a cell counts in words: «3 mujeres y 1 varón», «varones: 2, mujeres: 4»."""

import re
from collections.abc import Sequence

from app.incoming.cells import NUMBERS
from app.registry.names import fold

_WOMEN = ("mujer", "femenin", "dama", "senora", "chica")
_MEN = ("varon", "hombre", "masculin", "caballero", "muchacho")
_BESIDE = frozenset(
    [
        "y",
        "e",
        "con",
        "mas",
        "en",
        "total",
        "son",
        "somos",
        "hay",
        "persona",
        "personas",
        "gente",
        "trabajan",
        "trabajadores",
        "empleados",
        "solo",
        "solamente",
    ]
)
_TOKEN = re.compile(r"\d+|[a-z]+")


def read_people_counts(text: str) -> dict[str, int] | None:
    """The "women" and "men" that a cell counts; None where it says anything else besides, or a total that is not their sum."""
    tokens = [token for token in _TOKEN.findall(fold(text)) if token not in _BESIDE]
    sexes = [_sex(token) for token in tokens]
    numbers = [_number(token) for token in tokens]
    first = next((at for at, sex in enumerate(sexes) if sex), None)
    if first is None or any(
        sex is None and number is None for sex, number in zip(sexes, numbers, strict=True)
    ):
        return None
    is_number_first = any(number is not None for number in numbers[:first])
    counted: dict[str, int] = {}
    for at, sex in enumerate(sexes):
        beside = at - 1 if is_number_first else at + 1
        number = _at(numbers, beside)
        if sex is None:
            continue
        if number is None or sex in counted:
            return None
        counted[sex], numbers[beside] = number, None
    totals = [number for number in numbers if number is not None]
    return counted if all(total == sum(counted.values()) for total in totals) else None


def _at(numbers: Sequence[int | None], place: int) -> int | None:
    return numbers[place] if 0 <= place < len(numbers) else None


def _sex(token: str) -> str | None:
    return "women" if token.startswith(_WOMEN) else "men" if token.startswith(_MEN) else None


def _number(token: str) -> int | None:
    return int(token) if token.isdigit() and len(token) < 5 else NUMBERS.get(token)
