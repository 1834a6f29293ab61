"""Who needs a course: in which order, why, and who no longer does."""

import pytest

from app.errors import DataProblem
from app.improvement.operations import add_action, complete_action, set_choice
from app.registry.operations import record_consent
from app.storage.store import Store
from app.training.courses import find_course
from app.training.enrolment_operations import enrol_trainee, invite_workshops, set_enrolment
from app.training.needs import Point, State, judge_need
from app.training.needs_queries import (
    course_demand,
    courses_for_workshop,
    list_contact_refusals,
    list_needs,
)
from tests.training.office import add_programme, add_round, make_event, mark, owner, workshops

COSTS = {"GES-02": 0, "GES-04": 0, "GES-05": 1, "GES-06": 0, "GES-07": 0}


def codes(store: Store, course: str = "CUR-01") -> list[str]:
    return [need.workshop_code for need in list_needs(store, course)]


def test_a_workshop_whose_diagnostic_lacks_half_of_it_needs_the_course(store: Store) -> None:
    first, second, third, _fourth = workshops(store)
    add_round(store, first, COSTS)
    add_round(store, second, {**COSTS, "GES-02": 4, "GES-04": 4, "GES-05": 4})
    add_round(store, third, dict.fromkeys(COSTS, 4))
    (need,) = list_needs(store, "cur-01")
    assert (need.workshop_code, need.rank, need.rule) == ("YAG-001", 1, "gap")
    assert need.gap == pytest.approx(4.75)  # 1 + 1 + 0.75 + 1 + 1, each of weight 1
    assert need.because.startswith("porque en el diagnóstico falta en «Anota compras y ventas»")
    assert "y 3 puntos más" in need.because
    assert "pidió" not in need.because  # nobody did, as far as anybody noted
    assert not need.anchor
    assert (need.owner, need.phone) == ("Rosa Benítez", "")


def test_the_programme_comes_before_the_owner_s_choice_and_both_before_the_gap(
    store: Store,
) -> None:
    first, second, third, _fourth = workshops(store)
    add_round(store, first, COSTS)
    chosen = add_programme(store, second)
    set_choice(store, programme_id=chosen, position=1, why="", what="costos", solution="SOL-GES-04a")
    planned = add_programme(store, third)
    add_action(store, programme_id=planned, source="recommended", solution="SOL-GES-10a")
    found = list_needs(store, "CUR-01")
    assert [(need.workshop_code, need.rule) for need in found] == [
        ("YAG-003", "programme"),
        ("YAG-002", "owner"),
        ("YAG-001", "gap"),
    ]
    assert found[0].because.startswith("porque está en su programa de mejora")
    assert found[1].because.startswith("porque la dueña o el dueño lo eligió")


def test_a_finished_action_no_longer_asks_for_the_course(store: Store) -> None:
    programme = add_programme(store, workshops(store)[0])
    action = add_action(store, programme_id=programme, source="recommended", solution="SOL-GES-10a")
    assert codes(store) == ["YAG-001"]
    complete_action(store, action_id=action, done_on="2026-11-20")
    assert codes(store) == []


def test_the_newest_finished_diagnostic_counts_and_a_second_rating_never(store: Store) -> None:
    first = workshops(store)[0]
    old = add_round(store, first, COSTS, day="2026-01-01")
    add_round(store, first, dict.fromkeys(COSTS, 4), day="2026-09-01")
    add_round(store, first, COSTS, day="2026-10-01", finished=False)
    add_round(store, first, COSTS, day="2026-10-02", rating_of=old)
    assert codes(store) == []


def test_who_came_or_has_a_place_is_left_out_and_who_left_is_not(store: Store) -> None:
    for workshop in workshops(store):
        add_round(store, workshop, COSTS)
    taught = make_event(store, people=3)
    mark(store, taught, "PPPP", "AAAA", "AAAA")
    set_enrolment(store, enrolment_id=taught.enrolments[2], status="withdrew")
    assert codes(store) == ["YAG-003", "YAG-004"]
    invite_workshops(store, event_id=taught.event, workshop_ids=[workshops(store)[3]])
    assert [need.invited for need in list_needs(store, "CUR-01")] == [False, True]


def test_another_course_s_event_changes_nothing(store: Store) -> None:
    first = workshops(store)[0]
    add_round(store, first, COSTS)
    enrol_trainee(
        store,
        event_id=make_event(store, course="CUR-05", people=0).event,
        trainee_id=owner(store, first),
    )
    assert codes(store) == ["YAG-001"]


def demand(store: Store, kind: str, what: str) -> None:
    with store.change("lo que pide") as writer:
        anchor = writer.insert("anchor", name="Uniformes Arapoty S.A.")
        writer.insert("anchor_demand", anchor_id=anchor, kind=kind, what=what, said_on="2026-10-12")


