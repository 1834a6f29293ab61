"""From the first start to the next day, as a person does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings, load_settings
from app.storage.checking import check_office
from app.storage.opening import open_office
from tests.ui.offices import make_office, while_asked
from ui.application import OpenOffice
from ui.jobs import ImmediateExecutor, Jobs
from ui.main_window import MainWindow
from ui.registry.new_workshop import NewWorkshopWindow
from ui.registry.workshop_page import WorkshopPage
from ui.registry.workshops_page import WorkshopsPage
from ui.storage.questions_page import QuestionsPage
from ui.storage.start_window import StartWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(last_folder=str(tmp_path), theme="light")


@pytest.fixture
def session(qapp: QApplication, settings: Settings) -> Iterator[OpenOffice]:
    running = OpenOffice(qapp, settings, Jobs(ImmediateExecutor()))
    yield running
    running.end()


def main_window(session: OpenOffice, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: isinstance(session.window, MainWindow))
    window = session.window
    assert isinstance(window, MainWindow)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def go_to(window: MainWindow, field: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)


def create_by_keyboard(session: OpenOffice, qtbot: QtBot) -> MainWindow:
    """The welcome, the three questions, the main window."""
    session.start(None)
    start = session.window
    assert isinstance(start, StartWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    questions = start.page
    assert isinstance(questions, QuestionsPage)
    qtbot.keyClicks(questions.name, "CAE de Yaguaron")
    qtbot.keyClicks(questions.cluster.lineEdit(), "yaguaron")
    qtbot.keyClicks(questions.person, "Liz Ayala")
    qtbot.keyClick(questions.person, Qt.Key.Key_Return)
    return main_window(session, qtbot)


def add_by_keyboard(window: MainWindow, qtbot: QtBot, name: str, owner: str) -> None:
    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, NewWorkshopWindow)
        qtbot.keyClicks(dialog.form["name"], name)
        qtbot.keyClicks(dialog.form["owner"], owner)
        qtbot.keyClicks(dialog.form["phone"], "0971897967")
        qtbot.keyClick(dialog.form["phone"], Qt.Key.Key_Return)

    while_asked(fill)
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL)


def test_an_office_is_made_a_workshop_added_found_changed_and_there_the_next_day(
    session: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    window = create_by_keyboard(session, qtbot)
    assert window.windowTitle().startswith("CAE de Yaguaron")
    assert window.rail.worker.text() == "Liz Ayala\nconsultoría"

    add_by_keyboard(window, qtbot, "confecciones santa librada", "Benita Caballero")
    page = window.page
    assert isinstance(page, WorkshopPage)
    assert page.title.text() == "Confecciones Santa Librada"
    assert "YAG-001" in page.crumbs.text()
    assert page.headline.text() == "Benita Caballero · 0971\xa0897\xa0967"

    window.go("home")
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    qtbot.keyClicks(window.search, "libra")
    assert window.search.hits[0] == "YAG-001  Confecciones Santa Librada"
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is page)

    page.tabs.go_to("record")
    phone = page.record.workshop_card.form["phone"]
    go_to(window, phone, qtbot)
    phone.selectAll()
    qtbot.keyClicks(phone, "0981 599 671")
    qtbot.keyClick(phone, Qt.Key.Key_Tab)
    assert page.headline.text().endswith("0981\xa0599\xa0671")
    qtbot.waitUntil(lambda: window.actions_.undo.text() == "Deshacer: teléfono del taller")

    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert phone.text() == "0971 897 967"
    assert window.message_bar.sentence == "Deshecho: teléfono del taller"
    qtbot.waitUntil(lambda: window.actions_.redo.text() == "Rehacer: teléfono del taller")
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert phone.text() == "0981 599 671"

    path = window.context.store.path
    window.close()
    session.end()
    assert load_settings().recent_files == [str(path)]
    store = open_office(path, site=7)
    assert check_office(store).sound
    assert store.value("SELECT phone FROM workshop") == "+595981599671"
    store.close()


def test_typing_in_a_field_is_undone_from_inside_the_field(session: OpenOffice, qtbot: QtBot) -> None:
    window = create_by_keyboard(session, qtbot)
    add_by_keyboard(window, qtbot, "Modas Yvoty", "")
    page = window.page
    assert isinstance(page, WorkshopPage)
    page.tabs.go_to("record")
    place = page.record.workshop_card.form["place"]
    go_to(window, place, qtbot)
    qtbot.keyClicks(place, "Centro")
    qtbot.keyClick(place, Qt.Key.Key_Z, CONTROL)
    assert place.text() == ""
    assert page.workshop is not None
    assert page.workshop.place is None
    qtbot.keyClick(place, Qt.Key.Key_Z, CONTROL)
    assert page.workshop is None, "the second step back takes the workshop away again"
    assert window.place is not None
    assert window.place.page != "workshop"


def test_the_next_start_opens_the_last_office_at_once(
    session: OpenOffice, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_office(tmp_path / "oficina.hilvan")
    settings.remember_file(path)
    session.start(None)
    window = main_window(session, qtbot)
    assert window.context.store.path == path
    assert window.context.store.user is not None


def test_a_file_that_is_gone_leads_to_the_welcome(
    session: OpenOffice, settings: Settings, tmp_path: Path
) -> None:
    settings.recent_files = [str(tmp_path / "no-esta.hilvan")]
    session.start(None)
    assert isinstance(session.window, StartWindow)


def test_another_office_is_opened_from_the_menu_and_the_first_let_go(
    session: OpenOffice, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = (make_office(tmp_path / f"{name}.hilvan") for name in ("una", "dos"))
    session.start(first)
    main_window(session, qtbot).file_wanted.emit(second)
    qtbot.waitUntil(lambda: session.store is not None and session.store.path == second)
    open_office(first, site=7).close()


def test_the_dark_theme_and_large_text_keep_the_place(
    session: OpenOffice, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    session.start(make_office(tmp_path / "oficina.hilvan"))
    window = main_window(session, qtbot)
    window.go("cluster")
    for action in window.actions():
        if action.text() == "Tema oscuro":
            action.trigger()
            break
    qtbot.waitUntil(lambda: window.context.theme.dark)
    assert settings.theme == "dark"
    assert window.place is not None
    assert window.place.page == "cluster"
    settings.text_scale = 1.5
    session.change_look()
    assert window.context.theme.scale == 1.5
    assert window.grab().width() == window.width()


def test_the_way_back_leads_through_the_pages(session: OpenOffice, tmp_path: Path, qtbot: QtBot) -> None:
    session.start(make_office(tmp_path / "oficina.hilvan"))
    window = main_window(session, qtbot)
    window.go("workshops")
    page = window.page
    assert isinstance(page, WorkshopsPage)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    qtbot.keyClicks(page.list.filter, "puntadas")
    qtbot.keyClick(page.list.filter, Qt.Key.Key_Return)
    assert isinstance(window.page, WorkshopPage)
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.page is page
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.place is not None
    assert window.place.page == "home"
