"""What a cell says is the same whether it stood in its column before or not."""

from typing import Any

import pytest

from app.incoming.column_reading import ColumnReading
from app.incoming.habits import Habits
from app.incoming.meanings import MEANINGS
from app.incoming.records import CellValue, Column
from app.incoming.row_reader import RowReader, reader_of

CELLS: tuple[CellValue, ...] = (
    "Ana", "ANA", "si", "x", "-", " ", "no tiene", "2", 2, 2.0, True, 1, "1", None, "0981222333", "0981 222 333",
    "0981222333 / 0971555123", "no anda 123", "1.234.567", "1234567", "12.345", "03/04/2015", "2015", "hace mucho",
    "30.000 Gs", 30, "m", "urbana", "primaria", "recta, 2 over", "jeans", False, "varias", 400, "xx",
)  # fmt: skip
READ = [one.name for one in MEANINGS if reader_of(Column(0, "Dato", "", one.name)) is not None]


def said(reading: ColumnReading, value: CellValue, row: int, habits: Habits) -> tuple[Any, ...]:
    reader = RowReader(row, habits)
    reading.read(reader, value)
    return repr(reader.fields), repr(reader.given), reader.notes, reader.warnings


@pytest.mark.parametrize("habits", [Habits(), Habits(month_first=True, ticks=True, m_is_woman=None)])
@pytest.mark.parametrize("meaning", READ)
def test_a_cell_that_stood_there_before_says_the_same(meaning: str, habits: Habits) -> None:
    column = Column(0, "Dato", "", meaning)
    read = reader_of(column)
    assert read is not None
    kept = ColumnReading(column, read)
    for row, value in enumerate(CELLS * 3):
        alone = said(ColumnReading(column, read), value, row, habits)
        assert said(kept, value, row, habits) == alone


def test_a_second_column_of_the_same_meaning_joins_the_first() -> None:
    column = Column(0, "Nombres", "", "given_names")
    read = reader_of(column)
    assert read is not None
    first, second = ColumnReading(column, read), ColumnReading(column, read)
    for _row in range(3):
        reader = RowReader(1, Habits())
        first.read(reader, "Ana")
        second.read(reader, "Luz")
        assert reader.fields["given_names"] == "Ana Luz"


def test_a_column_whose_cells_do_not_come_again_is_not_remembered() -> None:
    column = Column(0, "Taller", "", "name")
    read = reader_of(column)
    assert read is not None
    kept = ColumnReading(column, read)
    for number in range(2000):
        kept.read(RowReader(number, Habits()), f"Taller {number}")
    assert len(kept._known) < 500
