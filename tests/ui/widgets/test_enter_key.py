"""Enter goes down a column of fields, Shift and Enter up."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.enter_key import go_down

Key = Qt.Key


class Column(QWidget):
    """Three numbers, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = [QLineEdit("7") for _field in range(3)]
        column = QVBoxLayout(self)
        for one in self.fields:
            column.addWidget(one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not go_down(event, self.fields):
            super().keyPressEvent(event)


def test_enter_goes_down_and_with_shift_up(qtbot: QtBot) -> None:
    column = Column()
    qtbot.addWidget(column)
    column.show()
    column.activateWindow()
    qtbot.waitUntil(column.isActiveWindow)
    first, second, third = column.fields
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Return)
    assert QApplication.focusWidget() is second
    assert second.hasSelectedText(), "what is typed replaces it"
    qtbot.keyClick(second, Key.Key_Enter)
    qtbot.keyClick(third, Key.Key_Return)
    assert QApplication.focusWidget() is third
    qtbot.keyClick(third, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is second
