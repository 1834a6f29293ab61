"""What is due, for whom, and until when it is said."""

import pytest

from app.agenda.day import read_day
from app.agenda.operations import move_entry, move_round, move_visit
from app.agenda.queries import list_visits_due
from app.agenda.records import Day
from app.agenda.schedule import read_schedule
from app.contacts.operations import mark_missed, plan_contact, record_contact, start_contact
from app.diagnosis.agenda_queries import list_rounds_due
from app.errors import DataProblem
from app.improvement.agenda_queries import list_actions_due
from app.improvement.operations import (
    add_action,
    change_programme,
    complete_action,
    start_programme,
)
from app.registry.operations import add_consultant, change_office
from app.storage.store import Store
from tests.agenda.conftest import TODAY, day
from tests.rounds import finish_round


def the_day(store: Store, *, everybody: bool = True) -> Day:
    return read_day(store, user=store.user, today=TODAY, everybody=everybody)


def programme_of(store: Store, workshop: int, visited: int, next_visit: int | None) -> int:
    visit = finish_round(store, workshop, 1, day(visited))
    programme = start_programme(store, visit_id=visit, recommendations=[])
    if next_visit is not None:
        change_programme(store, programme_id=programme, next_visit_on=day(next_visit), next_visit_at="09:30")
    return programme


def test_a_planned_contact_is_due_until_it_is_held_moved_or_missed(
    store: Store, workshops: list[int]
) -> None:
    today = plan_contact(store, workshop_id=workshops[0], held_on=day(0), starts_at="14:00")
    late = plan_contact(store, workshop_id=workshops[1], held_on=day(-3))
    plan_contact(store, workshop_id=workshops[2], held_on=day(30))
    found = the_day(store)
    assert [(one.id, one.day, one.at) for one in found.visits.lines] == [(today, day(0), "14:00")]
    assert [one.id for one in found.late_visits.lines] == [late]
    assert found.visits.lines[0].phone == "0971 897 967"
    assert found.visits.lines[0].consultants == "Liz Ayala"
    start_contact(store, contact_id=today)
    mark_missed(store, contact_id=late)
    assert the_day(store).visits.count == the_day(store).late_visits.count == 0


def test_a_programmes_next_visit_is_due_until_there_is_a_contact_after_its_visit(
    store: Store, workshops: list[int]
) -> None:
    programme = programme_of(store, workshops[0], -60, -5)
    (due,) = the_day(store).late_visits.lines
    assert (due.source, due.id, due.at) == ("programme", programme, "09:30")
    record_contact(store, workshop_id=workshops[0], held_on=day(-90))
    assert the_day(store).late_visits.count == 1, "a contact before the visit does not count"
    record_contact(store, workshop_id=workshops[0], held_on=day(-10))
    assert the_day(store).late_visits.count == 0


def test_only_the_newest_programme_of_a_workshop_counts(store: Store, workshops: list[int]) -> None:
    programme_of(store, workshops[0], -200, -5)
    newest = programme_of(store, workshops[0], -20, 2)
    found = the_day(store)
    assert found.late_visits.count == 0
    assert [one.id for one in found.visits.lines] == [newest]


def test_a_later_diagnostic_is_the_visit_that_was_promised(store: Store, workshops: list[int]) -> None:
    programme_of(store, workshops[0], -60, -5)
    finish_round(store, workshops[0], 2, day(-4))
    assert the_day(store).late_visits.count == 0


def test_mine_are_those_whose_newest_diagnostic_i_made_or_whose_visit_i_am_to_make(
    store: Store, workshops: list[int]
) -> None:
    liz = store.user
    derlis = add_consultant(store, name="Derlis Benítez")
    with store.change("diagnósticos") as writer:
        for workshop, who in zip(workshops, (liz, derlis, derlis), strict=True):
            programme_of(store, workshop, -60, -5)
            visit = store.value("SELECT max(id) FROM visit")
            writer.update("visit", visit, consultant_id=who)
    plan_contact(store, workshop_id=workshops[2], held_on=day(1), consultants=[liz])
    mine = the_day(store, everybody=False)
    assert mine.mine
    assert [one.workshop_id for one in mine.late_visits.lines] == workshops[:1]
    assert [one.workshop_id for one in mine.visits.lines] == workshops[2:]
    assert the_day(store).late_visits.count == 2
    store.user = add_consultant(store, name="Nadie Todavía")
    assert not the_day(store, everybody=False).mine, "who has no workshop is shown everybody's"


