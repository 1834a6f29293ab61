"""`hilvan voices` and `hilvan import-leaves`: leaves of a table become counts, and nothing tells one workshop."""

import json
from pathlib import Path

import pytest

from app.voices.leaf_file import find_leaf
from app.voices.records import OWNERS, WORKERS
from tests.cli.support import run, run_json
from tests.cli.test_documented import section
from tests.storage.support import Filled
from tests.voices.leaves import made_leaves


@pytest.fixture
def file(office: Filled) -> Path:
    """The office file, let go of."""
    office.store.close()
    return office.store.path


def write_table(path: Path, count: int, speaker: str = WORKERS) -> Path:
    """A CSV as a centre keeps it: the number of each answer, nothing where nobody answered."""
    questions = find_leaf().asked_of(speaker)
    rows = [";".join(one.code for one in questions)]
    for leaf in made_leaves(count, speaker=speaker):
        codes = [[answer.code for answer in one.answers] for one in questions]
        numbers = (
            str(those.index(leaf[one.code]) + 1) if leaf[one.code] in those else ""
            for one, those in zip(questions, codes, strict=True)
        )
        rows.append(";".join(numbers))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_table_of_leaves_is_told_once_it_is_closed(file: Path, tmp_path: Path) -> None:
    workers = write_table(tmp_path / "hojas.csv", 12)
    owners = write_table(tmp_path / "papeletas.csv", 6, OWNERS)
    asked = ("import-leaves", file, workers, "--cluster", "YAG", "--month", "2026-11")
    assert run_json(*asked, "--workshop", "YAG-001", "--dry-run") == {"leaves": 12, "added": False}
    assert run_json("voices", file) == []
    assert run_json(*asked, "--workshop", "YAG-001")["added"] is True
    assert "son de un solo taller" in run(*asked, "--workshop", "YAG-001", "--close", code=1).stderr
    (found,) = run_json("voices", file, "--cluster", "yaguarón")
    assert (found["closed"], found["workers"], found["questions"]) == (False, 12, None)
    assert "no cambia más" in run("import-leaves", "--help").stdout
    assert run_json(*asked)["added"] is True
    said = run("import-leaves", file, owners, "--cluster", "YAG", "--owners", "--close").stdout
    assert "después destrúyalo" in said
    (found,) = run_json("voices", file)
    assert (found["closed"], found["owners"], len(found["questions"])) == (True, 6, 10)
    keys = {
        key for shape in (found, found["questions"][2], found["questions"][2]["workers"]) for key in shape
    }
    assert [key for key in keys if f"{key}" not in section("voices")] == []
    text = run("voices", file).stdout
    assert "YAG-001" not in text + json.dumps(found)
    assert "noviembre de 2026: 24 hojas de quienes trabajan y 6 hojas de dueñas y dueños" in text


def test_what_does_not_fit_is_said_and_nothing_is_kept(file: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "hojas.csv", 4)
    asked = ("import-leaves", file, table, "--cluster", "YAG")
    assert "se cargan desde 5" in run(*asked, "--month", "2026-11", code=1).stderr
    assert "diga su mes con --month" in run(*asked, code=1).stderr
    assert run(
        "import-leaves", file, table, "--cluster", "YAG", "--owners", "--workshop", "YAG-001", code=2
    ).stderr
    table.write_text(table.read_text("utf-8").replace("1", "9"), "utf-8")
    assert "y va un número de 0 a 3" in run(*asked, "--dry-run", code=1).stderr
    assert run_json("voices", file) == []
    assert "Todavía no hay ninguna escucha cerrada." in run("voices", file).stdout
