"""Columns that no heading tells: known by their cells, or said when they go to the notes."""

from pathlib import Path

import pytest

from app.incoming.plan import plan_import
from app.incoming.recognition import find_table
from app.incoming.records import CellIssue
from app.storage.store import Store
from tests.incoming.books import only_workshop, store, take, write_csv
from tests.incoming.test_recognition import book

__all__ = ["store"]
PEOPLE = ("Ana Sosa", "Eva Meza Rojas", "Beto Prueba", "Luz Acosta", "RAMÓN DUARTE")
CEDULAS = ("1.234.567", "2.345.678", "987.654", "4567891", "3.210.987")
COLUMNS = {
    "cedula": CEDULAS,
    "ruc": ("1234567-9", "2345678-0", "80012301-8", "80012302-6", "80012303-4"),
    "phone": ("0981234567", "(0971) 234 567", "0982-345678", "+595983456789", "0991 234567"),
    "owner": PEOPLE,
    "joined_on": ("12/03/2019", "1/4/2020", "05-07-2021", "03/12/2022", "30.06.2018"),
    "birth_year": ("12/03/1979", "1/4/1980", "05-07-1961", "03/12/1992", "30.06.1988"),
    "active": ("Sí", "No", "Sí", "Sí", "No"),
    "place": ("Barrio Centro", "Compañía Cerro", "B° San Blas", "Cía. Potrero", "Luque"),
}


@pytest.mark.parametrize("meaning", COLUMNS)
@pytest.mark.parametrize("heading", ["", "Dato", "Columna 2"])
def test_a_column_is_known_by_its_cells(meaning: str, heading: str) -> None:
    rows = [(f"Taller {n}", cell, n) for n, cell in enumerate(COLUMNS[meaning])]
    table = find_table(book(("Taller", heading, "Mujeres"), *rows))
    assert (table.columns[1].meaning, table.columns[1].by_content) == (meaning, True)


def test_cedulas_stand_under_a_number_that_counts_nothing() -> None:
    rows = [(cedula, f"Taller {n}", 1) for n, cedula in enumerate(CEDULAS)]
    assert find_table(book(("N°", "Taller", "Mujeres"), *rows)).columns[0].meaning == "cedula"
    rows = [(200_000 + n, f"Taller {n}", 1) for n in range(5)]
    assert find_table(book(("N°", "Taller", "Mujeres"), *rows)).columns[0].meaning == "number"


@pytest.mark.parametrize(
    ("numbers", "said_of_it"), [(("1234567", "2345671"), ["N°"]), (("YAG-001", "YAG-002"), [])]
)
def test_a_number_that_is_no_order_is_not_lost(
    store: Store, tmp_path: Path, numbers: tuple[str, ...], said_of_it: list[str]
) -> None:
    rows = [f"{number}|Costuras {n}|Ana Sosa" for n, number in enumerate(numbers)]
    path = write_csv(tmp_path / "socios.csv", [line.split("|") for line in ("N°|Taller|Dueña", *rows)])
    plan = plan_import(store, path)
    assert [issue.column for issue in plan.warnings if issue.row == 0] == said_of_it
    assert [row.draft.notes for row in plan.rows] == [(("N°", number),) for number in numbers]


def test_telephones_under_a_heading_of_words_are_telephones() -> None:
    rows = [(f"Taller {n}", phone) for n, phone in enumerate(COLUMNS["phone"])]
    assert find_table(book(("Taller", "Línea"), *rows)).columns[1].meaning == "phone"


