"""Work that shows how far it is gives the keyboard back when it ends."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.busy import BusyWindow


def test_the_field_one_typed_in_has_the_keyboard_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.widgets.busy.SHOWN_AFTER", -1.0)  # as on a laptop that takes its time
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    with BusyWindow("Importando la lista", window) as busy:
        busy.report(1, 2)
        qtbot.waitUntil(busy.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    qtbot.keyClicks(field, "Nilda")
    assert field.text() == "Nilda"
