"""The list of a choice opens whole: no choice is cut, none waits behind an arrow."""

import pytest
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QProxyStyle, QStyle, QStyleOption, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.payer_field import PayerField
from ui.theme import apply_theme, dress, load_fonts, load_theme
from ui.widgets.choice_field import ChoiceField
from ui.widgets.closed_list import ClosedList
from ui.widgets.field import TextField
from ui.widgets.sheet import CellList

LONG = "Con acciones abiertas y el diagnóstico sin terminar"


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("count", [2, 3, 12])
def test_every_choice_is_whole_in_sight(
    qapp: QApplication, qtbot: QtBot, look: str, scale: float, count: int
) -> None:
    load_fonts()
    apply_theme(qapp, load_theme(look, scale))
    window = QWidget()
    qtbot.addWidget(window)
    field = ChoiceField([(f"Opción {place}", place) for place in range(count)])
    QVBoxLayout(window).addWidget(field)
    window.show()
    qtbot.waitExposed(window)
    qtbot.wait(20)
    field.showPopup()
    qtbot.wait(60)  # the frame around the list takes its room a moment later
    view = field.view()
    room = view.viewport().rect()
    for row in range(count):
        assert room.contains(view.visualRect(view.model().index(row, 0)).center())
    last = view.visualRect(view.model().index(count - 1, 0))
    assert last.bottom() <= room.bottom()
    assert view.verticalScrollBar().maximum() == 0
    field.hidePopup()


def test_a_narrow_field_opens_as_wide_as_its_longest_choice(qapp: QApplication, qtbot: QtBot) -> None:
    field = ChoiceField([("Todos", ""), (LONG, LONG)])
    qtbot.addWidget(field)
    field.setFixedWidth(120)
    field.show()
    field.showPopup()
    qtbot.wait(60)
    view = field.view()
    assert view.fontMetrics().horizontalAdvance(LONG) <= view.viewport().width()
    field.hidePopup()


@pytest.mark.parametrize("kind", [ClosedList, CellList, PayerField])
def test_a_long_list_says_with_a_bar_that_there_is_more(kind: type[QComboBox], qtbot: QtBot) -> None:
    under = QWidget()
    qtbot.addWidget(under)
    dress(under)
    field = kind(under)
    field.clear()
    field.addItems([f"Opción {number}" for number in range(30)])
    under.show()
    field.showPopup()
    qtbot.wait(60)
    assert field.view().verticalScrollBar().isVisible()
    field.hidePopup()


def test_a_narrow_field_offers_whole_words(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.setFixedWidth(120)
    field.offer_words([LONG, "Todos"])
    field.show()
    qtbot.waitExposed(field)
    field.setFocus()
    qtbot.waitUntil(lambda: field.completer() is not None)
    field.completer().setCompletionPrefix("")
    field.completer().complete()
    qtbot.wait(60)
    offered = field.completer().popup()
    assert offered is not None
    assert offered.sizeHintForColumn(0) <= offered.viewport().width()
    offered.hide()


class _DesktopsOwn(QProxyStyle):
    """Draws what is pointed at in a colour of its own, as the styles of Windows do."""

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_PanelItemViewItem:
            painter.fillRect(option.rect, QColor("red"))  # type: ignore[attr-defined]
        else:
            super().drawPrimitive(element, option, painter, widget)


def test_what_is_pointed_at_has_the_colour_of_the_theme_in_every_style(
    qapp: QApplication, qtbot: QtBot
) -> None:
    before = qapp.style().name()
    qapp.setStyle(_DesktopsOwn("Fusion"))
    try:
        theme = load_theme("dark")
        apply_theme(qapp, theme)
        field = ChoiceField([("Todos", ""), ("Pilar", "PIL")])
        dress(field)
        qtbot.addWidget(field)
        field.resize(200, 32)
        field.show()
        field.showPopup()
        qtbot.wait(60)
        view = field.view()
        pointed = view.visualRect(view.model().index(0, 0))
        drawn = view.viewport().grab().toImage().pixelColor(pointed.right() - 4, pointed.center().y())
        assert drawn == QColor(theme.roles["selected"])
        field.hidePopup()
    finally:
        qapp.setStyle(before)


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
@pytest.mark.parametrize("letters", [3, 18])
def test_it_is_as_large_as_qt_would_have_it(
    qapp: QApplication, qtbot: QtBot, scale: float, letters: int
) -> None:
    """Qt asks the closed list for it, and lays that out in each field of a page."""
    load_fonts()
    apply_theme(qapp, load_theme("light", scale))
    window = QWidget()
    qtbot.addWidget(window)
    ours, plain = ChoiceField([("Sí", 1), ("No", 0)]), QComboBox()
    plain.addItems(["Sí", "No"])
    plain.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    column = QVBoxLayout(window)
    for one in (ours, plain):
        one.setMinimumContentsLength(letters)
        column.addWidget(one)
    dress(window)
    window.show()
    qtbot.waitExposed(window)
    assert ours.sizeHint() == plain.sizeHint()
    assert ours.minimumSizeHint() == plain.minimumSizeHint()
    ours.setProperty("role", "quiet")
    ours.style().unpolish(ours)
    ours.style().polish(ours)
    assert ours.sizeHint().width() < plain.sizeHint().width(), "another look, another size"


def test_the_list_that_opens_wears_the_look_of_its_window(qapp: QApplication, qtbot: QtBot) -> None:
    load_fonts()
    apply_theme(qapp, load_theme("dark", 1.5))
    window = QWidget()
    qtbot.addWidget(window)
    ours, plain = ChoiceField([("Sí", 1), ("No", 0)]), QComboBox()
    plain.addItems(["Sí", "No"])
    column = QVBoxLayout(window)
    for one in (ours, plain):
        column.addWidget(one)
    dress(window)
    window.show()
    qtbot.waitExposed(window)
    for one in (ours, plain):
        one.showPopup()
        qtbot.wait(30)
        one.hidePopup()
    fonts = [one.view().font() for one in (ours, plain)]
    assert fonts[0].pixelSize() == fonts[1].pixelSize()
    assert fonts[0].family() == fonts[1].family()
    grounds = [one.view().palette().base().color() for one in (ours, plain)]
    assert grounds[0] == grounds[1]
