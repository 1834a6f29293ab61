"""What the window says in passing floats, can be reached by keys, and goes when it is time."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.registry.operations import change_workshop
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.main_window import MainWindow


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    made = open_window(context, qtbot)
    made.go("workshops")
    settle(qtbot)
    return made


def test_nothing_of_the_page_moves_when_a_message_comes_and_goes(window: MainWindow, qtbot: QtBot) -> None:
    """What one was about to press was elsewhere a moment later."""
    before = (window.stack.geometry(), window.page.geometry())
    window.context.messages.say("Quedó como hecha.", action="Deshacer", do=lambda: None)
    settle(qtbot)
    assert window.message_bar.isVisible()
    assert (window.stack.geometry(), window.page.geometry()) == before
    window.message_bar.hide()
    settle(qtbot)
    assert (window.stack.geometry(), window.page.geometry()) == before


def test_it_lies_inside_the_window_over_nothing_that_is_pressed(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.message_bar
    for page in ("workshops", "import", "settings"):
        window.go(page)
        settle(qtbot)
        window.context.messages.say("Quedó como hecha.", action="Deshacer", do=lambda: None)
        settle(qtbot)
        body = window.centralWidget()
        assert body.rect().contains(bar.geometry())
        assert bar.y() + bar.height() > body.height() * 0.8
        for one in window.page.findChildren(QPushButton):
            if one.isVisible() and one.isEnabled():
                assert not bar.geometry().contains(one.mapTo(body, one.rect().center())), one.text()
        window.message_bar.hide()


def test_a_long_sentence_takes_more_lines_and_none_is_cut(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 600)
    settle(qtbot)
    window.context.messages.say("Esto se dice despacio y con muchas palabras. " * 9, action="Ver")
    settle(qtbot)
    sentence = window.message_bar._sentence
    assert window.centralWidget().rect().contains(window.message_bar.geometry())
    assert sentence.height() >= sentence.heightForWidth(sentence.width())


def test_it_is_never_put_under_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.message_bar
    window.context.messages.say("Quedó como hecha.")
    QCursor.setPos(bar.mapToGlobal(bar.rect().center()))
    bar.hide()
    window.context.messages.say("Quedó como hecha.")
    assert not bar.rect().contains(bar.mapFromGlobal(QCursor.pos()))
    QCursor.setPos(window.mapToGlobal(QPoint(1, 1)))


def test_it_makes_way_for_what_the_keys_come_to(window: MainWindow, qtbot: QtBot) -> None:
    """A warning that stays lay on «Ahora no» while one was about to press it."""
    bar, page = window.message_bar, window.page
    window.context.messages.warn("Algo se dañó; mírelo.", action="Ver", do=lambda: None)
    settle(qtbot)
    late = QLineEdit(page)  # it came under the bar after that
    late.setGeometry(page.width() // 2 - 40, page.height() - 50, 80, 40)
    late.show()
    late.raise_()
    body = window.centralWidget()
    under = QRect(late.mapTo(body, QPoint(0, 0)), late.size())
    assert bar.geometry().intersects(under)
    late.setFocus()
    settle(qtbot)
    assert not bar.geometry().intersects(under)
    late.deleteLater()


def test_its_way_back_is_taken_by_keys_and_the_cursor_returns(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    field = window.page.first
    assert field is not None
    field.setFocus()
    before = QApplication.focusWidget()
    change_workshop(store, workshop_id=workshops[0], name="Otro nombre")
    window.context.messages.say_undoable("Se cambió el nombre.", store)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Deshacer"
    assert "Se cambió el nombre." in focus.accessibleDescription()
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert store.value("SELECT name FROM workshop WHERE id = ?", (workshops[0],)) != "Otro nombre"
    assert QApplication.focusWidget() is before
    window.context.messages.say("Listo.")
    qtbot.keyClick(window, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert not window.message_bar.isVisible()
    assert QApplication.focusWidget() is before


def test_it_waits_for_who_reads_it(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.widgets.message_bar.LOOK_AGAIN_MS", 1)
    bar = window.message_bar
    window.context.messages.say("Listo.")
    assert 10_000 <= bar._timer.remainingTime() <= 15_000
    bar.take_keys()
    bar._fade()
    assert bar.isVisible(), "the keys are on it"
    window.page.setFocus()
    bar._fade()
    assert not bar.isVisible()


def test_a_warning_is_over_once_it_could_be_read(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.context.messages.warn("Esta pregunta se responde con 0 o 4.")
    window.go("home")
    assert window.message_bar.isVisible()
    monkeypatch.setattr("ui.widgets.message_bar.SHOWN_MS", 0)
    window.go("workshops")
    assert not window.message_bar.isVisible()
