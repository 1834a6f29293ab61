import pytest

from app.storage.checking import check_office
from tests.storage.support import Filled


def found(office: Filled, words: str) -> list[int]:
    sql = "SELECT rowid FROM workshop_search WHERE workshop_search MATCH ? ORDER BY rowid"
    return [row[0] for row in office.store.rows(sql, (words,))]


@pytest.fixture(autouse=True)
def index_follows(office: Filled) -> object:
    yield
    assert check_office(office.store).sound


def test_a_workshop_is_found_by_name_code_person_and_without_accents(office: Filled) -> None:
    assert (
        found(office, "nandu*") == found(office, "caball*") == found(office, '"YAG-001"') == [office.workshop]
    )


def test_what_is_removed_is_not_found_until_it_is_back(office: Filled) -> None:
    with office.store.change("quitar") as writer:
        writer.delete("workshop", office.workshop)
    assert found(office, "nandu*") == []
    office.store.undo_stack.undo()
    assert found(office, "nandu*") == [office.workshop]
    office.store.undo_stack.redo()
    assert found(office, "caball*") == []


def test_people_come_and_go_with_undo(office: Filled) -> None:
    with office.store.change("agregar persona") as writer:
        writer.insert("person", workshop_id=office.workshop, given_names="Zunilda", cedula="1234567")
    assert found(office, "zunilda 1234*") == [office.workshop]
    office.store.undo_stack.undo()
    assert found(office, "zunilda") == []
    with office.store.change("quitar persona") as writer:
        writer.delete("person", office.person)
    assert found(office, "benita") == []
    assert found(office, "nandu*") == [office.workshop]


def test_a_person_who_moves_is_found_where_she_is(office: Filled) -> None:
    with office.store.change("otro taller") as writer:
        other = writer.insert("workshop", code="YAG-002", name="Modas Lía")
        writer.update("person", office.person, workshop_id=other)
    assert found(office, "benita") == [other]
    office.store.undo_stack.undo()
    assert found(office, "benita") == [office.workshop]
    assert found(office, "modas") == []


def test_a_new_name_and_phone_replace_the_old(office: Filled) -> None:
    with office.store.change("ficha") as writer:
        writer.update("workshop", office.workshop, name="Modas Lía", phone="+595971897967")
    assert found(office, "nandu*") == []
    assert found(office, "595971*") == found(office, "lia") == [office.workshop]


def rename_and_fail(office: Filled) -> None:
    with office.store.change("ficha") as writer:
        writer.update("workshop", office.workshop, name="Modas Lía")
        raise ZeroDivisionError


def test_a_change_that_fails_leaves_the_index_as_it_was(office: Filled) -> None:
    with pytest.raises(ZeroDivisionError):
        rename_and_fail(office)
    assert found(office, "nandu*") == [office.workshop]
