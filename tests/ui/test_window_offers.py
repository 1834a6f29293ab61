"""The main window: what it offers from where one is, small screens, files it may only read."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.storage.opening import open_office
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.offices import fill_office, while_asked
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.diagnosis.beginning import begin_visit
from ui.late_start import finish_later
from ui.main_window import MainWindow
from ui.registry.choose_workshop import ChooseWorkshopWindow
from ui.registry.workshop_page import WorkshopPage
from ui.registry.workshops_page import WorkshopsPage
from ui.reports.preview import PreviewWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def test_a_new_diagnosis_offers_the_workshop_that_is_shown(
    window: MainWindow, workshops: list[int], qtbot: QtBot
) -> None:
    window.go("workshop", workshops[2])

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWorkshopWindow)
        qtbot.keyClicks(dialog.field, "zzz")
        assert dialog.nothing.isVisible()
        dialog.field.clear()
        assert not dialog.nothing.isVisible()
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    while_asked(choose)
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert window.place is not None
    assert (window.place.page, window.place.of) == ("consent", workshops[2])


def test_the_sheet_is_printed_by_key_from_what_is_shown(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL)
    page = window.page
    assert isinstance(page, WorkshopsPage), "choose whose it is"
    qtbot.waitUntil(lambda: page.list.model.rowCount() == len(workshops))
    page.list.table.selectAll()
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL)
    batch = window.findChild(PreviewWindow)
    assert batch is not None
    qtbot.waitUntil(lambda: batch.document.pageCount() >= len(workshops))
    batch.close()
    qtbot.waitUntil(lambda: window.findChild(PreviewWindow) is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("result", finish_round(store, workshops[0], 1, "2026-03-15"))
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL)
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    assert preview.chosen.kind == "owner-sheet"
    qtbot.waitUntil(lambda: preview.document.pageCount() > 0)
    preview.close()


def test_an_office_closed_at_once_is_left_alone(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.close()
    store.close()
    finish_later(window)
    assert window.idle_watch is None


def test_a_visit_leaves_a_small_window_as_it_is(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window.resize(906, 480)  # 1366 x 768 at 150 %
    settle(qtbot)
    window.go("visit", finish_round(store, workshops[0], 1, "2026-03-15"))
    settle(qtbot)
    assert window.width() == 906
    window.go("home")
    settle(qtbot)
    assert window.width() == 906


def test_a_window_kept_from_a_larger_screen_fits_this_one(
    context: Context, workshops: list[int], qtbot: QtBot
) -> None:
    large = QWidget()
    qtbot.addWidget(large)
    large.resize(5000, 4000)
    context.settings.geometry = large.saveGeometry().toBase64().data().decode()
    window = open_window(context, qtbot, size=None)
    room = window.screen().availableGeometry()
    assert window.height() <= room.height()
    assert window.width() <= max(room.width(), window.minimumSizeHint().width())


def test_the_blank_form_is_printed_from_the_data(window: MainWindow, qtbot: QtBot) -> None:
    window.go("data")
    buttons = window.page.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "Formulario en blanco…").click()
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    assert preview.chosen.kind == "blank-form"
    qtbot.waitUntil(lambda: preview.document.pageCount() > 1)
    preview.close()


def test_a_file_open_for_reading_says_so_instead_of_beginning(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    reading = open_office(store.path, site=9, read_only=True)
    window = open_window(replace(context, store=reading), qtbot)
    offered = {action.text() for action in window.actions() if action.isEnabled()}
    assert not {"Nuevo &diagnóstico…", "Nuevo &taller…"} & offered
    window.go("workshop", workshops[0])
    with qtbot.waitSignal(context.messages.said) as said:
        begin_visit(window.context, workshops[0])
    assert "solo para leer" in said.args[1]
    assert isinstance(window.page, WorkshopPage)
    window.close()
    reading.close()


def test_a_wrong_date_of_the_computer_is_said(
    context: Context,
    store: Store,
    workshops: list[int],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(context, qtbot)
    before = time.time_ns() - 400 * 24 * 3600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: before)
    with qtbot.waitSignal(context.messages.said) as said:
        finish_later(window)
    assert "revise la fecha" in said.args[1]
