"""What an order is and asks: minutes measured already, words that no list has, a choice that is too long."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from app.registry.operations import add_workshop
from app.storage.store import Store
from app.valuechain.order_operations import change_order
from app.valuechain.queries import read_order
from tests.production.support import style_of
from tests.ui.diagnosis.support import press as press_key
from tests.ui.valuechain.support import make_order
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.main_window import MainWindow
from ui.valuechain.order_page import OrderPage
from ui.valuechain.requirement_rows import doubt_what
from ui.widgets.choice_field import ChoiceField


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def order_page(window: MainWindow) -> OrderPage:
    assert isinstance(window.page, OrderPage)
    return window.page


def test_minutes_that_were_measured_already_are_chosen_with_where_they_come_from(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    """They could only be typed, from memory or from another page."""
    order = make_order(store)
    change_order(store, order_id=order, product="guardapolvos", standard_minutes=None, minutes_origin=None)
    window.go("order", order, part="terms")
    settle(qtbot)
    tab = order_page(window).tabs.tab("terms")
    assert not tab.measured.isVisible()
    workshop = add_workshop(store, name="Modas Don Bosco")
    style = style_of(store, workshop)
    settle(qtbot)
    assert tab.measured.isVisible()
    ((words_, _value),) = tab.measured.offered[1:]
    assert " min · Modas Don Bosco, «" in words_
    tab.measured.setFocus()
    press_key(qtbot, Qt.Key.Key_Down)
    settle(qtbot)
    found = read_order(store, order)
    assert found.minutes_origin == "measured"
    assert words_.startswith(f"{tab.form['standard_minutes'].text()} min · ")
    assert tab.measured.value == style
    window.undo()
    settle(qtbot)
    assert read_order(store, order).standard_minutes is None


def test_a_word_that_no_list_has_says_what_follows(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    """«overlok» was taken in silence, and no workshop had one."""
    order = make_order(store)
    window.go("order", order, part="terms")
    settle(qtbot)
    rows = order_page(window).tabs.tab("terms").requirements
    rows.add_button.click()
    row = rows.rows[-1]
    for typed, said in (
        ("overlok", "«overlok» no está en la lista. ¿Será «Overlock»?"),
        ("robot", "No está en la lista: queda anotado así, y hay que preguntárselo a cada taller."),
        ("overlock", ""),
    ):
        row.what.setText(typed)
        row.what.flush()
        assert row.doubt.text() == said
        assert row.doubt.isVisibleTo(row) == bool(said)
    assert doubt_what("training", "Cuellos camiseros").startswith("No está entre los cursos")
    assert doubt_what("other", "lo que sea") == ""


def test_what_a_narrow_choice_cannot_show_ends_in_dots(window: MainWindow, qtbot: QtBot) -> None:
    """«3: Se revisa toda prenda al final y se anotan los defectos por» ended there, as if that were all."""
    field = ChoiceField([("3: Se revisa toda prenda al final y se anotan los defectos por tipo", 3)])
    qtbot.addWidget(field)
    field.resize(240, 36)
    option = QStyleOptionComboBox()
    field.initStyleOption(option)
    assert option.currentText.endswith("…")
    field.resize(900, 36)
    field.initStyleOption(option)
    assert option.currentText == field.currentText()
