"""An alert says at once what to do and whom to call; what is for the consultant only opens when asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.alerts.operations import add_phone
from app.alerts.protocols import find_protocol
from app.diagnosis.records import Item
from app.diagnosis.words import plain_text
from app.storage.store import Store
from tests.ui.diagnosis.support import add_a_workshop, finished_visit, instrument, press, show
from ui.context import Context
from ui.diagnosis.protocol_card import ProtocolCard
from ui.diagnosis.result_page import ResultPage
from ui.diagnosis.visit_page import VisitPage

CRITICAL = [item for item in instrument().items if item.critical_below is not None]
each_critical = pytest.mark.parametrize("item", CRITICAL, ids=lambda item: item.code)


def card_of(page: VisitPage) -> ProtocolCard:
    return page.view.panel.protocol


@each_critical
def test_the_moment_it_is_answered_the_visit_stays_and_says_what_to_do(
    qtbot: QtBot, page: VisitPage, item: Item
) -> None:
    protocol = find_protocol(instrument().code, item.code)
    assert protocol is not None
    page.view.go_to(item.code)
    assert not card_of(page).isVisible()
    press(qtbot, Qt.Key.Key_0)
    assert page.view.session is not None
    assert page.view.session.current == item.code, "nobody is hurried past an alert"
    assert card_of(page).isVisible()
    assert card_of(page).steps.isVisible() is not protocol.aside
    if protocol.aside:
        assert "cuando nadie más mire la pantalla" in card_of(page).title.text()
        press(qtbot, Qt.Key.Key_A)
    assert card_of(page).steps.isVisible()
    told = card_of(page).steps.text()
    assert all(step in told.replace("&quot;", '"') for step in protocol.first_minute)
    assert "sin anotar: pregunte y anote" in told
    assert "Borrador: todavía no lo revisaron" in told
    press(qtbot, Qt.Key.Key_A)
    assert not card_of(page).steps.isVisible()
    press(qtbot, Qt.Key.Key_0)
    assert page.view.session.current != item.code, "said again, it goes on"
    assert not card_of(page).isVisible()


def test_a_good_answer_goes_on_and_undoing_an_alert_takes_its_card_away(
    qtbot: QtBot, page: VisitPage
) -> None:
    page.view.go_to("LOC-02")
    press(qtbot, Qt.Key.Key_4)
    assert page.view.session is not None
    assert page.view.session.current == "LOC-03"
    press(qtbot, Qt.Key.Key_0)
    assert card_of(page).isVisible()
    press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.view.session.current == "LOC-03"
    assert not card_of(page).isVisible()


def test_the_numbers_of_its_territory_are_there(
    qtbot: QtBot, page: VisitPage, store: Store, workshop: int
) -> None:
    add_phone(store, kind="fire", name="Bomberos de acá", number="0981 111 222")
    assert page.session is not None
    page.open_visit(page.session.visit.id)
    page.view.go_to("LOC-02")
    press(qtbot, Qt.Key.Key_0)
    assert "Bomberos de acá: 0981 111 222 (sin confirmar)" in card_of(page).steps.text()


def test_the_result_tells_each_alert_with_its_steps_and_hides_what_others_may_not_read(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    result = ResultPage(context)
    show(qtbot, result, (1158, 650))
    result.show_visit(finished_visit(store, add_a_workshop(store), level=0))
    cards = result.findChildren(ProtocolCard)
    assert len(cards) == len(CRITICAL)
    for card, item in zip(cards, CRITICAL, strict=True):
        protocol = find_protocol(instrument().code, item.code)
        assert protocol is not None
        seen = " ".join(one.text() for one in card.findChildren(QLabel) if one.isVisible())
        found = plain_text(item.levels[0])
        assert item.code in seen
        assert (found in seen) is not protocol.aside
        card.button.click()
        assert card.steps.isVisible() is protocol.aside
        assert card.button.accessibleName() == card.button.text()