@pytest.mark.parametrize("months", [6, 3])
def test_the_next_round_falls_the_offices_months_after_the_newest_one(
    store: Store, workshops: list[int], months: int
) -> None:
    with store.change("meses") as writer:
        writer.update("office", store.value("SELECT id FROM office"), round_months=months)
    finish_round(store, workshops[0], 1, "2026-03-31")
    found = list_rounds_due(store, first="0000", last="2027-12-31")
    assert [one.day for one in found.lines] == [{6: "2026-09-30", 3: "2026-06-30"}[months]]
    assert found.lines[0].round == 2
    finish_round(store, workshops[0], 1, "2026-10-01")
    later = list_rounds_due(store, first="0000", last="2027-01-01")
    assert [one.round for one in later.lines] == {6: [], 3: [3]}[months]


def test_a_round_that_was_moved_falls_on_its_new_day(store: Store, workshops: list[int]) -> None:
    visit = finish_round(store, workshops[0], 1, "2026-03-31")
    with pytest.raises(DataProblem, match="programa"):
        move_round(store, visit_id=visit, day=day(3))
    start_programme(store, visit_id=visit, recommendations=[])
    move_round(store, visit_id=visit, day=day(3))
    assert the_day(store).rounds.lines[0].day == day(3)
    assert store.undo_stack.undo() == "mover la próxima ronda"
    assert the_day(store).rounds.lines[0].day == "2026-09-30"


def test_visits_are_moved_wherever_they_were_promised(store: Store, workshops: list[int]) -> None:
    programme = programme_of(store, workshops[0], -60, -5)
    contact = plan_contact(store, workshop_id=workshops[1], held_on=day(1), starts_at="08:00")
    move_visit(store, source="programme", row=programme, day=day(2), at="15:00")
    move_visit(store, source="contact", row=contact, day=day(3), at=None)
    found = list_visits_due(store, first=day(0), last=day(7))
    assert [(one.source, one.day, one.at) for one in found.lines] == [
        ("programme", day(2), "15:00"),
        ("contact", day(3), None),
    ]
    assert store.undo_stack.undo() == "mover una visita"
    assert store.undo_stack.undo() == "mover una visita"
    assert list_visits_due(store, first=day(-7), last=day(0)).lines[0].day == day(-5)


def test_a_visit_that_was_held_is_not_moved(store: Store, workshops: list[int]) -> None:
    held = record_contact(store, workshop_id=workshops[0], held_on=day(-1))
    with pytest.raises(DataProblem, match="ya se hizo"):
        move_visit(store, source="contact", row=held, day=day(2))
    with pytest.raises(DataProblem, match="fecha"):
        move_visit(store, source="programme", row=1, day="mañana")


def test_actions_are_overdue_this_week_or_later(store: Store, workshops: list[int]) -> None:
    programme = programme_of(store, workshops[0], -60, None)
    ids = {
        shift: add_action(
            store,
            programme_id=programme,
            title=f"Acción {shift}",
            source="consultant",
            due_on=day(shift) if shift is not None else None,
        )
        for shift in (-1, 0, 7, 8, None)
    }
    found = the_day(store)
    assert [one.id for one in found.late_actions.lines] == [ids[-1]]
    assert [one.id for one in found.actions.lines] == [ids[0], ids[7]]
    assert found.later_actions == 2
    complete_action(store, action_id=ids[-1], done_on=day(0))
    assert the_day(store).late_actions.count == 0


def test_unseen_is_who_was_seen_long_ago_and_was_promised_nothing(store: Store, workshops: list[int]) -> None:
    finish_round(store, workshops[0], 1, day(-91))
    record_contact(store, workshop_id=workshops[1], held_on=day(-200))
    found = the_day(store)
    assert [one.workshop_id for one in found.notices["unseen"].lines] == [
        workshops[1],
        workshops[0],
    ]
    record_contact(store, workshop_id=workshops[1], held_on=day(-90))
    plan_contact(store, workshop_id=workshops[0], held_on=day(5))
    assert the_day(store).notices["unseen"].count == 0, "90 days are not more than 90"
    change_office(store, unseen_days=89)
    assert the_day(store).notices["unseen"].count == 1


