"""A contact noted without a window: it is in the file with the first thing that is noted."""

from datetime import date, timedelta

import pytest

from app.contacts.operations import plan_contact
from app.contacts.queries import list_contacts
from app.contacts.session import ContactSession
from app.errors import DataProblem
from app.figures.locks import lock_period
from app.storage.store import Store

TODAY = date.today().isoformat()


def test_a_new_one_begins_with_what_is_noted_first(store: Store, workshop: int) -> None:
    session = ContactSession(store, workshop_id=workshop)
    shown = session.read()
    assert shown.contact.held_on == TODAY
    assert [one.name for one in shown.contact.consultants] == ["Liz Ayala"]
    assert list_contacts(store, workshop_id=workshop) == []
    session.keep("what_was_done", "Vimos el cuaderno")
    assert not session.is_new
    assert [one.what_was_done for one in list_contacts(store, workshop_id=workshop)] == ["Vimos el cuaderno"]
    store.undo_stack.undo()
    assert list_contacts(store, workshop_id=workshop) == [], "one step"


def test_what_cannot_be_kept_leaves_nothing_begun(store: Store, workshop: int) -> None:
    session = ContactSession(store, workshop_id=workshop)
    with pytest.raises(DataProblem):
        session.keep("contact_minutes", -5)
    assert session.is_new
    assert list_contacts(store, workshop_id=workshop) == []


def test_the_planned_one_is_offered_and_taken_over(store: Store, workshop: int) -> None:
    planned = plan_contact(store, workshop_id=workshop, held_on=TODAY)
    session = ContactSession(store, workshop_id=workshop)
    waiting = session.read().waiting
    assert waiting is not None
    assert waiting.id == planned
    session.take_over(planned)
    assert session.read().contact.status == "held"
    assert len(list_contacts(store, workshop_id=workshop)) == 1


def test_what_was_reported_is_only_to_be_read(store: Store, workshop: int) -> None:
    session = ContactSession(store, workshop_id=workshop)
    session.keep("note", "x")
    assert session.read().locked == ""
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    lock_period(store, date_from=TODAY, date_to=TODAY, locked_on=tomorrow)
    assert "ya se informó" in session.read().locked
