"""`hilvan list`: any list of the office, to read, as JSON, or as a workbook."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.lists.kind import all_lists, list_names
from tests.cli.support import run, run_json


def test_alone_it_names_every_list() -> None:
    told = run("list").stdout.splitlines()
    assert [line.split()[0] for line in told] == list_names()
    assert "workshops      Talleres" in told


def test_a_list_has_one_name_and_is_found_without_the_rooms_after_its_own() -> None:
    assert [kind.name for kind in all_lists()] == list_names()
    code = "import sys; from app.lists.kind import find_list; find_list('clusters'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if re.fullmatch(r"app\.\w+\.lists", name)}
    assert loaded == {"app.registry.lists"}


def test_a_list_is_read_as_its_own_command_says_it(office: Path) -> None:
    assert run("list", office, "workshops").stdout == run("workshops", office).stdout
    assert run_json("list", office, "workshops") == run_json("workshops", office)


@pytest.mark.parametrize("name", list_names())
def test_every_list_is_told_in_lines_and_as_json(name: str, office: Path) -> None:
    told = run("list", office, name).stdout
    shapes = run_json("list", office, name)
    assert len(told.splitlines()) == len(shapes)
    assert all(key.isascii() for shape in shapes for key in shape)


def test_of_one_workshop_only_what_is_its_own_is_told(office: Path) -> None:
    rounds = run_json("list", office, "rounds", "--workshop", "YAG-001")
    assert [(one["workshop"], one["round"], one["status"]) for one in rounds] == [
        ("YAG-001", 2, "draft"),
        ("YAG-001", 1, "finished"),
    ]
    assert run_json("list", office, "rounds", "--workshop", "YAG-002") == []


def test_it_is_written_as_the_name_of_the_file_ends(office: Path, tmp_path: Path) -> None:
    assert "2 filas en «t.xlsx»" in run("list", office, "workshops", "--out", tmp_path / "t.xlsx").stdout
    assert load_workbook(tmp_path / "t.xlsx").active["B2"].value == "Confecciones Ñandutí"
    run("list", office, "rounds", "--out", tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file, delimiter=";"))[:3] == ["Código", "Taller", "Ronda"]


def test_what_makes_no_sense_is_said(office: Path, tmp_path: Path) -> None:
    assert "«hilvan list» dice cuáles hay" in run("list", office, code=2).stderr
    assert "hay: workshops" in run("list", office, "zapatos", code=1).stderr
    both = run("list", office, "rounds", "--json", "--out", tmp_path / "r.csv", code=2)
    assert "no los dos" in both.stderr
    assert "saque --workshop" in run("list", office, "anchors", "--workshop", "YAG-001", code=1).stderr
