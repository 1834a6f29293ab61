"""The list inside a sheet, however its head is built."""

from collections.abc import Sequence
from typing import Any

import pytest

from app.errors import DataProblem
from app.incoming.recognition import find_table
from app.incoming.records import Book, BookSheet

PEOPLE = ("Ana Sosa", "Eva Meza Rojas", "Luz Acosta", "Ramón Duarte")
DATA = (
    ("Textil Yvoty", "Ana", "Sosa", "0971897967", "2 over"),
    ("Modas Itapé", "Eva", "Meza", "0981599671", "4 recta, 1 over"),
    ("Jeans Jazmín", "Luz", "Rojas", "0982117563", "ojaladora"),
)


def book(
    *rows: Sequence[Any],
    merged: tuple[tuple[int, int, int, int], ...] = (),
    sheets: tuple[BookSheet, ...] = (),
) -> Book:
    plain = tuple(tuple(cell if cell != "" else None for cell in row) for row in rows)
    return Book("lista.xlsx", (BookSheet("Hoja1", plain, merged=merged), *sheets))


def meanings(found: Book, **chosen: Any) -> dict[str, str]:
    return {column.key: column.meaning for column in find_table(found, **chosen).columns}


def test_one_row_of_names() -> None:
    header = ("Taller", "Nombres", "Apellidos", "Celular", "Máquinas")
    table = find_table(book(("Lista",), (), header, *DATA))
    assert [column.meaning for column in table.columns] == [
        "name",
        "given_names",
        "surnames",
        "phone",
        "machines",
    ]
    assert [number for number, _cells in table.rows] == [4, 5, 6]
    assert table.titles == ("Lista",)


def test_names_over_two_rows_with_some_only_above() -> None:
    above = ("Nombre del taller", "Propietaria", None, "Teléfono", "Personas", None)
    below = (None, "Nombre", "Apellido", None, "Mujeres", "Varones")
    rows = (
        ("Yvoty", "Ana", "Sosa", "0971897967", 3, 1),
        ("Itapé", "Eva", "Meza", "0981599671", 2, 2),
    )
    found = meanings(book(above, below, *rows, merged=((1, 2, 1, 3), (1, 5, 1, 6))))
    assert list(found.values()) == ["name", "given_names", "surnames", "phone", "women", "men"]


@pytest.mark.parametrize(
    ("letters", "sexes"), [(("M", "H"), ["women", "men"]), (("F", "M"), ["women", "men"])]
)
def test_the_other_letter_tells_what_m_is(letters: tuple[str, str], sexes: list[str]) -> None:
    above, below = ("Taller", "Personal", None), (None, *letters)
    found = meanings(book(above, below, ("Yvoty", 3, 1), merged=((1, 2, 1, 3),)))
    assert list(found.values()) == ["name", *sexes]


def test_a_row_with_a_day_or_a_long_number_is_no_head() -> None:
    rows = [(n, "Centro", f"C.I.P. 1-220-25{n}", f"{n}-mar-11", name) for n, name in enumerate(PEOPLE)]
    table = find_table(book(("Cant. muj.", "Comp.", "C?dula", "Ingresó", "Dato"), *rows))
    assert (table.header_row, len(table.rows)) == (1, len(rows))


def test_a_bare_name_beside_surnames_is_the_persons() -> None:
    header = ("Nombre", "Apellido", "Teléfono")
    found = meanings(book(header, ("Ana", "Sosa", "0971897967")))
    assert list(found.values()) == ["given_names", "surnames", "phone"]


def test_columns_without_a_known_name_are_known_by_what_they_hold() -> None:
    header = ("Taller", "Nombres", "Apellidos", "Dónde llamar", "Lo que tiene")
    table = find_table(book(header, *DATA))
    assert [column.meaning for column in table.columns[3:]] == ["phone", "machines"]
    assert [column.by_content for column in table.columns] == [False, False, False, True, True]


def test_a_column_without_any_name_is_kept() -> None:
    header = ("Taller", "Celular")
    found = meanings(book(header, ("Yvoty", "0971897967", "debe")))
    assert found == {"Taller": "name", "Celular": "phone", "Columna 3": "extra"}


def test_one_column_for_each_machine() -> None:
    header = ("Taller", "Celular", "Recta", "Remalladora", "Plancha a vapor")
    found = meanings(book(header, ("Yvoty", "0971897967", 2, 1, "x")))
    assert list(found.values())[2:] == ["machine:recta", "machine:overlock", "machine:plancha"]


def test_a_person_may_change_what_a_column_means() -> None:
    header = ("Taller", "Nombres", "Apellidos", "Celular", "Máquinas")
    found = meanings(book(header, *DATA), mapping={"Máquinas": "extra", "Celular": "ignored"})
    assert (found["Máquinas"], found["Celular"]) == ("extra", "ignored")


