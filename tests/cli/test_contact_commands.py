"""Visits and hours from the command line."""

from pathlib import Path

from openpyxl import load_workbook

from app.contacts.operations import plan_contact, record_contact
from app.lists.kind import list_names
from app.registry.queries import find_workshop
from app.storage.opening import open_office
from tests.cli.support import run, run_json
from tests.house_rules import ROOT


def add_contacts(path: Path) -> None:
    store = open_office(path, site=7)
    workshop = find_workshop(store, "YAG-001") or 0
    record_contact(
        store, workshop_id=workshop, held_on="2026-10-05", channel="phone", contact_minutes=15,
        topics=("PRG",), what_was_done="=Miramos la lista",
    )  # fmt: skip
    plan_contact(store, workshop_id=workshop, held_on="2026-12-05", starts_at="09:00")
    store.close()


def test_contacts_are_listed_newest_first(office: Path) -> None:
    add_contacts(office)
    planned, call = run_json("contacts", office)
    assert (planned["status"], planned["date"], planned["time"]) == (
        "planned",
        "2026-12-05",
        "09:00",
    )
    assert (call["channel"], call["contact_minutes"], call["travel_minutes"]) == ("phone", 15, 0)
    assert run_json("contacts", office, "--workshop", "YAG-002") == []
    assert run_json("contacts", office, "--from", "2026-12-01", "--to", "2026-12-31") == [planned]
    assert "15 min" in run("contacts", office).stdout


def test_hours_of_a_period(office: Path) -> None:
    add_contacts(office)
    shape = run_json("hours", office, "--from", "2026-01-01", "--to", "2026-12-31", "--by", "topic")
    assert shape["rows"][0]["key"] == "PRG"
    assert shape["total"]["minutes"] == 15
    assert shape["total"]["people"] == 1
    by_workshop = run_json("hours", office, "--by", "workshop")
    assert [row["key"] for row in by_workshop["rows"]] == ["YAG-001"]
    assert by_workshop["from"] is None
    assert "Todo" in run("hours", office).stdout
    run("hours", office, "--from", "2026-01-01", code=2)


def test_their_keys_are_documented(office: Path) -> None:
    add_contacts(office)
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    hours = run_json("hours", office)
    keys = {*run_json("contacts", office)[0], *hours, *hours["rows"][0]}
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_a_list_is_exported(office: Path, tmp_path: Path) -> None:
    add_contacts(office)
    run("export", office, "contacts", "--out", tmp_path / "v.xlsx", "--workshop", "YAG-001")
    sheet = load_workbook(tmp_path / "v.xlsx").active
    assert sheet["L3"].value == "=Miramos la lista"
    assert sheet["L3"].data_type == "s"
    run("export", office, "workshops", "--out", tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    for arguments in (
        ("nothing", "--out", tmp_path / "a.csv"),
        ("workshops", "--out", tmp_path / "a.txt"),
        ("workshops", "--out", office),
        ("workshops", "--out", tmp_path / "a.csv", "--workshop", "YAG-001"),
        ("workshops", "--out", tmp_path / "a.csv", "--from", "2026-01-01", "--to", "2026-02-01"),
    ):
        result = run("export", office, *arguments, code=1)
        assert len(result.stderr.strip().splitlines()) == 1


def test_every_list_is_documented() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    line = next(one for one in text.splitlines() if one.startswith("| `list [FILE LIST]"))
    assert [name for name in list_names() if f"`{name}`" not in line] == []
