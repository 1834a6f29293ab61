"""`hilvan association`, and the lists of what associations keep, over the demo's year."""

import re
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.support import run, run_json
from tests.cli.test_documented import keys_of, section

DAY = ("--association", "Yaguar", "--date", "2026-11-24")


@pytest.fixture(scope="module")
def demo(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copy(made_demo, tmp_path_factory.mktemp("demo") / "demo.hilvan"))


def test_it_says_how_an_association_is(demo: Path) -> None:
    found = run_json("association", demo, *DAY)
    members = found["members"]
    assert sum(members["by_owner_sex"].values()) == members["now"] >= 15
    assert (
        found["posts"]["by_sex"]["woman"] + found["posts"]["by_sex"]["man"] == len(found["posts"]["now"]) == 7
    )
    assert found["meetings"]["held"] == 8
    assert found["meetings"]["next"]["kind"] == "assembly"
    assert 0.4 < found["attendance_share"] < 0.9
    decisions = found["decisions"]
    assert decisions["late"] <= decisions["open"]
    fees = found["fees"]
    assert fees["due_gs"] <= fees["paid_gs"] + fees["owed_gs"]
    assert fees["members_owing"] > 0
    assert found["cash"]["agrees"] is True
    assert not {key for key in keys_of(found) if not re.search(rf"\b{key}\b", section("association"))}


def test_nobodys_own_money_is_in_it(demo: Path) -> None:
    said = run("association", demo, *DAY).stdout
    assert "deben en total" in said
    names = [line["name"] for line in run_json("list", demo, "association-members")]
    assert not [name for name in names if name in said]


def test_the_lists_hold_what_was_noted(demo: Path) -> None:
    book = run_json("list", demo, "cash-book")
    assert book[-1]["balance_gs"] == run_json("association", demo, *DAY)["cash"]["balance_gs"]
    corrected = [line for line in book if line["corrected_by"]]
    assert [line["corrects"] for line in book if line["corrects"]] == [line["number"] for line in corrected]
    may = run_json("list", demo, "cash-book", "--from", "2026-05-01", "--to", "2026-05-31")
    assert {line["day"][:7] for line in may} == {"2026-05"}
    decisions = run_json("list", demo, "meeting-decisions")
    assert {line["status"] for line in decisions} == {"said", "open", "done", "dropped"}
    left = [line for line in run_json("list", demo, "association-members") if not line["member"]]
    assert any(line["left_why"] for line in left)
    documented = section("list")
    for lines in (book, decisions, left):
        assert not {key for key in lines[0] if not re.search(rf"\b{key}\b", documented)}


def test_one_has_to_be_said_where_there_are_several(demo: Path) -> None:
    assert "--association" in run("association", demo, code=1).output
    assert "No hay una así" in run("association", demo, "--association", "Luque", code=1).output


def test_the_day_tells_meetings_and_decisions(demo: Path) -> None:
    day = run_json("today", demo, "--date", "2026-11-30")
    assert [line["date"] for line in day["association_meetings"]["lines"]] == ["2026-12-05"]
    assert day["association_decisions"]["count"] >= 3