def test_documents_that_end_within_the_offices_days_or_have_ended(store: Store, workshops: list[int]) -> None:
    with store.change("pasos") as writer:
        for shift in (-3, 60, 61):
            writer.insert(
                "workshop_step",
                workshop_id=workshops[0],
                step="PATENTE",
                status="done",
                expires_on=day(shift),
            )
    found = the_day(store).notices["expiries"]
    assert [one.expires_on for one in found.lines] == [day(-3), day(60)]


def test_a_course_with_places_is_said_when_a_programme_waits_for_it(
    store: Store, workshops: list[int]
) -> None:
    from app.training.courses import load_courses

    course = next(one for one in load_courses() if one.solutions)
    with store.change("curso") as writer:
        event = writer.insert("event", course=course.code, title=course.title, places=2)
        writer.insert("event_session", event_id=event, position=1, held_on=day(4), starts_at="14:00")
    assert list(the_day(store).notices["places"].lines) == []
    assert [one.event_id for one in the_day(store).sessions] == [event]
    programme = programme_of(store, workshops[0], -60, None)
    add_action(store, programme_id=programme, source="recommended", solution=course.solutions[0])
    (places,) = the_day(store).notices["places"].lines
    assert (places.event_id, places.free, places.needed_by) == (event, 2, 1)
    with store.change("inscriptas") as writer:
        for workshop in workshops[:2]:
            trainee = writer.insert("trainee", workshop_id=workshop, given_names="Ana")
            writer.insert("enrolment", event_id=event, trainee_id=trainee, position=1)
    assert list(the_day(store).notices["places"].lines) == []


def test_questions_to_be_gone_on_with(store: Store, workshops: list[int]) -> None:
    with store.change("consulta") as writer:
        for status, shift in (("open", -1), ("answered", 7), ("closed", 0), ("open", 8)):
            writer.insert(
                "enquiry", asked_on=day(-9), topic="FOR", question="¿Cómo inscribo?",
                asker_name="Ramona", status=status, follow_up_on=day(shift),
            )  # fmt: skip
    found = the_day(store).notices["enquiries"]
    assert [(one.asker, one.follow_up_on) for one in found.lines] == [
        ("Ramona", day(-1)),
        ("Ramona", day(7)),
    ]


def test_what_an_alert_asks_for_stands_before_what_is_longer_overdue(
    store: Store, workshops: list[int]
) -> None:
    begun = finish_round(store, workshops[0], 1, "2026-01-10")
    programme = start_programme(store, visit_id=begun, recommendations=[])
    for title, source, due in (
        ("Hoja de fallas", "recommended", "2026-02-01"),
        ("Salida libre", "alert", "2026-11-20"),
        ("Cuaderno", "owner", "2026-03-01"),
    ):
        add_action(store, programme_id=programme, title=title, source=source, due_on=due)
    found = list_actions_due(store, first="2026-01-01", last="2026-11-24", limit=2)
    assert [(one.title, one.alert) for one in found.lines] == [
        ("Salida libre", True),
        ("Hoja de fallas", False),
    ]
    assert found.count == 3


def test_what_stands_in_the_calendar_is_moved_to_another_day_but_a_course_is_not(
    store: Store, workshops: list[int]
) -> None:
    programme = programme_of(store, workshops[0], -60, 2)
    action = add_action(store, programme_id=programme, title="Anotar", source="consultant", due_on=day(3))
    plan_contact(store, workshop_id=workshops[1], held_on=day(4))
    with store.change("curso") as writer:
        event = writer.insert("event", course="COSTOS", title="Costos")
        writer.insert("event_session", event_id=event, position=1.0, held_on=day(5))

    def calendar() -> dict[str, tuple[str, str | None]]:
        found = read_schedule(store, first=day(0), last=day(20))
        return {one.kind: (one.day, one.at) for one in found}

    assert set(calendar()) == {"programme", "action", "contact", "session"}
    for entry in read_schedule(store, first=day(0), last=day(20)):
        if entry.kind == "session":
            with pytest.raises(DataProblem, match="no se mueve desde el calendario"):
                move_entry(store, entry=entry, day=day(9))
        else:
            move_entry(store, entry=entry, day=day(9), at="10:00")
    assert calendar() == {
        "programme": (day(9), "10:00"),
        "action": (day(9), None),
        "contact": (day(9), "10:00"),
        "session": (day(5), None),
    }
    due = store.value("SELECT due_on FROM action WHERE id = ?", (action,))
    assert due == day(9)
