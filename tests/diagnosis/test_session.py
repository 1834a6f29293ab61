"""A visit answered without a window: what is asked next, what comes from where, what is left."""

import pytest

from app.diagnosis.operations import finish_visit, save_place, start_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.records import AnswerKind, Origin
from app.diagnosis.session import VisitSession
from app.registry.operations import add_workshop
from app.storage.store import Store
from tests.fixed_text import fixed_instrument
from tests.rounds import answer_all


@pytest.fixture
def session(store: Store) -> VisitSession:
    visit = start_visit(
        store,
        workshop_id=add_workshop(store, name="Modas Tres Puntadas"),
        instrument=fixed_instrument(),
        visited_on="2026-11-20",
    )
    return VisitSession(store, read_visit(store, visit))


def test_an_answer_is_in_the_file_and_the_next_question_comes(session: VisitSession, store: Store) -> None:
    first = session.current
    assert first == session.codes[0]
    session.answer(AnswerKind.LEVEL, 2)
    assert read_visit(store, session.visit.id).answers[first].level == 2
    assert session.next_unanswered(first) == session.next_item()
    count = session.part_counts()[0]
    assert (count.answered, count.complete) == (1, False)


def test_an_origin_that_was_chosen_goes_on_to_what_follows(session: VisitSession) -> None:
    session.answer(AnswerKind.LEVEL, 2)
    first = session.current
    assert session.without_origin() == (first,), "it is never guessed"
    session.set_origin_before(Origin.NOTEBOOK)
    session.current = str(session.next_item())
    assert session.origin_shown is Origin.NOTEBOOK
    session.answer(AnswerKind.LEVEL, 3)
    assert session.answer_of(session.current).origin is Origin.NOTEBOOK
    session.forget_origin()
    session.current = str(session.next_item())
    assert session.origin_shown is None


def test_what_is_undone_is_told_by_its_question(session: VisitSession, store: Store) -> None:
    session.answer(AnswerKind.LEVEL, 4)
    store.undo_stack.undo()
    assert session.reload() == (session.current,)
    assert not session.is_answered(session.current)


def test_a_question_that_is_not_asked_says_which_answer_left_it_out(
    session: VisitSession,
) -> None:
    tied = next(item for item in session.instrument.items if item.relevance)
    session.current = tied.relevance[0].item
    session.answer(AnswerKind.NOT_APPLICABLE)
    assert session.current in session.reason_skipped(tied.code)
    assert tied.code not in session.unanswered()


def test_a_finished_visit_is_read_from_its_first_question(session: VisitSession, store: Store) -> None:
    answer_all(store, session.visit.id, 2)
    save_place(store, visit_id=session.visit.id, current_item=session.codes[-1], seconds=60)
    assert VisitSession(store, read_visit(store, session.visit.id)).current == session.codes[-1]
    finish_visit(store, visit_id=session.visit.id)
    assert VisitSession(store, read_visit(store, session.visit.id)).current == session.codes[0]


def test_a_finished_visit_is_only_read(session: VisitSession, store: Store) -> None:
    answer_all(store, session.visit.id, 2)
    finish_visit(store, visit_id=session.visit.id)
    session.reload()
    assert session.locked
    assert "reabrirla" in session.why_locked
    assert session.headline.endswith("solo para leer")
    assert session.minutes_left(0) == 0


def test_the_head_says_first_what_may_not_be_cut(session: VisitSession) -> None:
    """At 150 % one read «Diagnóstico de taller d…» and not which round it was."""
    assert session.headline.startswith("Ronda 1 · 20/11/2026 · ")
