"""Enter goes down a column of fields, Shift and Enter up."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.enter_key import EnterWatch, go_down, press_with_enter

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


class Asking(QWidget):
    """A line that, answered, gives the keys to a button."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.button = QLineEdit(), QPushButton("Armar el programa")
        self.pressed = 0
        column = QVBoxLayout(self)
        for one in (self.line, self.button):
            column.addWidget(one)
        self.line.returnPressed.connect(self.button.setFocus)
        self.button.clicked.connect(self.count)

    def count(self) -> None:
        self.pressed += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_with_enter(event):
            super().keyPressEvent(event)


def test_the_enter_that_answers_a_line_does_not_press_what_it_leads_to(qtbot: QtBot) -> None:
    """«Terminar así» by Enter in the reason went past the result, to the programme."""
    window = Asking()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    EnterWatch(window)
    window.line.setFocus()
    QTest.keyClick(window.windowHandle(), Key.Key_Return)
    assert QApplication.focusWidget() is window.button
    assert window.pressed == 0
    QTest.keyClick(window.windowHandle(), Key.Key_Return)
    assert window.pressed == 1, "the next one presses it"
