from pathlib import Path

import pytest

from app.errors import DataProblem
from app.improvement.catalogue import load_catalogue
from app.improvement.defaults import makes_wait
from app.improvement.operations import (
    add_action,
    change_action,
    change_programme,
    clear_choice,
    complete_action,
    move_action,
    remove_action,
    reopen_action,
    set_choice,
    start_programme,
)
from app.improvement.priorities import recommend
from app.improvement.queries import (
    latest_programme,
    list_recommendations,
)
from tests.improvement.examples import (
    ANSWERS,
    SMALL,
    add_titles,
    make_office,
    make_result,
    read,
    titles,
)


def test_what_was_recommended_is_kept_as_it_was_said(started) -> None:
    store, _visit, programme = started
    found = recommend(SMALL, ANSWERS, make_result("LOC-02"), load_catalogue())
    assert list_recommendations(store, programme) == found
    assert found[0].rule == "alert"


def test_choosing_leaves_what_was_recommended_alone(started) -> None:
    store, visit, programme = started
    before = list_recommendations(store, programme)
    set_choice(store, programme_id=programme, position=1, why="No me alcanza", what="Cobrar mejor")
    add_action(store, programme_id=programme, source="owner", title="Cobrar los viernes")
    assert list_recommendations(store, programme) == before
    assert [choice.what for choice in read(store, visit).choices] == ["Cobrar mejor"]


def test_a_solution_of_a_newer_catalogue_is_still_listed(office) -> None:
    store, visit = office
    programme = start_programme(store, visit_id=visit, recommendations=[])
    with store.change("unir") as writer:
        writer.insert(
            "recommendation",
            programme_id=programme,
            solution="SOL-ZZZ-99z",
            rank=1,
            score=0.5,
            because="porque sí",
        )
    (found,) = list_recommendations(store, programme)
    assert "SOL-ZZZ-99z" in found.solution.title
    assert found.because == "porque sí"


def test_an_action_takes_from_its_solution_what_is_not_given(started) -> None:
    store, visit, programme = started
    add_action(store, programme_id=programme, source="recommended", solution="SOL-GES-01a")
    (action,) = read(store, visit).actions
    assert action.title == "Separar la plata del taller y la de la casa en dos cajas"
    assert (action.responsible, action.payer) == ("Ana Benítez", "taller")
    assert (action.cost, action.cost_high) == (0, 20_000), "both ends, never the middle"
    assert action.due_on == "2026-01-24"
    assert action.first_step
    assert action.evidence
    assert action.because is not None
    assert action.because.startswith("porque ")


def test_what_is_given_goes_over_what_the_solution_says(started) -> None:
    store, visit, programme = started
    add_action(
        store, programme_id=programme, source="owner", solution="SOL-GES-01a", title=" Dos cajas ",
        cost=0, due_on="2026-03-01", responsible="Luis", payer="CAE",
    )  # fmt: skip
    (action,) = read(store, visit).actions
    assert (action.title, action.due_on) == ("Dos cajas", "2026-03-01")
    assert (action.cost, action.cost_high) == (0, 0)
    assert (action.responsible, action.payer) == ("Luis", "CAE")


def test_more_open_actions_than_agreed_only_on_purpose(started) -> None:
    store, visit, programme = started
    actions = add_titles(store, programme, "A", "B", "C", "D", "E")
    with pytest.raises(DataProblem, match="5 acciones abiertas"):
        add_action(store, programme_id=programme, source="owner", title="F")
    add_action(store, programme_id=programme, source="owner", title="F", beyond_limit=True)
    complete_action(store, action_id=actions[0], done_on="2026-02-01")
    complete_action(store, action_id=actions[1], done_on="2026-02-01")
    add_action(store, programme_id=programme, source="owner", title="G")
    with pytest.raises(DataProblem, match="5 acciones abiertas"):
        reopen_action(store, action_id=actions[0])
    reopen_action(store, action_id=actions[0], beyond_limit=True)
    assert len(read(store, visit).open_actions) == 6


def test_the_limit_is_the_offices(started) -> None:
    store, _visit, programme = started
    with store.change("cambiar la oficina") as writer:
        writer.update("office", store.value("SELECT id FROM office"), programme_size=1)
    add_action(store, programme_id=programme, source="owner", title="A")
    with pytest.raises(DataProblem, match="1 acción abierta"):
        add_action(store, programme_id=programme, source="owner", title="B")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": "  "}, "título"),
        ({}, "título"),
        ({"title": "A", "cost": -1}, "guaraníes"),
        ({"title": "A", "cost": 1.5}, "guaraníes"),
        ({"title": "A", "cost": 2, "cost_high": 1}, "de menos a más"),
        ({"title": "A", "cost": 2, "cost_high": None}, "de menos a más"),
        ({"title": "A", "due_on": "30/02/2026"}, "fecha"),
        ({"solution": "SOL-ZZZ-99z"}, "catálogo"),
    ],
)
def test_an_action_that_cannot_be_is_refused_and_nothing_is_written(started, fields, told) -> None:
    store, visit, programme = started
    with pytest.raises(DataProblem, match=told):
        add_action(store, programme_id=programme, source="owner", **fields)
    assert read(store, visit).actions == ()


