"""A short list of rows is walked and filled like a sheet."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.windows import settle
from ui.context import Context
from ui.valuechain.requirement_rows import SizeRow
from ui.widgets.rows_field import RowsField

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sizes(context: Context, qtbot: QtBot) -> RowsField:
    made = RowsField(SizeRow, "Agregar un talle")
    made.show_value([("S", 10), ("M", 20)])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def count_of(sizes: RowsField, row: int) -> Any:
    found = sizes.rows[row]
    assert isinstance(found, SizeRow)
    return found.count


def strike(qtbot: QtBot, *keys: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, held)
        settle(qtbot)


def test_enter_goes_down_a_column_and_adds_a_row(sizes: RowsField, qtbot: QtBot) -> None:
    count_of(sizes, 0).setFocus()
    strike(qtbot, Key.Key_Return)
    assert QApplication.focusWidget() is count_of(sizes, 1)
    strike(qtbot, Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is count_of(sizes, 0)
    strike(qtbot, Key.Key_Return, Key.Key_Return)
    assert len(sizes.rows) == 3
    strike(qtbot, "L", Key.Key_Return)
    assert len(sizes.rows) == 4
    strike(qtbot, Key.Key_Return)
    assert len(sizes.rows) == 4, "an empty row adds none"


def test_sizes_are_pasted_from_excel_or_not_at_all(sizes: RowsField, qtbot: QtBot) -> None:
    told: list[Any] = []
    sizes.saved.connect(told.append)
    sizes.rows[1].setFocus()
    QApplication.clipboard().setText("M\t120\r\nL\t1.080\r\nXL\tmuchos")
    strike(qtbot, Key.Key_V, held=CONTROL)
    assert told == []
    assert sizes.value == [("S", 10), ("M", 20)]
    assert sizes.remark.text().startswith("Fila 4:")
    QApplication.clipboard().setText("M\t120\r\nL\t1.080\r\nXL\t40")
    strike(qtbot, Key.Key_V, held=CONTROL)
    assert told == [[("S", 10), ("M", 120), ("L", 1080), ("XL", 40)]]
    assert sizes.remark.isHidden()


def test_one_word_is_pasted_into_its_field(sizes: RowsField, qtbot: QtBot) -> None:
    sizes.rows[0].setFocus()
    strike(qtbot, Key.Key_A, held=CONTROL)
    QApplication.clipboard().setText("XS")
    strike(qtbot, Key.Key_V, held=CONTROL)
    QApplication.focusWidget().flush()
    assert sizes.value == [("XS", 10), ("M", 20)]


def test_tab_goes_through_the_rows_before_it_comes_to_the_button_under_them(
    context: Context, qtbot: QtBot
) -> None:
    """They were made after it, so one came to «Agregar» first, and to the rows after all of the page."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    before, sizes, after = QLineEdit(), RowsField(SizeRow, "Agregar un talle"), QLineEdit()
    for part in (before, sizes, after):
        column.addWidget(part)
    sizes.show_value([("S", 10), ("M", 20)])
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    before.setFocus()
    seen: list[QWidget | None] = []
    while QApplication.focusWidget() is not after and len(seen) < 10:
        strike(qtbot, Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    rows = [
        next((at for at, row in enumerate(sizes.rows) if row.isAncestorOf(one)), None) for one in seen if one
    ]
    assert rows == [0, 0, None, 1, 1, None, None, None], (
        "each row and its button, the one below, what follows"
    )
    assert seen[-2:] == [sizes.add_button, after]
