"""A row of choices: one Tab stop, arrows and letters, one or several."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.widgets.toggles import Toggles

Key = Qt.Key
CHOICES = [("Taller", "t"), ("Llamada", "l"), ("Ícono", "i"), ("Otro", None)]


def shown(qtbot: QtBot, **more: bool) -> tuple[Toggles, list[object]]:
    toggles = Toggles("Cómo", CHOICES, **more)
    qtbot.addWidget(toggles)
    toggles.show()
    toggles.activateWindow()
    qtbot.waitUntil(toggles.isActiveWindow)
    told: list[object] = []
    toggles.saved.connect(told.append)
    toggles.setFocus()
    return toggles, told


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def test_arrows_and_letters_choose_one(qtbot: QtBot) -> None:
    toggles, told = shown(qtbot, single=True)
    toggles.show_value("t")
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_I)
    press(qtbot, Key.Key_Left)
    press(qtbot, Key.Key_Left)
    press(qtbot, Key.Key_Left)
    assert told == ["l", "i", "l", "t"]
    press(qtbot, Key.Key_Space)
    assert toggles.value == "t"
    stops = [one for one in toggles.buttons if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [toggles.buttons[0]]


def test_several_are_turned_on_and_off_with_space(qtbot: QtBot) -> None:
    toggles, told = shown(qtbot)
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_O)
    assert told == [("t",)]
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Space)
    assert told == [("t",), ("t", None), ("t",)]
    assert QApplication.focusWidget() is toggles.buttons[3]
    toggles.show_value(["l"])
    assert QApplication.focusWidget() is toggles.buttons[3]
    assert told[-1] == ("t",)


def test_one_that_may_be_none_is_let_go(qtbot: QtBot) -> None:
    toggles, told = shown(qtbot, single=True, may_be_none=True)
    qtbot.mouseClick(toggles.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(toggles.buttons[1], Qt.MouseButton.LeftButton)
    assert told == ["l", None]
    toggles.show_choices([("Llamada", "l"), ("Video", "v")])
    assert [one.text() for one in toggles.buttons] == ["Llamada", "Video"]


def test_in_a_dialog_enter_is_for_its_main_button(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    toggles, keep = Toggles("Cómo", CHOICES, single=True), QPushButton("Guardar")
    column = QVBoxLayout(dialog)
    column.addWidget(toggles)
    column.addWidget(keep)
    keep.setDefault(True)
    keep.clicked.connect(dialog.accept)
    dialog.show()
    toggles.setFocus()
    qtbot.keyClick(toggles.buttons[0], Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert toggles.value is None
