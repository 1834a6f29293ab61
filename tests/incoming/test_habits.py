"""What is learnt of a whole column before its cells are read, and values that can hardly be meant."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.incoming.records import ImportReport
from app.registry.queries import list_workshops
from app.registry.shapes import shape_workshop
from app.storage.store import Store
from tests.incoming.books import store, take

__all__ = ["store"]


def imported(
    store: Store, folder: Path, header: str, cells: Sequence[object], owner: bool = False
) -> tuple[list[dict], ImportReport]:  # type: ignore[type-arg]
    """Workshops of a list with one column besides their names."""
    names = [f"{name} Hermanas" for name in ("Yvoty", "Jazmín", "Karanday", "Lapacho", "Mburukuja", "Tajy")]
    rows = [
        (name, cell) if owner else (name, "Ana Prueba", cell)
        for name, cell in zip(names, cells, strict=False)
    ]
    head = ("Taller", header) if owner else ("Taller", "Dueña", header)
    report = take(store, folder, *rows, header=head)
    return [shape_workshop(workshop) for workshop in list_workshops(store)], report


def reasons(report: ImportReport) -> list[str]:
    return [issue.reason for issue in report.warnings]


def test_a_heading_that_says_surnames_first_turns_every_name(store: Store, tmp_path: Path) -> None:
    found, report = imported(
        store, tmp_path, "Apellidos y Nombres", ["GONZÁLEZ BENÍTEZ ANA MARÍA", "ZZZ YYY"], owner=True
    )
    assert [one["owner"] for one in found] == ["Ana María González Benítez", "Yyy Zzz"]
    assert reasons(report) == []


def test_a_column_whose_known_names_all_begin_with_surnames_is_turned_and_told_once(
    store: Store,
    tmp_path: Path,
) -> None:
    names = ["GONZÁLEZ BENÍTEZ ANA MARÍA", "ROJAS LUIS", "ZZZ YYY EVA", "MEZA SOSA EVA"]
    found, report = imported(store, tmp_path, "Propietaria", names, owner=True)
    assert [one["owner"] for one in found] == [
        "Ana María González Benítez",
        "Luis Rojas",
        "Eva Zzz Yyy",
        "Eva Meza Sosa",
    ]
    assert reasons(report) == [
        "en esta columna van primero los apellidos; así se leyó: González Benítez, Ana María"
    ]


def test_few_or_mixed_names_are_read_as_they_stand(store: Store, tmp_path: Path) -> None:
    names = ["GONZÁLEZ ANA", "ROJAS LUIS", "EVA MEZA", "JOSÉ PAREDES"]
    found, report = imported(store, tmp_path, "Propietaria", names, owner=True)
    assert [one["owner"] for one in found] == ["González Ana", "Rojas Luis", "Eva Meza", "José Paredes"]
    assert reasons(report) == []


@pytest.mark.parametrize(
    ("cells", "sexes", "said"),
    [(("F", "M"), ["woman", "man"], 0), (("H", "M"), ["man", "woman"], 0), (("M", "M"), ["man", "man"], 2),
     (("Fem.", "Masc.", "F.", "Mujer", "VARÓN", "Hombre"), ["woman", "man", "woman", "woman", "man", "man"], 0)],
)  # fmt: skip
def test_what_m_is_the_column_tells(
    cells: tuple[str, ...],
    sexes: list[str],
    said: int,
    store: Store,
    tmp_path: Path,
) -> None:
    found, report = imported(store, tmp_path, "Sexo", cells)
    assert [one["owners"][0]["sex"] for one in found] == sexes
    assert len(report.warnings) == said


@pytest.mark.parametrize("fee", ["50", "50,00", "Gs. 50", "25.5", "999"])
def test_a_fee_that_lost_its_thousands_is_kept_as_it_stands_and_said(
    fee: str,
    store: Store,
    tmp_path: Path,
) -> None:
    (found,), report = imported(store, tmp_path, "Cuota", [fee])
    assert found["fee_gs"] is None
    assert f"Cuota: {fee}" in found["note"]
    assert len(report.warnings) == 1


def test_people_and_machines_that_no_workshop_has_are_asked(store: Store, tmp_path: Path) -> None:
    (found,), report = imported(store, tmp_path, "Mujeres", ["5000"])
    assert found["people"]["women"] == 5000
    assert reasons(report) == ["¿seguro?; son muchas personas para un taller"]


@pytest.mark.parametrize(
    ("written", "owner", "said"),
    [("Ana Sosa y Beto Rojas", "Ana Sosa", "parecen dos personas; se tomó la primera y la otra queda en las notas"),
     ("Ana y Beto Sosa", "Ana y Beto Sosa", "parecen dos personas en una celda; quedó todo el nombre junto"),
     ("ANA SOSA C/ EVA MEZA", "Ana Sosa", "parecen dos personas; se tomó la primera y la otra queda en las notas"),
     ("ANA SOSA Y EVA MEZA", "Ana Sosa", "parecen dos personas; se tomó la primera y la otra queda en las notas"),
     ("Ana Sosa - 0981 234 567", "Ana Sosa", "trae un número junto al nombre; se tomó como su teléfono"),
     ("Ana Sosa (C.I. 1.234.567)", "Ana Sosa", "trae un número junto al nombre; queda en las notas")],
)  # fmt: skip
def test_who_else_stands_in_an_owner_s_cell_is_kept_and_said(
    written: str,
    owner: str,
    said: str,
    store: Store,
    tmp_path: Path,
) -> None:
    (found,), report = imported(store, tmp_path, "Propietaria", [written], owner=True)
    assert (found["owner"], reasons(report)) == (owner, [said])
    if "notas" in said:
        assert re.split(" [yY] | C/ ", written)[-1] in found["note"]


@pytest.mark.parametrize(
    ("written", "owner"),
    [("Ana Sosa y su hija Eva Meza", "Ana Sosa"), ("Ana Sosa e hijas", "Ana Sosa"), ("Ana Sosa y flia.", "Ana Sosa"),
     ("Ana Sosa de Gómez (viuda)", "Ana Sosa de Gómez"), ("Ana (Ñata) Sosa", "Ana Sosa"), ("Ana Sosa (Eva Meza)", "Ana Sosa"), ("Ana Sosa (ex Eva Meza", "Ana Sosa"),
     ("Ana Sosa (fallecida) - a cargo Eva Meza", "Ana Sosa"), ("Ana Sosa - presidenta", "Ana Sosa"),
     ("1) Ana Sosa 2) Eva Meza", "Ana Sosa"), ("Ana Sosa ana@ejemplo.test", "Ana Sosa"), ("Ana Sosa, 45 años", "Ana Sosa")],
)  # fmt: skip
def test_what_stands_beside_a_name_is_no_part_of_it(
    written: str, owner: str, store: Store, tmp_path: Path
) -> None:
    (found,), report = imported(store, tmp_path, "Propietaria", [written], owner=True)
    assert found["owner"] == owner
    assert reasons(report) == [f"trae algo más junto al nombre; se leyó «{owner}»; queda en las notas"]
    assert written in found["note"]


@pytest.mark.parametrize(
    "written",
    ["Familia Benítez", "Hnos. Ramírez", "Suc. de Ana Sosa", "Confecciones Ana S.R.L.", "Ana Sosa o Eva Meza", "¿Ana Sosa?",
     "Ana Sosa hija de Eva Meza", "Ana Sosa. Eva Meza", "Ana Sosa con Eva Meza", "Ana Sosa - Presidenta", "Eva Meza ex Ana Sosa"],
)  # fmt: skip
def test_what_is_hardly_one_person_is_asked(written: str, store: Store, tmp_path: Path) -> None:
    (found,), report = imported(store, tmp_path, "Propietaria", [written], owner=True)
    assert (found["owner"], reasons(report)) == (written, ["¿es el nombre de una persona?; se leyó así"])


@pytest.mark.parametrize(
    "written",
    ["1. Ana Sosa", "ANA SOSA *", "(Ana Sosa)", "Ana Sosa.", "Ana Sosa /", "Ana Sosa -", "- Ana Sosa"],
)
def test_signs_around_a_name_say_nothing(written: str, store: Store, tmp_path: Path) -> None:
    (found,), report = imported(store, tmp_path, "Propietaria", [written], owner=True)
    assert (found["owner"], reasons(report)) == ("Ana Sosa", [])


@pytest.mark.parametrize(
    ("written", "zone"),
    [("Urb.", "urban"), ("zona rural", "rural"), ("Área urbana", "urban"), ("R", "rural")],
)
def test_a_zone_is_known_by_its_word(written: str, zone: str, store: Store, tmp_path: Path) -> None:
    (found,), report = imported(store, tmp_path, "Zona", [written])
    assert (found["zone"], reasons(report)) == (zone, [])


def test_what_stands_on_two_lines_of_a_cell_are_two_things(store: Store, tmp_path: Path) -> None:
    row = ('"Ana Sosa\nBeto Rojas"', '"2 rectas\n1 overlock"', '"Remeras\nUniformes escolares"')
    report = take(store, tmp_path, ("Yvoty", *row), header=("Taller", "Dueña", "Máquinas", "Productos"))
    (found,) = map(shape_workshop, list_workshops(store))
    assert (found["owner"], found["machines"]) == ("Ana Sosa", {"recta": 2, "overlock": 1})
    assert found["products"] == ["remeras", "uniformes escolares"]
    assert reasons(report) == ["parecen dos personas; se tomó la primera y la otra queda en las notas"]
