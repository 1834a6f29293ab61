"""What is said of whole rows: a name alone, totals of people, ditto marks, notes of repeated rows."""

from pathlib import Path
from typing import Any

import pytest

from app.incoming.people_counts import read_people_counts
from app.incoming.plan import plan_import
from app.incoming.records import ImportPlan
from app.storage.store import Store
from tests.incoming.books import only_workshop, store, take, write_csv

__all__ = ["store"]
HEADER = ("Taller", "Dueña", "Mujeres", "Varones", "Cant. empleados")


def plan_of(store: Store, folder: Path, *rows: Any) -> ImportPlan:
    return plan_import(store, write_csv(folder / "lista.csv", rows))


def said(plan: ImportPlan) -> list[tuple[int, str, str]]:
    return [(issue.row, issue.column, issue.value) for issue in plan.warnings]


def test_a_total_of_people_is_said_and_held_against_its_parts(store: Store, tmp_path: Path) -> None:
    rows = (("Yvoty", "Ana Sosa", 4, 1, 5), ("Itapé", "Eva Meza", 3, 1, 6), ("Sol", "Luz Paz", "", 1, 2))
    plan = plan_of(store, tmp_path, HEADER, *rows)
    assert said(plan) == [(0, "Cant. empleados", "5"), (3, "Cant. empleados", "6")]
    assert "da 4" in plan.warnings[1].reason


@pytest.mark.parametrize(
    "heading",
    [
        "Trabajadores",
        "Total de personas",
        "Personal ocupado",
        "N° de empleados",
        "¿Cuántas personas trabajan en su taller (contándose usted)?",
    ],
)
def test_how_many_work_is_said_where_the_list_tells_no_women_and_men(
    store: Store, tmp_path: Path, heading: str
) -> None:
    plan = plan_of(store, tmp_path, ("Taller", "Dueña", heading), ("Yvoty", "Ana Sosa", 5))
    assert said(plan) == [(0, heading, "5")]


def test_women_and_men_in_one_cell_are_read_and_what_does_not_tell_them_is_said(
    store: Store, tmp_path: Path
) -> None:
    cells = ("3 mujeres y 1 varón", "4", "solo yo")
    rows = [(f"Taller {n}", "Ana Sosa", cell) for n, cell in enumerate(cells)]
    plan = plan_of(store, tmp_path, ("Taller", "Dueña", "Personas que trabajan"), *rows)
    read = [(row.draft.fields.get("women"), row.draft.fields.get("men")) for row in plan.rows]
    assert read == [(3, 1), (None, None), (None, None)]
    assert [issue.value for row in plan.rows for issue in row.warnings] == ["4", "solo yo"]
    assert said(plan) == [(0, "Personas que trabajan", "3 mujeres y 1 varón")]


@pytest.mark.parametrize(
    ("text", "women", "men"),
    [
        ("3 mujeres y 1 varón", 3, 1),
        ("4 (3 mujeres y 1 varón)", 3, 1),
        ("varones: 2, mujeres: 4", 4, 2),
        ("dos mujeres", 2, None),
        ("3mujeres,1varón", 3, 1),
        ("4 personas: 2 mujeres, 2 hombres", 2, 2),
        ("ninguna mujer, 2 varones", 0, 2),
        ("5 (3 mujeres y 1 varón)", None, None),
        ("3 mujeres y mi hijo", None, None),
        ("3 mujeres 2 mujeres", None, None),
        ("solo yo", None, None),
        ("4", None, None),
    ],
)
def test_a_cell_counts_women_and_men_in_words(text: str, women: int | None, men: int | None) -> None:
    counted = read_people_counts(text) or {}
    assert (counted.get("women"), counted.get("men")) == (women, men)


def test_a_total_of_machines_is_said_and_held_against_its_parts(store: Store, tmp_path: Path) -> None:
    head = ("Taller", "Dueña", "Rectas", "Overlock", "Total máquinas")
    rows = (("Yvoty", "Ana Sosa", 4, 1, 5), ("Itapé", "Eva Meza", 3, 1, 6), ("Sol", "Luz Paz", "", 1, 1))
    plan = plan_of(store, tmp_path, head, *rows)
    assert said(plan) == [(0, "Total máquinas", "5"), (3, "Total máquinas", "6")]
    assert "da 4" in plan.warnings[1].reason


@pytest.mark.parametrize(
    "heading",
    ["Cant. total de máquinas", "N° de máquinas", "Máquinas", "Cuántas máquinas tiene", "Total equipos"],
)
def test_how_many_machines_there_are_is_said_where_the_list_tells_no_types(
    store: Store, tmp_path: Path, heading: str
) -> None:
    plan = plan_of(
        store, tmp_path, ("Taller", "Dueña", heading), ("Yvoty", "Ana Sosa", 5), ("Sol", "Eva Meza", 2)
    )
    assert said(plan) == [(0, heading, "5")]
    assert [row.draft.notes for row in plan.rows] == [((heading, "5"),), ((heading, "2"),)]


