"""Whatever a table of ties looks like, each tie is read once and each name as it is written."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import DataProblem, FileProblem
from app.ties.edge_table import make_network, read_network, read_nodes
from app.ties.records import RosterCoverage


def table(folder: Path, text: str, *, encoding: str = "utf-8", name: str = "lazos.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("source,target\n007,Ñandutí Ára\nÑandutí Ára,O'Higgins\n", "utf-8"),
        ("source;target\r\n007;Ñandutí Ára\r\nÑandutí Ára;O'Higgins\r\n", "utf-8-sig"),
        ("\"target\";\"source\"\n\"Ñandutí Ára\"; \"007\"\n\"O'Higgins\";\"Ñandutí Ára \"\n", "cp1252"),
        ("Lazos del clúster;;\nSource\tTarget\tnota\n007\tÑandutí Ára\tx\nÑandutí Ára\tO'Higgins\t\n", "utf-16"),
        ("source,target\n\n007,N\u0303anduti\u0301 A\u0301ra\n\nÑandutí Ára,O'Higgins", "utf-8"),
    ],
)  # fmt: skip
def test_names_are_text_in_any_table(tmp_path: Path, text: str, encoding: str) -> None:
    found = read_network(table(tmp_path, text, encoding=encoding))
    assert set(found.nodes) == {"007", "Ñandutí Ára", "O'Higgins"}
    assert set(found.ties) == {("007", "Ñandutí Ára"), ("O'Higgins", "Ñandutí Ára")}


def test_signs_that_part_cells_may_stand_in_a_name(tmp_path: Path) -> None:
    found = read_network(table(tmp_path, 'source,target\n"Rojas, Ana","Taller ""La Paz"""\n'))
    assert found.nodes == ("Rojas, Ana", 'Taller "La Paz"')


def test_names_of_a_workbook_are_what_its_cells_show(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["source", "target", "weight"], [7, "007", 2], ["007", 8.0, 1.5]):
        book.active.append(row)
    book.save(tmp_path / "lazos.xlsx")
    found = read_network(tmp_path / "lazos.xlsx", weighted=True)
    assert found.nodes == ("7", "007", "8")
    assert found.ties == {("007", "7"): 2, ("007", "8"): 1.5}


def test_a_tie_counts_once_however_often_it_is_told() -> None:
    rows = [("a", "b", 2.0), ("b", "a", 5.0), ("a", "b", 1.0), ("c", "c", 1.0), ("d", "a", 0.0)]
    plain = make_network(rows)
    assert plain.ties == {("a", "b"): 1.0, ("a", "d"): 1.0}
    assert (plain.nodes, plain.self_loops, plain.repeated, plain.weightless) == (
        ("a", "b", "c", "d"),
        1,
        2,
        0,
    )
    weighted = make_network(rows, weighted=True)
    assert weighted.ties == {("a", "b"): 5.0}  # 2 + 1 by one, 5 by the other
    assert weighted.weightless == 1
    directed = make_network(rows, directed=True, weighted=True)
    assert directed.ties == {("a", "b"): 3.0, ("b", "a"): 5.0}
    assert directed.repeated == 1


def test_who_is_on_the_list_alone_has_no_tie_and_who_is_not_on_it_is_added() -> None:
    found = make_network([("a", "b", 1.0)], listed=("z", "a"))
    assert (found.nodes, found.unlisted) == (("z", "a", "b"), 1)


@pytest.mark.parametrize(
    ("text", "weighted", "said"),
    [
        ("origen,destino\na,b\n", False, "no está la columna «source»; las que tiene: origen, destino."),
        ("source,target\na,\n", False, "falta un nombre en la fila de datos 1"),
        ("source,target\na,b\n", True, "no está la columna «weight»"),
        ("source,target,weight\na,b,mucho\n", True, "«weight» no es de números: en la fila de datos 1 dice «mucho»"),
        ("source,target,weight\na,b,1\na,c,\n", True, "«weight» no es de números: en la fila de datos 2 dice «»"),
        ("source,target,weight\na,b,-1\n", True, "la fuerza del lazo es menor que cero"),
        ("source,target,weight\na,b,1e999\n", True, "no es de números"),
    ],
)  # fmt: skip
def test_what_is_no_tie_is_refused_in_a_sentence(
    tmp_path: Path, text: str, weighted: bool, said: str
) -> None:
    with pytest.raises(DataProblem) as refused:
        read_network(table(tmp_path, text), weighted=weighted)
    assert said in refused.value.sentence
    assert refused.value.sentence.endswith(".")


def test_an_empty_file_is_refused_and_one_of_heads_alone_is_an_empty_network(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="está vacío"):
        read_network(table(tmp_path, ""))
    assert read_network(table(tmp_path, "source,target\n")).nodes == ()


def test_weights_with_a_comma(tmp_path: Path) -> None:
    found = read_network(table(tmp_path, "source;target;weight\na;b;1,5\nb;c;2\n"), weighted=True)
    assert found.ties == {("a", "b"): 1.5, ("b", "c"): 2.0}


def test_another_table_may_have_no_weights(tmp_path: Path) -> None:
    found = read_network(table(tmp_path, "source,target\na,b\na,b\n"), weighted=True, bare=True)
    assert found.ties == {("a", "b"): 2.0}  # told twice


def test_groups_and_who_answered(tmp_path: Path) -> None:
    path = table(tmp_path, "node,familia,contestó\n001,1.0,sí\n002,1,no\n003,,x\n001,1,sí\n", name="n.csv")
    found = read_nodes(path, group="familia", answered="contestó")
    assert found.nodes == ("001", "002", "003")
    assert found.groups == {"001": "1", "002": "1"}
    assert found.coverage == RosterCoverage(2, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nombre,familia\na,1\n", "no está la columna «node»"),
        ("node,clan\na,1\n", "no está la columna «familia»"),
        ("node,familia,contestó\na,1,sí\na,2,sí\n", "«a» está en dos grupos, «1» y «2»"),
        ("node,familia,contestó\n,1,sí\n", "falta un nombre"),
        ("node,familia,contestó\na,1,quizás\n", "con sí o no, y en una fila dice «quizás»"),
    ],
)
def test_a_list_of_nodes_that_cannot_be_read_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DataProblem) as refused:
        read_nodes(table(tmp_path, text), group="familia", answered="contestó")
    assert said in refused.value.sentence
