"""Where answers come from: chosen once, it stays; never guessed; counted and mended at the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.diagnosis.queries import read_visit
from app.diagnosis.records import AnswerKind, Origin
from app.storage.store import Store
from tests.ui.diagnosis.support import CONTROL, current, press, visit_id
from ui.diagnosis.visit_page import VisitPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


def origin(page: VisitPage, store: Store, item: str) -> Origin | None:
    """As it is in the file."""
    return read_visit(store, visit_id(page)).answers[item].origin


def marked(page: VisitPage) -> Origin | None:
    """The one choice that is shown as taken."""
    (found,) = [known for known, choice in page.view.side.origins.items() if choice.isChecked()]
    return found


def test_unless_somebody_chose_it_is_not_noted(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    """Even of a question that is only asked: nobody said that it was the owner who answered."""
    assert page.session is not None
    asked = next(item.code for item in page.session.instrument.items if item.how == "asked")
    for code in ("GES-01", asked):
        page.view.go_to(code)
        assert marked(page) is None
        press(qtbot, "1")
        assert origin(page, store, code) is None


def test_the_last_choice_stays_and_is_seen_before_the_answer(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    press(qtbot, "C")
    press(qtbot, "3")
    assert current(page) == "GES-02"
    assert marked(page) is Origin.NOTEBOOK
    assert "Sigue de la anterior." in page.view.side.about_origin.text()
    assert "GES-02" not in read_visit(store, visit_id(page)).answers, "seen, not yet saved"
    press(qtbot, "2")
    press(qtbot, "V")
    press(qtbot, "4")
    press(qtbot, "1")
    found = [origin(page, store, f"GES-0{number}") for number in (1, 2, 3, 4)]
    assert found == [Origin.NOTEBOOK, Origin.NOTEBOOK, Origin.MEASURED, Origin.MEASURED]


def test_it_goes_with_levels_only(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "C")
    press(qtbot, "3")
    press(qtbot, "D")
    answer = read_visit(store, visit_id(page)).answers["GES-02"]
    assert (answer.kind, answer.origin) == (AnswerKind.DOES_NOT_KNOW, None)


def test_one_key_ends_it(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    for key in "P2S2":
        press(qtbot, key)
    assert origin(page, store, "GES-01") is Origin.SAID
    assert origin(page, store, "GES-02") is None
    assert marked(page) is None


def test_it_stays_for_its_part_and_the_next_part_asks_again(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    """What was read in the notebook about money says nothing of what is seen among the machines."""
    press(qtbot, "C")
    page.view.go_to("PRO-01")
    assert marked(page) is None
    assert "queda para toda esta parte" in page.view.side.about_origin.text()
    press(qtbot, "V")
    press(qtbot, "2")
    page.view.go_to("GES-04")
    assert marked(page) is Origin.NOTEBOOK, "back there it still holds"
    assert origin(page, store, "PRO-01") is Origin.MEASURED


def test_another_visit_begins_without_it(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, "P")
    page.open_visit(visit_id(page))
    page.view.go_to("GES-05")
    assert marked(page) is None


def test_an_answer_from_before_keeps_what_it_has(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "3")
    press(qtbot, "C")
    press(qtbot, "2")
    page.view.go_to("GES-01")
    assert marked(page) is None
    press(qtbot, "2")
    assert origin(page, store, "GES-01") is None


@pytest.mark.parametrize(("key", "wanted"), [("F", Origin.DOCUMENT), ("V", Origin.MEASURED)])
def test_shift_and_a_letter_say_it_of_the_answer_just_given(
    qtbot: QtBot, page: VisitPage, store: Store, key: str, wanted: Origin
) -> None:
    press(qtbot, "3")
    assert "GES-01, recién: sin anotar." in page.view.side.about_origin.text()
    press(qtbot, key, SHIFT)
    assert current(page) == "GES-02", "the flow goes on"
    assert origin(page, store, "GES-01") is wanted
    assert marked(page) is wanted, "and it stays for this one"
    press(qtbot, "S", SHIFT)
    assert origin(page, store, "GES-01") is None


def test_with_the_mouse_it_may_be_said_before_or_after(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(page.view.panel.cards[2], left)
    assert current(page) == "GES-01", "a press does not pass on"
    page.view.side.origins[Origin.DOCUMENT].click()
    assert origin(page, store, "GES-01") is Origin.DOCUMENT
    page.view.go_forward()
    assert marked(page) is Origin.DOCUMENT
    page.view.side.origins[None].click()
    qtbot.mouseClick(page.view.panel.cards[1], left)
    assert origin(page, store, "GES-02") is None


def test_undo_takes_the_choice_back_for_what_follows_too(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, "C")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert marked(page) is None


def test_the_end_counts_them_and_goes_through_them_with_one_key_each(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    press(qtbot, "3")
    press(qtbot, "P")
    press(qtbot, "2")
    press(qtbot, "S")
    for key in "1N2":
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_F9)
    assert "3 respuestas sin anotar de dónde salen" in page.finish.unnoted.text()
    page.finish.note_origins.click()
    assert current(page) == "GES-01"
    assert "Quedan 3 sin anotar." in page.view.side.about_origin.text()
    press(qtbot, "C")
    assert current(page) == "GES-03"
    press(qtbot, Qt.Key.Key_Return)
    assert current(page) == "GES-05", "Enter leaves one as it is"
    press(qtbot, "V")
    assert page.stack.currentWidget() is page.finish
    assert "1 respuesta sin anotar de dónde sale" in page.finish.unnoted.text()
    assert origin(page, store, "GES-01") is Origin.NOTEBOOK
    assert origin(page, store, "GES-03") is None
    assert origin(page, store, "GES-05") is Origin.MEASURED
    page.finish.note_origins.click()
    press(qtbot, "F")
    assert page.stack.currentWidget() is page.finish
    assert not page.finish.unnoted.isVisible()


def test_on_the_way_through_shift_says_it_for_the_whole_part(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    """58 answers without origin took 58 keys."""
    for _turn in range(4):
        press(qtbot, "2")
    page.view.go_to("PRO-01")
    press(qtbot, "2")
    press(qtbot, Qt.Key.Key_F9)
    page.finish.note_origins.click()
    press(qtbot, "C", SHIFT)
    assert current(page) == "PRO-01"
    assert {origin(page, store, f"GES-0{number}") for number in (1, 2, 3, 4)} == {Origin.NOTEBOOK}
    assert origin(page, store, "PRO-01") is None
    press(qtbot, "V", SHIFT)
    assert page.stack.currentWidget() is page.finish
    assert not page.finish.unnoted.isVisible()


def test_going_elsewhere_ends_the_walk(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, "3")
    press(qtbot, "3")
    press(qtbot, Qt.Key.Key_F9)
    page.finish.note_origins.click()
    page.view.go_to("PRO-01")
    press(qtbot, "C")
    assert current(page) == "PRO-01"
    press(qtbot, "2")
    assert current(page) == "PRO-02"


def test_the_sheet_of_keys_says_it(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, "?")
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "queda para toda la parte" in words
    assert "de dónde sale la que acaba de responder" in words


def test_a_finished_visit_shows_what_was_noted_and_changes_nothing(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    from app.diagnosis.operations import finish_visit

    press(qtbot, "C")
    press(qtbot, "3")
    press(qtbot, "2")
    finish_visit(store, visit_id=visit_id(page), unfinished_reason="Se acabó el tiempo")
    page.open_visit(visit_id(page))
    page.view.go_to("GES-03")
    assert marked(page) is None
    press(qtbot, "V", SHIFT)
    assert origin(page, store, "GES-02") is Origin.NOTEBOOK
