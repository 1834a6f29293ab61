"""A meeting is called, held, and leaves decisions that somebody carries out."""

from datetime import date, timedelta

import pytest

from app.agenda.notices import Asked
from app.association.attending import attendance_share, turnout_of
from app.association.meeting_operations import (
    add_decision,
    add_meeting,
    change_decision,
    change_meeting,
    close_decision,
    remove_decision,
    remove_meeting,
    set_marks,
    set_meeting_status,
)
from app.association.queries import (
    list_decisions_due,
    list_meetings,
    list_meetings_between,
    list_meetings_due,
    list_members,
    read_decision,
    read_meeting,
)
from app.errors import DataProblem
from app.storage.store import Store


@pytest.fixture
def meeting(store: Store, association: int) -> int:
    return add_meeting(
        store,
        association_id=association,
        kind="assembly",
        held_on="2026-07-04",
        starts_at="16:00",
        place="Sede",
        agenda=["Lectura del acta anterior", "  Cuentas  del semestre ", "", "Varios"],
        quorum=2,
    )


def asked(day: str) -> Asked:
    week = (date.fromisoformat(day) + timedelta(days=7)).isoformat()
    return Asked(day, week, week, day, None, 10)


def test_its_agenda_is_a_topic_a_line(store: Store, meeting: int) -> None:
    assert read_meeting(store, meeting).topics == (
        "Lectura del acta anterior",
        "Cuentas del semestre",
        "Varios",
    )
    change_meeting(store, meeting_id=meeting, agenda="", place="Salón parroquial")
    assert read_meeting(store, meeting).topics == ()


def test_minutes_are_numbered_when_it_was_held(store: Store, association: int, meeting: int) -> None:
    change_meeting(store, meeting_id=meeting, minutes_number=47)
    set_meeting_status(store, meeting_id=meeting, status="held")
    second = add_meeting(store, association_id=association, kind="board", held_on="2026-08-01")
    assert read_meeting(store, second).minutes_number is None
    set_meeting_status(store, meeting_id=second, status="held")
    assert read_meeting(store, second).minutes_number == 48
    assert read_meeting(store, meeting).minutes_number == 47
    assert [one.id for one in list_meetings(store, association)] == [second, meeting]


def test_what_is_to_come_was_not_held(store: Store, association: int) -> None:
    coming = (date.today() + timedelta(days=3)).isoformat()
    meeting = add_meeting(store, association_id=association, kind="board", held_on=coming)
    with pytest.raises(DataProblem):
        set_meeting_status(store, meeting_id=meeting, status="held")


def test_attendance_is_of_who_was_a_member_that_day(store: Store, association: int, shops: list[int]) -> None:
    early = add_meeting(store, association_id=association, kind="assembly", held_on="2026-05-30")
    set_marks(store, meeting_id=early, marks={shops[0]: "present", shops[1]: "absent"})
    set_marks(store, meeting_id=early, marks={shops[1]: "represented"})
    members = list_members(store, association)
    assert turnout_of(read_meeting(store, early), members) == (2, 2, 2)
    set_marks(store, meeting_id=early, marks={shops[1]: None})
    assert read_meeting(store, early).mark_of(shops[1]) is None
    assert turnout_of(read_meeting(store, early), members).share == 0.5
    set_meeting_status(store, meeting_id=early, status="held")
    unnoted = add_meeting(store, association_id=association, kind="assembly", held_on="2026-07-04")
    set_meeting_status(store, meeting_id=unnoted, status="held")
    assert attendance_share(list_meetings(store, association), members) == 0.5


def test_a_decision_waits_until_it_is_done(store: Store, meeting: int) -> None:
    said = add_decision(store, meeting_id=meeting, what="Se aprueba el acta anterior", in_favour=3, against=0)
    to_do = add_decision(
        store, meeting_id=meeting, what="Pedir precios de hilo", who="Lía", due_on="2026-07-20"
    )
    assert [read_decision(store, one).status for one in (said, to_do)] == ["said", "open"]
    assert read_decision(store, to_do).is_late("2026-07-21")
    assert list_decisions_due(store, asked("2026-07-01")).count == 0
    assert list_decisions_due(store, asked("2026-07-15")).lines[0].who == "Lía"
    with pytest.raises(DataProblem, match="Falta el día"):
        close_decision(store, decision_id=to_do, status="done")
    with pytest.raises(DataProblem, match="por qué"):
        close_decision(store, decision_id=to_do, status="dropped", closed_on="2026-07-18")
    close_decision(store, decision_id=to_do, status="done", closed_on="2026-07-18", closed_how="tres precios")
    assert list_decisions_due(store, asked("2026-08-15")).count == 0
    assert not read_decision(store, to_do).is_late("2026-08-15")
    close_decision(store, decision_id=to_do, status="open")
    assert read_decision(store, to_do).closed_on is None
    change_decision(store, decision_id=to_do, who="", due_on=None)
    assert read_decision(store, to_do).status == "said"
    change_decision(store, decision_id=said, who="Ramón")
    assert read_decision(store, said).status == "open"


def test_nothing_is_due_before_it_was_decided(store: Store, meeting: int) -> None:
    with pytest.raises(DataProblem, match="antes de la reunión"):
        add_decision(store, meeting_id=meeting, what="Comprar hilo", due_on="2026-07-03")
    with pytest.raises(DataProblem, match="qué se decidió"):
        add_decision(store, meeting_id=meeting, what=" ")


def test_a_meeting_with_decisions_stays(
    store: Store, association: int, meeting: int, shops: list[int]
) -> None:
    set_marks(store, meeting_id=meeting, marks=dict.fromkeys(shops, "present"))
    decision = add_decision(store, meeting_id=meeting, what="Comprar hilo")
    with pytest.raises(DataProblem, match="decisiones"):
        remove_meeting(store, meeting_id=meeting)
    remove_decision(store, decision_id=decision)
    remove_meeting(store, meeting_id=meeting)
    assert list_meetings(store, association) == []
    store.undo_stack.undo()
    assert read_meeting(store, meeting).there == 3


def test_a_meeting_to_come_is_told_and_one_that_nobody_noted(store: Store, meeting: int) -> None:
    assert list_meetings_due(store, asked("2026-06-30")).count == 1
    assert list_meetings_due(store, asked("2026-06-01")).count == 0
    assert list_meetings_due(store, asked("2026-07-20")).count == 1
    assert list_meetings_between(store, "2026-07-05", "2026-07-31") == []
    set_meeting_status(store, meeting_id=meeting, status="cancelled")
    assert list_meetings_due(store, asked("2026-06-30")).count == 0
