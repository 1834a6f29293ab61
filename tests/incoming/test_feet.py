"""What stands around the rows of a list and is no workshop: feet, titles, units, what is merged."""

from pathlib import Path
from typing import Any

import pytest

from app.incoming.plan import plan_import
from app.incoming.recognition import find_table
from app.incoming.records import Table
from app.registry.queries import list_workshops
from app.storage.store import Store
from tests.incoming.books import counts, only_workshop, store, take, write_xlsx
from tests.incoming.test_recognition import book

__all__ = ["store"]
HEADER = ("Taller", "Dueña", "Teléfono", "Cuota")
ROWS = (("Yvoty", "Ana Sosa", "0981234567", "50.000"), ("Itapé", "Eva Meza", "0971234567", "50.000"))
FEET = (
    "TOTAL|||100.000", "Totales|||100.000", "Total general: 2|||", "Total socios: 2|||", "TOTAL TALLERES|2||",
    "|TOTAL||100.000", "Suman|||100.000", "Sumas|||100.000", "Son: 2 talleres|||", "Cantidad de talleres|2||",
    "Cantidad de socias: 2|||", "Cantidad total de socios: 2|||", "N° de talleres: 2|||", "Promedio|||50.000",
    "Transporte|||100.000", "Traslado|||100.000", "Cuenta de Taller|2||", "Recuento|2||", "Pasan|||100.000", "Suma y sigue|||100.000", "De la vuelta|||100.000", "Van|||100.000", "Vienen|||100.000", "Van a la página 2|||", "2 talleres|||",
    "|||100.000", "||2|100.000", "Subtotal pagina 1|||100.000", "Sub-total|||100.000", "Total recaudado Gs.|||100.000",
    "Fecha: 12/03/2026|||", "Fecha de impresión: 12/03/2026|||", "Impreso el 12/03/2026|||", "Elaborado por: Ana Sosa|||",
    "Elaborado por|Ana Sosa||", "Actualizado al 12/03/2026|||", "Yaguarón, 12 de marzo de 2026|||", "Página 1 de 3|||",
    "Pág. 2|||", "- 2 -|||", "1/3|||", "Hoja 1|||", "Nota: faltan dos talleres|||", "(*) presenta cédula|||",
    "* no pagó|||", "Obs.: lista provisoria|||", "Fuente: registro de la asociación|||", "Fin de la lista|||",
    "Presidenta|Secretaria||", "Presidenta de la Asociación|||", "Firma|Aclaración||", "_________|_________||",
    "............|||", "Lugar y fecha: Yaguarón, marzo|||", "Recibido por|||", "Vº Bº|||",
    "OJO: las que siguen no firmaron|||", "Responsable:|Ing. Rolón||", "Aviso: falta el RUC|||",
    "COMPAÑÍA CERRO|||", "Barrio Centro|||", "Asociación Oñondivepa|||", "SAN LORENZO|||", "(nombre)|(texto)|(celular)|(Gs.)",
    "Nombre del taller|Propietaria|Celular|Cuota Gs.", "Taller|Dueña|Tel.|Cuota",
)  # fmt: skip


def table_of(*rows: Any, header: Any = HEADER, **more: Any) -> Table:
    return find_table(book(header, *rows, **more))


@pytest.mark.parametrize("foot", FEET)
def test_a_foot_is_no_workshop_and_hides_none(foot: str) -> None:
    table = table_of(*ROWS, foot.split("|"), ("Jazmín", "Luz Rojas", "0982117563", "40.000"))
    assert [number for number, _cells in table.rows] == [2, 3, 5]
    assert len(table.skipped) == 1


@pytest.mark.parametrize(
    "row",
    [
        "Total Jeans|Ana Sosa|0981234567|",
        "Total Jeans|Ana Sosa||",
        "Suma Textil|Ana Sosa||",
        "Modas Presidenta|Ana Sosa||",
        "Hoja Verde|Ana Sosa||",
        "Barrio Jeans|Ana Sosa||",
        "Villa Modas||0981234567|",
        "Yvoty||||",
        "|Ana Sosa||",
    ],
)
def test_a_workshop_with_such_a_name_stays_one(row: str) -> None:
    assert [number for number, _cells in table_of(*ROWS, row.split("|")).rows] == [2, 3, 4]


