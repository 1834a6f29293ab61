"""A person's whole task: help first, leaves keyed in with one key each, and what is told once it is closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.alerts.operations import add_phone, confirm_phone
from app.place import Place
from app.registry.operations import add_cluster, add_workshop
from app.storage.store import Store
from app.voices.operations import add_pile, close_hearing, start_hearing
from app.voices.queries import list_hearings, list_piles
from app.voices.records import OWNERS, WORKERS
from tests.ui.windows import note_way, open_window, settle
from tests.voices.leaves import made_leaves
from ui.context import Context
from ui.voices.keying_page import KeyingPage
from ui.voices.told_card import ToldCard
from ui.voices.voices_page import VoicesPage


@pytest.fixture
def cluster(store: Store) -> int:
    return add_cluster(store, name="Yaguarón", code="YAG")


@pytest.fixture
def workshop(store: Store, cluster: int) -> int:
    return add_workshop(store, name="Modas Jazmín", cluster_id=cluster)


def said_on(page: QWidget) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def open_voices(context: Context, qtbot: QtBot) -> VoicesPage:
    page = VoicesPage(context)
    qtbot.addWidget(page)
    page.resize(1158, 700)
    page.show()
    page.show_place(Place("voices"))
    settle(qtbot)
    return page


def test_a_hearing_from_its_first_key_to_what_it_tells(
    context: Context, store: Store, workshop: int, qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    context.way.go("voices")
    settle(qtbot)
    page = window.page
    assert isinstance(page, VoicesPage)
    assert "todavía no hay ningún teléfono" in page.danger.phones.text().lower()
    page.gathering.start.click()
    settle(qtbot)
    assert not page.gathering.closing.isEnabled()
    page.gathering.key_workers.click()
    settle(qtbot)
    keys = window.page
    assert isinstance(keys, KeyingPage)
    assert keys.place.text() == "Hoja 1, pregunta 1 de 10"
    for _leaf in range(6):
        qtbot.keyClicks(keys, "1111111310")
    qtbot.keyClicks(keys, "3")
    assert keys.count.text() == "6 hojas"
    qtbot.keyClick(keys, Qt.Key.Key_F9)  # a leaf is in hand
    assert "Falta terminar la hoja" in keys.why.text()
    qtbot.keyClick(keys, Qt.Key.Key_Backspace)
    qtbot.keyClick(keys, Qt.Key.Key_F9)
    settle(qtbot)
    assert keys.count.text() == "0 hojas"
    context.way.go("voices")
    settle(qtbot)
    page.gathering.closing.click()
    page.gathering.close_now.click()
    settle(qtbot)
    (hearing,) = list_hearings(store)
    assert (hearing.closed, list_piles(store, hearing.id)[0].leaves) == (1, 6)
    assert "6 hojas de quienes trabajan" in page.sentence.text()
    told = said_on(page)
    assert "Lo que más dijeron quienes trabajan: «Sí, siempre»." in told
    assert "De quienes trabajan lo saben: 6 de 6 (100\u00a0%)." in told
    assert "Lo que corresponde: Los dos" in told


def test_four_leaves_are_not_kept_and_each_key_can_be_taken_back(
    context: Context, store: Store, cluster: int, workshop: int, qtbot: QtBot
) -> None:
    hearing = start_hearing(store, cluster_id=cluster, month="2026-10")
    window = open_window(context, qtbot)
    context.way.go("leaves", hearing, part=OWNERS)
    settle(qtbot)
    page = window.page
    assert isinstance(page, KeyingPage)
    assert "papeletas de dueñas y dueños" in page.about.text()
    assert not page.choose.isVisible()
    for _leaf in range(4):
        qtbot.keyClicks(page, "11111")
    assert not page.keep_button.isEnabled()
    assert "con menos de 5 se sabría quién dijo qué" in page.why.text()
    qtbot.keyClicks(page, "9")  # no such answer
    assert page.place.text() == "Hoja 5, pregunta 1 de 5"
    assert not page.may_go
    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.place.text() == "Hoja 4, pregunta 5 de 5"
    assert list_piles(store, hearing) == []


def test_what_one_workshop_said_is_shown_when_asked_and_marked(
    context: Context, store: Store, cluster: int, workshop: int, qtbot: QtBot
) -> None:
    hearing = start_hearing(store, cluster_id=cluster, month="2026-10")
    for of, seed in ((workshop, 1), (None, 2)):
        leaves = made_leaves(14, seed=seed)
        add_pile(store, hearing_id=hearing, speaker=WORKERS, leaves=leaves, workshop_id=of)
    add_pile(store, hearing_id=hearing, speaker=OWNERS, leaves=made_leaves(12, speaker=OWNERS))
    close_hearing(store, hearing_id=hearing)
    page = open_voices(context, qtbot)
    assert not page.reserved.isVisible()
    assert [text for text, _value in page.whose.offered] == [
        "Todo el territorio",
        "Solo YAG-001 Modas Jazmín (reservado)",
    ]
    assert "12" in said_on(page)
    page.whose.setCurrentIndex(1)
    page.whose.saved.emit(workshop)
    settle(qtbot)
    assert "nunca se muestra" in page.reserved.text()
    assert page.reserved.isVisible()
    assert len(page.findChildren(ToldCard)) >= 10
    page.show_place(Place("voices"))  # nothing reserved comes back by itself
    settle(qtbot)
    assert not page.reserved.isVisible()


def test_the_numbers_of_the_zone_stand_first_and_the_papers_are_printed(
    context: Context, store: Store, cluster: int, qtbot: QtBot
) -> None:
    confirm_phone(
        store, phone_id=add_phone(store, kind="police", number="0533 232 222"), checked_on="2026-11-20"
    )
    said = note_way(context)
    page = open_voices(context, qtbot)
    assert "Comisaría: 0533 232 222" in page.danger.phones.text()
    assert "faltan 7" in page.danger.phones.text()
    for button in (page.leaf, page.slip, page.danger.card):
        button.click()
    assert [one.kind for one in said.papers] == ["workers-leaf", "owners-slip", "phone-card"]
    page.danger.numbers.click()
    assert said.places[-1].page == "settings"


def test_piles_and_an_open_hearing_can_be_taken_away(
    context: Context, store: Store, cluster: int, qtbot: QtBot
) -> None:
    hearing = start_hearing(store, cluster_id=cluster, month="2026-10")
    add_pile(store, hearing_id=hearing, speaker=WORKERS, leaves=made_leaves(6))
    page = open_voices(context, qtbot)
    (remove,) = [
        one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("Quitar: Tanda 1")
    ]
    remove.click()
    settle(qtbot)
    assert list_piles(store, hearing) == []
    page.gathering.remove.click()
    settle(qtbot)
    assert list_hearings(store) == []


def test_an_office_without_territories_says_so(context: Context, qtbot: QtBot) -> None:
    page = open_voices(context, qtbot)
    assert "Todavía no hay ningún territorio" in page.about.text()
