"""Where the state tables and the journal disagree, row by row, in little memory."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.storage.journal import column_defaults, is_sound, stream_journal
from app.storage.records import Reader, Value

_CHUNK = 1000

Cells = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Difference:
    """One row on which its table and the sound lines of its journal do not agree.

    `state` is None if the table lacks the row, `folded` if the journal does. `damaged` are
    the lines whose seal is broken; `current` is the line that holds now, per cell.
    """

    table: str
    row: int
    state: Cells | None
    folded: Cells | None
    damaged: tuple[int, ...]
    current: dict[str, int]

    @property
    def columns(self) -> list[str]:
        """The columns that differ, if both sides have the row."""
        if self.state is None or self.folded is None:
            return []
        return [name for name, value in self.state.items() if value != self.folded[name]]


@dataclass(frozen=True, slots=True)
class _Folded:
    row: int
    cells: Cells | None
    damaged: tuple[int, ...]
    current: dict[str, int]


def write_folded(run: Callable[[str, tuple[Any, ...]], Any], difference: Difference) -> None:
    """Make the table say what the journal says of one row; the journal's triggers are away."""
    cells = difference.folded
    if cells is None:
        return
    table, row = difference.table, difference.row
    if difference.state is not None:
        columns = difference.columns
        names = ", ".join(f"[{column}] = ?" for column in columns)
        values = tuple(cells[column] for column in columns)
        run(f"UPDATE [{table}] SET {names} WHERE id = ?", (*values, row))
        return
    names = "".join(f", [{column}]" for column in cells)
    marks = ", ?" * len(cells)
    run(f"INSERT INTO [{table}] (id{names}) VALUES (?{marks})", (row, *cells.values()))


def find_differences(reader: Reader, table: str) -> Iterator[Difference]:
    """Fold a table's journal and compare it with the table, in the order of row ids.

    Columns that only a newer program knows stay in the journal and are not compared.
    """
    defaults = column_defaults(reader, table)
    states, folds = _stream_states(reader, table), _stream_folds(reader, table, defaults)
    state, fold = next(states, None), next(folds, None)
    while state is not None or fold is not None:
        if fold is None or (state is not None and _comes_before(state[0], fold.row)):
            assert state is not None
            yield Difference(table, state[0], state[1], None, (), {})
            state = next(states, None)
            continue
        cells = None
        if state is not None and state[0] == fold.row:
            cells, state = state[1], next(states, None)
        if fold.damaged or cells != fold.cells:
            yield Difference(table, fold.row, cells, fold.cells, fold.damaged, fold.current)
        fold = next(folds, None)


def _comes_before(row: int, folded: object) -> bool:
    """SQLite's order: the row of a damaged line may be anything, and numbers come first."""
    return row < folded if isinstance(folded, int | float) else True


def _stream_states(reader: Reader, table: str) -> Iterator[tuple[int, Cells]]:
    last = -(1 << 63)
    sql = f"SELECT * FROM [{table}] WHERE id > ? ORDER BY id LIMIT {_CHUNK}"
    while rows := reader.rows(sql, (last,)):
        for row in rows:
            cells = dict(zip(row.keys(), tuple(row), strict=True))
            last = cells.pop("id")
            yield last, cells


def _stream_folds(reader: Reader, table: str, defaults: Cells) -> Iterator[_Folded]:
    for row, lines in groupby(stream_journal(reader, table), key=lambda line: line["row_id"]):
        yield _fold_row(row, lines, defaults)


def _fold_row(row: int, lines: Iterator[Any], defaults: Cells) -> _Folded:
    cells: Cells = {}
    current: dict[str, int] = {}
    damaged = []
    for line in lines:
        if not is_sound(line):
            damaged.append(line["id"])
            continue
        for column, (value, _replaces) in json.loads(line["columns"]).items():
            if column in defaults:
                cells[column] = value
                current[column] = line["id"]
    known = defaults | cells if cells else None
    return _Folded(row, known, tuple(damaged), current)