def test_who_signs_is_no_workshop() -> None:
    lines, roles = ("", "__________", "__________"), ("", "Presidenta", "Secretaria")
    signers = ("", "Ana Sosa", "Eva Meza")
    for foot in ((lines, signers, roles), (signers, roles), (lines, roles, signers)):
        rows = [(n, *row) for n, row in enumerate(ROWS, start=1)]
        table = table_of(*rows, *foot, header=("N°", *HEADER))
        assert [number for number, _cells in table.rows] == [2, 3], foot


def test_a_title_gives_its_quarter_to_the_rows_below(store: Store, tmp_path: Path) -> None:
    report = take(
        store,
        tmp_path,
        ROWS[0],
        ("COMPAÑÍA CERRO",),
        ROWS[1],
        ("Jazmín", "Luz Rojas", "0982117563"),
        header=HEADER,
    )
    assert {one.name: one.place for one in list_workshops(store)} == {
        "Yvoty": None,
        "Itapé": "Compañía Cerro",
        "Jazmín": "Compañía Cerro",
    }
    assert [issue.row for issue in report.warnings] == [3]
    assert "se tomó como su barrio" in report.warnings[0].reason


@pytest.mark.parametrize(
    ("title", "place"),
    [("CAACUPÉ", "Caacupé"), ("Caacupé:", "Caacupé"), ("Distrito de Tobatí", "Tobatí"), ("CAACUPÉ (2 socias)", "Caacupé"),
     ("2) Ciudad: PIRIBEBUY", "Piribebuy"), ("SAN LORENZO - 12", "San Lorenzo"), ("PILAR", "Pilar")],
)  # fmt: skip
def test_a_town_over_its_rows_is_their_place(store: Store, tmp_path: Path, title: str, place: str) -> None:
    report = take(store, tmp_path, ROWS[0], (title,), ROWS[1], header=HEADER)
    assert {one.name: one.place for one in list_workshops(store)} == {"Yvoty": None, "Itapé": place}
    assert [(issue.row, issue.value) for issue in report.warnings] == [(3, title)]


def test_a_workshop_that_is_called_like_a_town_is_one_where_names_stand_alone() -> None:
    table = table_of(("Yvoty",), ("San Antonio",), ("Itapé",), ("Jazmín", "Eva Meza"))
    assert [number for number, _cells in table.rows] == [2, 3, 4, 5]


def test_a_list_with_its_own_quarters_keeps_them() -> None:
    header = (*HEADER, "Barrio")
    table = table_of((*ROWS[0], "Centro"), ("COMPAÑÍA CERRO",), (*ROWS[1], "Sur"), header=header)
    assert [cells[4] for _number, cells in table.rows] == ["Centro", "Sur"]
    assert [entry.kind for entry in table.skipped] == ["note"]


def test_what_is_merged_over_rows_is_in_each_of_them() -> None:
    rows = [(f"Taller {n}", "Ana Sosa", "0981234567", None) for n in range(4)]
    rows[0] = (*rows[0][:3], "50.000")
    table = table_of(*rows, merged=((2, 4, 4, 4),))
    assert [cells[3] if len(cells) > 3 else None for _number, cells in table.rows] == ["50.000"] * 3 + [None]


def test_titles_merged_over_the_sheet_and_empty_rows_are_not_filled() -> None:
    rows = (("LISTA DE 2026", None, None, None), ("Yvoty", "Ana Sosa", "0981234567"), (None,) * 4, ROWS[1])
    table = table_of(*rows, merged=((2, 1, 3, 4), (3, 2, 5, 2)))
    assert [number for number, _cells in table.rows] == [3, 5]
    assert table.rows[1][1][0] == "Itapé"


def test_two_people_in_a_cell_are_said(store: Store, tmp_path: Path) -> None:
    for text, owner, note in (
        ("Ana Prueba y Beto Muestra", "Ana Prueba", "Dueña: Beto Muestra"),
        ("Cira Prueba / Dora Muestra", "Cira Prueba", "Dueña: Dora Muestra"),
        ("Ana y Beto Muestra", "Ana y Beto Muestra", None),
        ("José Ortega y Gasset", "José Ortega y Gasset", None),
    ):
        (row,) = plan_import(store, take_list(tmp_path, ("Yvoty", text))).rows
        fields = row.draft.fields
        assert f"{fields['given_names']} {fields['surnames']}" == owner
        assert [f"{column}: {said}" for column, said in row.draft.notes] == ([note] if note else [])
        assert bool(row.warnings) == ("Gasset" not in text)


