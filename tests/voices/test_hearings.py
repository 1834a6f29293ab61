"""Hearings and their piles: what is kept, what is refused, and what stays as it was shown."""

import json
from pathlib import Path

import pytest

from app.errors import DataProblem
from app.history.queries import list_changes
from app.history.records import ChangesAsked
from app.history.undoing import plan_undo, undo_change
from app.storage.checking import check_office
from app.storage.labels import Label
from app.storage.opening import open_office
from app.voices.keying import LeafKeying
from app.voices.leaf_file import find_leaf
from app.voices.operations import add_pile, close_hearing, remove_hearing, remove_pile, start_hearing
from app.voices.queries import list_hearings, list_piles, tell_hearing
from app.voices.records import OWNERS, WORKERS
from app.voices.words import say_question
from tests.storage.support import Filled
from tests.voices.leaves import made_leaves

TODAY = "2026-12-01"


def keyed(office: Filled, hearing: int, count: int = 7, seed: int = 1, **more: object) -> int:
    leaves = made_leaves(count, seed=seed, speaker=str(more.get("speaker", WORKERS)))
    return add_pile(office.store, **{"hearing_id": hearing, "speaker": WORKERS, "leaves": leaves, **more})  # type: ignore[arg-type]


def test_fewer_than_five_leaves_are_not_kept(office: Filled, hearing: int) -> None:
    with pytest.raises(DataProblem, match="Hay 4 hojas, y se cargan desde 5"):
        keyed(office, hearing, 4)
    assert list_piles(office.store, hearing) == []


def test_nothing_is_told_before_a_hearing_is_closed(office: Filled, hearing: int) -> None:
    keyed(office, hearing)
    with pytest.raises(KeyError):
        tell_hearing(office.store, hearing, today=TODAY)
    close_hearing(office.store, hearing_id=hearing)
    told = tell_hearing(office.store, hearing, today=TODAY)
    assert (told.workers, told.owners, len(told.questions)) == (7, 0, 10)


def test_one_without_workers_leaves_does_not_close(office: Filled, hearing: int) -> None:
    keyed(office, hearing, speaker=OWNERS)
    with pytest.raises(DataProblem, match="Todavía no hay hojas de quienes trabajan"):
        close_hearing(office.store, hearing_id=hearing)


def test_one_with_the_leaves_of_one_workshop_alone_does_not_close(office: Filled, hearing: int) -> None:
    """What the territory says would be what her own workers say, and everybody may read that."""
    keyed(office, hearing, workshop_id=office.workshop)
    keyed(office, hearing, workshop_id=office.workshop)
    keyed(office, hearing, speaker=OWNERS)
    with pytest.raises(DataProblem, match="son de un solo taller"):
        close_hearing(office.store, hearing_id=hearing)
    keyed(office, hearing, 5)
    close_hearing(office.store, hearing_id=hearing)


def test_a_closed_one_takes_nothing_and_gives_nothing_back(office: Filled, hearing: int) -> None:
    pile = keyed(office, hearing)
    close_hearing(office.store, hearing_id=hearing)
    for deed in (
        lambda: keyed(office, hearing),
        lambda: remove_pile(office.store, pile_id=pile),
        lambda: remove_hearing(office.store, hearing_id=hearing),
        lambda: close_hearing(office.store, hearing_id=hearing),
    ):
        with pytest.raises(DataProblem, match="está cerrada y no cambia más"):
            deed()


def test_one_is_open_at_a_time_and_of_a_month_that_has_come(
    office: Filled, cluster: int, hearing: int
) -> None:
    with pytest.raises(DataProblem, match="La escucha de noviembre de 2026 sigue abierta"):
        start_hearing(office.store, cluster_id=cluster, month="2026-10")
    remove_hearing(office.store, hearing_id=hearing)
    for month in ("2099-01", "2026-13", "2026-11-03", "2026"):
        with pytest.raises(DataProblem):
            start_hearing(office.store, cluster_id=cluster, month=month)
    assert list_hearings(office.store) == []


