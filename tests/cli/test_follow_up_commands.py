"""`hilvan change` and `hilvan agreement`."""

from pathlib import Path

import pytest

from app.diagnosis.operations import finish_visit, start_second_look, start_visit
from app.diagnosis.queries import finished_visits
from app.registry.operations import add_consultant
from app.storage.store import Store
from tests.cli.support import run, run_json
from tests.fixed_text import fixed_instrument
from tests.made_office import new_office
from tests.rounds import answer_all


def rate(store: Store, visit: int, level: int) -> None:
    answer_all(store, visit, level)
    finish_visit(store, visit_id=visit)


@pytest.fixture(scope="module")
def two_rounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rondas") / "oficina.hilvan"
    store = new_office(path)
    with store.change("taller") as writer:
        workshop = writer.insert("workshop", code="YAG-001", name="Modas")
        writer.insert("workshop", code="YAG-002", name="Otra")
    first, second = (add_consultant(store, name=name) for name in ("Rosa", "Elvio"))
    store.user = first
    instrument = fixed_instrument()
    for day, level in (("2026-03-02", 1), ("2026-09-05", 3)):
        visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on=day)
        rate(store, visit, level)
    newest = finished_visits(store, workshop)[0].id
    look = start_second_look(store, visit_id=newest, consultant_id=second, visited_on="2026-09-05")
    rate(store, look, 2)
    store.close()
    return path


def test_change_tells_the_newest_two_rounds(two_rounds: Path) -> None:
    shape = run_json("change", two_rounds, "--workshop", "yag-001")
    assert (shape["before"]["round"], shape["after"]["round"], shape["bridge"]) == (1, 2, "texts")
    part = shape["dimensions"][0]
    assert (part["before"], part["after"], part["verdict"]) == (25.0, 75.0, "noise_unknown")
    assert part["index"] is None
    assert len(shape["items"]["same"]) == 60
    assert shape["alerts"]["solved"]
    said = run("change", two_rounds, "--workshop", "YAG-001").output
    assert "GES  25 → 75: no se puede afirmar todavía" in said


def test_change_refuses_what_cannot_be_compared(two_rounds: Path) -> None:
    assert "dos rondas" in run("change", two_rounds, "--workshop", "YAG-002", code=1).output
    wrong = run("change", two_rounds, "--workshop", "YAG-001", "--before", "2", code=1)
    assert "dos rondas" in wrong.output


def test_agreement_gives_no_coefficient_for_one_pair(two_rounds: Path) -> None:
    shape = run_json("agreement", two_rounds)
    assert (shape["pairs"], shape["fewest_pairs"]) == (1, 10)
    assert shape["items"][0]["kappa_linear"] is None
    assert shape["items"][0]["distance"] >= 1
    nothing = [one for one in shape["items"] if not one["levels_in_both"]]
    assert all(one["distance"] is None for one in nothing)
    assert shape["totals"][0]["code"] is None
    assert shape["totals"][0]["icc_2_1"] is None
    assert "faltan 9" in run("agreement", two_rounds).output


def test_where_nothing_was_compared_there_is_no_distance(tmp_path: Path) -> None:
    new_office(tmp_path / "nueva.hilvan").close()
    shape = run_json("agreement", tmp_path / "nueva.hilvan")
    assert {one["distance"] for one in shape["items"]} == {None}
