"""A pace that moved for good is asked about once; noise, an import and an old change are not."""

from datetime import date, timedelta

from app.counts.operations import note_day, note_pieces, remove_day
from app.figures.milestone_operations import dismiss_question, keep_questions
from app.figures.milestone_queries import list_questions
from app.figures.noticing_queries import notice_changes
from app.storage.records import Change
from app.storage.store import Store

FIRST = date(2026, 3, 2)
TODAY = "2026-06-30"


def count(store: Store, workshop: int, first: int, pieces: int, days: int) -> None:
    for number in range(first, first + days):
        day = (FIRST + timedelta(days=number)).isoformat()
        note_day(store, workshop_id=workshop, worked_on=day, people=5, minutes_each=480)
        note_pieces(store, workshop_id=workshop, worked_on=day, what="Remera", pieces=pieces + number % 4,
                    standard_minutes=10)  # fmt: skip


def notice(store: Store) -> list[int]:
    """What the window does after somebody wrote the last day."""
    row = store.value("SELECT max(id) FROM day_output")
    noticed = notice_changes(store, Change("", {"day_output": frozenset((row,))}), TODAY)
    return keep_questions(store, noticed=noticed, noticed_on=TODAY)


def test_a_change_is_asked_about_when_eight_days_have_shown_it(store: Store, workshop: int) -> None:
    count(store, workshop, 0, 140, 20)
    assert notice(store) == []
    count(store, workshop, 20, 180, 7)
    assert notice(store) == []
    count(store, workshop, 27, 180, 1)
    (question,) = notice(store)
    (asked,) = list_questions(store, workshop_id=workshop)
    assert (asked.id, asked.kind, asked.happened_on) == (question, "other", "2026-03-22")
    assert asked.what == "Eficiencia: de 59 % a 76 %"
    count(store, workshop, 28, 180, 2)
    assert notice(store) == [question]
    assert len(list_questions(store, workshop_id=workshop)) == 1


def test_what_was_answered_is_not_asked_again_and_an_undone_day_asks_nothing(
    store: Store, workshop: int
) -> None:
    count(store, workshop, 0, 140, 20)
    count(store, workshop, 20, 180, 9)
    (question,) = notice(store)
    dismiss_question(store, question_id=question)
    count(store, workshop, 29, 180, 1)
    assert notice(store) == []
    other = FIRST + timedelta(days=20)
    store.undo_stack.undo()
    remove_day(store, workshop_id=workshop, worked_on=other.isoformat())
    assert list_questions(store, workshop_id=workshop) == []


def test_an_old_change_is_known_by_now(store: Store, workshop: int) -> None:
    count(store, workshop, 0, 140, 20)
    count(store, workshop, 20, 180, 30)
    assert notice(store) == []
