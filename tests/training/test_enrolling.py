"""Events, people, places, the waiting list; every step can be undone."""

import pytest

from app.errors import DataProblem
from app.registry.operations import add_workshop
from app.storage.store import Store
from app.training.enrolment_operations import (
    add_trainee,
    add_trainee_of_person,
    change_trainee,
    enrol_trainee,
    give_place,
    invite_trainees,
    invite_workshops,
    remove_enrolment,
    set_enrolment,
)
from app.training.operations import (
    add_event,
    add_session,
    cancel_event,
    change_event,
    change_session,
    plan_sessions,
    remove_event,
    remove_session,
)
from app.training.queries import (
    _ENROLMENTS,
    list_enrolments,
    list_events,
    list_marks,
    list_trainees,
    read_enrolment,
    read_event,
    read_trainee,
)
from tests.training.office import DAYS, TODAY, make_event, mark, owner, statuses, workshops


def test_an_event_starts_with_what_its_course_says(store: Store) -> None:
    event = read_event(store, add_event(store, course="cur-01"))
    assert (event.course, event.title, event.hours) == ("CUR-01", "Gestión y costos del taller", 20)
    assert (event.given_by, event.attendance_needed, event.first_on) == ("SNPP", 0.8, None)
    with pytest.raises(DataProblem, match="CUR-99"):
        add_event(store, course="CUR-99")


def test_sessions_come_from_the_plan_with_their_minutes(store: Store) -> None:
    event = add_event(store, course="CUR-01")
    plan_sessions(store, event_id=event, days=DAYS[:2])
    add_session(store, event_id=event, held_on="2026-11-04", starts_at="18:00", ends_at="20:30")
    sessions = read_event(store, event).sessions
    assert [one.held_on for one in sessions] == ["2026-11-03", "2026-11-04", "2026-11-05"]
    assert [one.minutes for one in sessions] == [240, 150, 240]
    assert sessions[0].topic == "Separar y anotar: el cuaderno de cada día"
    change_session(store, session_id=sessions[1].id, ends_at="19:00")
    assert read_event(store, event).sessions[1].minutes == 60
    store.undo_stack.undo()
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert read_event(store, event).sessions == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"held_on": "mañana"},
        {"held_on": "2026-11-03", "starts_at": "25:00"},
        {"held_on": "2026-11-03", "starts_at": "20:00", "ends_at": "18:00"},
        {"held_on": "2026-11-03", "minutes": -5},
    ],
)
def test_a_session_that_cannot_be_is_refused(store: Store, fields: dict[str, object]) -> None:
    event = add_event(store, course="CUR-01")
    with pytest.raises(DataProblem):
        add_session(store, event_id=event, **fields)  # type: ignore[arg-type]
    assert read_event(store, event).sessions == ()


def test_removing_a_session_takes_its_marks_and_undo_brings_them_back(store: Store) -> None:
    taught = make_event(store)
    mark(store, taught, "PP", "PA")
    remove_session(store, session_id=taught.sessions[0])
    assert len(list_marks(store, taught.event)) == 2
    store.undo_stack.undo()
    assert len(list_marks(store, taught.event)) == 4


def test_an_event_with_people_is_called_off_not_removed(store: Store) -> None:
    taught = make_event(store)
    with pytest.raises(DataProblem, match="suspéndala"):
        remove_event(store, event_id=taught.event)
    cancel_event(store, event_id=taught.event, reason="No hubo local.")
    event = read_event(store, taught.event)
    assert (event.status, event.note) == ("cancelled", "No hubo local.")
    with pytest.raises(DataProblem, match="suspendida"):
        enrol_trainee(store, event_id=taught.event, trainee_id=owner(store, workshops(store)[3]))
    empty = add_event(store, course="CUR-02")
    remove_event(store, event_id=empty)
    with pytest.raises(DataProblem, match="ya no está"):
        read_event(store, empty)


def test_when_it_is_full_one_waits_and_a_free_place_is_offered(store: Store) -> None:
    taught = make_event(store, people=4, places=2)
    assert statuses(store, taught.event) == ["enrolled", "enrolled", "waiting", "waiting"]
    with pytest.raises(DataProblem, match="2 lugares"):
        give_place(store, enrolment_id=taught.enrolments[2])
    offered = set_enrolment(
        store, enrolment_id=taught.enrolments[0], status="withdrew", reason="cambió el horario"
    )
    assert offered == taught.enrolments[2]
    assert statuses(store, taught.event) == ["withdrew", "enrolled", "waiting", "waiting"]
    give_place(store, enrolment_id=taught.enrolments[2])
    assert statuses(store, taught.event) == ["withdrew", "enrolled", "enrolled", "waiting"]
    assert set_enrolment(store, enrolment_id=taught.enrolments[1], note="llega tarde") is None


def test_who_waits_is_not_put_before_others_by_enrolling_again(store: Store) -> None:
    taught = make_event(store, people=2, places=1)
    trainee = read_enrolment(store, taught.enrolments[1]).trainee.id
    enrol_trainee(store, event_id=taught.event, trainee_id=trainee)
    assert statuses(store, taught.event) == ["enrolled", "waiting"]
    enrol_trainee(store, event_id=taught.event, trainee_id=trainee, beyond_places=True)
    assert statuses(store, taught.event) == ["enrolled", "enrolled"]


