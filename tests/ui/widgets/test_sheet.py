"""A sheet of cells typed from the keyboard goes on as a spreadsheet does."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.windows import settle
from ui.widgets.sheet import Sheet

Key = Qt.Key


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet()
    model = QStandardItemModel(6, 4, made)
    made.setModel(model)
    qtbot.addWidget(made)
    made.resize(640, 400)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def strike(qtbot: QtBot, *keys: str | Qt.Key) -> None:
    """Keys one after the other, each to whatever has the cursor, as from a keyboard."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)
        settle(qtbot)


def at(sheet: Sheet) -> tuple[int, int]:
    return sheet.currentIndex().row(), sheet.currentIndex().column()


def column(sheet: Sheet, place: int) -> list[str | None]:
    return [sheet.model().index(row, place).data() for row in range(sheet.model().rowCount())]


def test_enter_goes_one_row_down_and_qt_has_nothing_to_complain_of(
    sheet: Sheet, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    sheet.setCurrentIndex(sheet.model().index(0, 1))
    for row, word in enumerate(("7", "8", "9")):
        strike(qtbot, *word, Key.Key_Return if row < 2 else Key.Key_Enter)
        assert at(sheet) == (row + 1, 1)
    assert column(sheet, 1)[:4] == ["7", "8", "9", None]
    assert "does not belong" not in caplog.text
    assert caplog.records == [one for one in caplog.records if one.levelno < logging.WARNING]


def test_tab_goes_across_and_enter_comes_back_to_where_the_row_began(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.setCurrentIndex(sheet.model().index(1, 1))
    strike(qtbot, "a", Key.Key_Tab, "b", Key.Key_Return)
    assert at(sheet) == (2, 1)


def test_a_press_or_an_arrow_begins_a_new_column(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.setCurrentIndex(sheet.model().index(0, 0))
    strike(qtbot, "a", Key.Key_Return)
    qtbot.mouseClick(
        sheet.viewport(),
        Qt.MouseButton.LeftButton,
        pos=sheet.visualRect(sheet.model().index(1, 3)).center(),
    )
    strike(qtbot, "b", Key.Key_Return)
    assert at(sheet) == (2, 3)
    strike(qtbot, Key.Key_Left, "c", Key.Key_Return)
    assert at(sheet) == (3, 2)


def test_enter_without_typing_goes_down_in_its_column(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.setCurrentIndex(sheet.model().index(2, 2))
    strike(qtbot, Key.Key_Return)
    assert at(sheet) == (3, 2)


def test_the_last_row_keeps_the_cursor(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.setCurrentIndex(sheet.model().index(5, 0))
    strike(qtbot, "z", Key.Key_Return)
    assert at(sheet) == (5, 0)
    assert column(sheet, 0)[5] == "z"


def test_what_is_typed_ahead_of_a_busy_program_goes_to_the_next_cell(sheet: Sheet, qtbot: QtBot) -> None:
    """A slow stick takes a moment to save; what one types meanwhile comes all at once."""
    sheet.setCurrentIndex(sheet.model().index(0, 1))
    for key in ("6", "0", Key.Key_Return, "5", Key.Key_Return, "7", Key.Key_Enter):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)  # nothing in between
    settle(qtbot)
    assert column(sheet, 1)[:4] == ["60", "5", "7", None]


def test_what_is_typed_where_nothing_can_be_goes_nowhere(sheet: Sheet, qtbot: QtBot) -> None:
    """Qt would look for a cell that begins with it, and write the rest of the number there."""
    model = sheet.model()
    model.setData(model.index(4, 1), "120")
    model.itemFromIndex(model.index(1, 1)).setEditable(False)
    sheet.setCurrentIndex(model.index(1, 1))
    strike(qtbot, "1", "1", "2")
    assert at(sheet) == (1, 1)
    strike(qtbot, Key.Key_Return)
    assert column(sheet, 1) == [None, None, None, None, "120", None]


def test_shift_and_enter_go_one_row_up(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.setCurrentIndex(sheet.model().index(3, 1))
    strike(qtbot, "7")
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert at(sheet) == (2, 1)
    QTest.keyClick(sheet, Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    assert at(sheet) == (1, 1)
    assert column(sheet, 1)[3] == "7"


def test_f2_goes_on_typing_replaces_and_escape_restores(sheet: Sheet, qtbot: QtBot) -> None:
    model = sheet.model()
    model.setData(model.index(0, 0), "12")
    sheet.setCurrentIndex(model.index(0, 0))
    strike(qtbot, Key.Key_F2, "3", Key.Key_Return)
    assert column(sheet, 0)[0] == "123"
    sheet.setCurrentIndex(model.index(0, 0))
    strike(qtbot, "9", Key.Key_Escape)
    assert column(sheet, 0)[0] == "123"
    strike(qtbot, "9", Key.Key_Tab)
    assert column(sheet, 0)[0] == "9"
    assert at(sheet) == (0, 1)
