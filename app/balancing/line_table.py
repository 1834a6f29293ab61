"""Reads a line from any table: a row per task with its minutes and what comes before it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from app.balancing.line import LineTask
from app.errors import DataProblem
from app.i18n import _
from app.incoming.cells import cell_text
from app.incoming.guard import check_file
from app.incoming.pages import decode_text
from app.incoming.reading import DELIMITERS, read_book
from app.incoming.records import CellValue
from app.registry.names import fold

HEADS = {
    "task": {"task", "tarea", "operacion"},
    "time": {"time", "tiempo", "minutos"},
    "after": {"after", "despues", "despues de"},
}
NOTHING = {"", "-", "–", "—"}
HEAD_ROWS = 20  # above the heads a table may have a title
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)


def read_line_table(path: Path) -> list[LineTask]:
    """The tasks of a table with the columns task, time and after, in their order.

    Raises `FileProblem` for what is no table and `DataProblem` for what is missing or wrong in it.
    """
    if check_file(path) == "text":
        rows: Sequence[Sequence[CellValue]] = _read_text_rows(path)
    else:
        rows = next((sheet.rows for sheet in read_book(path).sheets if not sheet.hidden), ())
    head, columns = _find_heads(rows)
    read = []
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {
            name: cell_text(row[place]).strip() if place < len(row) else "" for name, place in columns.items()
        }
        if any(cells.values()):
            read.append((number, cells))
    names = {cells["task"] for _number, cells in read}
    return [_read_task(number, cells, names) for number, cells in read]


def _read_text_rows(path: Path) -> list[list[str]]:
    """The rows as the line of heads is cut: what comes before may itself be parted by semicolons."""
    text, _encoding = decode_text(path.read_bytes())
    delimiters = sorted(DELIMITERS, key=lambda one: -max(_count_heads(text, one), default=0))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiters[0]))
    except csv.Error as trouble:
        raise DataProblem(
            _("«{name}» no se entiende como tabla; ábrala en Excel y guárdela como .xlsx.").format(
                name=path.name
            )
        ) from trouble


def _count_heads(text: str, delimiter: str) -> list[int]:
    lines = text.splitlines()[:HEAD_ROWS]
    return [len(_heads_of([cell.strip('" ') for cell in line.split(delimiter)])) for line in lines]


def _heads_of(row: Sequence[CellValue]) -> dict[str, int]:
    words = [fold(cell_text(cell)) for cell in row]
    return {name: place for name, known in HEADS.items() for place, word in enumerate(words) if word in known}


def _find_heads(rows: Sequence[Sequence[CellValue]]) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(rows[:HEAD_ROWS]):
        columns = _heads_of(row)
        if {"task", "time"} <= columns.keys():
            return number, {"after": len(row) + 1, **columns}
    raise DataProblem(
        _("La tabla necesita las columnas «task» y «time», y «after» para lo que va antes; agréguelas.")
    )


def _read_task(number: int, cells: dict[str, str], names: set[str]) -> LineTask:
    if not cells["task"]:
        raise DataProblem(_("La fila {row} no dice qué operación es; escriba su nombre.").format(row=number))
    if not _NUMBER.fullmatch(cells["time"]):
        raise DataProblem(
            _("Fila {row}: «{text}» no sirve como minutos de «{name}»; escríbalos como 1,5.").format(
                row=number, text=cells["time"], name=cells["task"]
            )
        )
    return LineTask(cells["task"], float(cells["time"].replace(",", ".")), _read_after(cells["after"], names))


def _read_after(text: str, names: set[str]) -> tuple[str, ...]:
    """What comes before: parted by semicolons, or by blanks where it is not one name."""
    if text in NOTHING:
        return ()
    parts = [part.strip() for part in text.split(";")] if ";" in text or text in names else text.split()
    return tuple(dict.fromkeys(part for part in parts if part not in NOTHING))
