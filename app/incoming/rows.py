"""Reads the rows of a list into drafts of workshops, with every problem beside its cell.

A draft's fields are plain values: texts; `cedula` digits; `ruc` and `phone` as read or else
as written; `joined_on` an ISO date or its part; `active` true or false; `fee`, `women`,
`men`, years whole numbers; `machines` {type: count}; `products` a sorted list of names.
"""

from collections.abc import Mapping
from typing import Any

from app.i18n import _
from app.incoming.cells import cell_text
from app.incoming.column_reading import ColumnReading
from app.incoming.columns import names_taxpayer
from app.incoming.content import is_person
from app.incoming.habits import find_habits
from app.incoming.pages import LOST
from app.incoming.records import CellIssue, CellValue, Column, Draft, ReadRow, Table
from app.incoming.row_reader import RowReader, reader_of
from app.lists.sheets import unguard_text
from app.progress import SILENT, Progress, each
from app.registry.name_order import puts_surnames_first, split_surnames_first
from app.registry.names import fold, split_full_name
from app.registry.ruc import LEGAL_ENTITY


def read_rows(table: Table, progress: Progress = SILENT) -> tuple[ReadRow, ...]:
    """Every row of the list, read; rows that cannot be a workshop say why in `rejected`."""
    # the RUC is read with the cédula and its digit at hand, so its column comes last
    ordered = sorted(table.columns, key=lambda column: column.meaning == "ruc")
    readers = [ColumnReading(column, read) for column in ordered if (read := reader_of(column))]
    shown = [column.index for column in table.columns]
    name, is_own = table.column("name"), table.is_own
    habits = find_habits(table)
    of_taxpayers = name is not None and habits.owner_in_phone and names_taxpayer(name.header)
    blanks = (None,) * table.width
    are_all = shown == list(range(table.width))
    found = []
    for number, cells in each(table.rows, progress, _("Leyendo las filas")):
        if is_own:
            cells = tuple(map(_unguarded, cells))
        reader = RowReader(number, habits, is_own=is_own)
        if len(cells) != len(blanks):
            cells = (*cells, *blanks[len(cells) :])
        whole = None if are_all and len(cells) == len(blanks) else shown
        found.append(_read_row(name, readers, whole, cells, reader, of_taxpayers))
    return tuple(found)


def _unguarded(value: CellValue) -> CellValue:
    return unguard_text(value) if isinstance(value, str) else value


def _read_row(
    name: Column | None,
    readers: list[ColumnReading],
    shown: list[int] | None,
    cells: tuple[CellValue, ...],
    reader: RowReader,
    of_taxpayers: bool,
) -> ReadRow:
    for reading in readers:
        reading.read(reader, cells[reading.index])
    reader.join_ruc()
    if of_taxpayers:
        _take_for_owner(reader.fields)
    values = cells if shown is None else [cells[at] for at in shown]
    texts = tuple([value if type(value) is str else cell_text(value) for value in values])
    rejected = _name_the_workshop(reader, name, texts)
    draft = Draft(reader.fields, reader.given, tuple(reader.notes))
    return ReadRow(reader.row, texts, draft, tuple(reader.warnings), rejected)


def _take_for_owner(fields: dict[str, Any]) -> None:
    """The name of a taxpayer who is a person, by the cédula or the RUC, is the owner's, and no workshop's."""
    name, base = fields.get("name", ""), fields.get("ruc", "").partition("-")[0]
    if is_person(name) and ("cedula" in fields or (base.isdigit() and int(base) < LEGAL_ENTITY)):
        split = split_surnames_first if puts_surnames_first(name) else split_full_name
        fields["given_names"], fields["surnames"] = split(name)
        del fields["name"]


def _name_the_workshop(reader: RowReader, column: Column | None, shown: tuple[str, ...]) -> CellIssue | None:
    header = column.header if column else ""
    if name := reader.fields.get("name"):
        if not name.endswith(LOST):
            return None
        # where a field cut it, what follows is lost too, and a whole list would not meet it again
        reason = _("el nombre está cortado; complételo en la lista, y vuelva a importarla")
        return CellIssue(reader.row, header, name, reason)
    owner = owner_of(reader.fields)
    if not owner:
        text = " | ".join(cell for cell in shown if cell)
        return CellIssue(reader.row, header, text, _("falta el nombre del taller y el de su dueña o dueño"))
    reader.fields["name"] = _("Taller de {owner}").format(owner=owner)
    if column:
        reader.warn(column, "", _("sin nombre; se llamó como su dueña o dueño"))
    return None


def owner_of(fields: Mapping[str, Any]) -> str:
    """The owner's whole name in a draft, or an empty string."""
    return f"{fields.get('given_names', '')} {fields.get('surnames', '')}".strip()


def fingerprint(draft: Draft) -> str:
    """What names a row in its list: its workshop and owner, or its place without an owner."""
    fields = draft.fields
    owner = owner_of(fields)
    return f"{fold(fields['name'])}|{fold(owner) or fold(fields.get('place', ''))}"
