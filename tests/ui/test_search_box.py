"""The search box by itself, where what is read comes later than the keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.search_box import Hit, SearchBox

Key = Qt.Key


def test_an_enter_that_was_quicker_than_the_reading_opens_what_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    box = SearchBox(lambda _text: [], parent=window, reads_more=True)
    QHBoxLayout(window).addWidget(box)
    qtbot.addWidget(window)
    window.show()
    box.setFocus()
    gone: list[str] = []
    course = Hit("Gestión y costos", "Curso", lambda: gone.append("curso"))
    qtbot.keyClicks(box, "gestion")
    qtbot.keyClick(box, Key.Key_Return)
    assert gone == []
    box.show_more([course], [], are_like=False)
    qtbot.waitUntil(lambda: gone == ["curso"])
    qtbot.keyClicks(box, "gestoin")
    qtbot.keyClick(box, Key.Key_Return)
    box.show_more([course], [], are_like=True)
    qtbot.wait(10)
    assert gone == ["curso"], "what is only like it is shown first"
    qtbot.keyClick(box, Key.Key_Return)
    qtbot.waitUntil(lambda: gone == ["curso", "curso"])
    qtbot.keyClicks(box, "costos")
    qtbot.keyClick(box, Key.Key_Return)
    qtbot.keyClicks(box, " y")
    box.show_more([course], [], are_like=False)
    qtbot.wait(10)
    assert len(gone) == 2, "who types on has not chosen"
