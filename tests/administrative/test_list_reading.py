"""Lists as ministries give them: with a title over them, a digit beside, or a row for each person who works there."""

from pathlib import Path
from typing import Any

import pytest

from app.administrative.list_columns import read_heading
from app.administrative.list_reading import read_list
from app.errors import DataProblem
from app.registry.ruc import check_digit
from tests.administrative.conftest import HEAD, ROWS, with_digit
from tests.incoming.books import write_csv, write_xlsx


@pytest.mark.parametrize(
    ("header", "group", "meaning"),
    [
        ("RUC Empleador", "", "ruc"),
        ("D.V.", "", "check_digit"),
        ("Nro. Patronal", "", "extra"),
        ("C.I. del empleador", "", "cedula"),
        ("C.I. del trabajador", "", "worker"),
        ("Cédula", "Datos del trabajador", "worker"),
        ("Cant. de trabajadores", "", "people"),
        ("Cotizantes activos", "", "people"),
        ("Hombres", "Trabajadores", "men"),
        ("Aporte obrero", "", "extra"),
        ("Salario", "", "pay"),
        ("Estado", "", "registered"),
        ("Nombre del empleador", "", "name"),
    ],
)  # fmt: skip
def test_whose_a_heading_is(header: str, group: str, meaning: str) -> None:
    assert read_heading(header, group) == meaning


def test_a_list_is_read_under_its_title_and_above_its_total(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "reop.xlsx",
        [
            ("Registro Obrero Patronal", None),
            ("Marzo 2026", None),
            (),
            HEAD,
            *ROWS,
            ("TOTAL", None, None, 47, None),
        ],
    )
    read = read_list(path)
    assert [(one.number, one.people, one.registered) for one in read.rows][:3] == [
        ("80012345", 7, True), ("1234567", 2, True), ("2345678", 1, False),
    ]  # fmt: skip
    assert (len(read.rows), read.unread, read.per_person, read.has_people) == (6, (), False, True)
    assert ("people", "Cantidad de asegurados") in read.columns


def test_women_and_men_are_added_up_and_what_is_not_understood_is_told(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "reop.csv",
        [("RUC", "Mujeres", "Varones", "Situación"), (with_digit(80012345), 4, 3, "activo"), (with_digit(1234567), "", 2, "baja"),
         (with_digit(2345678), "muchas", 1, "en trámite"), ("1234568-3", 1, 1, "activo")],
    )  # fmt: skip
    read = read_list(path)
    assert [(one.people, one.registered) for one in read.rows] == [(7, True), (2, False), (None, None)]
    assert [(one.row, one.reason) for one in read.unread] == [
        (4, "no se entiende como cantidad"),
        (4, "no se entiende si figura o no"),
        (5, "el dígito verificador no corresponde"),
    ]
    assert read.doubtful == {"1234568"}


def test_of_a_list_of_people_only_how_many_is_read(tmp_path: Path) -> None:
    rows: list[tuple[Any, ...]] = [
        (with_digit(80012345), "3111222", "Juana", 2_700_000), (with_digit(80012345), "3111333", "Petrona", 2_700_000),
        (with_digit(80012345), "3111222", "Juana", 400_000), (with_digit(1234567), "2345678", "Ana", 2_700_000),
    ]  # fmt: skip
    path = write_csv(
        tmp_path / "planilla.csv", [("RUC", "C.I. N°", "Nombre y Apellido", "Salario imponible"), *rows]
    )
    read = read_list(path)
    assert read.per_person
    assert [(one.number, one.people) for one in read.rows] == [("80012345", 2), ("1234567", 1)]
    assert "3111222" not in repr(read)
    assert "Petrona" not in repr(read)


def test_a_worker_s_cedula_alone_finds_no_workshop(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "planilla.csv",
        [("Nro. Patronal", "C.I. N°", "Salario"), ("0012", "2345678", 1), ("13", "3", 2)],
    )
    with pytest.raises(DataProblem, match="nombres de las columnas"):
        read_list(path)


def test_cedulas_stand_in_for_a_ruc_that_is_missing(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "ips.csv",
        [
            ("RUC", "C.I. del empleador", "Trabajadores"),
            (with_digit(80012345), "2345678", 5),
            ("", "2.345.678", 2),
            ("sin RUC", "no tiene", 2),
        ],
    )
    read = read_list(path)
    assert [one.number for one in read.rows] == ["80012345", "2345678"]
    assert [one.reason for one in read.unread] == ["no se entiende como cédula"]


def test_ruc_and_cedulas_in_one_column(tmp_path: Path) -> None:
    rows = [(with_digit(80012345), 5), ("2345678", 2), (with_digit(1234567), 1)]
    read = read_list(write_csv(tmp_path / "ips.csv", [("RUC o CI", "Trabajadores"), *rows]))
    assert [one.number for one in read.rows] == ["80012345", "2345678", "1234567"]


def test_how_numbers_without_a_hyphen_come_can_be_said(tmp_path: Path) -> None:
    joined = f"1234567{check_digit('1234567')}"
    path = write_csv(tmp_path / "ips.csv", [("RUC", "Trabajadores"), (joined, 5), ("Sin RUC", 2)])
    unsure = read_list(path)
    assert (unsure.rows, unsure.undigited) == ((), 1)
    assert [one.number for one in read_list(path, digits="joined").rows] == ["1234567"]
    assert [one.number for one in read_list(path, digits="without_digit").rows] == [joined]


def test_a_book_without_numbers_is_no_such_list(tmp_path: Path) -> None:
    with pytest.raises(DataProblem, match="nombres de las columnas"):
        read_list(write_csv(tmp_path / "otra.csv", [("Prenda", "Cantidad"), ("camisa", 3)]))