def test_headers_totals_and_headings_in_the_middle_are_no_workshops() -> None:
    header = ("N°", "Taller", "Apellidos", "Celular", "Mujeres")
    rows = [(n, f"Taller {n}", "Sosa", f"097189796{n}", n) for n in range(1, 6)]
    found = book(
        header, rows[0], ("", "", "", "SUB-TOTAL", 1), header, rows[1], ("", "COMPAÑÍA CERRO"),
        rows[2], ("", "Total", "", "", 6), rows[3], (6, "Total Jeans", "Meza", "0981599671", 4),
        ("Fin de la lista",),
    )  # fmt: skip
    table = find_table(found)
    assert [number for number, _cells in table.rows] == [2, 5, 7, 9, 10]
    assert [(entry.row, entry.kind) for entry in table.skipped] == [
        (3, "subtotal"),
        (4, "header"),
        (6, "title"),
        (8, "subtotal"),
        (11, "note"),
    ]


def test_a_second_table_below_is_read_by_its_own_order() -> None:
    found = book(
        ("Taller", "Dueña", "Celular"),
        ("Yvoty", "Ana Sosa", "0971897967"),
        ("ASOCIACIÓN OÑONDIVEPA",),
        ("Taller", "Celular", "Dueña"),
        ("Jazmín", "0981599671", "Eva Meza"),
        ("Itapé", "", "Luz Rojas"),
    )
    table = find_table(found)
    assert table.rows[1:] == (
        (5, ("Jazmín", "Eva Meza", "0981599671")),
        (6, ("Itapé", "Luz Rojas", None)),
    )
    assert [(entry.row, entry.kind) for entry in table.skipped] == [(3, "note"), (4, "header")]


def test_a_second_table_with_other_columns_is_said_and_not_mixed_in() -> None:
    found = book(
        ("Taller", "Dueña", "Celular"),
        ("Yvoty", "Ana Sosa", "0971897967"),
        ("Dueña", "Celular", "Deuda"),
        ("Eva Meza", "0981599671", "50.000"),
    )
    table = find_table(found)
    assert [number for number, _cells in table.rows] == [2]
    assert table.skipped[-1].kind == "other"


def test_a_list_in_a_hidden_sheet_is_named() -> None:
    rows = (("Taller", "Celular"), ("Yvoty", "0971897967"))
    found = Book("lista.xlsx", (BookSheet("vieja", rows, hidden=True), BookSheet("Hoja1", ())))
    with pytest.raises(DataProblem, match="hoja oculta «vieja»"):
        find_table(found)
    assert len(find_table(found, sheet="vieja").rows) == 1


def test_the_sheet_that_looks_most_like_a_list_is_taken_but_never_a_hidden_one() -> None:
    full = (("Taller", "Celular", "RUC", "Máquinas"), ("Yvoty", "0971897967", "1-9", "over"))
    hidden = BookSheet("vieja", full, hidden=True)
    found = book(("Taller", "Celular"), ("Itapé", "0981599671"), sheets=(hidden,))
    assert find_table(found).sheet == "Hoja1"
    assert find_table(found, sheet="vieja").sheet == "vieja"
    with pytest.raises(DataProblem, match="Hoja1, vieja"):
        find_table(found, sheet="Socios")


def test_a_sheet_without_names_of_columns_is_said() -> None:
    with pytest.raises(DataProblem, match="fila con los nombres de las columnas"):
        find_table(book(("Yvoty", "Ana"), ("Itapé", "Eva")))


def test_the_layout_depends_on_the_columns_only() -> None:
    header = ("Taller", "Celular")
    one = find_table(book(("Lista 2021",), header, ("Yvoty", "0971897967")))
    other = find_table(book(header, ("Itapé", "0981599671"), ("Jazmín", "0982117563")))
    assert one.layout == other.layout
    assert one.layout != find_table(book(("Taller", "RUC"), ("Yvoty", "1-9"))).layout


def test_a_head_repeated_later_hides_no_row_above_it() -> None:
    head = ("Taller", "Dueña", "Teléfono", "Dato")
    again = ("Taller", "Dueña", "Teléfono", "Barrio")  # says more than the first
    rows = [(f"Taller {n}", "Ana Sosa", f"098123456{n}", "Centro") for n in range(4)]
    table = find_table(book(head, *rows[:2], again, *rows[2:]))
    assert table.header_row == 1
    assert [number for number, _cells in table.rows] == [2, 3, 5, 6]


def test_a_first_row_that_sounds_like_headings_stays_a_row() -> None:
    head = ("RUC", "DV", "Razón social", "Estado")
    table = find_table(
        book(head, ("1234567", "9", "Taller A", "ACTIVO"), ("80012345", "0", "Taller B", "ACTIVO"))
    )
    assert table.header_row == 1
    assert [number for number, _cells in table.rows] == [2, 3]


def test_a_title_that_names_who_presides_heads_no_column() -> None:
    title = ("Presidenta: Ana Sosa", None, None, "Secretaria: Eva Meza")
    found = meanings(
        book(title, ("Taller", "Dueña", "C.I.", "Teléfono"), ("Yvoty", "Luz", "1.234.567", "0981234567"))
    )
    assert list(found.values()) == ["name", "owner", "cedula", "phone"]


def test_names_that_are_only_numbered_are_a_list() -> None:
    rows = [(n, name) for n, name in enumerate(PEOPLE, start=1)]
    assert list(meanings(book(("Nómina",), ("N°", "Nombre y Apellido"), *rows)).values()) == [
        "number",
        "owner",
    ]
    with pytest.raises(DataProblem):
        find_table(book(("Taller:", "Costuras Ana"), ("C.I.:", "1234567")))
