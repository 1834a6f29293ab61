"""Who measures without knowing the groups: what is hidden from her, and what is told of what she measured."""

from datetime import date, datetime, timedelta

import pytest

from app.agenda.findings import list_accepted
from app.claims.queries import read_pilot_report
from app.claims.way_words import say_blinding
from app.diagnosis.operations import finish_visit
from app.errors import DataProblem
from app.history.undoing import undo_change
from app.pilots.blind_operations import note_groups_seen, set_blind_measurers
from app.pilots.blind_queries import (
    hidden_workshops,
    list_blind_measurers,
    list_measured_blind,
    read_knowledge,
)
from app.pilots.blinding import BlindTime, GroupKnowledge, taken_together
from app.pilots.draw_operations import record_draw
from app.pilots.follow_queries import list_followed
from app.pilots.operations import change_pilot, note_follow, set_outcome
from app.pilots.queries import read_whole_pilot
from app.registry.operations import add_consultant
from app.storage.store import Store
from tests.history.conftest import change_called
from tests.rounds import finish_round

TODAY = date.today()


@pytest.fixture
def people(store: Store) -> tuple[int, int]:
    """Liz, who draws, and Rosa, who is to measure."""
    return add_consultant(store, name="Liz Ayala"), add_consultant(store, name="Rosa Vera")


@pytest.fixture
def drawn(store: Store, fixed: int, people: tuple[int, int]) -> int:
    """Drawn by Liz; the practices are looked at too."""
    set_outcome(store, pilot_id=fixed, measure="index", role="primary")
    from app.pilots.operations import fix_plan

    fix_plan(store, pilot_id=fixed)
    store.user = people[0]
    record_draw(store, pilot_id=fixed, seed="41625", at=datetime.now() - timedelta(days=30))
    change_pilot(store, pilot_id=fixed, ends_on=TODAY.isoformat())
    return fixed


def measure(store: Store, workshop: int, consultant: int) -> None:
    """A diagnostic that somebody finishes now."""
    store.user = consultant
    finish_round(store, workshop, 2, TODAY.isoformat())
    sql = "SELECT max(id) FROM visit WHERE workshop_id = ?"
    visit = int(store.value(sql, (workshop,)))
    with store.change(_label()) as writer:
        writer.update("visit", visit, consultant_id=consultant, status="draft", finished_at=None)
    finish_visit(store, visit_id=visit)


def _label():  # type: ignore[no-untyped-def]
    from app.storage.labels import Label

    return Label("visit.changed")


def knew(store: Store, pilot: int, workshop: int) -> str:
    found = {one.id: one.knew for one in list_followed(store, pilot, today=TODAY.isoformat())}
    return found[workshop]


def test_a_pilot_names_who_measures_it_blind_and_hides_its_workshops_from_her(
    store: Store, drawn: int, people: tuple[int, int], workshops: list[int]
) -> None:
    liz, rosa = people
    assert hidden_workshops(store, rosa) == frozenset()
    set_blind_measurers(store, pilot_id=drawn, consultants=[rosa])
    assert list_blind_measurers(store, drawn) == [rosa]
    assert list_measured_blind(store, rosa) == {drawn}
    assert hidden_workshops(store, rosa) == set(workshops)
    assert hidden_workshops(store, liz) == hidden_workshops(store, None) == frozenset()
    set_blind_measurers(store, pilot_id=drawn, consultants=[])
    assert hidden_workshops(store, rosa) == frozenset()
    set_blind_measurers(store, pilot_id=drawn, consultants=[rosa])
    change_pilot(store, pilot_id=drawn, decision="scale", decided_on=TODAY.isoformat(), decided_why="sirve")
    assert hidden_workshops(store, rosa) == frozenset(), "once it was decided nothing is to be hidden"