def test_a_name_alone_among_whole_rows_is_asked_about(store: Store, tmp_path: Path) -> None:
    head, yvoty, itape = ("Taller", "Dueña"), ("Taller Yvoty", "Ana Sosa"), ("Taller Itapé", "Eva Meza")
    plan = plan_of(
        store, tmp_path, head, yvoty, ("Grupo del lunes", ""), ("Los que faltan", ""), *[itape] * 4
    )
    assert set(said(plan)) == {(4, "Taller", "Los que faltan"), (3, "", "Grupo del lunes")}
    plan = plan_of(store, tmp_path, head, ("Yvoty", ""), ("Itapé", ""), ("Sol", ""))
    assert said(plan) == []


@pytest.mark.parametrize("title", ["CAACUPÉ", "Nuevas socias 2026", "INACTIVOS", "Nómina de socias nuevas"])
def test_a_title_over_some_rows_is_no_workshop(store: Store, tmp_path: Path, title: str) -> None:
    plan = plan_of(
        store, tmp_path, ("Taller", "Dueña"), ("Taller Yvoty", "Ana Sosa"), (title, ""), ("Sol", "Eva Meza")
    )
    assert [row.row for row in plan.rows] == [2, 4]
    assert said(plan) == [(3, "", title)]


def test_a_lone_name_in_capitals_in_a_list_of_capitals_stays(store: Store, tmp_path: Path) -> None:
    plan = plan_of(store, tmp_path, ("Taller", "Dueña"), ("TALLER YVOTY", "ANA SOSA"), ("ITAPÉ", ""))
    assert [row.row for row in plan.rows] == [2, 3]


@pytest.mark.parametrize("mark", ['"', "ídem", "Idem", "''"])
def test_a_ditto_mark_says_what_stands_above(store: Store, tmp_path: Path, mark: str) -> None:
    rows = (
        ("Taller", "Dueña", "Barrio"),
        ("Yvoty", "Ana Sosa", "Cerro"),
        ("Sol", "Eva", mark),
        ("Ara", "Luz", mark),
    )
    path = tmp_path / "lista.tsv"
    quoted = ["\t".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    path.write_text("\n".join(quoted), encoding="utf-8")
    assert [row.draft.fields["place"] for row in plan_import(store, path).rows] == ["Cerro"] * 3


def test_the_notes_of_a_repeated_row_stand_once(store: Store, tmp_path: Path) -> None:
    head = ("Taller", "Dueña", "C.I.", "Cuota", "Talle")
    rows = [
        ("Arco", "Ninfa Paz", "3131313", fee, talle)
        for fee, talle in (("10.000", "Mediano"), ("20.000", "MEDIANO"), ("20.000", "mediano"))
    ]
    take(store, tmp_path, *rows, header=head)
    assert only_workshop(store).note == "Talle: Mediano\nCuota: G.\xa020.000"


@pytest.mark.parametrize("count", ["5+", "más de 5", ">5", "5?", "+ 5"])
def test_a_count_that_is_none_is_kept_and_said(store: Store, tmp_path: Path, count: str) -> None:
    plan = plan_of(store, tmp_path, ("Taller", "Dueña", "Mujeres"), ("Yvoty", "Ana Sosa", count))
    assert plan.rows[0].draft.notes == (("Mujeres", count),)
    assert [issue.value for issue in plan.rows[0].warnings] == [count]


@pytest.mark.parametrize(
    "cell",
    [
        "Ana Sosa, presidenta",
        "Ana Sosa, Tesorera de la comisión",
        "Presidenta Ana Sosa",
        "Vicepresidenta: Ana Sosa",
    ],
)
def test_what_its_bearer_is_is_no_part_of_a_name(store: Store, tmp_path: Path, cell: str) -> None:
    plan = plan_of(store, tmp_path, ("Taller", "Dueña"), ("Yvoty", cell))
    fields = plan.rows[0].draft.fields
    assert (fields["given_names"], fields["surnames"]) == ("Ana", "Sosa")
    assert [issue.value for issue in plan.rows[0].warnings] == [cell]


def test_a_second_place_is_said(store: Store, tmp_path: Path) -> None:
    plan = plan_of(store, tmp_path, ("Taller", "Ciudad", "Barrio"), ("Yvoty", "Luque", "Cerro"))
    assert (plan.rows[0].draft.fields["place"], said(plan)) == ("Cerro", [(0, "Ciudad", "Luque")])
