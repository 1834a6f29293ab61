"""What the cells of a column say: numbers, groups, or the two arms of a comparison."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from numbers import Real
from typing import Any, NamedTuple

from app.errors import DataProblem
from app.i18n import _
from app.incoming.cells import cell_text
from app.incoming.records import CellValue
from app.registry.names import fold

Vector = Any  # an array of numpy, which is imported where it is used
NOTHING = {"", "na", "n/a", "nan", ".", "-", "–", "—", "null", "none", "s/d", "#n/a", "#n/d"}
CONTROLS = {"control", "controles", "testigo", "comparacion", "no", "false", "falso", "placebo", "espera"}
TREATED = {"tratamiento", "tratado", "tratada", "tratados", "treatment", "treated", "si", "yes", "true"}
BEFORE = {"antes", "pre", "before", "baseline", "base", "linea de base", "inicio", "inicial", "entrada"}
AFTER = {
    "despues",
    "post",
    "after",
    "endline",
    "final",
    "fin",
    "salida",
    "seguimiento",
    "follow up",
    "followup",
}
ENOUGH = 3  # cells, before «1.234» throughout is worth a warning
_BY_COMMA = re.compile(r"[-+]?(?:\d*|\d{1,3}(?:\.\d{3})+),\d+", re.ASCII)
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:\.\d{3}){2,}", re.ASCII)
_ENGLISH = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+\.\d+|[-+]?\d{1,3}(?:,\d{3}){2,}", re.ASCII)
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_UNCLEAR = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_WHOLE = re.compile(r"-?\d+\.0+", re.ASCII)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_BY_YEAR = re.compile(r"(?:19|20)\d\d\b", re.ASCII)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)


class ReadNumbers(NamedTuple):
    """The numbers of a column, missing ones as NaN; `unclear` when a point may part thousands."""

    values: Vector
    unclear: bool


class ReadArms(NamedTuple):
    """1 for who was treated, 0 for who was not, NaN unknown; whether the order alone says which."""

    values: Vector
    treated: str
    by_order: bool


class ReadPeriods(NamedTuple):
    """The periods of a column, -1 where nothing is said; whether only the alphabet says their order."""

    values: Vector
    names: tuple[str, ...]
    by_order: bool


def is_missing(cell: CellValue) -> bool:
    """Whether a cell says nothing."""
    if isinstance(cell, float):
        return math.isnan(cell)
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in NOTHING)


def read_numbers(name: str, cells: Sequence[CellValue]) -> ReadNumbers:
    """A column of numbers, with a point or a comma as the whole column has it. Raises `DataProblem`."""
    import numpy

    texts = [cell.strip() for cell in cells if isinstance(cell, str) and not is_missing(cell)]
    is_english = any(map(_ENGLISH.fullmatch, texts))
    by_comma = not is_english and any(_BY_COMMA.fullmatch(one) or _GROUPED.fullmatch(one) for one in texts)
    unclear = len(texts) >= ENOUGH and not by_comma and all(map(_UNCLEAR.fullmatch, texts))
    values = numpy.full(len(cells), numpy.nan)
    for place, cell in enumerate(cells):
        if is_missing(cell):
            continue
        if isinstance(cell, str):
            plain = cell.replace(",", "").strip() if is_english else cell.strip()
            plain = _from_comma(plain) if by_comma else plain
            if not _NUMBER.fullmatch(plain):
                raise not_a_number(name, place, cell)
            values[place] = float(plain)
        elif isinstance(cell, Real):  # of Python or of numpy
            values[place] = cell
        else:
            raise not_a_number(name, place, cell)
    values[~numpy.isfinite(values)] = numpy.nan
    return ReadNumbers(values, unclear)


def _from_comma(text: str) -> str:
    """A number of a column that has commas; a point in it parts thousands only where it can: not in «0.5»."""
    return (text.replace(".", "") if _THOUSANDS.fullmatch(text) else text).replace(",", ".")


def not_a_number(name: str, place: int, cell: CellValue) -> DataProblem:
    """The sentence for a cell that is no number; `place` counts rows under the heads from 0."""
    return DataProblem(
        _("La columna «{name}» no es de números: en la fila de datos {row} dice «{text}».").format(
            name=name, row=place + 1, text=cell_text(cell)
        )
    )


def are_numbers(cells: Sequence[CellValue]) -> bool:
    """Whether a column can be read as numbers."""
    try:
        read_numbers("", cells)
    except DataProblem:
        return False
    return True


def read_groups(cells: Sequence[CellValue]) -> Vector:
    """A number for each different value, in the order of the values; -1 where nothing is said."""
    import numpy

    texts = ["" if is_missing(cell) else group_text(cell) for cell in cells]
    order = {text: number for number, text in enumerate(sort_values({text for text in texts if text}))}
    return numpy.array([order.get(text, -1) for text in texts], dtype=int)


def read_periods(cells: Sequence[CellValue]) -> ReadPeriods:
    """Periods from 0 in the order of time: numbers, days, or words as «antes», «post»."""
    import numpy

    texts = ["" if is_missing(cell) else _period_text(cell) for cell in cells]
    values = sort_values({text for text in texts if text})
    known = are_numbers(values) or all(map(_BY_YEAR.match, values))
    folded = [fold(value) for value in values]
    if len(values) == 2 and (folded[0] in AFTER or folded[1] in BEFORE):
        values, known = values[::-1], True
    elif len(values) == 2 and (folded[0] in BEFORE or folded[1] in AFTER):
        known = True
    order = {text: number for number, text in enumerate(values)}
    return ReadPeriods(
        numpy.array([order.get(text, -1) for text in texts], dtype=int), tuple(values), not known
    )


def _period_text(cell: CellValue) -> str:
    """A day as it sorts, else as a group is called."""
    if isinstance(cell, date):
        return cell.isoformat()
    text = group_text(cell)
    if day := _DAY.fullmatch(text):
        return f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}"
    return text


def group_text(cell: CellValue) -> str:
    """What a group is called; 1.0 and 1 are one."""
    text = cell_text(cell).strip()
    return text.partition(".")[0] if _WHOLE.fullmatch(text) else text


def sort_values(texts: set[str]) -> list[str]:
    """Values in their order: as numbers when all are, else as words."""
    if are_numbers(list(texts)):
        numbers = read_numbers("", list(texts)).values
        return [text for _number, text in sorted(zip(numbers.tolist(), texts, strict=True))]
    return sorted(texts, key=lambda text: (fold(text), text))


def read_arms(name: str, cells: Sequence[CellValue]) -> ReadArms:
    """A column of two values: the greater number, or what is not called control, was treated.

    Raises `DataProblem` for any other count of values.
    """
    import numpy

    values = sort_values({group_text(cell) for cell in cells if not is_missing(cell)})
    if len(values) != 2:
        raise DataProblem(
            _("La columna «{name}» necesita dos valores, como 0 y 1; tiene {count}.").format(
                name=name, count=len(values)
            )
        )
    folded = [fold(value) for value in values]
    known = are_numbers(values)
    if folded[1] in CONTROLS or folded[0] in TREATED:
        values, known = values[::-1], True
    elif folded[0] in CONTROLS or folded[1] in TREATED:
        known = True
    arms = [numpy.nan if is_missing(cell) else float(group_text(cell) == values[1]) for cell in cells]
    return ReadArms(numpy.array(arms), values[1], not known)