@pytest.mark.parametrize(("kind", "what"), [("training", "CUR-26"), ("quality", "MER-04")])
def test_looking_for_orders_puts_what_anchors_asked_for_first(store: Store, kind: str, what: str) -> None:
    demand(store, kind, what)
    first, second, *_rest = workshops(store)
    levels = {"MER-03": 1, "MER-04": 0, "MER-05": 1, "PRO-03": 2}
    add_round(store, first, levels)
    seeking = add_programme(store, second, levels)
    add_action(store, programme_id=seeking, source="recommended", solution="SOL-MER-05a")
    found = list_needs(store, "CUR-26")
    assert [need.workshop_code for need in found] == ["YAG-002", "YAG-001"]
    assert found[0].because.endswith("lo pidió Uniformes Arapoty S.A. el 12/10/2026, y busca pedidos")
    assert found[1].because.endswith("lo pidió Uniformes Arapoty S.A. el 12/10/2026")
    assert all(need.anchor for need in found)
    assert found[0].gap == found[1].gap


def test_a_discreet_course_never_says_what_was_answered(store: Store) -> None:
    first = workshops(store)[0]
    add_round(store, first, {"DEC-07": 0, "DEC-08": 1})
    (need,) = list_needs(store, "CUR-18")
    assert need.because == "porque toca un punto que se conversa en privado"


def test_a_delicate_point_is_not_named_by_any_course(store: Store) -> None:
    points = {
        "DEC-07": Point("DEC-07", "Buen trato", 2.0, True),
        "DEC-03": Point("DEC-03", "Horario", 1.0, False),
    }
    course = find_course("CUR-13")
    assert course is not None
    verdict = judge_need(course, State(1, {"DEC-03": 0}), points)
    assert verdict is not None
    assert "Horario" in verdict.because
    private = find_course("CUR-04")
    assert private is not None
    found = judge_need(private, State(1, {"GES-09": 0}), {"GES-09": Point("GES-09", "Deudas", 1.0, True)})
    assert found is not None
    assert "Deudas" not in found.because


def test_an_item_that_was_not_asked_does_not_count(store: Store) -> None:
    first = workshops(store)[0]
    levels = {"DEC-03": 0, "DEC-04": 0, "DEC-06": 0, "DEC-08": 0, "FOR-05": 0, "FOR-06": 0}
    visit = add_round(store, first, levels)
    assert codes(store, "CUR-13") == ["YAG-001"]
    with store.change("nadie más trabaja") as writer:
        writer.insert("answer", visit_id=visit, item="CAP-01", kind="not_applicable")
        writer.insert("answer", visit_id=visit, item="FOR-07", kind="does_not_know")
    found = list_needs(store, "CUR-13")
    assert [item for need in found for item in need.items if item == "DEC-03"] == []


def test_demand_counts_and_a_workshop_s_courses_tell_the_same(store: Store) -> None:
    first, second, *_rest = workshops(store)
    add_round(store, first, COSTS)
    programme = add_programme(store, second, COSTS)
    add_action(store, programme_id=programme, source="recommended", solution="SOL-GES-10a")
    assert course_demand(store)["CUR-01"] == 2
    mine = courses_for_workshop(store, second)
    assert mine[0].course.code == "CUR-01"
    assert (mine[0].rank, mine[0].rule) == (1, "programme")
    for need in mine:
        assert "YAG-002" in codes(store, need.course.code)


def test_who_does_not_want_to_be_called_is_told_apart(store: Store) -> None:
    first, second, *_rest = workshops(store)
    for workshop, granted in ((first, False), (second, True)):
        add_round(store, workshop, COSTS)
        record_consent(
            store,
            workshop_id=workshop,
            purpose="contact",
            granted=granted,
            decided_on="2026-10-01",
            text_version="1",
        )
    assert [need.may_contact for need in list_needs(store, "CUR-01")] == [False, True]
    assert list_contact_refusals(store) == {first}


def test_a_cluster_s_list_has_only_its_workshops(store: Store) -> None:
    add_round(store, workshops(store)[0], COSTS)
    cluster = store.value("SELECT id FROM cluster")
    assert len(list_needs(store, "CUR-01", cluster_id=cluster)) == 1
    assert list_needs(store, "CUR-01", cluster_id=cluster + 1) == []


def test_a_course_that_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(DataProblem, match="CUR-99"):
        list_needs(store, "CUR-99")


class Counting:
    """A reader that counts what it is asked."""

    def __init__(self, store: Store) -> None:
        self._store, self.asked = store, 0

    def __getattr__(self, name: str):  # type: ignore[no-untyped-def]
        self.asked += name in ("rows", "row", "value")
        return getattr(self._store, name)


def test_the_list_takes_as_many_queries_for_many_workshops_as_for_few(store: Store) -> None:
    def asked() -> int:
        reader = Counting(store)
        assert list_needs(reader, "CUR-01")
        course_demand(reader)
        return reader.asked

    add_round(store, workshops(store)[0], COSTS)
    few = asked()
    with store.change("más talleres") as writer:
        writer.insert_many("workshop", [{"code": f"X-{n}", "name": f"Taller {n}"} for n in range(30)])
    for workshop in workshops(store)[-5:]:
        add_round(store, workshop, COSTS)
    assert asked() == few <= 20
