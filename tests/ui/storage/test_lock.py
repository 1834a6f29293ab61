"""The lock covers everything, loses nothing, and opens with the passphrase or a click."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.registry.operations import change_office
from app.settings import Settings
from app.storage.opening import create_office
from app.storage.restoring import recovery_key
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.jobs import ImmediateExecutor, Jobs
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.registry.workshop_page import WorkshopPage
from ui.storage.lock import IdleWatch, LockCover, lock_window
from ui.theme import apply_theme, load_theme

WORDS = "tela roja"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


@pytest.fixture
def protected(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    store = create_office(tmp_path / "cifrada.hilvan", name="CAE", site=7, passphrase=WORDS)
    fill_office(store)
    theme = load_theme("light")
    apply_theme(qapp, theme)
    jobs = Jobs(ImmediateExecutor())
    yield open_window(Context(store, Settings(), jobs, Messages(), theme), qtbot)
    store.close()


def test_what_was_being_typed_is_saved_and_there_again(
    window: MainWindow, workshops: list[int], store: Store, qtbot: QtBot
) -> None:
    window.go("workshop", workshops[0])
    page = window.page
    assert isinstance(page, WorkshopPage)
    page.tabs.go_to("record")
    note = page.record.note
    note.setFocus()
    qtbot.keyClicks(note, "vuelve el lunes")
    cover = lock_window(window)
    assert store.value("SELECT note FROM workshop WHERE id = ?", (workshops[0],)) == "vuelve el lunes"
    assert not note.isEnabled()
    assert cover.geometry() == window.rect()
    qtbot.waitUntil(cover.open.hasFocus)
    qtbot.keyClick(cover.open, Qt.Key.Key_Space)
    assert note.isEnabled()
    assert window.findChild(LockCover) is None
    assert note.toPlainText() == "vuelve el lunes"


def test_no_key_reaches_the_window_behind(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    before = store.undo_stack.undo_label
    cover = lock_window(window)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert store.undo_stack.undo_label == before
    assert window.place is not None
    assert window.place.page == "home"
    assert lock_window(window) is cover, "locking twice is one lock"
    cover.uncover()
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.place.page == "workshops"


def test_a_protected_office_asks_its_passphrase(protected: MainWindow, qtbot: QtBot) -> None:
    cover = lock_window(protected)
    qtbot.waitUntil(cover.words.hasFocus)
    qtbot.keyClicks(cover.words, "otra")
    qtbot.keyClick(cover.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cover._words.remark != "")
    assert protected.findChild(LockCover) is cover
    cover.words.clear()
    qtbot.keyClicks(cover.words, WORDS)
    qtbot.keyClick(cover.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: protected.findChild(LockCover) is None)


def test_it_locks_after_the_idle_minutes_and_not_before(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    watch = IdleWatch(window)
    began = time.monotonic()
    watch.look(began + 9 * 60)
    assert window.findChild(LockCover) is None
    watch.look(began + 10 * 60 + 1)
    cover = window.findChild(LockCover)
    assert cover is not None
    cover.uncover()
    change_office(store, idle_minutes=0)
    settle(qtbot)
    watch.look(began + 100 * 60)
    assert window.findChild(LockCover) is None


def test_what_is_pressed_in_any_window_is_a_sign_of_life(window: MainWindow, qtbot: QtBot) -> None:
    watch = IdleWatch(window)
    dialog = QDialog(window)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    for one in (window, dialog):
        watch._last = 0.0
        handle = one.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key.Key_Shift)
        assert watch._last > 0


def test_the_watch_is_not_asked_about_what_happens_inside_a_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that comes has thousands of events, and each would go through Python."""
    told: list[QObject] = []

    def note(_watch: IdleWatch, watched: QObject, _event: QEvent) -> bool:
        told.append(watched)
        return False

    monkeypatch.setattr(IdleWatch, "eventFilter", note)
    window.idle_watch = IdleWatch(window)
    window.go("settings")
    settle(qtbot)
    assert [one for one in told if isinstance(one, QWidget)] == []


def test_what_waits_for_an_answer_keeps_nobody_locked_out(window: MainWindow, qtbot: QtBot) -> None:
    """With «Nuevo taller» open nothing could be pressed any more: Qt blocked the window that asks."""
    dialog = QDialog(window)
    dialog.setModal(True)
    field = QLineEdit(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    cover = lock_window(window)
    settle(qtbot)
    blind = cover._blind
    assert blind is not None
    assert blind.geometry() == window.rect()
    cover.close()
    assert cover.isVisible(), "Alt+F4 opens no lock"
    handle = cover.window().windowHandle()
    assert handle is not None
    at = cover.open.mapTo(cover.window(), cover.open.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    qtbot.waitUntil(lambda: window.findChild(LockCover) is None)
    assert dialog.isVisible()
    assert dialog.isEnabled()
    qtbot.waitUntil(field.hasFocus)
    dialog.close()


def test_the_cover_follows_the_size_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    cover = lock_window(window)
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: cover.geometry() == window.rect())


def test_nothing_of_the_lock_lies_over_another(protected: MainWindow, qtbot: QtBot) -> None:
    cover = lock_window(protected)
    settle(qtbot)
    for words in ("", "otra"):
        if words:
            qtbot.keyClicks(cover.words, words)
            qtbot.keyClick(cover.words, Qt.Key.Key_Return)
            qtbot.waitUntil(lambda: cover._words.remark != "")
            settle(qtbot)
        assert cover.words.height() >= cover.words.sizeHint().height()
        remark = cover._words._remark
        if words:
            assert remark.height() >= remark.heightForWidth(remark.width())
            assert remark.geometry().top() >= cover.words.geometry().bottom()
        below = cover.open.mapTo(cover, cover.open.rect().topLeft()).y()
        above = cover._words.mapTo(cover, cover._words.rect().bottomLeft()).y()
        assert above <= below


def test_the_recovery_sheet_opens_the_lock(protected: MainWindow, qtbot: QtBot) -> None:
    code = recovery_key(protected.context.store)
    assert code is not None
    cover = lock_window(protected)
    qtbot.keyClick(cover.by_sheet, Qt.Key.Key_Space)
    qtbot.keyClicks(cover.words, code[:-1])
    qtbot.keyClick(cover.words, Qt.Key.Key_Return)
    assert "complete o quite" in cover._words.remark
    qtbot.keyClicks(cover.words, code)  # what was refused is marked, and typed over
    qtbot.keyClick(cover.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: protected.findChild(LockCover) is None)


def test_an_open_office_has_no_sheet_to_ask_for(window: MainWindow) -> None:
    assert lock_window(window).by_sheet.isHidden()
