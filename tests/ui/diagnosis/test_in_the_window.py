"""The visit inside the main window: its keys, another look, closing in the middle."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.diagnosis.queries import list_visits, read_visit
from app.storage.store import Store
from tests.ui.diagnosis.support import CONTROL, add_a_workshop, give_consent, press, show, write
from ui.context import Context
from ui.diagnosis.beginning import begin_visit
from ui.diagnosis.visit_page import VisitPage
from ui.main_window import MainWindow
from ui.theme import load_theme


@pytest.fixture
def window(qtbot: QtBot, context: Context, store: Store) -> Iterator[MainWindow]:
    """The whole window, with a visit at its first item."""
    workshop = add_a_workshop(store)
    give_consent(store, workshop)
    made = MainWindow(context)
    show(qtbot, made, (1366, 720))
    begin_visit(made.context, workshop)
    yield made
    made.close()


def page_of(window: MainWindow) -> VisitPage:
    assert isinstance(window.page, VisitPage)
    return window.page


def test_the_visits_own_keys_come_before_the_windows(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, "3")
    press(qtbot, Qt.Key.Key_F3)
    page = page_of(window)
    assert QApplication.focusWidget() is page.view.side.note
    write(qtbot, "nota")
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.view
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert page.session is not None
    assert page.session.current == "PRO-01"
    assert not page.session.is_answered("PRO-01")


def test_another_theme_in_the_middle_goes_on_at_the_same_item(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    for key in "321":
        press(qtbot, key)
    window.show_theme(load_theme("dark", 1.3))
    page = page_of(window)
    assert page.session is not None
    assert page.session.current == "PRO-04"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.view)
    press(qtbot, "2")
    assert page.session.answer_of("PRO-04").level == 2


def test_closing_the_window_in_the_middle_keeps_the_place(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    for key in "32":
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_F3)
    write(qtbot, "a medio escribir")
    kept_at_close: list[str | None] = []
    visit = list_visits(store)[0].id
    window.closed.connect(lambda: kept_at_close.append(read_visit(store, visit).current_item))
    window.close()
    assert kept_at_close == ["PRO-03"], "saved before the window lets go of the file"
    assert read_visit(store, visit).answers["PRO-03"].note == "a medio escribir"


def test_pausing_goes_back_and_going_on_is_at_the_same_item(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    press(qtbot, "1")
    workshop = list_visits(store)[0].workshop_id
    page_of(window).bar.pause.click()
    assert not isinstance(window.page, VisitPage)
    begin_visit(window.context, workshop)
    page = page_of(window)
    assert page.session is not None
    assert page.session.current == "PRO-02"
    assert len(list_visits(store)) == 1
