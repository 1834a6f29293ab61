"""Cycles that were written down elsewhere: a CSV or JSON file with a line per operation."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from app.errors import DataProblem
from app.i18n import _
from app.production.records import Style
from app.production.words import LEAST_RATING, MOST_RATING, read_cycles
from app.registry.names import fold

MOST_BYTES = 1_000_000
OPERATION = ("operation", "operacion")
CYCLES = ("cycles", "ciclos")
RATING = ("rating", "ritmo")


class TypedCycles(NamedTuple):
    """One line: which operation, its cycles, and the rating of who did it."""

    operation_id: int
    cycles: tuple[tuple[float, str | None], ...]
    rating: int = 100


def read_cycle_table(path: Path, style: Style) -> list[TypedCycles]:
    """The lines of a file for a style. Raises `DataProblem` for what cannot be read.

    Columns `operation`, `cycles` ("1:28 1:57 3:12x", an x strikes out) and, if known, `rating`.
    """
    operations = {fold(one.name): one.id for one in style.operations}
    found = []
    for number, line in enumerate(_lines(path), 1):
        name = _value(line, OPERATION)
        operation = operations.get(fold(name))
        if operation is None:
            known = ", ".join(one.name for one in style.operations)
            raise DataProblem(
                _("Línea {number}: «{name}» no es una operación de «{style}»; son: {known}.").format(
                    number=number, name=name, style=style.name, known=known
                )
            )
        found.append(TypedCycles(operation, read_cycles(_value(line, CYCLES)), _rating(line, number)))
    if not found:
        raise DataProblem(_("«{name}» no tiene ninguna línea con ciclos.").format(name=path.name))
    return found


def _rating(line: Mapping[str, Any], number: int) -> int:
    text = _value(line, RATING)
    if not text:
        return 100
    if not text.isdecimal() or not LEAST_RATING <= int(text) <= MOST_RATING:
        raise DataProblem(
            _("Línea {number}: el ritmo va de {least} a {most}, y dice «{text}».").format(
                number=number, least=LEAST_RATING, most=MOST_RATING, text=text
            )
        )
    return int(text)


def _value(line: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for key, value in line.items():
        if isinstance(key, str) and fold(key) in names:
            if isinstance(value, list):
                return " ".join(map(str, value))
            return "" if value is None else str(value).strip()
    return ""


def _lines(path: Path) -> list[Mapping[str, Any]]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataProblem(
                _("«{name}» es demasiado grande para una hoja de tiempos.").format(name=path.name)
            )
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as trouble:
        raise DataProblem(
            _("No se pudo leer «{name}»; tiene que ser un CSV o un JSON en UTF-8.").format(name=path.name)
        ) from trouble
    if path.suffix.lower() == ".json":
        return _lines_of_json(path, text)
    head = text.split("\n", 1)[0]
    return list(csv.DictReader(StringIO(text), delimiter=";" if ";" in head else ","))


def _lines_of_json(path: Path, text: str) -> list[Mapping[str, Any]]:
    try:
        found = json.loads(text)
    except ValueError as trouble:
        raise DataProblem(_("«{name}» no es un JSON que se pueda leer.").format(name=path.name)) from trouble
    if not isinstance(found, list) or not all(isinstance(line, dict) for line in found):
        raise DataProblem(
            _("«{name}» tiene que ser una lista de operaciones con sus ciclos.").format(name=path.name)
        )
    return found
