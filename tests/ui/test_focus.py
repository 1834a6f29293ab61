"""The keyboard is alive everywhere: after each small window, after what had it is gone, on each page with a list."""

import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.place import Place
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.test_small_windows import DIALOGS
from tests.ui.valuechain.support import make_order
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.main_window import MainWindow
from ui.registry.workshops_page import WorkshopsPage

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    made = open_window(context, qtbot)
    made.go("workshops")
    # the icons and the watch come a moment after the first paint
    qtbot.waitUntil(lambda: "FocusWatch" in {type(one).__name__ for one in made.children()})
    settle(qtbot)
    return made


def strike(qtbot: QtBot, *keys: str | Qt.Key) -> None:
    """Keys one after the other, each to whatever has the cursor."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None, "nobody has the keys"
        qtbot.keyClick(widget, key)


def find(qtbot: QtBot) -> QLineEdit:
    """Ctrl+F, and where one then types."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nobody has the keys"
    qtbot.keyClick(focus, Key.Key_F, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


@pytest.mark.parametrize("by", [Key.Key_Escape, Key.Key_Return])
@pytest.mark.parametrize("dialog", DIALOGS)
def test_after_each_small_window_one_goes_on_by_keyboard(
    window: MainWindow, context: Context, qtbot: QtBot, dialog: str, by: Qt.Key
) -> None:
    shown: QDialog = DIALOGS[dialog](context)
    qtbot.addWidget(shown)

    def leave() -> None:
        for key in (by, Key.Key_Escape):
            if shown.isVisible():
                qtbot.keyClick(QApplication.focusWidget() or shown, key)
        shown.close()

    QTimer.singleShot(0, leave)
    shown.exec()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle(qtbot)
    window.go("workshops")
    field = find(qtbot)
    strike(qtbot, "m", "o", "d")
    assert field.text() == "mod"
    qtbot.keyClick(field, Key.Key_K, CONTROL)
    assert QApplication.focusWidget() is window.search


@pytest.mark.parametrize(
    "page", ["workshops", "trainings", "valuechain", "changes", "answers", "upkeep", "statutes"]
)
def test_ctrl_f_finds_the_field_of_the_page(window: MainWindow, qtbot: QtBot, page: str) -> None:
    window.go(page)
    settle(qtbot)
    field = find(qtbot)
    assert window.page.isAncestorOf(field)
    strike(qtbot, "a", "b")
    assert field.text() == "ab"


def test_where_a_page_has_no_list_ctrl_f_searches_everything(window: MainWindow, qtbot: QtBot) -> None:
    window.go("settings")
    settle(qtbot)
    assert find(qtbot) is window.search


def rail_button(window: MainWindow) -> QPushButton:
    return next(one for one in window.rail.findChildren(QPushButton) if one.isVisible())


def test_the_page_takes_the_keys_of_what_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    """They went on to the rail, where Enter leaves the page, or to nobody."""
    gone = QLineEdit(window.page)
    gone.show()
    gone.setFocus()
    settle(qtbot)
    gone.hide()
    rail_button(window).setFocus()  # as Qt does it
    settle(qtbot)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.page.isAncestorOf(focus)
    focus.clearFocus()
    settle(qtbot)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.page.isAncestorOf(focus)


def test_what_the_keys_come_to_from_outside_a_scrolled_part_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    """After Page Down in a visit, Tab went to an answer above, out of sight."""
    before, area, ground = QLineEdit(window.page), QScrollArea(window.page), QWidget()
    column = QVBoxLayout(ground)
    fields = [QLineEdit() for _place in range(30)]
    for one in fields:
        column.addWidget(one)
    area.setWidget(ground)
    area.setWidgetResizable(True)
    area.resize(300, 200)
    area.show()
    before.show()
    QWidget.setTabOrder(before, fields[0])
    before.setFocus()
    settle(qtbot)
    area.verticalScrollBar().setValue(300)
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is fields[0]
    assert fields[0].visibleRegion().boundingRect().height() == fields[0].height()
    area.hide()
    before.hide()


def test_ctrl_f_shows_the_field_that_was_scrolled_away(window: MainWindow, qtbot: QtBot) -> None:
    """Further down in the follow-up of a pilot, one typed into a filter that nobody saw."""
    window.go("settings")
    settle(qtbot)
    area, ground = QScrollArea(window.page), QWidget()
    column = QVBoxLayout(ground)
    fields = [QLineEdit() for _place in range(30)]
    for one in fields:
        column.addWidget(one)
    fields[0].setProperty("finds", True)
    area.setWidget(ground)
    area.setWidgetResizable(True)
    area.resize(300, 200)
    area.show()
    settle(qtbot)
    area.verticalScrollBar().setValue(300)
    assert find(qtbot) is fields[0]
    assert fields[0].visibleRegion().boundingRect().height() == fields[0].height()
    area.hide()


@pytest.mark.parametrize("size", [(1366, 722), (911, 490)])
def test_what_tab_comes_to_is_seen_with_its_frame(
    window: MainWindow, store: Store, qtbot: QtBot, size: tuple[int, int]
) -> None:
    """Only the line that was typed in was: the field stood with its lower edge cut at the foot of the page."""
    window.resize(*size)
    window.show_place(Place("order", make_order(store), part="terms"))
    settle(qtbot)
    tabbed = 0
    for _step in range(14):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit) and window.page.isAncestorOf(field):
            tabbed += 1
            assert field.visibleRegion().boundingRect().height() == field.height(), field.accessibleName()
    assert tabbed > 8


def test_the_rail_keeps_the_keys_when_somebody_went_there(window: MainWindow, qtbot: QtBot) -> None:
    rail_button(window).setFocus()
    settle(qtbot)
    assert QApplication.focusWidget() is rail_button(window)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for the menu by itself")
def test_the_menu_of_a_line_is_opened_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page
    assert isinstance(page, WorkshopsPage)
    qtbot.waitUntil(lambda: page.list.model.rowCount() > 0)
    page.list.table.setFocus()
    page.list.table.point_at(0)
    seen: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(one.text().split("\t")[0] for one in menu.actions())
        menu.close()

    QTimer.singleShot(0, look)
    qtbot.keyClick(page.list.table, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert {"Abrir", "Nuevo diagnóstico", "Copiar la fila"} <= set(seen)


def test_a_new_enquiry_begins_while_something_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.go("workshops")
    settle(qtbot)
    field = find(qtbot)
    strike(qtbot, "m")
    qtbot.keyClick(field, Key.Key_E, CONTROL)
    qtbot.waitUntil(lambda: window.place.page == "enquiries")


def test_escape_in_the_search_gives_the_keys_back_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    """They stayed with the bar above it, where nothing shows that it has them."""
    window.go("workshops")
    window.search.setFocus()
    strike(qtbot, "m", "o")
    qtbot.keyClick(window.search, Key.Key_Escape)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.stack.isAncestorOf(focus)