def test_the_same_solution_is_not_open_twice(started) -> None:
    store, _visit, programme = started
    action = add_action(store, programme_id=programme, source="owner", solution="SOL-GES-01a")
    with pytest.raises(DataProblem, match="ya está abierta"):
        add_action(store, programme_id=programme, source="owner", solution="SOL-GES-01a")
    complete_action(store, action_id=action, done_on="2026-02-01")
    add_action(store, programme_id=programme, source="owner", solution="SOL-GES-01a")


def test_a_visit_has_one_programme(started) -> None:
    store, visit, _programme = started
    with pytest.raises(DataProblem, match="ya tiene su programa"):
        start_programme(store, visit_id=visit, recommendations=[])
    with pytest.raises(DataProblem, match="visita ya no está"):
        start_programme(store, visit_id=1, recommendations=[])


def test_the_owner_chooses_up_to_three_things_in_her_own_words(started) -> None:
    store, visit, programme = started
    for position in (2, 1, 3):
        set_choice(
            store, programme_id=programme, position=position, why=f"por {position}",
            what=f"cosa {position}", months=position, solution="SOL-GES-01a",
        )  # fmt: skip
    assert [choice.position for choice in read(store, visit).choices] == [1, 2, 3]
    with pytest.raises(DataProblem, match="hasta tres"):
        set_choice(store, programme_id=programme, position=4, why="", what="más")
    with pytest.raises(DataProblem, match="meses"):
        set_choice(store, programme_id=programme, position=1, why="", what="", months=0)
    with pytest.raises(DataProblem, match="catálogo"):
        set_choice(store, programme_id=programme, position=1, why="", what="", solution="X")


def test_a_choice_is_changed_in_its_place_and_can_be_cleared(started) -> None:
    store, visit, programme = started
    first = set_choice(store, programme_id=programme, position=1, why="a", what="b")
    assert set_choice(store, programme_id=programme, position=1, why="c", what="d") == first
    set_choice(store, programme_id=programme, position=2, why="e", what="f")
    clear_choice(store, programme_id=programme, position=1)
    assert [(choice.position, choice.what) for choice in read(store, visit).choices] == [(2, "f")]


def test_an_unknown_field_is_a_bug_of_the_caller(started) -> None:
    store, _visit, programme = started
    (action,) = add_titles(store, programme, "A")
    with pytest.raises(TypeError, match="status"):
        change_action(store, action_id=action, status="done")


def test_an_action_cannot_lose_its_title(started) -> None:
    store, visit, programme = started
    (action,) = add_titles(store, programme, "A")
    with pytest.raises(DataProblem, match="título"):
        change_action(store, action_id=action, title=" ")
    assert titles(store, visit) == ["A"]


def test_what_is_no_longer_there_is_said(started) -> None:
    store, _visit, programme = started
    (action,) = add_titles(store, programme, "A")
    remove_action(store, action_id=action)
    with pytest.raises(DataProblem, match="acción ya no está"):
        complete_action(store, action_id=action, done_on="2026-02-01")
    with pytest.raises(DataProblem, match="programa ya no está"):
        change_programme(store, programme_id=1, note="x")


def test_the_latest_programme_is_that_of_the_newest_visit(tmp_path: Path) -> None:
    store, visits = make_office(tmp_path, visits=3)
    workshop = store.value("SELECT id FROM workshop")
    assert latest_programme(store, workshop) is None
    second = start_programme(store, visit_id=visits[1], recommendations=[])
    start_programme(store, visit_id=visits[0], recommendations=[])
    latest = latest_programme(store, workshop)
    assert latest is not None
    assert latest.id == second
    store.close()


def test_an_alert_is_due_on_the_day_of_the_programme(started) -> None:
    store, visit, programme = started
    change_programme(store, programme_id=programme, agreed_on="2026-11-24")
    add_action(store, programme_id=programme, source="alert", solution="SOL-LOC-02a")
    add_action(store, programme_id=programme, source="recommended", solution="SOL-GES-02a")
    alert, other = read(store, visit).actions
    assert alert.due_on == "2026-11-24"
    assert (other.due_on or "") > "2026-12-01"


@pytest.mark.parametrize(
    ("source", "due_on", "waits"),
    [
        ("alert", "2026-11-24", False),
        ("alert", "2026-11-20", False),
        ("alert", "2026-11-25", True),
        ("alert", None, True),
        ("recommended", "2027-01-01", False),
        ("owner", None, False),
    ],
)
def test_what_would_put_an_alert_off(source: str, due_on: str | None, waits: bool) -> None:
    assert makes_wait(source, due_on, today="2026-11-24") is waits


def test_what_an_alert_asks_for_comes_first_whatever_is_moved(started) -> None:
    store, visit, programme = started
    for title in ("A", "B", "C"):
        add_action(store, programme_id=programme, source="owner", title=title)
    for title in ("Salida", "Cables"):
        add_action(store, programme_id=programme, source="alert", title=title)
    assert titles(store, visit) == ["Salida", "Cables", "A", "B", "C"]
    ids = {action.title: action.id for action in read(store, visit).actions}
    move_action(store, action_id=ids["C"], position_index=0)
    assert titles(store, visit) == ["Salida", "Cables", "C", "A", "B"]
    move_action(store, action_id=ids["Salida"], position_index=4)
    assert titles(store, visit) == ["Cables", "Salida", "C", "A", "B"]
    move_action(store, action_id=ids["A"], position_index=4)
    assert titles(store, visit) == ["Cables", "Salida", "C", "B", "A"]
    store.undo_stack.undo()
    assert titles(store, visit) == ["Cables", "Salida", "C", "A", "B"]
