"""`hilvan allocate FILE --order N` and `hilvan flexibility FILE --cluster C`."""

import re
from pathlib import Path

import pytest

from app.allocation.operations import plan_shares
from tests.allocation.offices import fill_machine_office, fill_shared_office
from tests.cli.support import run, run_json
from tests.house_rules import ROOT
from tests.made_office import new_office


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "oficina.hilvan"
    store = new_office(path)
    made = fill_shared_office(store)
    plan_shares(store, order_id=made.order, quantities={made.workshops["Textil Yvoty"]: 120})
    store.close()
    return path


def keys_of(shape: object) -> set[str]:
    if isinstance(shape, dict):
        return set(shape).union(*map(keys_of, shape.values()))
    return set().union(*map(keys_of, shape)) if isinstance(shape, list) else set()


def documented(section: str, shape: object) -> set[str]:
    text = (
        (ROOT / "docs" / "cli.md").read_text("utf-8").split(f"## `{section} --json`\n")[1].split("\n## ")[0]
    )
    return {key for key in keys_of(shape) if not re.search(rf"\b{key}\b", text)}


def test_the_four_ways_and_one_of_them(office: Path) -> None:
    found = run_json("allocate", office, "--order", "1")
    assert [one["option"] for one in found["options"]] == ["cheapest", "fairest", "fewest", "safest"]
    assert all("late" in one for one in found["options"])
    assert found["agreed"][0]["quantity"] == 120
    one = run_json("allocate", office, "--order", "1", "--option", "safest")
    (plan,) = one["options"]
    assert sum(share["quantity"] for share in plan["shares"]) + plan["unmet"] == 1200
    assert documented("allocate", found) == set()
    told = run("allocate", office, "--order", "1", "--option", "fairest").stdout
    assert told.startswith("Más parejo: 7 talleres · tarde no se sabe todavía · cuesta G.")
    assert "YAG-001  Confecciones Santa Librada" in told
    run("allocate", office, "--order", "1", "--only-able")


def test_what_a_cluster_could_make(office: Path) -> None:
    found = run_json("flexibility", office, "--cluster", "YAG")
    assert found["families"] == ["guardapolvos"]
    assert found["machine"] is None
    assert found["dedicated"] == pytest.approx(found["given"])
    assert documented("flexibility", found) == set()
    assert "de cada 100" in run("flexibility", office, "--cluster", "Yaguarón").stdout


def test_the_machine_that_would_add_most(tmp_path: Path) -> None:
    path = tmp_path / "maquina.hilvan"
    store = new_office(path)
    fill_machine_office(store)
    store.close()
    found = run_json("flexibility", path, "--cluster", "YAG")
    assert documented("flexibility", found) == set()
    machine = found["machine"]
    assert (machine["workshop"], machine["machine"], machine["families"]) == (
        "Beto",
        "collareta",
        ["remeras"],
    )
    assert 0 < machine["standard_error"] < machine["gain"]
    assert [(one["kind"], one["on"], one["order"], one["workshop"]) for one in machine["known_from"]] == [
        ("order", "2026-02-03", 1, None),
        ("measured", "2026-03-12", None, "Ana"),
    ]
    told = run("flexibility", path, "--cluster", "YAG").stdout
    assert re.search(
        r"Beto, si consigue collareta y suma remeras: unas \d+ prendas más por mes\n  Le falta solo", told
    )


def test_what_is_not_there_or_not_said(office: Path) -> None:
    assert "No hay un pedido 9" in run("allocate", office, "--order", "9", code=1).stderr
    assert "--order" in run("allocate", office, code=2).stderr
    assert "--order" in run("allocate", office, "--problem", office, "--order", "1", code=2).stderr
    for wrong in (["--problem", office, "--only-able"], [office, "--order", "1", "--seconds", "3"]):
        assert "--seconds" in run("allocate", *wrong, code=2).stderr
    assert "ningún territorio «PIL»" in run("flexibility", office, "--cluster", "PIL", code=1).stderr
    assert "--cluster" in run("flexibility", office, code=2).stderr


def test_the_shares_are_a_list(office: Path) -> None:
    (line,) = run_json("list", office, "shares")
    assert (line["order"], line["name"], line["quantity"], line["status"]) == (
        1,
        "Textil Yvoty",
        120,
        "planned",
    )
    assert (
        "pedido 1  ·  YAG-005 Textil Yvoty  ·  120 prendas  ·  sin avisar"
        in run("list", office, "shares").stdout
    )
    assert run_json("list", office, "shares", "--workshop", "YAG-001") == []
    assert run_json("list", office, "shares", "--from", "2020-01-01", "--to", "2020-12-31") == []
