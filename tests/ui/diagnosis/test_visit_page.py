"""The visit's page: moving about, answering, undo, skipped items."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.diagnosis.instruments import parse_instrument
from app.diagnosis.operations import start_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Origin
from app.storage.store import Store
from tests.diagnosis.support import instrument_text
from tests.ui.diagnosis.support import (
    CONTROL,
    DAY,
    current,
    finished_visit,
    press,
    visit_id,
    write,
)
from tests.ui.windows import note_way
from ui.context import Context
from ui.diagnosis.dimension_rail import DimensionRow
from ui.diagnosis.visit_page import VisitPage


def test_a_key_answers_saves_and_passes_on(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "3")
    assert current(page) == "GES-02"
    assert read_visit(store, visit_id(page)).answers["GES-01"].level == 3
    assert page.view.rail.rows["GES"].count.text() == "1/9"
    assert "guardado" in page.bar.state.text()


def test_undo_goes_back_to_what_it_changed(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    for key in "321":
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert current(page) == "GES-03"
    assert not page.view.panel.cards[1].isChecked()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert current(page) == "GES-02"
    assert {c for c, a in read_visit(store, visit_id(page)).answers.items() if a.kind} == {"GES-01"}


def test_moving_about_with_the_keyboard(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, "2")
    press(qtbot, Qt.Key.Key_Right)
    assert current(page) == "GES-04"
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Backspace)
    assert current(page) == "GES-02"
    press(qtbot, "G")
    assert current(page) == "GES-03"
    press(qtbot, Qt.Key.Key_J, CONTROL)
    write(qtbot, "for99")
    press(qtbot, Qt.Key.Key_Return)
    assert "No hay una pregunta" in page.view.jump.remark.text()
    page.view.jump.field.clear()
    write(qtbot, "for2")
    press(qtbot, Qt.Key.Key_Return)
    assert current(page) == "FOR-02"
    assert page.view.rail.passed_over.text() == "1 sin responder · ir"
    page.view.rail.passed_over.click()
    assert current(page) == "GES-01"


def test_keys_work_while_a_button_has_the_focus(qtbot: QtBot, page: VisitPage) -> None:
    page.view.panel.cards[4].setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert current(page) == "GES-02"
    page.view.side.origins[Origin.SAID].setFocus()
    press(qtbot, "1")
    assert current(page) == "GES-03"


def test_pausing_and_finishing_have_their_keys(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, Qt.Key.Key_F3)
    write(qtbot, "a medias")
    press(qtbot, Qt.Key.Key_F9)
    assert page.stack.currentWidget() is page.finish
    assert read_visit(store, visit_id(page)).answers["GES-01"].note == "a medias"
    page.finish.back.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.view, "Enter presses what has the focus"
    said = note_way(page.context)
    press(qtbot, Qt.Key.Key_F8)
    assert said.left == 1


def test_a_click_answers_and_a_second_one_passes_on(qtbot: QtBot, page: VisitPage) -> None:
    card = page.view.panel.cards[2]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert (current(page), card.isChecked()) == ("GES-01", True)
    qtbot.mouseClick(page.view.panel.cards[4], Qt.MouseButton.LeftButton)
    assert page.view.panel.cards[4].isChecked()
    qtbot.mouseClick(page.view.panel.cards[4], Qt.MouseButton.LeftButton)
    assert current(page) == "GES-02"


def test_a_yes_or_no_item_takes_only_its_two_levels(
    qtbot: QtBot, page: VisitPage, context: Context, store: Store, workshop: int
) -> None:
    five = 'levels = ["cero", "uno", "dos", "tres", "cuatro"]'
    small = parse_instrument(instrument_text().replace(five, 'levels = ["no", "sí"]', 1))
    page.open_visit(start_visit(store, workshop_id=workshop, instrument=small, visited_on=DAY))
    assert not page.view.panel.cards[2].isVisible()
    with qtbot.waitSignal(context.messages.said) as said:
        press(qtbot, "2")
    assert "0 (no) o 4 (sí)" in said.args[1]
    assert current(page) == "AAA-01"
    press(qtbot, "4")
    assert page.session is not None
    assert page.session.answer_of("AAA-01").level == 4


def test_where_it_comes_from_has_a_key_each(qtbot: QtBot, page: VisitPage) -> None:
    assert page.session is not None
    for key, origin in zip("PCFV", Origin, strict=False):
        press(qtbot, key)
        assert page.session.answer_of("GES-01").origin is origin
    press(qtbot, "E")
    assert page.session.answer_of("GES-01").origin is Origin.SAID
    assert page.view.side.origins[Origin.SAID].isChecked()
    assert not page.session.is_answered("GES-01")


def test_an_item_that_is_skipped_keeps_its_answer_and_says_why(
    qtbot: QtBot, page: VisitPage, store: Store, context: Context
) -> None:
    session = page.session
    assert session is not None
    item = next(i for i in session.instrument.items if i.relevance)
    base = item.relevance[0].item
    page.view.go_to(item.code)
    page.view.answer_level(max(item.level_texts), go_on=False)
    page.view.go_to(base)
    press(qtbot, "N")
    assert item.code not in session.asked
    assert current(page) != item.code
    page.view.go_to(item.code)
    assert base in page.view.panel.notice.text()
    assert not page.view.panel.cards[0].isEnabled()
    with qtbot.waitSignal(context.messages.said):
        press(qtbot, "0")
    assert read_visit(store, visit_id(page)).answers[item.code].level == max(item.level_texts)


def test_the_answer_can_be_taken_back(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "2")
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Delete)
    assert read_visit(store, visit_id(page)).answers["GES-01"].kind is None


def test_the_sheet_of_keys_opens_and_closes(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, "?")
    assert page.sheet.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.sheet.isVisible()
    press(qtbot, "1")
    assert current(page) == "GES-02"


def test_the_visit_fits_small_screens(qtbot: QtBot, page: VisitPage) -> None:
    assert page.view.rail.rows["LOC"].name.text() == "Local, equipos y seguridad"

    def fits(width: int, height: int) -> bool:
        page.resize(width, height)
        return (page.width(), page.height()) == (width, height)

    for size in ((1000, 600), (910, 467)):
        qtbot.waitUntil(lambda size=size: fits(*size))
    assert page.view.rail.rows["LOC"].name.text() == "LOC"


def test_another_visit_leaves_nothing_of_the_first(
    qtbot: QtBot, page: VisitPage, store: Store, workshop: int
) -> None:
    press(qtbot, "3")
    page.open_visit(finished_visit(store, workshop))
    assert page.session is not None

    def shown() -> list[DimensionRow]:
        return [row for row in page.view.rail.findChildren(DimensionRow) if row.isVisible()]

    parts = len(page.session.instrument.dimensions)
    qtbot.waitUntil(lambda: len(shown()) == parts)
    assert all(row.part.complete for row in shown())


def test_a_question_that_does_not_fit_is_scrolled_with_the_arrows(qtbot: QtBot, page: VisitPage) -> None:
    page.resize(1000, 420)
    bar = page.view.panel.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(qtbot, Qt.Key.Key_Down)
    assert bar.value() > 0
    press(qtbot, Qt.Key.Key_Up)
    assert bar.value() == 0
    assert current(page) == "GES-01"


def test_the_item_of_the_daily_wage_shows_the_last_known_one_and_its_day(
    page: VisitPage,
) -> None:
    page.view.go_to("DEC-05")
    told = page.view.side.evidence.text()
    assert "111.502 por día, desde el 01/07/2025 (el valor de hoy no se conoce)" in told
    assert "Por debajo es 0 o 1, seguro" in told


def test_a_question_says_in_plain_words_how_far_it_was_studied(page: VisitPage) -> None:
    remark = page.view.panel.remark
    page.view.go_to("GES-02")
    assert remark.text() == "práctica estudiada, escala todavía no validada"
    assert "McKenzie" in remark.toolTip()
    assert "todavía nadie probó" in remark.toolTip()
    page.view.go_to("ASO-01")
    assert remark.text() == "no validado: sirve para conversar y planificar"
    assert "Todavía ningún estudio" in remark.toolTip()


def test_the_rule_of_the_lower_level_stands_beside_the_evidence(page: VisitPage) -> None:
    rule = page.view.side.rule
    assert rule.text() == "Si dos frases le parecen, marque la más baja hasta ver la prueba."
    assert rule.isVisible()