def test_a_pile_is_of_a_workshop_of_the_territory(office: Filled, hearing: int) -> None:
    with office.store.change(Label("cluster.added")) as writer:
        other = writer.insert("cluster", name="Pilar", code="PIL")
        away = writer.insert("workshop", code="PIL-001", name="Lejos", cluster_id=other)
    with pytest.raises(DataProblem, match="elija uno de ese territorio"):
        keyed(office, hearing, workshop_id=away)
    with pytest.raises(ValueError, match="no pile of a workshop's owners"):
        keyed(office, hearing, speaker=OWNERS, workshop_id=office.workshop)


def test_an_open_pile_can_be_taken_away_and_keyed_again(office: Filled, hearing: int) -> None:
    remove_pile(office.store, pile_id=keyed(office, hearing))
    keyed(office, hearing, 6)
    assert [one.leaves for one in list_piles(office.store, hearing)] == [6]
    assert check_office(office.store).sound


def test_no_line_of_the_journal_tells_an_answer(office: Filled, hearing: int) -> None:
    """Canaries: whoever reads or searches the history finds who keyed in how many, and no answer."""
    leaves = made_leaves(7, treatment="violence", leaving="papers")
    add_pile(office.store, hearing_id=hearing, speaker=WORKERS, leaves=leaves)
    close_hearing(office.store, hearing_id=hearing)
    lines = [row[0] for row in office.store.rows("SELECT columns FROM journal") if "leaves" in row[0]]
    told = json.dumps(lines)
    for question in find_leaf().questions:
        assert f'"{question.code}"' not in told
        assert all(f'"{one.code}"' not in told for one in question.answers)
    for text in ("violence", "papers", '{"exit"'):
        assert list_changes(office.store, ChangesAsked(text=text)).changes == ()


def test_who_came_first_is_nowhere_in_the_file(office: Filled, hearing: int) -> None:
    leaves = made_leaves(8)
    hashes = set()
    for order in (leaves, leaves[::-1], sorted(leaves, key=str)):
        pile = add_pile(office.store, hearing_id=hearing, speaker=WORKERS, leaves=order)
        hashes.add(office.store.value("SELECT counts_hash FROM leaf_pile WHERE id = ?", (pile,)))
    assert len(hashes) == 1


def test_undo_changes_nothing_that_was_shown(office: Filled, hearing: int) -> None:
    """Not by Ctrl+Z, nor by what an undo in the history left to be taken back, nor in the history itself."""
    keyed(office, hearing)
    keyed(office, hearing, seed=2)
    change = office.store.last_change
    undo_change(office.store, change_id=change)  # in the history; Ctrl+Z would bring the pile back
    close_hearing(office.store, hearing_id=hearing)
    closing = office.store.last_change
    shown = tell_hearing(office.store, hearing, today=TODAY)
    while office.store.undo_stack.undo():
        assert tell_hearing(office.store, hearing, today=TODAY) == shown
    while office.store.undo_stack.redo():
        assert tell_hearing(office.store, hearing, today=TODAY) == shown
    for one in (change, closing):
        plan = plan_undo(office.store, one)
        assert not plan.back
    assert {one.reason for one in plan_undo(office.store, closing).standing} == {"la escucha está cerrada"}


def test_keys_make_leaves_and_can_be_taken_back() -> None:
    keying = LeafKeying(find_leaf(), OWNERS)
    assert len(keying.questions) == 5
    for number in (1, 2, 3, 1):
        assert keying.press(number)
    assert not keying.press(9)
    assert keying.press(0)
    assert keying.leaves[0] == {
        "pay": "on_the_day", "treatment": "some_shouting", "who_pays": "both_more_owner",
        "who_may": "yes", "when_a_baby": "none",
    }  # fmt: skip
    assert keying.step_back()
    assert (len(keying.leaves), len(keying.marks)) == (0, 4)
    while keying.step_back():
        pass
    assert keying.is_empty


def test_the_demo_was_heard_once_and_says_it_alike_every_time(made_demo: Path) -> None:
    store = open_office(made_demo, site=7, read_only=True)
    (hearing,) = list_hearings(store)
    told = tell_hearing(store, hearing.id, today=TODAY)
    assert (hearing.closed, told.workers, told.owners, len(told.workshops)) == (1, 30, 14, 1)
    assert "No" in say_question(told.questions[5])
    store.close()
