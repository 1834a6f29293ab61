"""Attendance, tests and commitments, and what they come to."""

import pytest

from app.errors import DataProblem
from app.improvement.operations import complete_action
from app.improvement.queries import latest_programme
from app.storage.store import Store
from app.training.attendance_operations import (
    answer_test,
    clear_test,
    mark_attendance,
    mark_many,
    set_commitment,
)
from app.training.courses import find_course
from app.training.enrolment_operations import (
    add_trainee,
    change_trainee,
    enrol_trainee,
    set_enrolment,
)
from app.training.operations import change_session
from app.training.people_queries import goes_to_programme
from app.training.queries import (
    list_enrolments,
    list_marks,
    list_test_answers,
    read_enrolment,
    read_event,
)
from app.training.records import Course, Enrolment, Event, Mark, Session, TestAnswer, Trainee
from app.training.results import (
    Gain,
    attendance,
    class_gain,
    drop_out,
    eligibility,
    gain_by_person,
    gain_by_question,
)
from tests.training.office import TaughtEvent, add_programme, make_event, mark, statuses, workshops


def shares(store: Store, taught: TaughtEvent) -> list[float | None]:
    event, people = read_event(store, taught.event), list_enrolments(store, taught.event)
    found = attendance(event, people, list_marks(store, taught.event))
    return [found[one.id].share for one in people]


def reasons(store: Store, taught: TaughtEvent) -> list[str]:
    event, people = read_event(store, taught.event), list_enrolments(store, taught.event)
    found = eligibility(event, people, list_marks(store, taught.event))
    return [found[one.id].reason for one in people]


def test_a_grid_is_one_step_and_a_mark_can_change_and_go(store: Store) -> None:
    taught = make_event(store)
    mark(store, taught, "PTAJ", "PPPP")
    assert len(list_marks(store, taught.event)) == 8
    first = {"session_id": taught.sessions[0], "enrolment_id": taught.enrolments[0]}
    mark_attendance(store, **first, mark="absent")
    mark_attendance(store, **first, mark=None)
    assert len(list_marks(store, taught.event)) == 7
    for _step in range(3):
        store.undo_stack.undo()
    assert list_marks(store, taught.event) == []


def test_who_waited_or_was_invited_and_came_is_enrolled(store: Store) -> None:
    taught = make_event(store, people=2, places=1)
    assert statuses(store, taught.event) == ["enrolled", "waiting"]
    mark(store, taught, "P", "P")
    assert statuses(store, taught.event) == ["enrolled", "enrolled"]


def test_marks_across_events_and_unknown_marks_are_refused(store: Store) -> None:
    taught, other = make_event(store), make_event(store, course="CUR-02")
    with pytest.raises(DataProblem, match="no está en esa capacitación"):
        mark_attendance(
            store, session_id=other.sessions[0], enrolment_id=taught.enrolments[0], mark="present"
        )
    with pytest.raises(ValueError, match="here"):
        mark_many(store, marks=[(taught.sessions[0], taught.enrolments[0], "here")])
    assert list_marks(store, taught.event) == []


def test_late_counts_as_there_and_excused_does_not(store: Store) -> None:
    taught = make_event(store)
    mark(store, taught, "PTPP", "PPJA", "PP..")
    assert shares(store, taught) == [1.0, 0.5, 0.5]
    assert reasons(store, taught) == ["", "attendance", "attendance"]


def test_the_share_is_of_taught_time_and_of_sessions_that_were_marked(store: Store) -> None:
    taught = make_event(store, people=2)
    change_session(store, session_id=taught.sessions[0], starts_at="14:00")  # six hours
    mark(store, taught, "PA", "AP")
    assert shares(store, taught) == [0.75, 0.25]
    assert reasons(store, taught) == ["sessions left", "sessions left"]


def test_without_marks_nothing_is_known(store: Store) -> None:
    taught = make_event(store, people=1)
    assert shares(store, taught) == [None]
    assert reasons(store, taught) == ["no marks"]


def test_who_left_or_a_cancelled_event_gives_no_certificate(store: Store) -> None:
    taught = make_event(store, people=2)
    mark(store, taught, "PPPP", "PPPP")
    set_enrolment(store, enrolment_id=taught.enrolments[0], status="withdrew")
    assert reasons(store, taught) == ["not in the course", ""]


def test_drop_out_is_told_session_by_session(store: Store) -> None:
    taught = make_event(store, people=4)
    mark(store, taught, "PPPP", "PAPA", "PA..", "AAPP")
    event = read_event(store, taught.event)
    found = drop_out(event, list_enrolments(store, taught.event), list_marks(store, taught.event))
    assert [one.came for one in found] == [3, 1, 3, 2]
    assert [one.gone for one in found] == [0, 1, 1, 2]
    assert {one.expected for one in found} == {4}


def test_sessions_without_minutes_share_what_the_hours_leave() -> None:
    event = Event(
        1, "CUR-01", "Costos", hours=6.0,
        sessions=(Session(1, 1, 1.0, "2026-01-01", minutes=120), Session(2, 1, 2.0, "2026-01-02"),
                  Session(3, 1, 3.0, "2026-01-03")),
    )  # fmt: skip
    one = Enrolment(9, 1, Trainee(5, "Rosa"), 1)
    marks = [Mark(1, 9, "present"), Mark(2, 9, "present"), Mark(3, 9, "absent")]
    found = attendance(event, [one], marks)[9]
    assert (found.hours, found.share) == (4.0, pytest.approx(2 / 3))


def course() -> Course:
    found = find_course("CUR-01")
    assert found is not None
    return found


