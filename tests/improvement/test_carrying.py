"""What an earlier programme left open goes on in the next one, once, and history stays true."""

from pathlib import Path

import pytest

from app.errors import DataProblem
from app.improvement.carrying import carry_action, carry_actions, list_earlier_open
from app.improvement.operations import add_action, complete_action, start_programme
from app.storage.store import Store
from tests.improvement.examples import add_titles, live_rows, make_office, read, titles

Two = tuple[Store, list[int], list[int]]


@pytest.fixture
def two(tmp_path: Path) -> Two:
    """A store, its two visits, and the programme of each."""
    store, visits = make_office(tmp_path, visits=2)
    programmes = [start_programme(store, visit_id=one, recommendations=[]) for one in visits]
    return store, visits, programmes


def earlier(store: Store, visit: int) -> list[str]:
    return [one.action.title for one in list_earlier_open(store, visit)]


def test_only_what_is_open_in_the_rounds_before_is_earlier(two: Two) -> None:
    store, visits, programmes = two
    _a, b = add_titles(store, programmes[0], "A", "B")
    add_titles(store, programmes[1], "C")
    complete_action(store, action_id=b, done_on="2026-01-20")
    assert earlier(store, visits[1]) == ["A"]
    assert earlier(store, visits[0]) == []


def test_it_goes_on_as_it_was_agreed_and_says_where_from(two: Two) -> None:
    store, visits, programmes = two
    agreed = {"responsible": "Luis", "due_on": "2026-01-31", "cost": 5000, "payer": "taller",
              "first_step": "Medir", "evidence": "Foto", "because": "porque sí"}  # fmt: skip
    old = add_action(store, programme_id=programmes[0], title="Estantes", source="owner", **agreed)
    before = live_rows(store)
    new = carry_action(store, action_id=old, programme_id=programmes[1])
    (carried,) = read(store, visits[1]).actions
    assert carried.id == new
    said = {name: getattr(carried, name) for name in agreed}
    assert said == agreed | {"because": "porque sí; viene del programa del 10/01/2026"}
    assert (carried.title, carried.source, carried.status) == ("Estantes", "owner", "open")
    (left,) = read(store, visits[0]).actions
    assert (left.title, left.status, left.because) == ("Estantes", "dropped", "porque sí")
    assert store.value("SELECT group_concat(id) FROM action WHERE status = 'open' AND deleted = 0") == str(
        new
    )
    assert store.undo_stack.undo() == "seguir con «Estantes»"
    assert live_rows(store) == before, "one step"


def test_what_is_open_there_already_is_not_written_twice(two: Two) -> None:
    store, visits, programmes = two
    olds = [
        add_action(store, programme_id=programmes[0], source="recommended", solution="SOL-GES-01a"),
        *add_titles(store, programmes[0], "Pintar"),
    ]
    add_action(store, programme_id=programmes[1], source="owner", solution="SOL-GES-01a")
    add_titles(store, programmes[1], "pintar")
    there = titles(store, visits[1])
    carry_actions(store, action_ids=olds, programme_id=programmes[1])
    assert titles(store, visits[1]) == there
    assert earlier(store, visits[1]) == []


def test_the_offices_limit_holds_unless_asked_and_nothing_is_half_done(two: Two) -> None:
    store, visits, programmes = two
    olds = add_titles(store, programmes[0], *"ABCDEF")
    before = live_rows(store)
    with pytest.raises(DataProblem, match="acciones abiertas"):
        carry_actions(store, action_ids=olds, programme_id=programmes[1])
    assert live_rows(store) == before
    carry_actions(store, action_ids=olds, programme_id=programmes[1], beyond_limit=True)
    assert titles(store, visits[1]) == list("ABCDEF")
    assert store.undo_stack.undo() == "seguir con lo que quedó abierto"
    assert live_rows(store) == before


def test_only_what_an_earlier_programme_left_open_can_go_on(two: Two) -> None:
    store, _visits, programmes = two
    (new,) = add_titles(store, programmes[1], "C")
    for programme in programmes:
        with pytest.raises(DataProblem):
            carry_action(store, action_id=new, programme_id=programme)
