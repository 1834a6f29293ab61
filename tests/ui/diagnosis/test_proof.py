"""«¿Qué vio?»: asked at once of what is only said beyond what a word is enough for; one key, and on."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.diagnosis.queries import read_visit
from app.diagnosis.records import Answer, Origin
from app.diagnosis.scoring import score_answers
from app.storage.store import Store
from tests.ui.diagnosis.support import CONTROL, current, press, visit_id
from ui.diagnosis.visit_page import VisitPage

LEFT = Qt.MouseButton.LeftButton


def answer(page: VisitPage, store: Store, item: str) -> Answer:
    """As it is in the file."""
    return read_visit(store, visit_id(page)).answers[item]


def asks(page: VisitPage) -> bool:
    return page.view.panel.proof.isVisible()


def test_a_high_level_that_is_only_said_is_asked_about_and_one_key_goes_on(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    press(qtbot, "P")
    press(qtbot, "4")
    assert current(page) == "GES-01"
    assert asks(page)
    assert "cuenta como 2" in page.view.panel.proof.about.text()
    press(qtbot, "C")
    assert current(page) == "GES-02"
    assert not asks(page)
    assert answer(page, store, "GES-01").origin is Origin.NOTEBOOK
    press(qtbot, "2")
    assert answer(page, store, "GES-02").origin is Origin.SAID, "what was seen is of that answer alone"
    assert current(page) == "GES-03", "a word is enough for 2"


def test_enter_goes_on_and_what_was_said_stays(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "P")
    press(qtbot, "4")
    press(qtbot, Qt.Key.Key_Return)
    assert current(page) == "GES-02"
    said = answer(page, store, "GES-01")
    assert (said.level, said.origin) == (4, Origin.SAID)
    visit = read_visit(store, visit_id(page))
    assert score_answers(visit.instrument, visit.answers).unproved == ("GES-01",)


def test_a_digit_meanwhile_changes_nothing(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    """Who types fast means it for the next question."""
    press(qtbot, "P")
    press(qtbot, "4")
    for key in "1NS":
        press(qtbot, key)
    assert current(page) == "GES-01"
    assert (answer(page, store, "GES-01").level, answer(page, store, "GES-01").origin) == (4, Origin.SAID)
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, "1")
    assert answer(page, store, "GES-01").level == 1
    assert current(page) == "GES-02"


def test_what_was_seen_or_has_no_origin_is_not_asked_about(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, "4")
    assert current(page) == "GES-02"
    press(qtbot, "V")
    press(qtbot, "4")
    assert current(page) == "GES-03"


def test_saying_afterwards_that_it_was_only_said_asks_too(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    qtbot.mouseClick(page.view.panel.cards[4], LEFT)
    assert not asks(page)
    press(qtbot, "P")
    assert asks(page)
    qtbot.mouseClick(page.view.panel.proof.choices[Origin.DOCUMENT], LEFT)
    assert answer(page, store, "GES-01").origin is Origin.DOCUMENT
    assert not asks(page)


def test_undo_takes_the_proof_back_and_asks_again(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, "P")
    press(qtbot, "4")
    press(qtbot, "F")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert current(page) == "GES-01"
    assert asks(page)


def test_the_end_counts_them_and_goes_through_them(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "P")
    for _turn in range(3):
        press(qtbot, "4")
        press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_F9)
    assert "3 respuestas son solo de palabra" in page.finish.unproved.text()
    assert not page.finish.unnoted.isVisible()
    page.finish.see_proofs.click()
    assert current(page) == "GES-01"
    assert asks(page)
    press(qtbot, "V")
    assert current(page) == "GES-02"
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, "C")
    assert page.stack.currentWidget() is page.finish
    assert "1 respuesta es solo de palabra" in page.finish.unproved.text()
    origins = [answer(page, store, f"GES-0{number}").origin for number in (1, 2, 3)]
    assert origins == [Origin.MEASURED, Origin.SAID, Origin.NOTEBOOK]


def test_noting_an_origin_at_the_end_asks_for_its_proof(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "4")
    press(qtbot, "4")
    press(qtbot, Qt.Key.Key_F9)
    page.finish.note_origins.click()
    press(qtbot, "P")
    assert current(page) == "GES-01"
    assert asks(page)
    press(qtbot, "C")
    assert current(page) == "GES-02"
    assert answer(page, store, "GES-01").origin is Origin.NOTEBOOK


def test_a_finished_visit_asks_nothing(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    from app.diagnosis.operations import finish_visit

    press(qtbot, "P")
    press(qtbot, "4")
    finish_visit(store, visit_id=visit_id(page), unfinished_reason="Se acabó el tiempo")
    page.open_visit(visit_id(page))
    page.view.go_to("GES-01")
    assert not asks(page)
    assert "cuenta como 2" in page.view.side.about_origin.text()
