"""Cells that cannot be read, rows without a name, and what a column is said to mean."""

from datetime import date
from pathlib import Path

import pytest

from app.incoming.operations import import_file, import_workshops
from app.incoming.plan import plan_book, plan_import
from app.incoming.reading import read_book
from app.incoming.shapes import shape_import
from app.registry import queries
from app.registry.operations import change_person, change_workshop
from app.storage.labels import Label
from app.storage.store import Store
from tests.incoming.books import HEADER, ROW, changed_row, only_workshop, store, take, write_csv

__all__ = ["store"]


def test_what_cannot_be_read_is_kept_in_the_notes_with_its_column(store: Store, tmp_path: Path) -> None:
    odd = changed_row(cedula="ver carnet", joined_on="hace mucho", fee="a convenir", women="varias",
                      machines="2 recta, 1 tejedora rara", active="a veces", phone="no anda 123")  # fmt: skip
    header = (*HEADER, "Cuenta bancaria")
    report = take(store, tmp_path, (*odd, "123-456"), header=header)
    workshop = only_workshop(store)
    assert set((workshop.note or "").split("\n")) == {
        "C.I. N°: ver carnet", "Fecha de ingreso: hace mucho", "Cuota: a convenir",
        "Mujeres: varias", "Máquinas: 1 tejedora rara", "Socio activo: a veces",
        "Obs.: debe 2 cuotas", "Cuenta bancaria: 123-456",
    }  # fmt: skip
    assert (workshop.phone, workshop.phone_given) == (None, "no anda 123")
    assert {issue.column for issue in report.warnings} == {
        "C.I. N°", "Fecha de ingreso", "Cuota", "Mujeres", "Máquinas", "Socio activo", "Teléfono",
    }  # fmt: skip
    assert all(issue.row == 2 and issue.value for issue in report.warnings)


def test_a_column_of_months_before_days_is_flagged_and_not_guessed(store: Store, tmp_path: Path) -> None:
    rows = [
        changed_row(n=n, name=f"Taller {n}", cedula=f"{n}111222", ruc="", phone="", joined_on=day)
        for n, day in enumerate(("05/22/2014", "03/04/2015", "2016"), 1)
    ]
    report = take(store, tmp_path, *rows)
    said = {issue.row: issue.reason for issue in report.warnings}
    assert "mes/día" in said[2]
    assert "se leyó día/mes" in said[3]
    joined = [
        queries.read_workshop(store, line.id).memberships[0].joined_on
        for line in queries.list_workshop_lines(store)
    ]
    assert joined == [None, "2015-04-03", "2016"]


def test_rows_without_a_name_take_their_owner_s_or_are_rejected(store: Store, tmp_path: Path) -> None:
    nameless = changed_row(name="")
    nobody = changed_row(n=2, name="", surnames="", given_names="", cedula="1234567", ruc="")
    report = take(store, tmp_path, nameless, nobody)
    assert only_workshop(store).name == "Taller de Rubén Duarte Giménez"
    (rejected,) = shape_import(report)["rejected"]
    assert (rejected["row"], rejected["column"]) == (3, "Nombre del taller")
    assert "1234567" in rejected["value"]


def test_a_changed_mapping_is_remembered_for_lists_with_the_same_columns(
    store: Store, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "socios.csv", [HEADER, ROW])
    book = read_book(path)
    plan = plan_book(store, book, mapping={"Máquinas": "extra", "Cuota": "ignored"})
    import_workshops(store, plan=plan)
    assert "Máquinas: 6 recta, 2 overlock" in (only_workshop(store).note or "")
    assert only_workshop(store).memberships[0].fee is None
    other = write_csv(
        tmp_path / "otros.csv",
        [("Lista nueva",), HEADER, changed_row(name="Otro", cedula="7", ruc="", phone="")],
    )
    again = plan_import(store, other)
    meanings = {column.header: column.meaning for column in again.table.columns}
    assert (meanings["Máquinas"], meanings["Cuota"]) == ("extra", "ignored")


def test_two_phones_in_a_cell_are_two_numbers(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, changed_row(phone="0971123456 - 0981222333 (hija)"))
    workshop = only_workshop(store)
    assert workshop.phone == "+595971123456 +595981222333"
    assert workshop.phone_given == "0971123456 - 0981222333 (hija)"


def test_a_list_with_one_of_two_known_numbers_changes_nothing(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, changed_row(phone="0971123456"))
    change_workshop(store, workshop_id=only_workshop(store).id, phone="0971123456 / 0981222333")
    report = take(store, tmp_path, changed_row(phone="0981222333"))
    assert only_workshop(store).phone_given == "0971123456 / 0981222333"
    assert report.warnings == ()


