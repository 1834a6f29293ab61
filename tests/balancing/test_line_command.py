"""`hilvan line-balance`: any table, no office."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.balancing.lines import JACKSON_STATIONS, jackson_table, jackson_tasks
from tests.cli.support import run, run_json


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "linea.csv"


@pytest.mark.parametrize(("cycle", "stations"), JACKSON_STATIONS.items())
def test_jackson_from_a_table(table: Path, cycle: int, stations: int) -> None:
    table.write_text(jackson_table())
    found = run_json("line-balance", table, "--cycle", str(cycle))
    assert found["stations"] == found["lower_bound"] == len(found["assignment"]) == stations
    assert (found["optimal"], found["gap"], found["cycle"]) == (True, 0, cycle)


def test_by_weight(table: Path) -> None:
    table.write_text(jackson_table())
    found = run_json("line-balance", table, "--cycle", "10", "--method", "rpw")
    assert (found["stations"], found["lower_bound"], found["optimal"]) == (6, 5, False)


def test_a_workbook_with_a_title_and_words_in_spanish(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Guardapolvo"])
    book.active.append(["Operación", "Después de", "Minutos"])
    for task in jackson_tasks():
        book.active.append([int(task.name), " ".join(task.after), task.time])
    book.save(tmp_path / "linea.xlsx")
    assert run_json("line-balance", tmp_path / "linea.xlsx", "--cycle", "10")["stations"] == 5


def test_names_with_blanks_and_numbers_with_commas(table: Path) -> None:
    text = (
        "task;time;after\nCerrar costado;1,25;\nPegar cuello;0,75;Cerrar costado\nRuedo;1;Cerrar costado;\n"
    )
    table.write_text(text)
    found = run_json("line-balance", table, "--cycle", "2")
    assert found["assignment"][0] == ["Cerrar costado", "Pegar cuello"]
    told = run("line-balance", table, "--cycle", "2").stdout
    assert "Cerrar costado, Pegar cuello" in told
    assert "2 puestos; no se puede con menos" in told


def test_predecessors_parted_by_semicolons_in_a_table_of_semicolons(table: Path) -> None:
    table.write_text('task;time;after\na;1;\nb;1;\nc;1;"a;b"\n')
    assert run_json("line-balance", table, "--cycle", "1")["stations"] == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("task,time,after\na,12,\n", "no entra en un ciclo de 10"),
        ("task,time,after\na,1,b\nb,1,a\n", "en círculo"),
        ("task,time,after\na,1,zeta\n", "«zeta», que no está"),
        ("task,time,after\na,1,\na,1,\n", "dos veces"),
        ("task,time,after\na,uno,\n", "Fila 2: «uno»"),
        ("task,time,after\na,-1,\n", "Fila 2: «-1»"),
        ("task,time,after\na,,\n", "Fila 2"),
        ("task,time,after\n,1,\n", "La fila 2 no dice"),
        ("task,time,after\n", "ninguna operación"),
        ("nombre,precio\na,1\n", "necesita las columnas"),
    ],
)
def test_what_is_wrong_is_one_line_and_1(table: Path, text: str, said: str) -> None:
    table.write_text(text)
    told = run("line-balance", table, "--cycle", "10", "--json", code=1)
    assert said in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert not told.stdout


def test_a_cycle_that_is_none(table: Path) -> None:
    table.write_text(jackson_table())
    assert "4 o 3,5" in run("line-balance", table, "--cycle", "diez", code=2).stderr
    for cycle in ("-3", "inf", "1e308"):
        assert "más que cero" in run("line-balance", table, "--cycle", cycle, code=1).stderr


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    assert "No se puede leer" in run("line-balance", tmp_path / "no.csv", "--cycle", "4", code=1).stderr
