"""The bank of pilots: each main outcome with its result and what it cost, so that pilots are held side by side."""

import csv
from datetime import date
from pathlib import Path

import pytest

from app.claims.bank import read_bank
from app.claims.costs import COST_UNKNOWN, NOT_LOOKED_AT
from app.claims.lists import bank_list
from app.claims.records import SEEN
from app.lists.kind import find_list
from app.pilots.operations import add_pilot, change_pilot
from app.storage.store import Store
from tests.claims.conftest import OUTPUT
from tests.cli.support import run, run_json
from tests.cli.test_documented import section


@pytest.fixture
def bank(store: Store, pilot: int, measured: date) -> date:
    """Beside the pilot that was measured, one that only has a name."""
    change_pilot(
        store, pilot_id=pilot, cost_per_workshop=1_000_000, decision="scale", decided_on="2026-11-20",
        decided_why="Se ve.",
    )  # fmt: skip
    add_pilot(store, name="Nuevo", question="¿Y esto?")
    return measured


def test_each_main_outcome_is_a_line_with_what_it_cost(store: Store, pilot: int, bank: date) -> None:
    new, old = read_bank(store, today=bank)
    assert "no se fijó quién entra" in new.trouble
    assert (new.finding, new.cost, new.costs) == (None, None, None)
    assert old.finding is not None
    assert old.cost is not None
    assert old.costs is not None
    assert (old.finding.measure, old.finding.state) == (OUTPUT, SEEN)
    assert old.cost.cost == pytest.approx(20_000, rel=0.05)
    assert old.costs.planned == 8_000_000
    assert old.costs.per_person_in_ips.reason == NOT_LOOKED_AT
    assert old.in_deviations is not None
    change_pilot(store, pilot_id=pilot, cost_per_workshop=None)
    _new, old = read_bank(store, today=bank)
    assert old.cost is not None
    assert (old.cost.cost, old.cost.reason) == (None, COST_UNKNOWN)


def test_the_command_says_all_of_it_and_documents_each_key(store: Store, bank: date) -> None:
    store.close()
    new, old = run_json("pilot", "bank", store.path, "--date", bank.isoformat())
    assert (new["outcome"], new["per_unit"], new["first"]) == (None, None, None)
    assert old["outcome"]["sentence"].startswith("Los talleres que empezaron primero subieron")
    assert (old["decision"], old["decided_why"], old["first"]) == ("scale", "Se ve.", 8)
    keys = {*old, *old["outcome"], *old["per_unit"], *old["per_person_in_ips"]}
    assert [key for key in keys if key not in section("pilot bank")] == []
    said = run("pilot", "bank", store.path, "--date", bank.isoformat()).stdout
    assert "Por cada prenda más en prendas hechas en el mes: unos G." in said.replace("\u00a0", " ")


def test_as_a_list_it_leaves_as_a_table(store: Store, bank: date, tmp_path: Path) -> None:
    kind = find_list("pilot-bank")
    assert kind.title == bank_list("").title
    table = kind.sheet(kind.read(kind.ask(store, bank.isoformat())))
    heads = [one.title for one in table.columns]
    new, old = (dict(zip(heads, row, strict=True)) for row in table.rows)
    assert new["Qué se ve"] == "no se puede decir"
    assert "no se fijó quién entra" in str(new["Lo que se puede decir"])
    assert (old["Qué se ve"], old["Unidad"], old["Qué se decidió"]) == ("se ve", "prendas", "ampliarlo")
    assert old["Cuesta uno más"] == pytest.approx(20_000, rel=0.06)
    assert old["Cuesta una persona más en IPS"] is None
    assert old["Por qué no se dice el de IPS"] == "el plan no lo mira"
    store.close()
    target = tmp_path / "banco.csv"
    run("list", store.path, "pilot-bank", "--out", target)
    with target.open(encoding="utf-8-sig") as file:
        assert len(list(csv.reader(file, delimiter=";"))) == 3
