"""Whom to call: noted by the office for a territory or for all, confirmed, undone."""

import pytest

from app.alerts.operations import add_phone, change_phone, confirm_phone, remove_phone
from app.alerts.queries import card_phones, list_phones, phones_of
from app.alerts.words import KINDS, say_phone
from app.errors import DataProblem
from app.registry.operations import add_cluster
from app.storage.store import Store
from tests.storage.support import Filled


@pytest.fixture
def store(office: Filled) -> Store:
    return office.store


def test_a_new_office_has_no_number_and_says_so(office: Filled) -> None:
    assert list_phones(office.store) == []
    assert phones_of(office.store, office.cluster) == {}
    for kind in KINDS:
        assert say_phone(kind, None).endswith(": sin anotar: pregunte y anote")


def test_a_territory_s_own_number_comes_before_the_one_of_all(office: Filled) -> None:
    store = office.store
    other = add_cluster(store, code="PIL", name="Pilar")
    add_phone(store, kind="police", cluster_id=office.cluster, number="0981 111 222")
    add_phone(store, kind="police", number="0981 333 444")
    own, general = phones_of(store, office.cluster), phones_of(store, other)
    assert (own["police"].number, own["police"].cluster) == ("0981 111 222", "Yaguarón")
    assert (general["police"].number, general["police"].cluster) == ("0981 333 444", None)


def test_a_number_is_kept_as_typed_when_it_is_not_one_of_paraguay(store: Store) -> None:
    add_phone(store, kind="fire", number=" 911 ")
    add_phone(store, kind="health", number="+595 981 555 666")
    assert [one.number for one in list_phones(store)] == ["911", "0981 555 666"]


def test_another_number_has_to_be_confirmed_again_and_another_note_has_not(store: Store) -> None:
    one = add_phone(store, kind="codeni", number="0981 111 222")
    confirm_phone(store, phone_id=one, checked_on="2026-11-20")
    change_phone(store, phone_id=one, note="de 7 a 13")
    change_phone(store, phone_id=one, number="0981 111 222")
    assert list_phones(store)[0].checked_on == "2026-11-20"
    change_phone(store, phone_id=one, number="0981 111 223")
    assert list_phones(store)[0].checked_on is None
    store.undo_stack.undo()
    assert list_phones(store)[0].checked_on == "2026-11-20"
    assert say_phone("codeni", list_phones(store)[0]).endswith("0981 111 222")


def test_nothing_is_confirmed_without_a_number(store: Store) -> None:
    one = add_phone(store, kind="codeni", name="CODENI de Yaguarón")
    with pytest.raises(DataProblem, match="primero el número"):
        confirm_phone(store, phone_id=one, checked_on="2026-11-20")
    change_phone(store, phone_id=one, number="0981 111 222")
    with pytest.raises(DataProblem, match="no es una fecha"):
        confirm_phone(store, phone_id=one, checked_on="mañana")


def test_the_card_has_confirmed_numbers_only_in_one_order(office: Filled) -> None:
    store, where = office.store, office.cluster
    other = add_phone(store, kind="other", name="Iglesia", cluster_id=where, number="0981 000 111")
    codeni = add_phone(store, kind="codeni", number="0981 111 222")
    fire = add_phone(store, kind="fire", cluster_id=where, number="0981 333 444")
    add_phone(store, kind="police", cluster_id=where, number="0981 555 666")
    for one in (other, codeni, fire):
        confirm_phone(store, phone_id=one, checked_on="2026-11-20")
    assert [one.kind for one in card_phones(store, where)] == ["fire", "codeni", "other"]
    remove_phone(store, phone_id=fire)
    assert [one.kind for one in card_phones(store, where)] == ["codeni", "other"]


def test_a_number_of_a_territory_that_was_removed_helps_nobody(office: Filled) -> None:
    store = office.store
    gone = add_cluster(store, code="PIL", name="Pilar")
    add_phone(store, kind="police", cluster_id=gone, number="0981 111 222")
    with store.change("quitar") as writer:
        writer.delete("cluster", gone)
    assert list_phones(store) == []


def test_a_phone_that_is_gone_is_told(store: Store) -> None:
    with pytest.raises(DataProblem, match="ya no está"):
        change_phone(store, phone_id=1, number="1")
    with pytest.raises(ValueError, match="unknown kind"):
        add_phone(store, kind="taxi")
