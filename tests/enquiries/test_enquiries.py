"""The advice line: who asked what, what was answered, and what is left to do."""

from typing import Any

import pytest

from app.enquiries.known_answer_operations import save_known_answer
from app.enquiries.operations import (
    answer_enquiry,
    change_enquiry,
    close_enquiry,
    follow_up_enquiry,
    record_enquiry,
    remove_enquiry,
    reopen_enquiry,
)
from app.enquiries.queries import due_follow_ups, list_enquiries, read_enquiry
from app.enquiries.records import Enquiry
from app.errors import DataProblem
from app.registry.operations import add_person
from app.storage.store import Store


def ask(store: Store, **other: Any) -> int:
    fields: dict[str, Any] = {
        "question": "¿Cuánto es el aguinaldo?",
        "topic": "wages",
        "asked_on": "2026-11-20",
    }
    return record_enquiry(store, **fields | other)


def read(store: Store, enquiry: int) -> Enquiry:
    found = read_enquiry(store, enquiry)
    assert found is not None
    return found


def test_an_unknown_person_needs_no_name(store: Store) -> None:
    enquiry = ask(store, asker_sex="woman", asker_role="worker", asker_phone="0971 897 967")
    found = read(store, enquiry)
    assert (found.status, found.asker_name, found.workshop_id) == ("open", None, None)
    assert found.asker_phone == "+595971897967"
    assert found.consultant_id == store.user
    (line,) = list_enquiries(store)
    assert (line.asker, line.consultant, line.workshop_code) == ("", "Liz Ayala", "")


def test_a_known_workshop_asks_by_its_owner_unless_somebody_else_is_named(
    store: Store, workshop: int
) -> None:
    add_person(
        store,
        workshop_id=workshop,
        given_names="Benita",
        surnames="Caballero",
        sex="woman",
        birth_year=1974,
    )
    owner = read(store, ask(store, workshop_id=workshop))
    assert (owner.asker_name, owner.asker_sex, owner.asker_birth_year, owner.asker_role) == (
        "Benita Caballero",
        "woman",
        1974,
        "owner",
    )
    other = read(store, ask(store, workshop_id=workshop, asker_name="Rosa", asker_role="worker"))
    assert (other.asker_name, other.asker_sex, other.asker_role) == ("Rosa", None, "worker")
    later = ask(store)
    change_enquiry(store, enquiry_id=later, workshop_id=workshop)
    assert read(store, later).asker_name == "Benita Caballero"
    lines = list_enquiries(store, workshop_id=workshop)
    assert {(line.workshop_code, line.cluster) for line in lines} == {("YAG-001", "Yaguarón")}


def test_an_answer_says_where_its_words_come_from(store: Store) -> None:
    enquiry = ask(store)
    own = save_known_answer(store, topic="wages", question="¿Y en mano?", answer="Con recibo.")
    answer_enquiry(store, enquiry_id=enquiry, answer=" Se suma todo y se divide. ", code="SUE-04")
    found = read(store, enquiry)
    assert (found.status, found.answer, found.known_answer_code, found.known_answer_id) == (
        "answered",
        "Se suma todo y se divide.",
        "SUE-04",
        None,
    )
    answer_enquiry(store, enquiry_id=enquiry, answer="Con recibo.", answer_id=own)
    assert (read(store, enquiry).known_answer_code, read(store, enquiry).known_answer_id) == (
        None,
        own,
    )
    store.undo_stack.undo()
    assert read(store, enquiry).known_answer_code == "SUE-04"
    change_enquiry(store, enquiry_id=enquiry, answer="")
    assert read(store, enquiry).status == "open"
    with pytest.raises(DataProblem, match="qué se respondió"):
        answer_enquiry(store, enquiry_id=enquiry, answer="  ")


def test_what_is_left_to_do_is_listed_until_it_is_closed(store: Store) -> None:
    first, second = ask(store), ask(store, follow_up_on="2026-11-30")
    follow_up_enquiry(store, enquiry_id=first, follow_up_on="2026-11-25", note="llamar a IPS")
    due = due_follow_ups(store, on="2026-11-30")
    assert [line.enquiry.id for line in due] == [first, second]
    assert due[0].enquiry.follow_up_note == "llamar a IPS"
    assert [line.enquiry.id for line in due_follow_ups(store, on="2026-11-26")] == [first]
    close_enquiry(store, enquiry_id=first)
    assert [line.enquiry.id for line in due_follow_ups(store, on="2026-11-30")] == [second]
    reopen_enquiry(store, enquiry_id=first)
    assert read(store, first).status == "open"


def test_enquiries_are_listed_by_day_state_and_period(store: Store) -> None:
    old = ask(store, asked_on="2026-08-01", answer="Sí.", minutes=12)
    new = ask(store)
    assert [line.enquiry.id for line in list_enquiries(store)] == [new, old]
    assert [one.enquiry.id for one in list_enquiries(store, status="answered")] == [old]
    found = list_enquiries(store, period=("2026-11-01", "2026-11-30"))
    assert [line.enquiry.id for line in found] == [new]
    assert len(list_enquiries(store, limit=1)) == 1
    remove_enquiry(store, enquiry_id=new)
    assert [line.enquiry.id for line in list_enquiries(store)] == [old]


@pytest.mark.parametrize(
    "wrong",
    [
        {"question": "  "}, {"asked_on": "ayer"}, {"minutes": -1}, {"minutes": 1.5},
        {"minutes": 601}, {"asker_birth_year": 1850}, {"follow_up_on": "2026-13-01"},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(store: Store, wrong: dict[str, Any]) -> None:
    with pytest.raises(DataProblem):
        ask(store, **wrong)
    assert list_enquiries(store) == []


def test_a_slip_of_the_program_is_no_silent_loss(store: Store) -> None:
    with pytest.raises(TypeError, match="weather"):
        ask(store, weather="rain")
    with pytest.raises(ValueError, match="pigeon"):
        ask(store, channel="pigeon")
