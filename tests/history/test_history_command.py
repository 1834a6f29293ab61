"""`hilvan history`: who changed what, on the terminal and as JSON."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.registry.operations import add_workshop, change_workshop
from app.storage.store import Store
from tests.cli.support import run, run_json


@pytest.fixture
def written(store: Store) -> Path:
    """An office in which a telephone was corrected, and another workshop added; closed."""
    workshop = add_workshop(store, name="Jeans Aguape")
    change_workshop(store, workshop_id=workshop, phone="0971 445 218")
    change_workshop(store, workshop_id=workshop, phone="0981 445 218")
    add_workshop(store, name="Modas Sonia")
    store.close()
    return store.path


def test_a_line_says_when_who_where_what_and_both_values(written: Path) -> None:
    lines = run("history", written, "--workshop", "TAL-001").stdout.splitlines()
    today = date.today().strftime("%d/%m/%Y")
    assert lines[0].startswith(today)
    assert "Liz Ayala" in lines[0]
    assert lines[0].endswith("Teléfono del taller: 0971 445 218 → 0981 445 218")
    assert lines[1].endswith("Teléfono del taller: sin dato → 0971 445 218")
    assert not any("Modas Sonia" in line for line in lines)


def test_json_says_the_same_with_keys_that_stay(written: Path) -> None:
    found = run_json("history", written, "--workshop", "TAL-001")[0]
    assert list(found) == [
        "change", "at", "who", "computer", "deed", "workshop", "table", "row", "of", "column",
        "field", "before", "after",
    ]  # fmt: skip
    assert (found["workshop"], found["table"], found["column"]) == (
        "TAL-001",
        "workshop",
        "phone_given",
    )
    assert (found["before"], found["after"]) == ("0971 445 218", "0981 445 218")


def test_days_leave_out_what_was_before_and_after(written: Path) -> None:
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    assert run("history", written, "--from", tomorrow).stdout == ""
    assert json.loads(run("history", written, "--from", tomorrow, "--json").stdout) == []
    assert run_json("history", written, "--to", "2020-01-01") == []
    assert len(run_json("history", written, "--to", tomorrow)) > 4


def test_a_period_that_ends_before_it_begins_is_wrong_usage(written: Path) -> None:
    said = run("history", written, "--from", "2026-02-01", "--to", "2026-01-01", code=2)
    assert "El período termina antes de empezar" in said.stderr