def test_the_digits_of_rucs_are_known_under_any_heading() -> None:
    rows = [("Yvoty", "1234567", 9), ("Tajy", "2345678", "7"), ("Lapacho", "80012345", "0.0")]
    found = find_table(book(("Taller", "RUC", "Control"), *rows)).columns[2]
    assert (found.meaning, found.by_content) == ("check_digit", True)
    rows = [("Yvoty", "1234567", 3), ("Tajy", "2345678", 2), ("Lapacho", "80012345", 1)]
    assert find_table(book(("Taller", "RUC", "Hijos"), *rows)).columns[2].meaning == "extra"


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Ingreso mensual", ("1.500.000", "2.350.000", "1.275.500", "3.100.000")),
        ("Capital", ("1.234.567", "2.345.678", "987.654", "3.210.987")),
        ("Cuenta con ayuda (S/N)", ("Sí", "No", "Sí", "No")),
        ("Hijos", ("Sí", "No", "Sí", "No")),
        ("Color", ("Azul Marino", "Rojo Vivo", "Verde Agua", "Blanco Roto")),
        ("Vencimiento de la patente", ("12/03/2027", "1/4/2027", "05-07-2027", "03/12/2027")),
    ],
)
def test_what_looks_like_something_else_stays_in_the_notes(heading: str, cells: tuple[str, ...]) -> None:
    rows = [(f"Taller {n}", "Ana Sosa", cell) for n, cell in enumerate(cells)]
    assert find_table(book(("Taller", "Dueña", heading), *rows)).columns[2].meaning == "extra"


def test_a_bare_name_over_people_is_the_owner() -> None:
    rows = [(name, cedula) for name, cedula in zip(PEOPLE, CEDULAS, strict=True)]
    found = find_table(book(("Nombre", "C.I."), *rows))
    assert [column.meaning for column in found.columns] == ["owner", "cedula"]
    rows = [(f"Confecciones {name}", cedula) for name, cedula in zip(PEOPLE, CEDULAS, strict=True)]
    assert find_table(book(("Nombre", "C.I."), *rows)).columns[0].meaning == "name"


def test_words_under_a_heading_of_numbers_are_read_as_what_they_are() -> None:
    rows = [
        (f"Taller {n}", name, phone)
        for n, (name, phone) in enumerate(zip(PEOPLE, COLUMNS["phone"], strict=True))
    ]
    found = find_table(book(("Taller", "Contacto", "Tel."), *rows))
    assert [column.meaning for column in found.columns] == ["name", "owner", "phone"]
    found = find_table(book(("Taller", "Persona de contacto", "Tel."), *rows[:1]))
    assert [column.meaning for column in found.columns] == ["name", "owner", "phone"]


def test_a_few_people_with_a_total_below_are_people() -> None:
    rows = [
        ("ANA SOSA MEZA", "1234567"),
        ("ROJAS, EVA", "3456789"),
        ("Luz María Meza", "2345678"),
        ("Total", 3),
    ]
    found = find_table(book(("Nombre", "Nro Doc"), *rows))
    assert [column.meaning for column in found.columns] == ["owner", "cedula"]


def said(store: Store, folder: Path, header: str, *rows: str) -> list[CellIssue]:
    path = write_csv(folder / "socios.csv", [line.split("|") for line in (header, *rows)])
    return [issue for issue in plan_import(store, path).warnings if issue.row == 0]


def test_a_column_taken_by_its_cells_is_said(store: Store, tmp_path: Path) -> None:
    rows = [f"Taller {n}|{phone}" for n, phone in enumerate(COLUMNS["phone"])]
    (issue,) = said(store, tmp_path, "Taller|Dónde llamar", *rows)
    assert (issue.column, issue.value) == ("Dónde llamar", "0981234567")
    assert issue.reason.startswith("se tomó como «Teléfono» por lo que dicen sus celdas")


def test_who_somebody_is_does_not_go_to_the_notes_without_a_word(store: Store, tmp_path: Path) -> None:
    header = "Taller|Teléfono|Teléfono del hijo|Cédula del cónyuge|Fecha de visita"
    issues = said(store, tmp_path, header, "Yvoty|0981234567|0971234567|1.234.567|12/03/2026")
    assert [(issue.column, issue.reason.split(";")[0]) for issue in issues] == [
        ("Teléfono del hijo", "ya hay otra columna de «Teléfono»"),
        ("Cédula del cónyuge", "parece «Cédula» y queda en las notas"),
    ]


