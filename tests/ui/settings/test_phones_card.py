"""Ajustes, Teléfonos de la zona: noted by keyboard, confirmed, undone, never invented."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.alerts.operations import add_phone
from app.alerts.queries import list_phones
from app.alerts.records import LocalPhone
from app.i18n import format_day
from app.registry.operations import add_cluster
from app.storage.store import Store
from reports.paper import Paper
from tests.ui.offices import choose, unnamed
from tests.ui.windows import note_way
from ui.context import Context
from ui.settings.page import SettingsPage
from ui.settings.phones_card import PhonesCard, say_state


@pytest.fixture
def page(context: Context, workshops: list[int], qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def card(page: SettingsPage) -> PhonesCard:
    return page.phones


def write(qtbot: QtBot, field, text: str) -> None:  # type: ignore[no-untyped-def]
    field.setFocus()
    field.selectAll()
    field.insert(text)  # the test keyboard has no accents
    field.flush()


def test_a_new_office_is_told_to_ask_and_shows_no_number(card: PhonesCard) -> None:
    assert "Ningún número viene con el programa" in card.summary.text()
    for row in card.rows.values():
        assert row.number.text() == ""
        assert row.state.text() == "sin anotar: pregunte y anote"
        assert not row.confirm.isEnabled()
    assert unnamed(card) == []


def test_a_number_is_noted_confirmed_and_undone(card: PhonesCard, store: Store, qtbot: QtBot) -> None:
    row = card.rows["codeni"]
    write(qtbot, row.number, "0981111222")
    write(qtbot, row.name, "CODENI de Yaguarón")
    write(qtbot, row.note, "de 7 a 13")
    (phone,) = list_phones(store)
    assert (phone.kind, phone.number, phone.note) == ("codeni", "0981 111 222", "de 7 a 13")
    assert "sin confirmar" in row.state.text()
    row.confirm.setFocus()
    qtbot.keyClick(row.confirm, Qt.Key.Key_Space)
    today = date.today().isoformat()
    assert list_phones(store)[0].checked_on == today
    assert row.state.text() == f"confirmado el {format_day(today)}"
    assert card.summary.text().startswith("1 de 8 con número.")
    for _step in range(4):
        store.undo_stack.undo()
    assert list_phones(store) == []
    assert row.number.text() == ""


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("911", ""),
        ("0981 111 222", ""),
        ("0981", ""),
        ("12", "No parece un teléfono de Paraguay; se guarda como está."),
        ("preguntar", "No parece un teléfono de Paraguay; se guarda como está."),
    ],
)
def test_what_is_no_number_is_said_and_kept(
    card: PhonesCard, store: Store, qtbot: QtBot, typed: str, remark: str
) -> None:
    row = card.rows["fire"]
    write(qtbot, row.number, typed)
    assert row.remark.text() == remark
    assert list_phones(store)[0].number == typed


def test_a_territory_shows_its_own_and_else_the_one_of_all(
    card: PhonesCard, store: Store, qtbot: QtBot
) -> None:
    pilar = add_cluster(store, code="PIL", name="Pilar")
    add_phone(store, kind="police", number="0981 111 222")
    card.zone.show_value(pilar)
    choose(card.zone, pilar)
    row = card.rows["police"]
    assert row.number.text() == ""
    assert row.state.text() == "vale el de todas las zonas: 0981 111 222"
    write(qtbot, row.number, "0786 232 000")
    assert {one.cluster for one in list_phones(store)} == {None, "Pilar"}
    assert card.cluster == pilar


def test_other_numbers_are_added_and_taken_away(card: PhonesCard, store: Store, qtbot: QtBot) -> None:
    card.add.click()
    (row,) = card.others
    assert row.number.hasFocus()
    write(qtbot, row.number, "0981 999 888")
    write(qtbot, row.name, "Iglesia")
    assert card.others == [row]
    assert [(one.kind, one.name) for one in list_phones(store)] == [("other", "Iglesia")]
    card.add.click()
    card.others[1].remove.click()
    assert card.others == [row]
    row.remove.click()
    assert list_phones(store) == []
    assert card.others == []
    store.undo_stack.undo()
    assert [one.number.text() for one in card.others] == ["0981 999 888"]


def test_a_number_that_was_confirmed_long_ago_is_asked_again() -> None:
    phone = LocalPhone(1, "fire", number="911", checked_on="2025-01-01")
    assert say_state(phone, own=True, today=date(2025, 6, 1))[1] == "small"
    text, tone = say_state(phone, own=True, today=date(2026, 6, 1))
    assert (tone, "hace más de un año" in text) == ("warning", True)


def test_the_card_is_printed_from_here(card: PhonesCard, context: Context) -> None:
    said = note_way(context)
    card.print.click()
    assert said.papers == [Paper("phone-card")]
