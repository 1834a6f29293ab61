"""A person says what a column of a ministry's list is, where the program does not know or took it for another thing."""

from pathlib import Path

import pytest

from app.administrative.list_heads import NoNumberKnown, say_meanings, why_meanings_cannot
from app.administrative.list_reading import read_list
from app.errors import DataProblem
from tests.administrative.conftest import STRANGERS, with_digit
from tests.incoming.books import write_csv

RUCS = [with_digit(4_000_001 + 17 * number) for number in range(4)]


def test_a_list_whose_number_nobody_knows_tells_its_heads(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "ips.csv",
        [("LISTA DE MARZO", ""), ("Identificador", "Plantel medio"), *((ruc, 3) for ruc in RUCS)],
    )
    with pytest.raises(NoNumberKnown) as caught:
        read_list(path)
    assert "no se encontró la fila" in caught.value.sentence
    first, second = caught.value.heads
    assert (first.key, first.meaning, first.has_numbers) == ("Identificador", "extra", True)
    assert first.examples == tuple(RUCS[:3])
    assert (second.key, second.has_numbers) == ("Plantel medio", False)
    read = read_list(path, mapping={"Identificador": "ruc", "Plantel medio": "people"})
    assert [(one.number, one.people) for one in read.rows] == [(ruc.partition("-")[0], 3) for ruc in RUCS]
    assert read.columns == (("ruc", "Identificador"), ("people", "Plantel medio"))


def test_a_list_without_any_number_is_none(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "pedidos.csv", [("Prenda", "Cantidad"), ("camisa", 3), ("remera", 4)])
    with pytest.raises(DataProblem) as caught:
        read_list(path)
    assert not isinstance(caught.value, NoNumberKnown)


def test_what_was_taken_for_another_thing_is_said_again(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "ips.csv",
        [("RUC", "Trabajadores", "Aportantes"), *((ruc, 9, 2) for ruc in RUCS)],
    )
    read = read_list(path)
    assert [one.people for one in read.rows] == [9] * 4
    said = say_meanings(read.heads, {"RUC": "ruc", "Trabajadores": "extra", "Aportantes": "people"})
    assert said == {"Trabajadores": "extra", "Aportantes": "people"}
    again = read_list(path, mapping=said)
    assert [one.people for one in again.rows] == [2] * 4
    assert again.left == ("Trabajadores",)


def test_a_column_of_workers_makes_each_row_a_person_and_shows_none(tmp_path: Path) -> None:
    rows = [(RUCS[0], STRANGERS[1]), (RUCS[0], STRANGERS[3]), (RUCS[1], STRANGERS[1])]
    path = write_csv(tmp_path / "ips.csv", [("RUC", "Aportante"), *rows])
    read = read_list(path, mapping={"Aportante": "worker"})
    assert read.per_person
    assert [one.people for one in read.rows] == [2, 1]
    (worker,) = [one for one in read.heads if one.meaning == "worker"]
    assert worker.examples == ()


def test_what_columns_cannot_mean() -> None:
    assert why_meanings_cannot({"a": "people", "b": "extra"}) == "number"
    assert why_meanings_cannot({"a": "ruc", "b": "people", "c": "people"}) == "twice"
    assert why_meanings_cannot({"a": "ruc", "b": "worker", "c": "worker", "d": "extra", "e": "extra"}) == ""
