"""The commands of pilots: read, drawn, and drawn again with the same letter by letter."""

import json
from pathlib import Path

import pytest

from app.pilots.draw_operations import record_draw
from app.pilots.operations import note_follow
from app.pilots.queries import read_whole_pilot
from app.pilots.replaying import replay_draws
from app.storage.opening import open_office
from app.storage.store import Store
from tests.cli.support import run, run_json
from tests.pilots.conftest import DAY


@pytest.fixture
def office(store: Store, fixed: int) -> Path:
    """The file of a pilot that waits for its draw, closed."""
    path = store.path
    store.close()
    return path


def test_a_pilot_is_listed_and_shown(office: Path) -> None:
    (one,) = run_json("pilot", "list", office)
    assert (one["pilot"], one["state"], one["workshops"], one["draws"]) == (1, "listed", 12, 0)
    shown = run_json("pilot", "show", office, "1")
    assert shown["strata"] == ["cluster", "size", "owner_sex"]
    assert shown["outcomes"] == [
        {"measure": "figure.sales_month", "role": "primary", "least_effect": 500_000}
    ]
    assert [one["arm"] for one in shown["entrants"]] == [None] * 12
    assert shown["entrants"][0]["code"] == "PIL-001"
    assert "Costos que se pueden medir" in run("pilot", "show", office, "1").stdout
    assert "pilot list" in run("pilot", "show", office, "2", code=1).stderr


def test_who_may_enter_and_what_is_measured(office: Path) -> None:
    candidates = run_json("pilot", "candidates", office, "1")
    assert {one["out"] for one in candidates} == {None}
    assert "puede entrar" in run("pilot", "candidates", office, "1").stdout
    measures = run_json("pilot", "measures", office)
    assert {one["code"]: one["better"] for one in measures}["dhu"] == -1
    assert "figure.sales_month" in run("pilot", "measures", office).stdout


def test_without_record_nothing_is_drawn_and_the_same_seed_gives_the_same(office: Path) -> None:
    first = run("draw", office, "1", "--seed", "4 1 6 2 5", "--json").stdout
    assert first == run("draw", office, "1", "--seed", "41625", "--json").stdout
    shown = json.loads(first)
    assert (shown["recorded"], shown["same"]) == (False, None)
    assert [one["count"] for one in shown["arms"]] == [6, 6]
    assert run_json("pilot", "list", office)[0]["draws"] == 0
    assert "Solo se mostró" in run("draw", office, "1", "--seed", "41625").stdout
    assert run_json("draw", office, "1", "--seed", "41626")["result_hash"] != shown["result_hash"]
    assert "--seed" in run("draw", office, "1", code=1).stderr


def test_a_recorded_draw_is_made_again_without_its_seed(office: Path) -> None:
    would_be = run_json("draw", office, "1", "--seed", "41625")
    made = run_json(
        "draw", office, "1", "--seed", "41625", "--record", "--drawn-by", "doña Benita", "--witnesses", "31"
    )
    assert made == would_be | {"recorded": True, "same": True}
    assert run_json("draw", office, "1") == made
    assert "se repite igual" in run("draw", office, "1").stdout
    shown = run_json("pilot", "show", office, "1")
    assert shown["draws"][0]["drawn_by"] == "doña Benita"
    assert [one["arm"] for one in shown["entrants"]] == [one["arm"] for one in made["assignments"]]
    assert "por qué" in run("draw", office, "1", "--seed", "2", "--record", code=1).stderr
    again = run_json("draw", office, "1", "--seed", "2", "--record", "--reason", "cayó un dado")
    assert run_json("draw", office, "1") == again
    assert run_json("draw", office, "1", "--seed", "41625") == made


def test_a_draw_that_was_tampered_with_is_said(office: Path) -> None:
    run("draw", office, "1", "--seed", "5", "--record")
    store = open_office(office, site=1)
    first, second = store.rows(
        "SELECT a.id, a.arm_id FROM pilot_assignment a JOIN pilot_arm m ON m.id = a.arm_id "
        "WHERE a.id IN (SELECT min(id) FROM pilot_assignment GROUP BY arm_id) ORDER BY m.place"
    )
    with store.change("trampa") as writer:
        writer.update("pilot_assignment", first[0], arm_id=second[1])
        writer.update("pilot_assignment", second[0], arm_id=first[1])
    store.close()
    said = run("draw", office, "1", "--json", code=1)
    assert json.loads(said.stdout)["same"] is False
    assert "no se fíe" in said.stderr


def test_wrong_use_is_said(office: Path) -> None:
    assert "--seed" in run("draw", office, "1", "--record", code=2).stderr
    assert "--record" in run("draw", office, "1", "--seed", "1", "--reason", "x", code=2).stderr
    assert "semilla" in run("draw", office, "1", "--seed", "uno", code=1).stderr


def test_every_draw_of_a_pilot_is_made_again(store: Store, fixed: int, workshops: list[int]) -> None:
    record_draw(store, pilot_id=fixed, seed="1")
    record_draw(store, pilot_id=fixed, seed="2", reason="cayó un dado")
    note_follow(store, pilot_id=fixed, workshop_id=workshops[0], took="whole", took_on=DAY)
    again = replay_draws(store, read_whole_pilot(store, fixed))
    assert [(one.draw.seed, one.same) for one in again] == [("1", True), ("2", True)]


def test_a_plan_is_rehearsed_from_the_command_line(office: Path) -> None:
    words = ("rehearse", office, "1", "--draws", "200")
    found = run_json(*words)
    assert run_json(*words) == found
    assert (found["units"], found["first"], found["in_deviations"]) == (12, 6, True)
    assert found["expected"]["supposed"] == ["correlation", "take_up", "drop_out", "follow_ups"]
    assert [one["follow_ups"] for one in found["rehearsal"]["curves"]] == [1, 2, 3]
    said = run(*words).stdout
    assert "Con 12 talleres solo se vería una diferencia entre los grupos mayor que" in said
    assert "desvíos" in said
    assert "index" in run("rehearse", office, "1", "--measure", "index", code=1).stderr
