"""`hilvan allocate` and `hilvan flexibility` on a problem, with no office."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import run, run_json


def sharing() -> dict[str, Any]:
    return {
        "orders": [{"id": "p7", "quantity": 90, "minutes": 10, "price": 9000, "due": "2026-12-20"}],
        "workshops": [
            {"id": "a", "minutes": 400, "max_share": 0.5, "group": "familia", "makes": ["p7"]},
            {"id": 2, "minutes": 9000, "max_share": 1, "group": "familia", "makes": ["p7"]},
            {"id": "c", "minutes": 9000, "max_share": 0.5, "group": None, "makes": []},
        ],
        "lot": {"min": 20},
        "group_cap": 0.8,
        "cost": {"p7/a": 7000, "p7/2": 8000},
        "unmet_cost": 12_000,
    }


def flexible() -> dict[str, Any]:
    return {
        "plants": [{"id": number, "capacity": 100} for number in range(10)],
        "products": [{"id": f"p{number}", "mean": 100, "sd": 40} for number in range(10)],
        "links": [[number, f"p{(number + step) % 10}"] for number in range(10) for step in (0, 1)],
        "truncation": 2,
        "draws": 4000,
        "seed": 7,
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "problema.json"


def test_an_order_is_shared(file: Path) -> None:
    file.write_text(json.dumps(sharing()))
    found = run_json("allocate", "--problem", file)
    assert list(found) == ["status", "gap", "seconds", "cost", "assignments", "unmet"]
    assert (found["status"], found["gap"]) == ("optimal", 0)
    assert found["assignments"] == [
        {"order": "p7", "workshop": "a", "quantity": 40},
        {"order": "p7", "workshop": 2, "quantity": 32},
    ]
    assert found["unmet"] == {"p7": 18}
    assert found["cost"] == 40 * 7000 + 32 * 8000 + 18 * 12_000


def test_it_is_said_in_words_too(file: Path) -> None:
    file.write_text(json.dumps(sharing()))
    told = run("allocate", "--problem", file).stdout
    assert "p7  a  40" in told
    assert "p7: faltan 18 prendas" in told
    assert "diferencia con lo mejor posible, a lo sumo 0 %" in told


def test_what_may_be_left_out(file: Path) -> None:
    given = {
        "orders": [{"id": "p", "quantity": 30, "minutes": 2}],
        "workshops": [{"id": "a", "minutes": 40}, {"id": "b", "minutes": 15}],
    }
    file.write_text(json.dumps(given))
    found = run_json("allocate", "--problem", file)
    assert found["unmet"] == {"p": 3}
    assert {one["workshop"]: one["quantity"] for one in found["assignments"]} == {"a": 20, "b": 7}


def test_a_key_that_means_nothing_is_said_on_stderr(file: Path) -> None:
    file.write_text(json.dumps(sharing() | {"colour": "azul"}))
    told = run("allocate", "--problem", file, "--json")
    assert told.stderr == "No se usa: colour\n"
    assert json.loads(told.stdout)["status"] == "optimal"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"orders": None}, "«orders» debe ser una lista"),
        ({"orders": [5]}, "«orders[0]» debe ser un objeto"),
        ({"orders": [{"quantity": 5, "minutes": 1}]}, "«orders[0].id»"),
        ({"orders": [{"id": "p7", "quantity": 5.5, "minutes": 1}]}, "número entero, y dice 5.5"),
        ({"orders": [{"id": "p7", "quantity": -5, "minutes": 1}]}, "de 0 a"),
        ({"orders": [{"id": "p7", "quantity": 5, "minutes": 0}]}, "más de 0"),
        ({"orders": [{"id": "p7", "quantity": 5}]}, "Falta «orders[0].minutes»"),
        ({"orders": [{"id": "p7", "quantity": True, "minutes": 1}]}, "y dice true"),
        ({"orders": [{"id": "p7", "quantity": 5, "minutes": 1, "due": "mañana"}]}, "un día como"),
        ({"orders": [{"id": "p7", "quantity": 5, "minutes": 1}] * 2}, "«p7» está dos veces"),
        ({"workshops": [{"id": "a", "minutes": 1, "makes": ["p9"]}]}, "«p9», que no está"),
        ({"workshops": [{"id": "a", "minutes": 1, "max_share": 50}]}, "de 0 a 1, y dice 50"),
        ({"cost": {"p7/z": 1}}, "«cost» nombra «p7/z»"),
        ({"cost": {"p7/a": -1}}, "«cost.p7/a»"),
        ({"orders": [{"id": "p7", "quantity": 5, "minutes": 1, "due": "20261124"}]}, "un día como"),
        ({"orders": [{"id": "\ud800", "quantity": 5, "minutes": 1}]}, "debe ser un nombre"),
        ({"lot": 5}, "«lot» debe ser un objeto"),
        ({"lot": 0}, "«lot» debe ser un objeto"),
        ({"cost": []}, "«cost» debe ser un objeto"),
        ({"unmet_cost": "mucho"}, 'y dice "mucho"'),
    ],
)
def test_what_is_wrong_is_one_line(file: Path, change: dict[str, Any], said: str) -> None:
    file.write_text(json.dumps(sharing() | change))
    told = run("allocate", "--problem", file, "--json", code=1)
    assert said in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert not told.stdout


def test_a_cost_that_may_be_of_two_pairs_is_refused(file: Path) -> None:
    given = {
        "orders": [{"id": one, "quantity": 9, "minutes": 1} for one in ("a", "a/b")],
        "workshops": [{"id": one, "minutes": 9} for one in ("c", "b/c")],
    }
    file.write_text(json.dumps(given | {"cost": {"a/b/c": 2}}))
    assert "más de un pedido y taller" in run("allocate", "--problem", file, code=1).stderr
    file.write_text(json.dumps(given | {"cost": {"a/c": 2}}))
    assert run_json("allocate", "--problem", file)["status"] == "optimal"


@pytest.mark.parametrize("text", ["", "{", "[]", "nan", '{"orders": [', "[" * 100_000, "\x00"])
def test_what_is_no_problem(file: Path, text: str) -> None:
    file.write_text(text)
    for command in ("allocate", "flexibility"):
        told = run(command, "--problem", file, code=1)
        assert len(told.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_or_not_named(tmp_path: Path) -> None:
    (tmp_path / "raro.json").write_bytes(b"\xff\xfe{}")
    for command in ("allocate", "flexibility"):
        assert "No se encuentra «no.json»" in run(command, "--problem", tmp_path / "no.json", code=1).stderr
        assert "UTF-8" in run(command, "--problem", tmp_path / "raro.json", code=1).stderr
        assert "--problem" in run(command, code=2).stderr


def test_flexibility_of_a_chain(file: Path) -> None:
    file.write_text(json.dumps(flexible()))
    found = run_json("flexibility", "--problem", file)
    assert list(found) == ["dedicated", "given", "full", "standard_error"]
    assert found["dedicated"] == pytest.approx(855, abs=2)
    assert found["given"] == pytest.approx(952, abs=2)
    assert found["full"] == pytest.approx(955, abs=2)
    assert "todos haciendo de todo" in run("flexibility", "--problem", file).stdout


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"links": [[0]]}, "«links[0]» debe ser un par"),
        ({"links": [[0, "zeta"]]}, "«zeta», que no está"),
        ({"draws": 0}, "de 1 a"),
        ({"draws": 1.5}, "número entero"),
        ({"truncation": 0}, "más de 0"),
        ({"plants": [{"id": "a", "capacity": float("inf")}]}, "debe ser un número"),
        ({"products": [{"id": "p0", "mean": 1}]}, "Falta «products[0].sd»"),
    ],
)
def test_what_is_wrong_with_a_flexibility(file: Path, change: dict[str, Any], said: str) -> None:
    file.write_text(json.dumps(flexible() | change))
    told = run("flexibility", "--problem", file, code=1)
    assert said in told.stderr
    assert len(told.stderr.splitlines()) == 1