def take_list(folder: Path, row: tuple[str, ...]) -> Path:
    path = folder / "socios.csv"
    path.write_text("\n".join((";".join(HEADER[:2]), ";".join(row))), "utf-8")
    return path


@pytest.mark.parametrize(
    ("texts", "sexes"),
    [
        ("Fem.|Masc.|F.|FEMENINO|v", "woman man woman woman man"),
        ("M|H|M", "woman man woman"),
        ("M|V|m", "woman man woman"),
        ("M|F|Muj.", "man woman woman"),
    ],
)
def test_women_and_men_in_few_letters(store: Store, tmp_path: Path, texts: str, sexes: str) -> None:
    rows = [(f"Taller {n}", "Ana Sosa", text) for n, text in enumerate(texts.split("|"))]
    path = take_list(tmp_path, ("x", "y"))
    path.write_text("\n".join(";".join(row) for row in (("Taller", "Dueña", "Sexo"), *rows)), "utf-8")
    plan = plan_import(store, path)
    assert [row.draft.fields["sex"] for row in plan.rows] == sexes.split()
    assert not any(row.warnings for row in plan.rows)


def test_a_foot_in_the_office_is_nothing(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, ROWS[0], ("Total", "", "1"), ("Firma", "Sello"), header=HEADER)
    assert counts(report) == (1, 0, 0)
    assert only_workshop(store).name == "Yvoty"


@pytest.mark.parametrize("heading", ["Nombes", "Nobmres", "NOMRES"])
def test_a_slip_in_the_names_is_forgiven(heading: str) -> None:
    table = table_of(("Yvoty", "Sosa", "Ana"), header=("Taller", "Apellidos", heading))
    assert [column.meaning for column in table.columns] == ["name", "surnames", "given_names"]


@pytest.mark.parametrize("beside", ["Página 2", "página 12 de 14", None])
def test_a_title_that_stands_on_every_page_is_no_workshop(
    store: Store, tmp_path: Path, beside: str | None
) -> None:
    head, first = ("Taller", "Dueña", "Cel"), ("Lista de socias", None, beside and beside.replace("2", "1"))
    rows = [first, head, ("Yvoty", "Ana Sosa", "0981 234 567"), ("Lista de socias", None, beside), head]
    path = write_xlsx(tmp_path / "lista.xlsx", [*rows, ("Itapé", "Eva Meza", "0982 345 678")])
    plan = plan_import(store, path)
    assert [row.draft.fields["name"] for row in plan.rows] == ["Yvoty", "Itapé"]


def test_where_a_town_headed_rows_another_one_alone_heads_the_next(store: Store, tmp_path: Path) -> None:
    rows = [
        ("Taller", "Dueña"),
        ("Ciudad: Ñemby", None),
        ("YVOTY", "Ana Sosa"),
        ("TOBATÍ", None),
        ("ITAPÉ", "Eva Meza"),
        ("* falta el RUC", None),
        ("Son: 2 talleres", None),
    ]
    plan = plan_import(store, write_xlsx(tmp_path / "lista.xlsx", rows))
    assert "Tobatí" not in [row.draft.fields["name"] for row in plan.rows]


def test_notes_and_feet_do_not_make_a_town_a_workshop(store: Store, tmp_path: Path) -> None:
    rows = [
        ("Taller", "Dueña"),
        ("Ñemby", None),
        ("YVOTY", "Ana Sosa"),
        ("* falta el RUC", None),
        ("Obs.: revisar", None),
        ("San Lorenzo (4 socias)", None),
        ("ITAPÉ", "Eva Meza"),
        ("SOL", "Luz Paz"),
        ("Elaborado por: Ana Sosa", None),
    ]
    plan = plan_import(store, write_xlsx(tmp_path / "lista.xlsx", rows))
    assert [row.draft.fields["name"] for row in plan.rows] == ["Yvoty", "Itapé", "Sol"]