def test_digits_beside_a_phone_that_are_none_are_warned_of(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, changed_row(phone="0971123456 / 43 21 55"))
    assert "«43 21 55»" in report.warnings[0].reason
    assert only_workshop(store).phone_given == "0971123456 / 43 21 55"


def test_the_title_names_the_association(store: Store, tmp_path: Path) -> None:
    titles = [("LISTA DE SOCIOS DE LA ASOCIACIÓN DE TALLERISTAS DE PILAR - AGOSTO 2023",), ()]
    path = write_csv(tmp_path / "lista.csv", [*titles, HEADER, ROW])
    plan = plan_import(store, path)
    assert plan.association == "Asociación de Talleristas de Pilar"
    assert plan.cluster_code == "PIL"


def test_a_cedula_written_like_a_ruc_keeps_its_number_only(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, changed_row(cedula="2.441.943-5", ruc=""))
    assert only_workshop(store).owners[0].cedula == "2441943"
    assert "se tomó 2.441.943" in report.warnings[0].reason


def test_a_digit_of_a_column_of_its_own_may_end_in_nought(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, ("Yvoty", "1234567.0", "9.0"), header=("Taller", "RUC", "Dig. Verif."))
    assert (only_workshop(store).ruc, report.warnings) == ("1234567-9", ())


def test_a_program_s_word_for_nothing_is_nobody(store: Store, tmp_path: Path) -> None:
    report = take(
        store, tmp_path, ("Yvoty", "nan", "NaN", "None"), header=("Taller", "Dueña", "C.I.", "Barrio")
    )
    workshop = only_workshop(store)
    assert (workshop.owners, workshop.place, report.warnings) == ((), None, ())


def test_signs_and_errors_are_no_names(store: Store, tmp_path: Path) -> None:
    for number, text in enumerate(("X" * 3, "???", "/", "#N/D", "#¡REF!", "#¿NOMBRE?", "#DIV/0!")):
        report = take(store, tmp_path, (f"Taller {number}", text, text), header=("Taller", "Dueña", "Barrio"))
        workshop = queries.read_workshop(store, queries.list_workshop_lines(store)[-1].id)
        assert (workshop.name, workshop.owners, workshop.place) == (f"Taller {number}", (), None), text
        said = 0 if text == "#N/D" else 2  # it says that nothing is known
        assert [issue.value for issue in report.warnings] == [text] * said


def test_a_number_is_nobodys_name(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, changed_row(given_names="0981100102"))
    assert only_workshop(store).owner_name == "Duarte Giménez"
    assert report.warnings[0].reason.startswith("no se entiende como nombre")


def test_a_value_that_differs_names_its_column_as_the_list_does(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(
        "Taller;Propietaria;C.I.\nYvoty;Ana Sosa Meza;2441943\nYvoty;Ana Sosa Rojas;2441943\n",
        encoding="utf-8",
    )
    report = import_file(store, path=path)
    assert [(issue.row, issue.column) for issue in report.warnings] == [(3, "Propietaria")]


def test_every_telephone_of_a_cell_is_kept_and_said(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, changed_row(phone="0981 234 567 / 0971 123 456 (hija)"))
    workshop = only_workshop(store)
    assert (workshop.phone, workshop.phone_given) == (
        "+595981234567 +595971123456",
        "0981 234 567 / 0971 123 456 (hija)",
    )
    (issue,) = report.warnings
    assert issue.reason == "trae más de un teléfono; se guardan todos: 0981 234 567, 0971 123 456"


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [("phone", "0800-11-4000", "«0800-11-4000» es una línea de servicio"),
     ("phone", "0981 234 567 / 0800 11 4000", "«0800 11 4000» es una línea de servicio"),
     ("ruc", "44444401-7", "es un RUC de relleno"),
     ("cedula", "12.345.678", "¿seguro?; las cédulas tienen seis o siete cifras, y se tomó 12.345.678"),
     ("cedula", "12.345", "¿seguro?; las cédulas tienen seis o siete cifras"),
     ("cedula", "1.234.567?", "se tomó 1.234.567; lo demás queda en las notas")],
)  # fmt: skip
def test_a_number_that_is_hardly_the_owner_s_is_said(
    store: Store, tmp_path: Path, cell: str, value: str, said: str
) -> None:
    values = {"cedula": "", "ruc": "", "phone": ""} | {cell: value}
    report = take(store, tmp_path, changed_row(**values))
    assert [issue.reason.startswith(said) for issue in report.warnings] == [True]
    workshop = only_workshop(store)
    if cell == "phone":
        assert workshop.phone_given == value
    assert workshop.ruc is None


def test_surnames_of_a_column_stand_after_the_name(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, changed_row(surnames="DE LA CRUZ", given_names="ANA"))
    assert only_workshop(store).owner_name == "Ana de la Cruz"


