"""Lines that can be chosen: arrows go from one to the next, Enter chooses."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.row_button import RowButton


def test_arrows_go_to_the_next_line_and_enter_chooses_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    chosen: list[str] = []
    rows = [RowButton(name) for name in ("Derlis", "Liz", "Norma")]
    for row in rows:
        row.chosen.connect(lambda row=row: chosen.append(row.accessibleName()))
        column.addWidget(row)
    page.show()
    page.activateWindow()
    rows[0].setFocus()
    qtbot.waitUntil(rows[0].hasFocus)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
    assert chosen == ["Norma"]
    qtbot.keyClick(rows[2], Qt.Key.Key_Up)
    assert rows[1].hasFocus()
