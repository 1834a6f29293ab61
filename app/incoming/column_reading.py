"""Reads the cells of one column: what a cell says that stood there before is not read again."""

from typing import Any

from app.incoming.cells import BLANKS, cell_text
from app.incoming.records import CellValue, Column
from app.incoming.row_reader import CellReader, RowReader
from app.registry.names import tidy

# What these say hangs on the cell alone, not on the row or on the other cells.
_ALONE = frozenset(
    (
        "active", "birth_year", "fee", "given_names", "joined_on", "men", "name", "owner_phone", "phone", "place",
        "start_year", "surnames", "women", "zone", "cedula", "schooling", "language", "legal_form",
    )
)  # fmt: skip
_TRIED = 400  # cells, before a column whose cells do not come again is no more remembered

Said = tuple[str, Any, Any]  # the field ("" for none), what it holds, how it was given


class ColumnReading:
    """Reads a column cell by cell; a plain answer, without a word for the person, is remembered."""

    def __init__(self, column: Column, read: CellReader) -> None:
        self.index = column.index
        self._column = column
        self._meaning = column.meaning
        self._read = read
        self._known: dict[CellValue | tuple[type, CellValue], Said] = {}
        self._again = 0
        self._remembers = column.meaning in _ALONE

    def read(self, reader: RowReader, value: CellValue) -> None:
        """Let a row's reader read the cell that it has in this column."""
        if value is None:
            reader.read_blank(self._column)
            return
        if self._remembers:
            said = self._known.get(value if type(value) is str else (type(value), value))
            if said is not None and self._meaning not in reader.fields:
                name, found, given = said
                if name:
                    reader.fields[name] = found
                    if given is not None:
                        reader.given[name] = given
                self._again += 1
                return
        text = value if type(value) is str else cell_text(value)
        if not text.strip(BLANKS):
            reader.read_blank(self._column)
        elif self._remembers and self._meaning not in reader.fields:
            self._read_first(reader, value, tidy(text))
        else:
            self._read(reader, self._column, value, tidy(text))

    def _read_first(self, reader: RowReader, value: CellValue, text: str) -> None:
        """Read a cell, and remember it when all that it says is one field."""
        fields, told = len(reader.fields), len(reader.notes) + len(reader.warnings)
        self._read(reader, self._column, value, text)
        name = self._meaning
        if told != len(reader.notes) + len(reader.warnings):
            return
        if name not in reader.fields:
            name = ""
        if len(reader.fields) == fields + bool(name):
            said = (name, reader.fields.get(name), reader.given.get(name))
            self._known[value if type(value) is str else (type(value), value)] = said
            self._remembers = len(self._known) < _TRIED or self._again > len(self._known)
