"""Tables as people and programs write them."""

from collections.abc import Sequence
from pathlib import Path

import pandas
import pytest
from openpyxl import Workbook

from app.effects.columns import read_numbers
from app.effects.table_reading import read_columns
from app.errors import DataProblem, FileProblem

HEADS = ("Código", "ventas", "grupo")
ROWS = ((1, 1250.5, "control"), (2, 1300.0, "curso"), (3, None, "curso"))


@pytest.mark.parametrize("way", [";", ",", "\t", "xlsx", "dta"])
def test_a_table_is_read_whatever_wrote_it(tmp_path: Path, way: str) -> None:
    path = tmp_path / f"tabla.{way if way.isalpha() else 'csv'}"
    if way == "xlsx":
        book = Workbook()
        for row in (("Ventas del año",), HEADS, *ROWS):
            book.active.append(row)
        book.save(path)
    elif way == "dta":
        pandas.DataFrame(ROWS, columns=["Código", *HEADS[1:]]).to_stata(path, version=118)
    else:
        comma = "," if way == ";" else "."
        lines = [way.join("" if cell is None else str(cell) for cell in row) for row in ROWS]
        text = "\r\n".join([way.join(HEADS), *(line.replace(".", comma) for line in lines)])
        path.write_bytes(text.encode("cp1252"))
    columns = read_columns(path, ["ventas", "codigo", "grupo"])
    assert read_numbers("ventas", columns["ventas"]).values[:2].tolist() == [1250.5, 1300]
    assert read_numbers("ventas", columns["ventas"]).values[2] != 0
    assert [str(cell).strip() for cell in columns["grupo"]] == ["control", "curso", "curso"]
    assert read_numbers("codigo", columns["codigo"]).values.tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1,5", "2", "-3,25"], [1.5, 2, -3.25]),
        (["1.250,5", "980", "1.300"], [1250.5, 980, 1300]),
        (["1.250.000", "350.000"], [1250000, 350000]),
        (["1,250.5", "980.25"], [1250.5, 980.25]),
        (["0,04", "0.5"], [0.04, 0.5]),
        (["1e-3", ".5", "+2"], [0.001, 0.5, 2]),
        ([3, 2.5, True], [3, 2.5, 1]),
    ],
)
def test_a_column_says_itself_how_it_writes_numbers(cells: Sequence[str], numbers: list[float]) -> None:
    assert read_numbers("y", cells).values.tolist() == numbers


@pytest.mark.parametrize(
    "text", ["p\n0,04\n0,5\n", '"p"\n0.04\n0.5', "p;q\n0,04;1\n0,5;2", "p;\n0,04;\n0,5;;\n"]
)
def test_a_column_alone_keeps_the_commas_of_its_numbers(tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.csv"
    path.write_text(text, "utf-8")
    assert read_numbers("p", read_columns(path, ["p"])["p"]).values.tolist() == [0.04, 0.5]


def test_a_line_that_a_comma_cut_too_often_is_said(tmp_path: Path) -> None:
    path = tmp_path / "tabla.csv"
    path.write_text("y,t\n1,0\n2,5,1\n", "utf-8")
    with pytest.raises(DataProblem, match="la fila 3 tiene más celdas que títulos"):
        read_columns(path, ["y", "t"])


def test_a_point_that_may_part_thousands_is_told() -> None:
    assert read_numbers("y", ["350.000", "120.000", "90.500"]).unclear
    assert not read_numbers("y", ["350.000", "1.200.000", "90.500"]).unclear
    assert not read_numbers("y", ["0.350", "0.120", "0.905"]).unclear


def test_a_column_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "tabla.csv"
    path.write_text("y;t\n1;0\n2;1\n", "utf-8")
    with pytest.raises(DataProblem, match="no está la columna «edad»; las que tiene: y, t"):
        read_columns(path, ["y", "edad"])


@pytest.mark.parametrize("content", [b"", b"no", b"<stata_dta>roto", bytes([114]) + b"\x01\x01\x00roto"])
def test_what_is_no_stata_file_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tabla.dta"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match="Stata"):
        read_columns(path, ["y"])
    with pytest.raises(FileProblem, match="revise que exista"):
        read_columns(tmp_path / "otra.dta", ["y"])
