"""What needs an association is not recommended where there is none, and it is said."""

from dataclasses import replace

import pytest

from app.diagnosis.instruments import load_instrument
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Answer, AnswerKind, Visit
from app.errors import DataProblem
from app.improvement.catalogue import load_catalogue, parse_catalogue
from app.improvement.priorities import leave_out, recommend
from app.improvement.records import Near, OwnerChoice
from app.improvement.session import ProgrammeSession
from app.improvement.surroundings import find_lacking
from app.registry.operations import add_association, add_cluster, add_workshop, set_membership
from app.registry.queries import has_association
from app.storage.store import Store
from tests.improvement.examples import SMALL, make_answers, make_result, make_solution
from tests.improvement.test_catalogue import ONE
from tests.rounds import finish_round

MEETING = "SOL-ASO-01a"
ROQUE = "Mariano Roque Alonso"
NEAR = make_solution("A", "GES-01", near=(Near.ASSOCIATION,))
LACKING = {Near.ASSOCIATION: "porque no hay"}


@pytest.fixture
def places(store: Store) -> tuple[int, int]:
    """A territory with an association, and one of which none is noted."""
    there = add_cluster(store, name="Yaguarón", code="YAG")
    add_association(store, name="Asociación de Confeccionistas", cluster_id=there)
    return there, add_cluster(store, name=ROQUE, code="MRA")


def visit_in(store: Store, cluster: int | None) -> Visit:
    workshop = add_workshop(store, name=f"Modas {cluster}", cluster_id=cluster)
    return read_visit(store, finish_round(store, workshop, 0, "2026-11-20"))


def recommended(session: ProgrammeSession) -> list[str]:
    return [one.solution.code for one in session.recommendations]


def test_what_the_territory_lacks_is_left_out_with_why_and_something_else_lifts_the_item() -> None:
    other = make_solution("B", "GES-01", hours=40.0)
    asked = (SMALL, make_answers(GES_01=1), make_result(), [NEAR, other])
    assert [one.solution.code for one in recommend(*asked)] == ["A"]
    assert [one.solution.code for one in recommend(*asked, (), LACKING)] == ["B"]
    (found,) = leave_out(*asked, (), LACKING)
    assert (found.solution, found.because) == (NEAR, "porque no hay")
    assert leave_out(*asked, (), {}) == []


def test_only_what_would_have_helped_is_said_to_be_left_out() -> None:
    strong = (SMALL, make_answers(GES_01=4), make_result(), [NEAR])
    assert leave_out(*strong, (), LACKING) == []
    later = replace(NEAR, from_level=2)
    assert leave_out(SMALL, make_answers(GES_01=1), make_result(), [later], (), LACKING) == []


def test_what_the_owner_chose_stays() -> None:
    choices = [OwnerChoice(id=1, position=1, why="", what="", solution="A")]
    asked = (SMALL, make_answers(GES_01=1), make_result(), [NEAR], choices, LACKING)
    assert [one.solution.code for one in recommend(*asked)] == ["A"]
    assert leave_out(*asked) == []


def test_the_notes_tell_that_there_is_none_only_where_every_association_has_its_place(
    store: Store, places: tuple[int, int]
) -> None:
    there, here = places
    assert [has_association(store, one) for one in (there, here, None)] == [True, False, None]
    loose = add_association(store, name="Otra, sin territorio")
    assert [has_association(store, one) for one in (there, here)] == [True, None]
    member = add_workshop(store, name="Socia", cluster_id=here)
    set_membership(store, workshop_id=member, association_id=loose)
    assert has_association(store, here) is True
    set_membership(store, workshop_id=member, association_id=loose, active=False)
    assert has_association(store, here) is None


def test_an_office_that_notes_no_association_is_not_told_that_there_is_none(store: Store) -> None:
    here = add_cluster(store, name=ROQUE, code="MRA")
    assert has_association(store, here) is None
    assert find_lacking(store, visit_in(store, here)) == {}


def test_the_meeting_of_no_association_is_not_recommended(store: Store, places: tuple[int, int]) -> None:
    there, here = places
    member = ProgrammeSession(store, visit_in(store, there).id)
    assert any(one.solution.near for one in member.recommendations)
    assert member.left_out == []
    session = ProgrammeSession(store, visit_in(store, here).id)
    assert MEETING not in recommended(session)
    found = {one.solution.code: one.because for one in session.left_out}
    assert found[MEETING] == "porque en la zona no hay asociación; si la hay, anótela en Territorios"
    assert not any(one.solution.near for one in session.recommendations)


def test_a_programme_follows_when_an_association_is_noted(store: Store, places: tuple[int, int]) -> None:
    session = ProgrammeSession(store, visit_in(store, places[1]).id)
    add_association(store, name="Nueva", cluster_id=places[1])
    session.reload()
    assert any(one.solution.near for one in session.recommendations)
    assert session.left_out == []


def test_who_is_of_a_group_goes_before_what_the_office_has_not_noted(
    store: Store, places: tuple[int, int]
) -> None:
    visit = visit_in(store, places[1])
    assert find_lacking(store, visit)
    group = visit.answers | {"ASO-01": Answer("ASO-01", AnswerKind.LEVEL, 1)}
    assert find_lacking(store, replace(visit, answers=group)) == {}
    member = visit.answers | {"TAL-06": Answer("TAL-06", AnswerKind.LEVEL, 4)}
    newest = load_instrument("confeccion-2026")
    assert find_lacking(store, replace(visit, instrument=newest, answers=member)) == {}


def test_the_visit_itself_can_say_that_there_is_none(store: Store) -> None:
    workshop = add_workshop(store, name="Modas")
    visit = read_visit(store, finish_round(store, workshop, 0, "2026-11-20"))
    none = visit.answers | {"ASO-01": Answer("ASO-01", AnswerKind.NOT_APPLICABLE)}
    assert find_lacking(store, replace(visit, answers=none)) == {
        Near.ASSOCIATION: "porque en la zona no hay asociación, según este diagnóstico"
    }


def test_who_writes_the_catalogue_is_told_what_can_be_needed() -> None:
    (one,) = parse_catalogue(ONE + 'needs = ["GES-02>=1", "association"]\n', name="x.toml")
    assert one.near == (Near.ASSOCIATION,)
    assert [need.item for need in one.needs] == ["GES-02"]
    for wrong in ('["asociacion"]', '"association"', '["association", "association"]', "[1]", "[[]]", "[{}]"):
        with pytest.raises(DataProblem):
            parse_catalogue(ONE + f"needs = {wrong}\n", name="x.toml")


def test_what_says_that_it_needs_an_association_needs_it_as_data() -> None:
    for solution in load_catalogue():
        said = " ".join((solution.title, solution.first_step, *solution.requires))
        if "la asociación" in said and "o en el CAE" not in said:
            assert Near.ASSOCIATION in solution.near, solution.code
