"""A card's lines: the first ones are made, and the rest when asked."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.section import AT_ONCE, EachLine, Section


def test_no_line_is_made_that_nobody_asked_for(qtbot: QtBot) -> None:
    made: list[int] = []

    def make(number: int) -> QWidget:
        made.append(number)
        return QLabel(str(number))

    lines = EachLine(make, range(20_000))
    section = Section(lines, count=len(lines), shown=5)
    qtbot.addWidget(section)
    assert made == [0, 1, 2, 3, 4]
    section.open()
    assert made == list(range(5 + AT_ONCE))
    assert "19.945" in section.more.text()