def test_a_cedula_among_cells_that_say_there_is_none_does_not_go_to_the_notes_without_a_word(
    store: Store, tmp_path: Path
) -> None:
    cells = ("1.234.xxx", "1152090", "N/A", "s/d", "C.I. 1.221.441", "ver copia", "s/d", "N/A")
    rows = [f"Costuras {n}|Ana Sosa|{cell}" for n, cell in enumerate(cells)]
    assert "parece «Cédula»" in said(store, tmp_path, "Taller|Dueña|", *rows)[0].reason


def test_activo_and_inactivo_do_not_go_to_the_notes_without_a_word(store: Store, tmp_path: Path) -> None:
    issues = said(store, tmp_path, "Taller|Dueña|Detalle", "Yvoty|Ana Sosa|Activo", "Tajy|Eva Meza|Inactivo")
    assert [(issue.column, issue.reason.split(";")[0]) for issue in issues] == [
        ("Detalle", "parece «Socio activo» y queda en las notas")
    ]


@pytest.mark.parametrize(
    ("header", "row", "ruc"),
    [
        (("Taller", "RUC", "DV"), ("Yvoty", "80012345", "0"), "80012345-0"),
        (("Taller", "DV", "RUC"), ("Yvoty", "1", "4.567.890"), "4567890-1"),
        (("Taller", "RUC", "Díg. Verif."), ("Yvoty", "4567890-1", "1"), "4567890-1"),
        (("Taller", "C.I.", "DV"), ("Yvoty", "4.567.890", "1"), "4567890-1"),
        (("Taller", "RUC", "DV"), ("Yvoty", "4567890", "2"), None),
        (("Taller", "RUC", "DV"), ("Yvoty", "en trámite", "1"), None),
    ],
)
def test_a_ruc_and_its_digit_in_two_columns(
    store: Store, tmp_path: Path, header: tuple[str, ...], row: tuple[str, ...], ruc: str | None
) -> None:
    report = take(store, tmp_path, row, header=header)
    assert only_workshop(store).ruc == ruc
    assert bool(report.warnings) == (row[1:] == ("4567890", "2"))


def test_a_name_in_two_columns_is_whole(store: Store, tmp_path: Path) -> None:
    header = ("Taller", "Primer nombre", "Segundo nombre", "Primer apellido", "Segundo apellido")
    take(store, tmp_path, ("Yvoty", "ANA", "MARÍA", "SOSA", "MEZA"), header=header)
    (owner,) = only_workshop(store).owners
    assert (owner.given_names, owner.surnames) == ("Ana María", "Sosa Meza")


def test_where_no_column_is_the_name_the_one_that_may_be_is_said(store: Store, tmp_path: Path) -> None:
    rows = ["Costuras Yvoty|Ana Sosa|0981 234 567", "Modas Tajy|Eva Meza|", "Textil Lapacho|Zulma Rojas|"]
    (issue,) = said(store, tmp_path, "nombrealler|Dueña|Teléfono", *rows)
    assert (issue.column, issue.reason) == (
        "nombrealler",
        "ninguna columna es el nombre del taller, y cada uno se llama como su dueña o dueño; "
        "si el nombre es lo de esta, elíjalo en «Columnas»",
    )


def test_people_under_an_unknown_heading_are_said_where_nobody_is_the_owner(
    store: Store, tmp_path: Path
) -> None:
    names = (
        "Ana Peralta Acosta",
        "Ña Lucía Duarte / Fátima Acosta",
        "Derlis Benítez Meza",
        "Zulma Meza Rojas",
        "Eva Sosa & Luis Rojas",
    )
    rows = [f"Costuras {n}|{name}|0981 234 56{n}" for n, name in enumerate(names)]
    issues = said(store, tmp_path, "Taller|Proietaro|Teléfono", *rows)
    assert [one.column for one in issues] == ["Proietaro"]
    assert issues[0].reason.startswith("parece «Propietaria/o (nombre completo)» y queda en las notas")


