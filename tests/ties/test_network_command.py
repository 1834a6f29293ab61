"""The bare command: what it takes, what it gives, what it refuses."""

from pathlib import Path

import pytest

from app.ties.shapes import COVERAGE, MEASURES, ROWS
from app.ties.words import WARNING_WORDS
from tests.cli.support import run, run_json
from tests.cli.test_documented import section
from tests.ties.made import BUSINESS, FAMILIES, KARATE, KARATE_MEMBERS, MARRIAGE


def test_every_key_is_there_and_documented() -> None:
    found = run_json("network", KARATE, "--nodes", KARATE_MEMBERS, "--group", "faction")
    assert {*MEASURES.split(), *ROWS.split(), *COVERAGE.split()} <= set(found)
    said = section("network")
    assert [key for key in found if f"{key}" not in said] == []
    assert [code for code in WARNING_WORDS if f"`{code}`" not in said] == []
    assert (found["nodes"], found["cut_points"], found["ei_p"]) == (34, ["0"], 1 / 5001)
    assert found["qap_r"] is None
    assert found["warnings"] == []


def test_marriage_by_business_at_equal_something(tmp_path: Path) -> None:
    control = tmp_path / "near.csv"
    control.write_text("source;target\nMedici;Ridolfi\nStrozzi;Guadagni\nAlbizzi;Ginori\n", "utf-8")
    asked = (
        "network",
        MARRIAGE,
        "--nodes",
        FAMILIES,
        "--against",
        BUSINESS,
        "--control",
        control,
        "--seed",
        "4",
    )
    found = run_json(*asked)
    assert found["qap_r"] == pytest.approx(0.3719, abs=5e-5)
    assert found["mrqap"]["against"]["p"] < 0.01
    assert found == run_json(*asked)
    assert found["qap_p"] != run_json(*asked[:-1], "5", "--permutations", "77")["qap_p"]
    assert "disconnected" in found["warnings"]
    words = run(*asked).stdout
    assert "correlación QAP, p" in words
    assert "MRQAP del control" in words


def test_a_network_of_nothing_has_an_answer(tmp_path: Path) -> None:
    empty = tmp_path / "nada.csv"
    empty.write_text("source,target\n", "utf-8")
    found = run_json("network", empty, "--against", empty, "--control", empty)
    assert (found["nodes"], found["ties"], found["components"]) == (0, 0, 0)
    assert (
        found["density"]
        is found["diameter"]
        is found["transitivity"]
        is found["qap_r"]
        is found["mrqap"]
        is None
    )
    assert found["warnings"] == ["no_variation", "control_not_used"]
    assert "todavía no se sabe nada" in run("network", empty).stdout


def test_few_that_answered_tell_nothing_of_single_ones(tmp_path: Path) -> None:
    people, ties = tmp_path / "n.csv", tmp_path / "t.csv"
    people.write_text("node;contestó\na;si\nb;si\nc;no\nd;\n", "utf-8")
    ties.write_text("source;target\na;b\nb;c\nc;d\n", "utf-8")
    asked = ("network", ties, "--nodes", people, "--answered", "contestó")
    found = run_json(*asked, "--directed")
    assert (found["answered"], found["listed"]) == (2, 4)
    single = ("degree", "in_degree", "out_degree", "strength", "betweenness", "core", "cut_points")
    assert [name for name in single if found[name] is not None] == []
    assert found["density"] == 0.25
    assert "few_answered" in found["warnings"]
    assert "menos de 80 de cada 100" in run(*asked).stdout
    people.write_text("node;contestó\na;si\nb;si\nc;si\nd;1\ne;no\n", "utf-8")
    assert run_json(*asked)["cut_points"] == ["b", "c"]


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (("--group", "faction"), 2, "--group es una columna de --nodes"),
        (("--answered", "x"), 2, "--answered es una columna de --nodes"),
        (("--control", KARATE), 2, "--control necesita --against"),
        (("--nodes", KARATE_MEMBERS, "--group", "color"), 1, "no está la columna «color»; las que tiene: node, faction."),
        (("--nodes", KARATE), 1, "no está la columna «node»"),
        (("--against", "no.csv"), 1, "no.csv"),
        (("--weighted",), 1, "no está la columna «weight»"),
        (("--permutations", "0"), 2, "--permutations"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(more: tuple[str, ...], code: int, said: str) -> None:
    refused = run("network", KARATE, *more, code=code)
    assert said in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_an_office_file_is_no_table_of_ties(tmp_path: Path) -> None:
    (tmp_path / "oficina.hilvan").write_text("x", "utf-8")
    assert "no es una planilla" in run("network", tmp_path / "oficina.hilvan", code=1).stderr
