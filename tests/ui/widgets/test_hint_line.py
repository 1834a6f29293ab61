"""What is wrong is said where the hint stood, and nothing below it moves."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.windows import settle
from ui.context import Context
from ui.theme import dress
from ui.widgets.hint_line import HintLine


def test_nothing_below_moves_while_it_says_what_is_wrong(context: Context, qtbot: QtBot) -> None:
    for hint in ("", "Escriba en la última fila para agregar."):
        card, line, below = QWidget(), HintLine(hint), QPushButton("Agregar")
        column = QVBoxLayout(card)
        for part in (line, below):
            column.addWidget(part)
        column.addStretch()
        qtbot.addWidget(card)
        dress(card)
        card.resize(500, 300)
        card.show()
        settle(qtbot)
        before = below.geometry()
        line.say("«mucho» no se entiende como número.")
        settle(qtbot)
        assert below.geometry() == before
        assert line.text() == "«mucho» no se entiende como número."
        line.show_hint("Otra cosa.")
        assert line.text() == "«mucho» no se entiende como número."
        line.say("")
        settle(qtbot)
        assert (line.text(), below.geometry()) == ("Otra cosa.", before)