def test_gain_is_told_per_person_and_per_question(store: Store) -> None:
    taught = make_event(store, people=2)
    rights = {question.code: question.right for question in course().questions}
    for moment, right_ones in (("before", 2), ("after", 5)):
        for place, (question, right) in enumerate(rights.items()):
            wrong = "a" if right != "a" else "b"
            answer_test(
                store,
                enrolment_id=taught.enrolments[0],
                moment=moment,
                question=question,
                choice=right if place < right_ones else wrong,
            )
    answer_test(store, enrolment_id=taught.enrolments[1], moment="before", question="P1", choice=None)
    answers = list_test_answers(store, taught.event)
    (gain,) = gain_by_person(course(), answers).values()
    assert (gain.before, gain.after, gain.most, gain.gain) == (2, 5, 6, 3)
    assert gain.normalized == pytest.approx(0.75)
    by_question = gain_by_question(course(), answers)
    assert (by_question["P1"].gain, by_question["P3"].gain, by_question["P6"].gain) == (0, 1, 0)
    clear_test(store, enrolment_id=taught.enrolments[0], moment="after")
    assert gain_by_person(course(), list_test_answers(store, taught.event)) == {}


def test_a_class_s_normalized_gain_is_hake_s() -> None:
    # Hake 1998: <g> = (<post> - <pre>) / (100 - <pre>); pre 45 %, post 75 % gives 0.545
    gains = [Gain(4, 8, 10), Gain(5, 7, 10)]
    found = class_gain(gains)
    assert found is not None
    assert found.normalized == pytest.approx((0.75 - 0.45) / (1 - 0.45))
    assert class_gain([]) is None
    assert Gain(6, 6, 6).normalized is None


def test_answers_that_the_course_does_not_have_are_refused(store: Store) -> None:
    taught = make_event(store, people=1)
    where = {"enrolment_id": taught.enrolments[0], "moment": "before"}
    with pytest.raises(DataProblem, match="no tiene la pregunta"):
        answer_test(store, **where, question="P9", choice="a")  # type: ignore[arg-type]
    with pytest.raises(DataProblem, match="no es una opción"):
        answer_test(store, **where, question="P1", choice="f")  # type: ignore[arg-type]
    assert list_test_answers(store, taught.event) == []


def test_an_answer_changes_in_place(store: Store) -> None:
    taught = make_event(store, people=1)
    for choice in ("a", "b", None):
        answer_test(store, enrolment_id=taught.enrolments[0], moment="after", question="P1", choice=choice)
    assert list_test_answers(store, taught.event) == [TestAnswer(taught.enrolments[0], "after", "P1", None)]


def test_an_owner_s_commitment_becomes_an_action_of_the_programme(store: Store) -> None:
    add_programme(store, workshops(store)[0])
    taught = make_event(store, people=1)
    enrolment = taught.enrolments[0]
    assert goes_to_programme(store, enrolment_id=enrolment)
    action = set_commitment(
        store, enrolment_id=enrolment, commitment="Costear el pantalón", due_on="2026-12-15"
    )
    programme = latest_programme(store, workshops(store)[0])
    assert programme is not None
    (kept,) = programme.open_actions
    assert (kept.id, kept.title, kept.due_on) == (action, "Costear el pantalón", "2026-12-15")
    assert (kept.responsible, kept.source) == ("Rosa Benítez", "owner")
    assert read_enrolment(store, enrolment).action_id == action
    again = set_commitment(store, enrolment_id=enrolment, commitment="Costear tres prendas")
    assert again == action
    assert set_commitment(store, enrolment_id=enrolment, commitment=" ") is None
    assert read_enrolment(store, enrolment).action_id is None
    for _step in range(3):
        store.undo_stack.undo()
    assert read_enrolment(store, enrolment).commitment is None


def test_a_commitment_that_was_done_stays_as_it_was_agreed(store: Store) -> None:
    add_programme(store, workshops(store)[0])
    enrolment = make_event(store, people=1).enrolments[0]
    action = set_commitment(store, enrolment_id=enrolment, commitment="Anotar")
    assert action is not None
    complete_action(store, action_id=action, done_on="2026-11-27")
    assert set_commitment(store, enrolment_id=enrolment, commitment="Otra cosa") == action
    assert store.value("SELECT title FROM action WHERE id = ?", (action,)) == "Anotar"


def test_a_worker_s_commitment_and_a_reserved_course_s_stay_out_of_the_programme(
    store: Store,
) -> None:
    workshop = workshops(store)[0]
    add_programme(store, workshop)
    taught = make_event(store, people=1)
    worker = add_trainee(store, given_names="Ana", workshop_id=workshop, role="worker")
    hers = enrol_trainee(store, event_id=taught.event, trainee_id=worker)
    assert set_commitment(store, enrolment_id=hers, commitment="Anotar mis piezas") is None
    assert read_enrolment(store, hers).commitment == "Anotar mis piezas"
    reserved = make_event(store, course="CUR-18", people=1)
    assert not goes_to_programme(store, enrolment_id=reserved.enrolments[0])
    change_trainee(store, trainee_id=worker, role="family")
    assert goes_to_programme(store, enrolment_id=hers)


def test_without_a_programme_it_stays_a_commitment(store: Store) -> None:
    enrolment = make_event(store, people=1).enrolments[0]
    assert set_commitment(store, enrolment_id=enrolment, commitment="Anotar", due_on="2026-12-01") is None
    read = read_enrolment(store, enrolment)
    assert (read.commitment, read.commitment_due_on) == ("Anotar", "2026-12-01")
    with pytest.raises(DataProblem, match="no es una fecha"):
        set_commitment(store, enrolment_id=enrolment, commitment="Anotar", due_on="pronto")
