"""The commands of lists of ministries: noted who allows it, brought in, and how much was found."""

from pathlib import Path

import pytest

from app.pilots.operations import add_pilot, fix_list, record_pilot_consent
from app.storage.store import Store
from tests.administrative.conftest import DAY
from tests.cli.support import run, run_json
from tests.cli.test_documented import keys_of, section


@pytest.fixture
def office(store: Store, shops: dict[str, int]) -> Path:
    pilot = add_pilot(store, name="Costos")
    record_pilot_consent(
        store, pilot_id=pilot, workshop_ids=list(shops.values()), granted=True, decided_on=DAY
    )
    fix_list(store, pilot_id=pilot)
    store.close()
    return store.path


def test_a_list_is_looked_at_brought_in_and_told(office: Path, book: Path) -> None:
    asked = ("administrative", office, book, "--source", "ips", "--month", "2026-03")
    seen = run_json(*asked, "--dry-run")
    assert seen["dry_run"]
    assert run_json("administrative-lists", office) == []
    said = run_json(*asked, "--given-by", "IPS")
    assert said["rate"] == {
        "workshops": 6, "asked": 5, "consenting": 4, "with_number": 3, "matched": 3, "absent": 0, "ambiguous": 0,
    }  # fmt: skip
    assert [(one["workshop"], one["state"], one["people"]) for one in said["workshops"]] == [
        ("YAG-001", "matched", 7), ("YAG-002", "matched", 2), ("YAG-003", "matched", 1), ("YAG-004", "no_number", None),
    ]  # fmt: skip
    assert run_json(*asked, "--given-by", "IPS")["unchanged"]
    told = run(*asked).stdout
    assert "Se encontraron: 3 de 3 (100 %)." in told
    assert "YAG-004  Sin papeles · no tiene RUC ni cédula anotada" in told
    (one,) = run_json("administrative-lists", office, "--pilot", "1")
    assert [(arm["name"], arm["matched"], arm["with_number"]) for arm in one["arms"]] == [("Costos", 3, 3)]
    assert (
        "IPS · marzo de 2026 · 3 de 3 (100 %)" in run("administrative-lists", office, "--pilot", "1").stdout
    )
    documented = section("administrative") + section("administrative-lists")
    keys = (keys_of(said) | keys_of(one)) - {"ruc", "check_digit"}
    assert {key for key in keys if key not in documented} == set()


def test_who_allows_it_is_noted(office: Path, book: Path) -> None:
    assert run_json("administrative-consent", office)["consenting"] == 4
    assert "por su RUC o su cédula" in run("administrative-consent", office).stdout
    said = run_json(
        "administrative-consent", office, "--workshop", "YAG-006", "--granted", "--on", "2026-11-21"
    )
    assert said["consenting"] == 5
    run("administrative-consent", office, "--workshop", "YAG-006", code=2)
    assert (
        "todavía no llegó"
        in run("administrative", office, book, "--source", "ips", "--month", "2099-03", code=1).stderr
    )
