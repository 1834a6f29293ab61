"""With whom: asked at once of a level that asks for it, a key for each choice, and Enter goes on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import start_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Answer, Origin
from app.storage.store import Store
from tests.ui.diagnosis.support import CONTROL, DAY, current, press, show, visit_id, write
from ui.context import Context
from ui.diagnosis.visit_page import VisitPage

TODAY = load_instrument("confeccion-2026")
LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, context: Context, workshop: int, channel: str) -> VisitPage:
    page = VisitPage(context)
    show(qtbot, page)
    visit = start_visit(
        context.store, workshop_id=workshop, instrument=TODAY, visited_on=DAY, channel=channel
    )
    page.open_visit(visit)
    return page


@pytest.fixture
def page(qtbot: QtBot, context: Context, workshop: int) -> VisitPage:
    made = opened(qtbot, context, workshop, "window")
    made.view.go_to("ASO-02")
    return made


def answer(page: VisitPage, store: Store, item: str = "ASO-02") -> Answer:
    """As it is in the file."""
    return read_visit(store, visit_id(page)).answers[item]


def test_a_level_that_asks_for_it_stays_and_letters_choose(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    card = page.view.panel.detail
    assert card.isHidden()
    press(qtbot, "3")
    assert (current(page), card.isVisible(), card.heading.text()) == ("ASO-02", True, "¿Con quién fue?")
    press(qtbot, "H")
    press(qtbot, "J")
    assert answer(page, store).detail == ("familia", "asociacion")
    assert card.choices["familia"].isChecked()
    press(qtbot, "H")
    assert answer(page, store).detail == ("asociacion",)
    press(qtbot, "X")
    assert answer(page, store).detail == ("no_dijo",)
    press(qtbot, "K")
    press(qtbot, Qt.Key.Key_Return)
    assert (answer(page, store).level, answer(page, store).detail) == (3, ("cliente",))
    assert current(page) == "ASO-03"
    assert card.isHidden()


def test_who_never_did_is_not_asked_and_the_letters_mean_nothing_there(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    press(qtbot, "0")
    assert current(page) == "ASO-03"
    press(qtbot, "H")
    press(qtbot, "0")
    assert answer(page, store, "ASO-03").detail == ()


def test_a_digit_meanwhile_changes_nothing(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    """Who types fast means it for the next question."""
    press(qtbot, "3")
    press(qtbot, "1")
    press(qtbot, "N")
    assert (current(page), answer(page, store).level) == ("ASO-02", 3)
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, "1")
    assert (current(page), answer(page, store).level) == ("ASO-02", 1)
    press(qtbot, Qt.Key.Key_Return)
    assert current(page) == "ASO-03"


def test_the_origin_and_the_choice_are_said_of_the_same_answer(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    press(qtbot, "2")
    press(qtbot, "P")
    press(qtbot, "I")
    assert (answer(page, store).origin, answer(page, store).detail) == (Origin.SAID, ("vecina",))


def test_it_is_pressed_and_undone(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    qtbot.mouseClick(page.view.panel.cards[2], LEFT)
    qtbot.mouseClick(page.view.panel.detail.choices["familia"], LEFT)
    assert answer(page, store).detail == ("familia",)
    press(qtbot, "Z", CONTROL)
    assert answer(page, store).detail == ()
    assert not page.view.panel.detail.choices["familia"].isChecked()


def test_what_was_passed_over_is_said_at_the_end_and_one_press_away(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    press(qtbot, "3")
    press(qtbot, Qt.Key.Key_Return)
    page.show_finish()
    assert page.finish.undetailed.text() == "Falta decir con quién: ASO-02."
    qtbot.mouseClick(page.finish.ask_details, LEFT)
    assert current(page) == "ASO-02"
    press(qtbot, "H")
    press(qtbot, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.finish
    assert not page.finish.undetailed.isVisible()


def test_a_finished_visit_shows_it_and_changes_nothing(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "3")
    press(qtbot, "H")
    visit = visit_id(page)
    page._finish("se terminó")
    page.open_visit(visit)
    page.view.go_to("ASO-02")
    card = page.view.panel.detail
    assert card.isVisible()
    assert card.choices["familia"].isChecked()
    press(qtbot, "I")
    assert answer(page, store).detail == ("familia",)


def test_the_letters_of_a_paper_form_are_typed_after_the_level(
    qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    page = opened(qtbot, context, workshop, "paper")
    page.form.focus_item("ASO-02")
    write(qtbot, "3phk")
    press(qtbot, Qt.Key.Key_Return)
    found = answer(page, store)
    assert (found.level, found.origin, found.detail) == (3, Origin.SAID, ("familia", "cliente"))
    assert page.form.rows["ASO-02"].field.text() == "3PHK"
    assert "Con quién: familia y cliente u otra empresa" in page.form.rows["ASO-02"].words.text()
    store.undo_stack.undo()  # one step: it was typed as one
    assert read_visit(store, visit_id(page)).answers.get("ASO-02", Answer("ASO-02")).kind is None
    page.form.focus_item("ASO-02")
    field = QApplication.focusWidget()
    assert field is page.form.rows["ASO-02"].field