@pytest.mark.parametrize("rest", ["\u2028Yvoty;Ana Sosa;1234567", "\x85Yvoty;Ana Sosa;1234567", ""])
def test_a_list_without_rows_says_so(store: Store, tmp_path: Path, rest: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_text(f"Taller;Dueña;C.I.{rest}", encoding="utf-8")
    report = import_file(store, path=path)
    assert (report.added, [issue.reason for issue in report.warnings]) == (
        0,
        ["no hay filas debajo de los nombres de las columnas"],
    )


def test_what_stands_beside_a_cedula_goes_to_the_notes(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, changed_row(cedula="C.I. N° 2.441.943 (vencida)"))
    assert only_workshop(store).owners[0].cedula == "2441943"
    assert "2.441.943 (vencida)" in (only_workshop(store).note or "")
    assert report.warnings[0].reason == "se tomó 2.441.943; lo demás queda en las notas"


def test_one_cedula_beside_numbered_workshops_does_not_make_them_one(store: Store, tmp_path: Path) -> None:
    rows = [(f"Taller {n}", f"Ana {name}", "1.234.567") for n, name in enumerate(("Sosa", "Rosa", "Losa"))]
    report = take(store, tmp_path, *rows, header=("Taller", "Dueña", "C.I."))
    assert report.added == 3
    assert len(report.possible_duplicates) == 3


def test_a_cedula_typed_with_points_is_the_same_one(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, ROW)
    workshop = only_workshop(store)
    change_person(store, person_id=workshop.owners[0].id, cedula="C.I. 2.441.943")
    assert only_workshop(store).owners[0].cedula == "2441943"
    with store.change(Label("workshop.imported"), origin="test") as writer:  # as an earlier year kept it
        writer.update("person", workshop.owners[0].id, cedula="2.441.943")
    report = take(store, tmp_path, changed_row(name="Otro Nombre", given_names="Ruben D."))
    assert report.added == 0
    assert not [issue for issue in report.warnings if issue.column == "C.I. N°"]


@pytest.mark.parametrize(
    ("header", "cells", "read", "doubted"),
    [
        ("GPS", "-25.6421, -57.1534", (-25.6421, -57.1534), False),
        ("GPS", "-25.6421 -57.1534 120 4.5", (-25.6421, -57.1534), False),
        ("GPS", "Ruta 2", (None, None), True),
        ("Latitud;Longitud", "-25.6421;-57,1534", (-25.6421, -57.1534), False),
        ("Latitud;Longitud", "-57.1534;-25.6421", (-57.1534, -25.6421), True),
        ("Latitud;Longitud", "25.6421;57.1534", (25.6421, 57.1534), True),
    ],
)
def test_where_a_workshop_is_is_doubted_when_it_is_abroad(
    store: Store, tmp_path: Path, header: str, cells: str, read: tuple[float | None, ...], doubted: bool
) -> None:
    path = write_csv(tmp_path / "l.csv", (("Taller", *header.split(";")), ("Yvoty", *cells.split(";"))))
    row = plan_import(store, path).rows[0]
    assert (row.draft.fields.get("latitude"), row.draft.fields.get("longitude")) == read
    assert bool(row.warnings) is doubted


@pytest.mark.parametrize(
    "nothing", ["sin nombre", "(sin denominación)", "No tiene nombre", "S/N", "no aplica"]
)
def test_words_for_no_name_are_none(store: Store, tmp_path: Path, nothing: str) -> None:
    path = write_csv(tmp_path / "l.csv", (("Taller", "Dueña"), (nothing, "Ana Sosa")))
    assert plan_import(store, path).rows[0].draft.fields["name"] == "Taller de Ana Sosa"


def test_a_row_that_shows_how_to_fill_in_is_no_workshop(store: Store, tmp_path: Path) -> None:
    example = ("Ej.: Costuras Ana", "Ej.: Ana Pérez", "1234567")
    plan = plan_import(
        store,
        write_csv(tmp_path / "l.csv", (("Taller", "Dueña", "C.I."), example, ("Sol", "Eva Meza", "2345678"))),
    )
    assert [row.row for row in plan.rows] == [3]
    assert [issue.row for issue in plan.warnings] == [2]


def test_what_is_said_of_a_cell_is_one_sentence(store: Store, tmp_path: Path) -> None:
    year = date.today().year + 1
    path = write_csv(tmp_path / "l.csv", (("Taller", "Año de inicio"), ("Yvoty", year)))
    said = [issue.reason for issue in plan_import(store, path).rows[0].warnings]
    assert said == [f"el año {year} todavía no llegó; revíselo; queda en las notas"]
