"""What a stranger types on the floor: nothing of it is lost, and what is wrong is said where it is."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.errors import DataProblem
from app.production.queries import list_operators, list_studies
from app.production.study_operations import enter_cycles, start_study
from app.production.typed_operation import add_typed_operation
from app.production.words import read_seconds
from app.storage.store import Store
from tests.production.support import make_guardapolvo, measure_guardapolvo
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.main_window import MainWindow
from ui.production.measuring_page import MeasuringPage
from ui.production.study_sheet import StudySheet
from ui.production.style_page import StylePage

Key = Qt.Key


@pytest.fixture
def style(store: Store, workshops: list[int]) -> int:
    made = make_guardapolvo(store, workshops[0])
    store.undo_stack.clear()
    return made


@pytest.fixture
def window(context: Context, style: int, qtbot: QtBot) -> MainWindow:
    opened = open_window(context, qtbot)
    opened.go("style", style)
    settle(qtbot)
    return opened


def style_page(window: MainWindow) -> StylePage:
    assert isinstance(window.page, StylePage)
    return window.page


def measuring(window: MainWindow) -> MeasuringPage:
    assert isinstance(window.page, MeasuringPage)
    return window.page


def sheet_of(window: MainWindow, qtbot: QtBot) -> StudySheet:
    style_page(window).studies.paper.click()
    settle(qtbot)
    sheet = measuring(window).sheet
    assert measuring(window).stack.currentWidget() is sheet
    return sheet


def type_line(qtbot: QtBot, sheet: StudySheet, place: int, text: str) -> None:
    field = list(sheet.fields.values())[place]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Key.Key_Return)
    settle(qtbot)


def said_beside(sheet: StudySheet, text: str) -> QLabel:
    return next(one for one in sheet.findChildren(QLabel) if text in one.text())


@pytest.mark.parametrize("text", ["1:30", "1'30", "1’30”", "1m30", "1m30s", "1min30"])
def test_minutes_and_seconds_are_read_as_people_write_them(text: str) -> None:
    assert read_seconds(text) == 90


@pytest.mark.parametrize("text", ["1.30", "1,30"])
def test_a_minute_and_a_half_is_never_taken_for_a_second_and_a_half(text: str) -> None:
    with pytest.raises(DataProblem, match="1:30 y 1,30"):
        read_seconds(text)


def test_a_line_that_cannot_be_read_is_not_lost(
    window: MainWindow, store: Store, style: int, qtbot: QtBot
) -> None:
    sheet = sheet_of(window, qtbot)
    type_line(qtbot, sheet, 0, "50 51 49")
    type_line(qtbot, sheet, 1, "un rato")
    type_line(qtbot, sheet, 2, "40 41")
    field = list(sheet.fields.values())[1]
    trouble = said_beside(sheet, "no se entiende como tiempo")
    assert trouble.text().endswith("o como 88 (segundos).")
    assert trouble.height() >= trouble.heightForWidth(trouble.width())
    # neither the end nor a pause take it away
    for key in (Key.Key_F9, Key.Key_F8, Key.Key_F4, Key.Key_Escape):
        qtbot.keyClick(measuring(window), key)
        settle(qtbot)
        assert measuring(window).stack.currentWidget() is sheet
        assert QApplication.focusWidget() is field
        assert field.text() == "un rato"
    type_line(qtbot, sheet, 1, "1'02")
    qtbot.keyClick(measuring(window), Key.Key_F9)
    page = measuring(window)
    assert page.finish.title.text() == "Medidas 3 de 12 operaciones"
    # and from what was measured one comes back to where one typed
    qtbot.mouseClick(page.finish.back, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is sheet


def test_a_cycle_unlike_the_others_is_asked_about_on_the_sheet_too(window: MainWindow, qtbot: QtBot) -> None:
    sheet = sheet_of(window, qtbot)
    type_line(qtbot, sheet, 0, "30 32 31 29 1:40")
    assert "1:40 sale muy distinto" in said_beside(sheet, "5 ciclos").text()
    type_line(qtbot, sheet, 0, "30 32 31 29 1:40x")
    assert "distinto" not in said_beside(sheet, "4 ciclos").text()


def enter_first(store: Store, style: int, cycles: list[tuple[float, str | None]]) -> int:
    study = start_study(store, style_id=style, studied_on="2026-05-20")
    operation = store.value("SELECT id FROM operation WHERE style_id = ? ORDER BY id", (style,))
    enter_cycles(store, time_study_id=study, operation_id=operation, cycles=cycles)
    store.undo_stack.clear()
    return study


def test_nobody_is_told_to_measure_two_hundred_garments(
    window: MainWindow, store: Store, style: int, qtbot: QtBot
) -> None:
    cycles = [(3.0, None), (3.2, None), (2.8, None), (3.1, None), (7.0, None), (15.0, None)]
    window.go("measuring", enter_first(store, style, cycles))
    settle(qtbot)
    rail = measuring(window).rail
    assert next(iter(rail.rows.values())).state.text() == "mire el 6"
    assert "200" not in rail.left.text()


def test_why_two_cycles_were_struck_out_can_both_be_read(
    window: MainWindow, store: Store, style: int, qtbot: QtBot
) -> None:
    cycles = [(30.0, None), (31.0, None), (70.0, "thread"), (90.0, "se fue la luz"), (30.0, None)]
    window.go("measuring", enter_first(store, style, cycles))
    settle(qtbot)
    boxes = [box for box, _why in measuring(window).view.bars.reasons()]
    assert len(boxes) == 2
    assert not any(one.intersects(other) for one, other in pairwise(boxes))


def test_the_note_comes_into_sight_when_it_is_wanted(
    window: MainWindow, store: Store, style: int, qtbot: QtBot
) -> None:
    cycles = [(30.0, None), (31.0, None), (70.0, "thread"), (90.0, "machine"), (30.0, None)]
    window.go("measuring", enter_first(store, style, cycles))
    window.resize(911, 512)
    settle(qtbot)
    note = measuring(window).side.note
    assert note.visibleRegion().isEmpty()
    qtbot.keyClick(measuring(window), Key.Key_F3)
    settle(qtbot)
    assert note.hasFocus()
    assert note.visibleRegion().boundingRect().height() == note.height()


def test_the_key_of_the_clock_is_whole_on_a_small_screen(
    window: MainWindow, store: Store, style: int, qtbot: QtBot
) -> None:
    window.go("measuring", start_study(store, style_id=style, studied_on="2026-05-20"))
    window.resize(911, 512)
    settle(qtbot)
    lap = measuring(window).view.lap
    for words in (lap.key, lap.words):
        assert words.height() >= words.sizeHint().height()
        assert words.visibleRegion().boundingRect().height() == words.height()


def test_a_machine_that_is_misspelt_is_asked_about_and_becomes_nobody(
    window: MainWindow, store: Store, style: int, workshops: list[int], qtbot: QtBot
) -> None:
    before = [one.name for one in list_operators(store, workshops[0])]
    entry = style_page(window).operations.entry
    for typed in ("Cerrar costados, overloc, Rosi", "Cerrar costados, overloc"):
        with qtbot.waitSignal(window.context.messages.said) as said:
            entry.setFocus()
            entry.selectAll()
            qtbot.keyClicks(entry, typed)
            qtbot.keyClick(entry, Key.Key_Return)
        assert said.args is not None
        assert said.args[1].startswith("«overloc» no es una máquina que se conozca. ¿Es overlock?")
        assert entry.text() == typed
    assert [one.name for one in list_operators(store, workshops[0])] == before


def test_tab_goes_through_the_operations_as_one_reads_them_after_one_was_added(
    window: MainWindow, store: Store, style: int, qtbot: QtBot
) -> None:
    page = style_page(window)
    add_typed_operation(store, style_id=style, text="Empacar")
    settle(qtbot)
    at: QWidget | None = page.measure
    page.measure.setFocus()
    tops = []
    for _press in range(len(page.operations.rows) + 1):
        at = QApplication.focusWidget()
        assert at is not None
        qtbot.keyClick(at, Key.Key_Tab)
        at = QApplication.focusWidget()
        assert at is not None
        tops.append(at.mapTo(page.area.widget(), QPoint(0, 0)).y())
    assert at is page.operations.entry
    assert tops == sorted(tops)


def test_two_studies_of_one_day_are_told_apart_and_compared(
    window: MainWindow, store: Store, style: int, qtbot: QtBot
) -> None:
    page = style_page(window)
    measure_guardapolvo(store, style, "2026-03-12", 1.1)
    settle(qtbot)
    measure_guardapolvo(store, style, "2026-03-12", 0.95)
    settle(qtbot)
    assert page.then_now.before.currentText() != page.then_now.now.currentText()
    assert page.then_now.whole.text().startswith("La prenda lleva menos")


def test_who_ends_a_study_sees_what_came_of_it(
    window: MainWindow, store: Store, style: int, qtbot: QtBot
) -> None:
    window.resize(1366, 500)
    page = style_page(window)
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    sheet = sheet_of(window, qtbot)
    type_line(qtbot, sheet, 0, "50 51 49")
    qtbot.keyClick(measuring(window), Key.Key_F9)
    qtbot.keyClick(measuring(window).finish.close_study, Key.Key_Space)
    settle(qtbot)
    assert style_page(window) is page
    assert page.standard.visibleRegion().contains(QPoint(5, 5))
    finished = [one for one in list_studies(store, style_id=style) if one.status == "closed"]
    assert len(finished) == 1


def test_a_study_is_taken_out_where_studies_are_listed_and_brought_back(
    window: MainWindow, style: int, store: Store, qtbot: QtBot
) -> None:
    before = [one.id for one in list_studies(store, style_id=style)]
    open_one = enter_first(store, style, [(60, None)])
    page = style_page(window)
    settle(qtbot)
    remove = page.studies.lines[open_one].buttons[0]
    assert remove.text() == "Quitar"
    remove.setFocus()
    qtbot.keyClick(remove, Qt.Key.Key_Space)
    settle(qtbot)
    assert [one.id for one in list_studies(store, style_id=style)] == before
    assert open_one not in page.studies.lines
    assert page.measure.text() == "Medir tiempos"
    assert "Se quitó la medición." in window.message_bar.sentence
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    assert open_one in page.studies.lines
    assert list_studies(store, style_id=style)[0].cycles == 1


def test_an_open_study_is_taken_out_from_the_review_of_the_data(
    window: MainWindow, style: int, store: Store, qtbot: QtBot
) -> None:
    study = enter_first(store, style, [])
    window.go("upkeep")
    window.go("measuring", study)
    page = measuring(window)
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert not page.finish.close_study.isEnabled()
    page.finish.remove.setFocus()
    qtbot.keyClick(page.finish.remove, Qt.Key.Key_Space)
    settle(qtbot)
    assert window.place is not None
    assert window.place.page == "upkeep"
    assert study not in {one.id for one in list_studies(store, style_id=style)}
    assert "Se quitó la medición." in window.message_bar.sentence
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert study in {one.id for one in list_studies(store, style_id=style)}