def test_a_column_of_a_cedula_or_a_ruc_is_read_row_by_row(store: Store, tmp_path: Path) -> None:
    header = ("Taller", "Dueña", "CÉDULA/RUC")
    rows = (("A", "Ana Sosa", "1.234.567"), ("B", "Eva Meza", "80012301-8"), ("C", "Luz Sosa", "2345678-1"))
    path = write_csv(tmp_path / "l.csv", (header, *rows))
    plan = plan_import(store, path)
    read = [(row.draft.fields.get("cedula"), row.draft.fields.get("ruc")) for row in plan.rows]
    assert read == [("1234567", None), (None, "80012301-8"), (None, "2345678-1")]
    assert [issue.value for row in plan.rows for issue in row.warnings] == ["2345678-1"]  # its digit is wrong


@pytest.mark.parametrize(
    ("header", "cells", "meaning"),
    [
        ("Antigüedad (año)", ("2012", "2019"), "start_year"),
        ("Antigüedad", ("5 años", "3"), "extra"),
        ("Estado", ("Activa", "Baja", "De licencia"), "active"),
        ("Estado", ("AL DIA", "MOROSO", "AL DIA", "MOROSO"), "extra"),
        ("Contribuyente", ("SOSA, ANA", "MEZA, EVA"), "owner"),
        ("_id", ("118233", "118240", "118251"), "extra"),
        ("Comp.", ("Potrero", "Arasaty"), "place"),
        ("Comp.", ("001-0012", "001-0013"), "extra"),
        ("Marca temporal", ("12/05/2026 14:22:31", "13/05/2026 9:02:11", "14/5/2026 9:02:11"), "extra"),
    ],
)
def test_a_heading_of_two_things_is_settled_by_its_cells(
    header: str, cells: tuple[str, ...], meaning: str
) -> None:
    rows = [(f"Taller {n}", cell, 1) for n, cell in enumerate(cells)]
    assert find_table(book(("Taller", header, "Mujeres"), *rows)).columns[1].meaning == meaning


def test_what_a_form_writes_of_its_own_accord_is_nobody_s_and_nothing_is_said_of_it(
    store: Store, tmp_path: Path
) -> None:
    rows = ["Yvoty|Ana Sosa|118233|2026-10-02T08:15:40", "Itapé|Eva Meza|118240|2026-10-02T09:15:40"]
    assert not said(store, tmp_path, "taller|duena|_id|end", *rows)


def test_names_of_workshops_without_a_heading_are_known_though_few_say_their_trade() -> None:
    rows = [
        ("Costuras Reina", "Reina Leguizamón", "1.808.919"),
        ("El Dedal de Oro", "Marta Bogado", "2.888.999"),
        ("Confecciones M&M", "Miguel Maidana", "3.818.997"),
        ("La Casita", "Eva Meza", "4.888.999"),
    ]
    assert [one.meaning for one in find_table(book(*rows)).columns] == ["name", "owner", "cedula"]


def test_yes_and_no_are_no_names() -> None:
    found = find_table(
        book(("Nombre", "C.I.", "Taller"), ("Ana Sosa", "1234567", "Sí"), ("Eva Meza", "2345678", "No"))
    )
    assert [column.meaning for column in found.columns] == ["owner", "cedula", "extra"]


def test_of_two_bare_names_the_workshop_s_is_the_one_of_the_trade() -> None:
    rows = (("Ana Sosa", "Confecciones Luz"), ("Eva Meza", "Taller Sol"), ("Luz Acosta", "Modas Ara"))
    found = find_table(book(("Nombre", "Nombre"), *rows))
    assert [column.meaning for column in found.columns] == ["owner", "name"]


def test_names_under_the_person_and_under_the_workshop() -> None:
    above = ("Datos personales", None, None, "Taller")
    below = ("Nombres", "Apellidos", "C.I.", "Nombre")
    found = find_table(book(above, below, ("Ana", "Sosa", "1456789", "Ñandutí")))
    assert [column.meaning for column in found.columns] == ["given_names", "surnames", "cedula", "name"]
