"""A period that was reported stays as it was told."""

import pytest

from app.errors import DataProblem
from app.figures.locks import (
    check_unlocked,
    find_lock,
    is_late,
    list_locks,
    lock_period,
    unlock_period,
)
from app.storage.store import Store


def lock(store: Store, first: str = "2026-07-01", last: str = "2026-09-30") -> int:
    return lock_period(store, date_from=first, date_to=last, locked_on="2026-10-05", reported_to="MIC")


def test_a_locked_day_says_who_locked_it_and_what_to_do(store: Store) -> None:
    lock(store)
    check_unlocked(store, "2026-06-30", None, "2026-10-01")
    with pytest.raises(DataProblem, match=r"Liz Ayala lo cerró el 05/10/2026.*al lado"):
        check_unlocked(store, "2026-06-30", "2026-09-30")
    with pytest.raises(DataProblem, match=r"del 01/07/2026 al 30/09/2026"):
        check_unlocked(store, "2026-07-01")


def test_a_lock_can_be_taken_back(store: Store) -> None:
    unlock_period(store, lock_id=lock(store))
    check_unlocked(store, "2026-08-01")
    assert list_locks(store) == []
    store.undo_stack.undo()
    found = find_lock(store, "2026-08-01")
    assert found is not None
    assert (found.reported_to, found.locked_by) == ("MIC", "Liz Ayala")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-09-30", "2026-12-31"),
        ("2026-10-01", "2026-10-31"),
        ("2026-04-02", "2026-04-01"),
        ("2026-01-01", "2026-09-31"),
    ],
)
def test_a_period_that_cannot_be_is_refused(store: Store, first: str, last: str) -> None:
    lock(store)
    with pytest.raises(DataProblem):
        lock(store, first, last)
    assert len(list_locks(store)) == 1


def test_what_is_noted_after_the_lock_is_late(store: Store, workshop: int) -> None:
    with store.change("antes") as writer:
        before = writer.insert("contact", workshop_id=workshop, held_on="2026-08-03")
    lock(store)
    with store.change("después") as writer:
        after = writer.insert("contact", workshop_id=workshop, held_on="2026-08-04")
    assert not is_late(store, "2026-08-03", before)
    assert is_late(store, "2026-08-04", after)
    assert not is_late(store, "2026-10-04", after)
