"""What is to be said of whole rows as they stand: those with a name alone, and totals of people that do not add up."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from app.i18n import _
from app.incoming.cells import cell_text, is_blank, read_count
from app.incoming.columns import MACHINE_PREFIX
from app.incoming.headings import words_of
from app.incoming.meanings import EXTRA
from app.incoming.records import CellIssue, CellValue, Column, Table

MOSTLY = 0.7  # of the rows
_OF_PEOPLE = frozenset(
    ("person", "personal", "trabajador", "emplead", "operari", "obrer", "gent", "integrant", "funcionari")
)
_BESIDE = frozenset(
    (
        "cant",
        "cantidad",
        "cuant",
        "total",
        "general",
        "trabajan",
        "trabaj",
        "ocupad",
        "ocupa",
        "mano",
        "obra",
        "del",
        "que",
        "taller",
        "negoci",
        "hay",
        "tien",
        "contandos",
        "contand",
        "incluid",
        "incluyend",
        "usted",
    )
)
_OF_MACHINES = frozenset(("maquin", "maquinari", "maq", "equip"))
_BESIDE_MACHINES = frozenset(
    [
        "cant",
        "cantidad",
        "cuant",
        "total",
        "general",
        "coser",
        "costur",
        "industrial",
        "que",
        "tien",
        "tiene",
        "pose",
        "hay",
    ]
)


class _Counted(NamedTuple):
    """The columns whose sum a total is, how many make one, and what is said of it: alone, beside them, and when wrong."""

    parts: tuple[Column, ...]
    least: int
    alone: str
    told: str
    wrong: str


def remark_rows(table: Table, chosen: Container[str]) -> Iterator[CellIssue]:
    """Rows and columns that a person ought to look at, unless the columns were `chosen` (by key) by one."""
    yield from _lone_names(table)
    for column in table.columns:
        if column.meaning != EXTRA or column.key in chosen:
            continue
        if counts_people(column.header):
            yield from _of_total(table, column, _people(table))
        elif counts_machines(column.header):
            yield from _of_total(table, column, _machines(table))


def counts_people(heading: str) -> bool:
    """Whether a heading counts all who work, women and men together: «Cant. empleados», «Total»."""
    words = set(words_of(heading))
    return bool(words) and words <= _OF_PEOPLE | _BESIDE and bool(words & _OF_PEOPLE or words == {"total"})


def counts_machines(heading: str) -> bool:
    """Whether a heading counts machines of every type: «Total máquinas», «Cant. de máq.»."""
    words = set(words_of(heading))
    return bool(words & _OF_MACHINES) and words <= _OF_MACHINES | _BESIDE_MACHINES


def _people(table: Table) -> _Counted:
    return _Counted(
        tuple(one for one in table.columns if one.meaning in ("women", "men")),
        2,
        _("dice cuántas personas trabajan, y no cuántas son mujeres y cuántas varones; queda en las notas"),
        _("es el total de mujeres y varones; queda en las notas"),
        _("no es la suma de mujeres y varones, que da {sum}"),
    )


def _machines(table: Table) -> _Counted:
    return _Counted(
        tuple(one for one in table.columns if one.meaning.startswith(MACHINE_PREFIX)),
        1,
        _("dice cuántas máquinas hay, y no de qué tipo; queda en las notas"),
        _("es el total de máquinas; queda en las notas"),
        _("no es la suma de las máquinas de la fila, que da {sum}"),
    )


def _lone_names(table: Table) -> Iterator[CellIssue]:
    """Rows with one cell where nearly all have more: a name alone, or a title over those below."""
    alone = [(number, cells) for number, cells in table.rows if len(cells) - cells.count(None) == 1]
    full = sum(len(cells) - cells.count(None) > 1 for _number, cells in table.rows)
    if not alone or full < MOSTLY * len(table.rows):
        return
    for number, cells in alone:
        column = next(
            (one for one in table.columns if one.index < len(cells) and cells[one.index] is not None), None
        )
        if column is not None:
            reason = _("la fila no trae nada más; si es un título, y no un taller, quítela de la lista")
            yield CellIssue(number, column.header, cell_text(cells[column.index]), reason)


def _of_total(table: Table, column: Column, counted: _Counted) -> Iterator[CellIssue]:
    cells = {number: row[column.index] for number, row in table.rows if column.index < len(row)}
    totals = {number: count for number, cell in cells.items() if (count := _count(cell)) is not None}
    full = [cell for cell in cells.values() if not is_blank(cell)]
    if len(counted.parts) < counted.least:
        if 2 * sum(any(map(str.isdigit, cell_text(cell))) for cell in full) > len(
            full
        ):  # «3 mujeres y 1 varón» too
            yield CellIssue(0, column.header, cell_text(full[0]), counted.alone)
        return
    if not totals or len(totals) < MOSTLY * len(full):
        return
    example = cell_text(next(cell for number, cell in cells.items() if number in totals))
    yield CellIssue(0, column.header, example, counted.told)
    for number, row in table.rows:
        counts = [_count(row[one.index]) if one.index < len(row) else None for one in counted.parts]
        if number not in totals or not any(one is not None for one in counts):
            continue
        if counted.least > 1 and None in counts:
            continue
        added = sum(count for count in counts if count is not None)
        if added != totals[number]:
            reason = counted.wrong.format(sum=added)
            yield CellIssue(number, column.header, cell_text(cells[number]), reason)


def _count(cell: CellValue) -> int | None:
    return read_count(cell).value if cell is not None else None