def test_who_drew_or_noted_what_reached_a_workshop_cannot_measure_blind(
    store: Store, drawn: int, people: tuple[int, int], workshops: list[int]
) -> None:
    liz, rosa = people
    with pytest.raises(DataProblem, match="Liz Ayala ya sabe los grupos"):
        set_blind_measurers(store, pilot_id=drawn, consultants=[liz])
    store.user = rosa
    note_follow(store, pilot_id=drawn, workshop_id=workshops[0], took="none")
    with pytest.raises(DataProblem, match="Rosa Vera ya sabe los grupos"):
        set_blind_measurers(store, pilot_id=drawn, consultants=[rosa])


def test_what_the_measurer_knew_is_told_by_what_she_was_shown(
    store: Store, drawn: int, people: tuple[int, int], workshops: list[int]
) -> None:
    liz, rosa = people
    other = add_consultant(store, name="Otra")
    measure(store, workshops[0], rosa)
    set_blind_measurers(store, pilot_id=drawn, consultants=[rosa])
    measure(store, workshops[1], rosa)
    store.user = rosa
    note_groups_seen(store, pilot_id=drawn)
    measure(store, workshops[2], rosa)
    measure(store, workshops[3], liz)
    measure(store, workshops[4], other)
    said = [knew(store, drawn, one) for one in workshops[:6]]
    assert said == ["unknown", "blind", "knew", "knew", "unknown", ""]
    report = read_pilot_report(store, drawn, today=TODAY)
    assert report.blinding == (1, 2, 2)
    assert (
        say_blinding(report) == "De 5 mediciones: 1 sin saber el grupo, 2 sabiendo el grupo, de 2 no se sabe"
    )
    assert {"measurer_knew", "measurer_unknown"} <= set(report.warnings)


def test_that_somebody_saw_the_groups_is_in_the_journal_and_cannot_be_undone(
    store: Store, drawn: int, people: tuple[int, int]
) -> None:
    rosa = people[1]
    set_blind_measurers(store, pilot_id=drawn, consultants=[rosa])
    store.user = rosa
    undoes = store.undo_stack.undo_label
    note_groups_seen(store, pilot_id=drawn)
    note_groups_seen(store, pilot_id=drawn)
    assert store.undo_stack.undo_label == undoes
    assert list_measured_blind(store, rosa) == frozenset()
    with pytest.raises(DataProblem, match="lo que se vio ya se vio"):
        undo_change(store, change_id=change_called(store, "ver los grupos del piloto 1"))
    assert rosa in read_knowledge(store, read_whole_pilot(store, drawn)).known_since
    assert list_accepted(store, today=TODAY) == [], "it is no finding that somebody accepted"


def test_who_saw_the_groups_of_an_earlier_draw_does_not_know_those_of_today(
    store: Store, drawn: int, people: tuple[int, int]
) -> None:
    liz, rosa = people
    set_blind_measurers(store, pilot_id=drawn, consultants=[rosa])
    store.user = rosa
    note_groups_seen(store, pilot_id=drawn)
    store.user = liz
    record_draw(store, pilot_id=drawn, seed="12345", reason="un dado cayó al piso")
    assert list_measured_blind(store, rosa) == {drawn}
    assert rosa not in read_knowledge(store, read_whole_pilot(store, drawn)).known_since


@pytest.mark.parametrize(
    ("consultant", "at", "said"),
    [
        (None, 501, "unknown"),
        (1, 101, "unknown"),
        (1, 201, "blind"),
        (1, 401, "knew"),
        (2, 201, "unknown"),
    ],
)
def test_knowing_has_its_time(consultant: int | None, at: int, said: str) -> None:
    knowledge = GroupKnowledge({1: 300}, {1: (BlindTime(115),)})
    assert knowledge.of(consultant, at) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [([], ""), (["blind"], "blind"), (["blind", "unknown"], "unknown"), (["blind", "knew"], "knew")],
)
def test_of_several_measurements_the_worst_is_told(found: list[str], said: str) -> None:
    assert taken_together(found) == said
