"""A row is one line where it fits; else what stands behind its stretch goes below, together."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import WrapRow


@pytest.fixture
def parts(qtbot: QtBot) -> tuple[QWidget, QLabel, list[QPushButton]]:
    window = QWidget()
    qtbot.addWidget(window)
    row = WrapRow()
    words = QLabel("Modas Don Bosco: seis personas, guardapolvos y camisas", wordWrap=True)
    row.addWidget(words, 1)
    buttons = [QPushButton(text) for text in ("Imprimir", "Calendario", "Nuevo diagnóstico")]
    for button in buttons:
        row.addWidget(button)
    column = QVBoxLayout(window)
    column.addLayout(row)
    column.addStretch()
    return window, words, buttons


def show(qtbot: QtBot, window: QWidget, width: int) -> None:
    window.resize(width, 300)
    window.show()
    qtbot.waitExposed(window)
    window.resize(width, 300)
    layout = window.layout()
    assert layout is not None
    layout.activate()


def test_one_line_where_there_is_room(qtbot: QtBot, parts: tuple[QWidget, QLabel, list[QPushButton]]) -> None:
    window, words, buttons = parts
    show(qtbot, window, 1000)
    assert {one.y() for one in buttons} == {buttons[0].y()}
    assert words.geometry().right() < buttons[0].x()
    assert buttons[-1].geometry().right() >= window.width() - 20, "the words take what is left"


def test_the_buttons_go_below_together(
    qtbot: QtBot, parts: tuple[QWidget, QLabel, list[QPushButton]]
) -> None:
    window, words, buttons = parts
    needed = sum(one.sizeHint().width() + 10 for one in buttons)
    show(qtbot, window, needed + 40)
    assert all(one.y() > words.geometry().bottom() for one in buttons)
    assert {one.y() for one in buttons} == {buttons[0].y()}
    assert words.height() >= words.heightForWidth(words.width())


def test_the_least_width_is_that_of_the_widest(
    qtbot: QtBot, parts: tuple[QWidget, QLabel, list[QPushButton]]
) -> None:
    window, _words, buttons = parts
    widest = max(one.minimumSizeHint().width() for one in buttons)
    assert window.minimumSizeHint().width() < widest + 60
    show(qtbot, window, widest + 40)
    assert all(one.geometry().right() <= window.width() for one in buttons)


def test_what_may_be_no_wider_leaves_the_room_to_the_others(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = WrapRow()
    window.setLayout(row)
    letters, name = QLineEdit(), QLineEdit()
    letters.setMaximumWidth(92)
    for field in (letters, name):
        row.addWidget(field, 1)
    show(qtbot, window, 600)
    assert letters.width() == 92
    assert name.x() == letters.geometry().right() + 11, "no gap beside the short one"
    assert name.geometry().right() == window.width() - 1


def test_what_changes_in_a_part_is_seen(
    qtbot: QtBot, parts: tuple[QWidget, QLabel, list[QPushButton]]
) -> None:
    """What the row knows of its parts is forgotten when one says another thing, is hidden or may be wider."""
    window, _words, buttons = parts
    show(qtbot, window, 1800)
    buttons[0].setText("Imprimir la hoja del taller")
    qtbot.waitUntil(lambda: buttons[0].width() >= buttons[0].sizeHint().width())
    right = buttons[-1].geometry().right()
    buttons[-1].hide()
    qtbot.waitUntil(lambda: buttons[1].geometry().right() == right)
    buttons[-1].show()
    qtbot.waitUntil(lambda: buttons[-1].geometry().right() == right)
