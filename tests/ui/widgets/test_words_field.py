"""A field of words never draws a line wider than itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.words_field import MOST_LINES, WordsField

SENTENCE = "Sacar hoy lo que está en el camino y dejar la puerta sin llave mientras haya gente."


def widest(field: WordsField) -> float:
    lines = field.document().firstBlock().layout()
    return max(lines.lineAt(number).width() for number in range(lines.lineCount()))


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[WordsField]:
    """Filled while it is hidden and narrow, in a page that scrolls, as in the programme."""
    area, inside, field = QScrollArea(), QWidget(), WordsField()
    column = QVBoxLayout(inside)
    column.addWidget(field)
    column.addStretch()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    field.hide()
    area.resize(140, 400)
    area.show()
    field.show_value(SENTENCE)
    field.show()
    yield field
    area.close()


@pytest.mark.parametrize("width", [140, 200, 300, 420, 520, 640])
def test_lines_are_as_wide_as_the_field_at_every_width(qtbot: QtBot, field: WordsField, width: int) -> None:
    area = field.window()
    for step in (width, 160, width):
        area.resize(step, 400)
        qtbot.wait(10)
        assert widest(field) == field.viewport().width(), (step, field.viewport().width())


def test_it_scrolls_only_when_it_may_grow_no_more(qtbot: QtBot, field: WordsField) -> None:
    field.window().resize(640, 400)
    qtbot.waitUntil(lambda: not field.verticalScrollBar().isVisible())
    field.show_value(" ".join([SENTENCE] * MOST_LINES * 2))
    qtbot.waitUntil(lambda: field.verticalScrollBar().isVisible())
    field.show_value(SENTENCE)
    qtbot.waitUntil(lambda: not field.verticalScrollBar().isVisible())
    assert widest(field) == field.viewport().width()