def test_inviting_takes_the_owner_once_and_enrolling_goes_on_from_there(store: Store) -> None:
    event = add_event(store, course="CUR-01")
    first, second, *_rest = workshops(store)
    made = invite_workshops(store, event_id=event, workshop_ids=[first, second, first])
    assert len(made) == 2
    assert invite_workshops(store, event_id=event, workshop_ids=[first]) == []
    one = list_enrolments(store, event)[0]
    assert (one.trainee.full_name, one.trainee.role, one.status) == (
        "Rosa Benítez",
        "owner",
        "invited",
    )
    again = enrol_trainee(
        store,
        event_id=event,
        trainee_id=one.trainee.id,
        needs_childcare=True,
        needs_timetable="tarde",
    )
    assert again == one.id
    read = read_enrolment(store, again)
    assert (read.status, read.needs_childcare, read.needs_timetable) == ("enrolled", True, "tarde")
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert list_enrolments(store, event) == []
    assert list_trainees(store) == []


def test_a_workshop_without_an_owner_is_invited_by_its_name(store: Store) -> None:
    event = add_event(store, course="CUR-01")
    workshop = add_workshop(store, name="Taller sin ficha", phone="0971 897 967")
    (enrolment,) = invite_workshops(store, event_id=event, workshop_ids=[workshop])
    trainee = read_enrolment(store, enrolment).trainee
    assert (trainee.full_name, trainee.phone) == ("Taller sin ficha", "+595971897967")
    other = add_event(store, course="CUR-02")
    (again,) = invite_workshops(store, event_id=other, workshop_ids=[workshop])
    assert read_enrolment(store, again).trainee.id == trainee.id


def test_an_enrolment_by_mistake_is_taken_out_unless_it_left_a_trace(store: Store) -> None:
    taught = make_event(store)
    mark(store, taught, "P")
    with pytest.raises(DataProblem, match="se retiró"):
        remove_enrolment(store, enrolment_id=taught.enrolments[0])
    remove_enrolment(store, enrolment_id=taught.enrolments[1])
    numbers = [(one.number, one.trainee.given_names) for one in list_enrolments(store, taught.event)]
    assert numbers == [(1, "Rosa"), (2, "Elvira")]


def test_a_person_keeps_the_phone_as_written_and_as_read(store: Store) -> None:
    trainee = add_trainee(store, given_names=" María ", phone="0981 111 222", role="worker", birth_year=1999)
    read = read_trainee(store, trainee)
    assert (read.full_name, read.phone, read.phone_given) == (
        "María",
        "+595981111222",
        "0981 111 222",
    )
    change_trainee(store, trainee_id=trainee, surnames="Ayala")
    assert [one.full_name for one in list_trainees(store, text="ayala")] == ["María Ayala"]
    for fields in ({"given_names": " "}, {"birth_year": 1850}, {"birth_year": 2999}):
        with pytest.raises(DataProblem):
            change_trainee(store, trainee_id=trainee, **fields)
    with pytest.raises(ValueError, match="role"):
        change_trainee(store, trainee_id=trainee, role="boss")


def test_an_owner_is_one_trainee_however_often(store: Store) -> None:
    person = store.value("SELECT min(id) FROM person")
    assert add_trainee_of_person(store, person_id=person) == add_trainee_of_person(store, person_id=person)


def test_the_list_of_events_counts_in_one_look(store: Store) -> None:
    taught = make_event(store, people=3, places=2)
    mark(store, taught, "PP", "PA")
    (line,) = list_events(store, today=TODAY)
    assert (line.first_on, line.last_on, line.next_on) == (DAYS[0], DAYS[-1], None)
    assert (line.sessions, line.sessions_marked) == (4, 2)
    assert (line.enrolled, line.waiting, line.free) == (2, 1, 0)
    (coming,) = list_events(store, today="2026-11-05", status="planned", course="CUR-01")
    assert coming.next_on == "2026-11-05"
    assert list_events(store, today=TODAY, status="held") == []


def test_changing_an_event_checks_what_is_written(store: Store) -> None:
    event = add_event(store, course="CUR-01")
    change_event(store, event_id=event, places=20, cost=0, childcare=True, status="held")
    read = read_event(store, event)
    assert (read.places, read.cost, read.childcare, read.status) == (20, 0, True, "held")
    for fields in ({"places": -1}, {"title": ""}, {"attendance_needed": 3}):
        with pytest.raises(DataProblem):
            change_event(store, event_id=event, **fields)
    with pytest.raises(ValueError, match="nada"):
        change_event(store, event_id=event, status="nada")
    with pytest.raises(TypeError, match="unknown fields"):
        change_event(store, event_id=event, colour="red")


def test_invite_trainees_leaves_who_is_in_it_as_they_are(store: Store) -> None:
    taught = make_event(store, people=1)
    trainee = read_enrolment(store, taught.enrolments[0]).trainee.id
    assert invite_trainees(store, event_id=taught.event, trainee_ids=[trainee]) == []
    assert statuses(store, taught.event) == ["enrolled"]


def test_no_table_is_gone_through_for_each_who_is_enrolled(store: Store) -> None:
    """With 60,000 actions that took a tenth of a second, on the window's thread."""
    plan = store.rows(f"EXPLAIN QUERY PLAN {_ENROLMENTS.format(where='enrolment.event_id = 1')}")
    assert [row["detail"] for row in plan if "CORRELATED" in row["detail"]] == []
