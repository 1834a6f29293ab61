"""A programme agreed without a window: it begins with the first thing that is agreed."""

from datetime import date

import pytest

from app.errors import DataProblem
from app.improvement.queries import read_programme
from app.improvement.records import SolutionKind
from app.improvement.session import ProgrammeSession
from app.registry.operations import add_workshop
from app.storage.labels import Label
from app.storage.store import Store
from tests.rounds import finish_round


@pytest.fixture
def session(store: Store) -> ProgrammeSession:
    workshop = add_workshop(store, name="Modas Tres Puntadas")
    return ProgrammeSession(store, finish_round(store, workshop, 1, "2026-11-20"))


def test_it_begins_with_the_first_thing_and_keeps_all_that_was_recommended(
    session: ProgrammeSession, store: Store
) -> None:
    assert read_programme(store, session.visit.id) is None
    first = session.recommendations[0]
    session.add_recommendation(first.solution.code)
    session.reload()
    assert [one.solution for one in session.open_actions] == [first.solution.code]
    assert session.is_taken(first.solution.code)
    programme = read_programme(store, session.visit.id)
    assert programme is not None
    assert programme.agreed_on == date.today().isoformat()
    store.undo_stack.undo()
    assert read_programme(store, session.visit.id) is None, "all of it was one step"


def test_a_recommendation_that_an_earlier_programme_left_open_goes_on_and_is_not_agreed_twice(
    session: ProgrammeSession, store: Store
) -> None:
    code = session.recommendations[0].solution.code
    before = session.add_recommendation(code)
    with store.change(Label("action.changed")) as writer:
        writer.update("action", before, responsible="la hija")
    later = ProgrammeSession(store, finish_round(store, session.visit.workshop_id, 1, "2026-11-27"))
    now = later.add_recommendation(code)
    found = {row[0]: tuple(row)[1:] for row in store.rows("SELECT id, status, responsible FROM action")}
    assert found == {before: ("dropped", "la hija"), now: ("open", "la hija")}


def test_what_the_owner_wants_rises_and_becomes_an_action_in_her_months(
    session: ProgrammeSession,
) -> None:
    with pytest.raises(DataProblem):
        session.add_choice(1)
    formula = next(one for one in reversed(session.recommendations) if one.rule == "formula")
    assert session.choose(formula.solution.code)
    session.reload()
    raised = next(one for one in session.recommendations if one.solution.code == formula.solution.code)
    assert (raised.rule, raised.rank < formula.rank) == ("owner", True)
    session.set_choice(2, what="Un horno", why="", months=6, solution=None)
    session.reload()
    session.add_choice(2)
    session.reload()
    (action,) = session.open_actions
    assert (action.title, action.source) == ("Un horno", "owner")
    assert (action.due_on or "") > date.today().isoformat()


def test_the_fourth_wish_has_no_place(session: ProgrammeSession) -> None:
    codes = [one.solution.code for one in session.recommendations[:4]]
    answers = []
    for code in codes:
        answers.append(session.choose(code))
        session.reload()
    assert answers == [True, True, True, False]


def test_they_can_be_narrowed_to_a_part_of_the_diagnostic_and_a_kind(
    session: ProgrammeSession,
) -> None:
    every = session.recommendations
    assert session.recommended(None, None) == every
    part = session.recommended("FOR", None)
    assert 0 < len(part) < len(every)
    assert all(any(code.startswith("FOR") for code in one.items) for one in part)
    courses = session.recommended(None, SolutionKind.COURSE)
    assert {one.solution.kind for one in courses} == {SolutionKind.COURSE}
    assert session.recommended("FOR", SolutionKind.COURSE) == [one for one in part if one in courses]
