"""A pilot is planned, its list and its plan fixed, drawn in public, and followed; each step can be undone."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import DataProblem
from app.history.queries import change_values
from app.pilots.draw_operations import record_draw
from app.pilots.drawing import draw_lots, hash_list
from app.pilots.entering import count_out
from app.pilots.fixing import hash_plan, is_promised
from app.pilots.operations import (
    add_pilot,
    change_pilot,
    fix_list,
    fix_plan,
    note_follow,
    record_pilot_consent,
    remove_pilot,
    set_arms,
    set_outcome,
)
from app.pilots.queries import (
    find_pilot,
    list_candidates,
    list_pilots,
    read_pilot,
    read_whole_pilot,
)
from app.pilots.records import Arm, Pilot, PilotOutcome
from app.pilots.steps import plan_changed
from app.pilots.words import say_hash
from app.registry.operations import add_association, set_membership
from app.storage.checking import check_office
from app.storage.labels import Label, say_label
from app.storage.store import Store
from tests.pilots.conftest import DAY

# what the first version made of the plan below
FIRST_VERSION = "82a5ea93b98266aab08a8fdbc34d9e853da748c272745be98759088bbd4e9755"


def test_a_new_pilot_has_a_number_and_two_groups(store: Store) -> None:
    first, second = add_pilot(store, name="Uno"), add_pilot(store, name="Dos")
    assert [one.number for one in list_pilots(store)] == [2, 1]
    whole = read_whole_pilot(store, first)
    assert [(one.name, one.parts, one.treated) for one in whole.arms] == [
        ("empiezan primero", 1, True),
        ("esperan", 1, False),
    ]
    assert whole.state == "planned"
    store.undo_stack.undo()
    assert [one.id for one in list_pilots(store)] == [first]
    assert second != first
    with pytest.raises(DataProblem, match="pilot list"):
        find_pilot(store, 2)


def test_who_may_enter_says_why_not(store: Store, workshops: list[int]) -> None:
    pilot = add_pilot(store, name="Solo Yaguarón", clusters="YAG", most_people=5)
    record_pilot_consent(
        store, pilot_id=pilot, workshop_ids=workshops[:4], granted=True, decided_on=DAY, given_by="Ana Ríos"
    )
    record_pilot_consent(store, pilot_id=pilot, workshop_ids=[workshops[3]], granted=False, decided_on=DAY)
    found = list_candidates(store, read_pilot(store, pilot))
    assert count_out(found) == {"cluster": 4, "people": 4, "unasked": 2, "refused": 1}
    assert [one.workshop_id for one in found if not one.out] == [workshops[1]]


def test_a_fixed_list_stays_as_it_was(store: Store, fixed: int, workshops: list[int]) -> None:
    whole = read_whole_pilot(store, fixed)
    assert len(whole.entrants) == 12
    assert {one.stratum for one in whole.entrants} == {
        "YAG · 2_5 · woman",
        "YAG · 6_15 · woman",
        "PIL · 2_5 · woman",
        "PIL · 6_15 · woman",
    }
    assert whole.pilot.list_hash == hash_list(whole.entrants)
    assert whole.pilot.plan_hash == hash_plan(whole.pilot, whole.arms, whole.outcomes)
    record_pilot_consent(store, pilot_id=fixed, workshop_ids=workshops[:1], granted=False, decided_on=DAY)
    assert len(read_whole_pilot(store, fixed).entrants) == 12
    assert check_office(store).sound


def test_what_the_list_was_made_with_takes_it_away(store: Store, fixed: int) -> None:
    change_pilot(store, pilot_id=fixed, layout="pairs")
    whole = read_whole_pilot(store, fixed)
    assert (whole.entrants, whole.pilot.list_at, whole.state) == ((), None, "planned")
    fix_list(store, pilot_id=fixed)
    found = read_whole_pilot(store, fixed).entrants
    assert sorted(one.stratum for one in found) == sorted(2 * [f"{pair:03d}" for pair in range(1, 7)])


def test_a_list_of_nobody_is_refused(store: Store, workshops: list[int]) -> None:
    with pytest.raises(DataProblem, match="Nadie"):
        fix_list(store, pilot_id=add_pilot(store, name="Vacío"))


def test_the_draw_waits_for_list_and_plan(store: Store, pilot: int) -> None:
    with pytest.raises(DataProblem, match="lista"):
        record_draw(store, pilot_id=pilot, seed="1")
    fix_list(store, pilot_id=pilot)
    with pytest.raises(DataProblem, match="plan"):
        record_draw(store, pilot_id=pilot, seed="1")
    fix_plan(store, pilot_id=pilot)
    change_pilot(store, pilot_id=pilot, question="¿Otra cosa?")
    with pytest.raises(DataProblem, match="cambió"):
        record_draw(store, pilot_id=pilot, seed="1")
    change_pilot(store, pilot_id=pilot, comparison="before_after")
    with pytest.raises(DataProblem, match="sorteo"):
        record_draw(store, pilot_id=pilot, seed="1")


def test_a_draw_is_what_its_seed_gives_and_is_made_again_from_the_file(store: Store, fixed: int) -> None:
    record_draw(store, pilot_id=fixed, seed="4 1 6 2 5", witnesses="doña Benita y 31 personas")
    whole = read_whole_pilot(store, fixed)
    assert whole.draw is not None
    assert (whole.draw.seed, whole.draw.number, whole.draw.reason) == ("41625", 1, None)
    again = draw_lots(whole.entrants, [one.parts for one in whole.arms], whole.draw.seed)
    assert again.result_hash == whole.draw.result_hash
    arms = {one.workshop_id: whole.arms[again.arm_of[one.unit]] for one in whole.entrants}
    assert whole.arm_of == arms
    assert whole.state == "drawn"


def test_a_redraw_says_why_and_both_stay(store: Store, fixed: int) -> None:
    record_draw(store, pilot_id=fixed, seed="1")
    with pytest.raises(DataProblem, match="por qué"):
        record_draw(store, pilot_id=fixed, seed="2", reason=" ")
    record_draw(store, pilot_id=fixed, seed="2", reason="un dado cayó al piso")
    whole = read_whole_pilot(store, fixed)
    assert [(one.seed, one.reason) for one in whole.draws] == [("1", None), ("2", "un dado cayó al piso")]
    assert {one.draw_id for one in whole.assignments} == {whole.draws[-1].id}


def test_a_draw_is_not_undone_nor_what_it_was_drawn_with(store: Store, fixed: int) -> None:
    record_draw(store, pilot_id=fixed, seed="1")
    assert store.undo_stack.undo() is None
    assert len(read_whole_pilot(store, fixed).draws) == 1
    change_pilot(store, pilot_id=fixed, note="fue con lluvia")
    store.undo_stack.undo()
    assert read_pilot(store, fixed).note is None
    assert len(read_whole_pilot(store, fixed).entrants) == 12


def test_what_was_drawn_no_longer_changes_and_is_not_taken_away(store: Store, fixed: int) -> None:
    record_draw(store, pilot_id=fixed, seed="1")
    for attempt in (
        lambda: change_pilot(store, pilot_id=fixed, clusters="PIL"),
        lambda: fix_list(store, pilot_id=fixed),
        lambda: set_arms(
            store, pilot_id=fixed, arms=[{"name": "a", "treated": 1}, {"name": "b", "treated": 0}]
        ),
        lambda: remove_pilot(store, pilot_id=fixed),
    ):
        with pytest.raises(DataProblem, match="ya se sorteó"):
            attempt()
    change_pilot(store, pilot_id=fixed, note="fue con lluvia")


def test_groups_have_one_that_starts_and_one_that_waits(store: Store, pilot: int) -> None:
    set_arms(
        store,
        pilot_id=pilot,
        arms=[
            {"name": "curso", "parts": 1, "treated": 1},
            {"name": "curso y visita", "parts": 1, "treated": 1},
            {"name": "esperan", "parts": 2, "treated": 0},
        ],
    )
    assert [one.parts for one in read_whole_pilot(store, pilot).arms] == [1, 1, 2]
    with pytest.raises(DataProblem, match="espere"):
        set_arms(store, pilot_id=pilot, arms=[{"name": "a", "treated": 1}, {"name": "b", "treated": 1}])


def test_a_plan_has_at_most_three_main_outcomes_and_at_least_one(store: Store, workshops: list[int]) -> None:
    pilot = add_pilot(store, name="Muchos")
    with pytest.raises(DataProblem, match="principales"):
        fix_plan(store, pilot_id=pilot)
    for measure in ("index", "efficiency", "dhu"):
        set_outcome(store, pilot_id=pilot, measure=measure, role="primary")
    with pytest.raises(DataProblem, match="tres"):
        set_outcome(store, pilot_id=pilot, measure="steps.jobs", role="primary")
    set_outcome(store, pilot_id=pilot, measure="steps.jobs", role="secondary")
    set_outcome(store, pilot_id=pilot, measure="dhu")
    assert [one.measure for one in read_whole_pilot(store, pilot).outcomes] == [
        "index",
        "efficiency",
        "steps.jobs",
    ]
    with pytest.raises(DataProblem, match="no_such"):
        set_outcome(store, pilot_id=pilot, measure="no_such", role="primary")


def test_associations_are_drawn_whole(store: Store, workshops: list[int], pilot: int) -> None:
    for number in range(4):
        association = add_association(store, name=f"Asociación {number}")
        for one in workshops[3 * number : 3 * number + 3]:
            set_membership(store, workshop_id=one, association_id=association)
    change_pilot(store, pilot_id=pilot, unit="association", layout="plain")
    fix_list(store, pilot_id=pilot)
    fix_plan(store, pilot_id=pilot)
    record_draw(store, pilot_id=pilot, seed="5")
    whole = read_whole_pilot(store, pilot)
    assert whole.units == 4
    for entrants in (
        [one for one in whole.entrants if one.unit == unit] for unit in {e.unit for e in whole.entrants}
    ):
        assert len({whole.arm_of[one.workshop_id].id for one in entrants}) == 1


def test_what_became_of_a_workshop_is_noted_once(store: Store, fixed: int, workshops: list[int]) -> None:
    note_follow(store, pilot_id=fixed, workshop_id=workshops[0], took="whole", took_on=DAY)
    note_follow(store, pilot_id=fixed, workshop_id=workshops[0], left_on=DAY, left_why="closed")
    (one,) = read_whole_pilot(store, fixed).follows
    assert (one.took, one.left_why) == ("whole", "closed")
    with pytest.raises(DataProblem, match="no entró"):
        note_follow(store, pilot_id=add_pilot(store, name="Otro"), workshop_id=workshops[0], took="none")


def test_a_pilot_by_mistake_is_taken_out_with_all_of_it_and_comes_back(store: Store, fixed: int) -> None:
    remove_pilot(store, pilot_id=fixed)
    assert list_pilots(store) == []
    assert store.value("SELECT count(*) FROM pilot_entrant WHERE deleted = 0") == 0
    assert (
        say_label(store.value("SELECT label FROM journal ORDER BY id DESC LIMIT 1")) == "quitar el piloto 1"
    )
    store.undo_stack.undo()
    assert len(read_whole_pilot(store, fixed).entrants) == 12
    assert check_office(store).sound


def test_the_history_says_a_hash_as_people_read_it(store: Store, fixed: int) -> None:
    """Its sixty-four letters without a blank fit in no panel."""
    change = store.value("SELECT change FROM journal WHERE label LIKE 'pilot.plan_fixed%' ORDER BY id DESC")
    (said,) = [one.value.after for one in change_values(store, change) if one.value.column == "plan_hash"]
    digest = read_pilot(store, fixed).plan_hash
    assert digest is not None
    assert said == say_hash(digest)


def test_what_was_expected_is_promised_and_an_older_promise_still_holds(store: Store, fixed: int) -> None:
    """Plans fixed by the first version of the program, whose promise had nothing of what was expected."""
    pilot = Pilot(
        1, 1, "Costos", question="¿Cobran mejor?", courses="CUR-02", subgroups="woman", follow_ups=2,
        take_up=0.85, drop_out=0.1,
    )  # fmt: skip
    arms = (Arm(1, 1, 1, "a", 1, True), Arm(2, 1, 2, "b"))
    outcomes = (PilotOutcome(1, 1, "dimension.GES", "primary", 10.0),)
    assert is_promised(FIRST_VERSION, pilot, arms, outcomes)
    assert is_promised(FIRST_VERSION, replace(pilot, take_up=0.5), arms, outcomes)
    assert not is_promised(FIRST_VERSION, replace(pilot, follow_ups=3), arms, outcomes)
    whole = read_whole_pilot(store, fixed)
    old = hash_plan(whole.pilot, whole.arms, whole.outcomes, version=1)
    with store.change(Label("pilot.plan_fixed", number=whole.pilot.number)) as writer:
        writer.update("pilot", fixed, plan_hash=old)
    record_draw(store, pilot_id=fixed, seed="1")
    assert not plan_changed(read_whole_pilot(store, fixed))


@pytest.mark.parametrize("expected", [{"take_up": 0.4}, {"drop_out": 0.4}, {"ends_on": "2028-03-01"}])
def test_another_expectation_or_end_is_another_plan(
    store: Store, fixed: int, expected: dict[str, object]
) -> None:
    """When it ends says which measurement is the last one."""
    change_pilot(store, pilot_id=fixed, **expected)
    assert plan_changed(read_whole_pilot(store, fixed))
    with pytest.raises(DataProblem, match="cambió"):
        record_draw(store, pilot_id=fixed, seed="1")
    fix_plan(store, pilot_id=fixed)
    record_draw(store, pilot_id=fixed, seed="1")


def test_a_decision_is_of_today_if_nobody_says_of_which_day(store: Store, fixed: int) -> None:
    change_pilot(store, pilot_id=fixed, decision="change")
    assert read_whole_pilot(store, fixed).pilot.decided_on == date.today().isoformat()
    change_pilot(store, pilot_id=fixed, decided_on="2026-11-20")
    change_pilot(store, pilot_id=fixed, decision="scale")
    assert read_whole_pilot(store, fixed).pilot.decided_on == "2026-11-20"
