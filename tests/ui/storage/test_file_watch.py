"""The window while its file is written back, moved, deleted, replaced or damaged."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.registry.operations import add_consultant
from app.settings import Settings
from app.storage.checking import check_office
from app.storage.opening import open_office
from app.storage.store import Store
from app.storage.troubles import FileMoved
from tests.made_office import new_office
from tests.storage.support import needs_posix, spoil_text
from tests.ui.windows import open_window
from ui.application import OpenOffice
from ui.context import Context
from ui.jobs import ImmediateExecutor, Jobs
from ui.late_start import finish_later
from ui.main_window import MainWindow
from ui.storage.damaged_page import DamagedPage
from ui.storage.file_watch import FileWatch
from ui.storage.start_window import StartWindow


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


@pytest.fixture
def watch(context: Context, window: MainWindow) -> FileWatch:
    return FileWatch(context, window)


class Answers:
    """What the person presses in each question, and where she saves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[str] = []
        self.presses = True
        self.places: list[Path] = []
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self._answer(box))
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: self._pressed)
        monkeypatch.setattr(QMessageBox, "warning", lambda *said: self.said.append(said[-1]))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: self._place())

    def _answer(self, box: QMessageBox) -> int:
        self.said.append(box.text())
        self._pressed = box.buttons()[0 if self.presses else 1]
        return 0

    def _place(self) -> tuple[str, str]:
        return (str(self.places.pop(0)) if self.places else "", "")


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


def rename_office(store: Store, name: str) -> None:
    with store.change("nombre") as writer:
        writer.update("office", store.value("SELECT id FROM office"), name=name)


def office_name(path: Path) -> str:
    store = open_office(path, site=7)
    try:
        assert check_office(store).sound
        return str(store.value("SELECT name FROM office"))
    finally:
        store.close()


def test_a_copy_made_by_hand_after_a_moment_of_rest_has_todays_work(
    context: Context, watch: FileWatch, tmp_path: Path, qtbot: QtBot
) -> None:
    rename_office(context.store, "CAE de hoy")
    shutil.copyfile(context.store.path, tmp_path / "antes.hilvan")
    watch.idle.setInterval(1)
    rename_office(context.store, "CAE de hoy")
    rename_office(context.store, "CAE de esta tarde")
    qtbot.waitUntil(lambda: not watch.idle.isActive())
    shutil.copyfile(context.store.path, tmp_path / "a mano.hilvan")
    assert office_name(tmp_path / "a mano.hilvan") == "CAE de esta tarde"


def test_who_types_without_a_pause_does_not_keep_the_file_behind(context: Context, watch: FileWatch) -> None:
    watch.idle.stop()
    rename_office(context.store, "uno")
    left = watch.idle.remainingTime()
    QTest.qWait(20)
    rename_office(context.store, "dos")
    assert watch.idle.remainingTime() < left


def test_whoever_goes_to_another_program_finds_the_file_up_to_date(
    context: Context, watch: FileWatch, tmp_path: Path
) -> None:
    rename_office(context.store, "CAE de recién")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert not watch.idle.isActive()
    shutil.copyfile(context.store.path, tmp_path / "a mano.hilvan")
    assert office_name(tmp_path / "a mano.hilvan") == "CAE de recién"


@needs_posix
def test_a_change_asks_for_a_place_and_goes_there(
    context: Context, watch: FileWatch, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "ocupado.hilvan").touch()
    answers.places = [tmp_path / "ocupado.hilvan", tmp_path / "nuevo"]
    context.store.path.rename(tmp_path / "otra carpeta.hilvan")
    rename_office(context.store, "CAE que sigue")
    question, refusal = answers.said
    assert "ya no está en su carpeta" in question
    assert "Ya existe" in refusal
    assert context.store.path == tmp_path / "nuevo.hilvan"
    assert context.settings.recent_files[0] == str(tmp_path / "nuevo.hilvan")
    context.store.close()
    assert office_name(tmp_path / "nuevo.hilvan") == "CAE que sigue"


@needs_posix
def test_who_does_not_choose_goes_on_beside_it_with_what_was_typed(
    context: Context, watch: FileWatch, answers: Answers, tmp_path: Path
) -> None:
    context.store.path.unlink()
    rename_office(context.store, "llega")  # the question is answered, the dialog of files is not
    (beside,) = tmp_path.glob("oficina (rescatado *).hilvan")
    assert context.store.path == beside
    answers.presses = False
    beside.unlink()
    watch.look()
    assert len(answers.said) == 2
    context.store.close()
    (again,) = tmp_path.glob("oficina (rescatado *).hilvan")
    assert office_name(again) == "llega"


def test_an_office_of_which_too_little_is_left_is_asked_about_once(
    context: Context, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    store, window = context.store, QWidget()
    qtbot.addWidget(window)
    watch = FileWatch(context, window)
    shutil.copyfile(store.path, tmp_path / "vieja")
    with store.change("lista") as writer:
        writer.insert_many("anchor", [{"name": f"Ancla {number}"} for number in range(400)])
    store.write_back()
    rename_office(store, "de hoy")
    shutil.copyfile(tmp_path / "vieja", store.path)
    store.maintenance_connection.execute("PRAGMA shrink_memory")
    watch.look()
    watch.look()
    _question, refusal = answers.said
    assert "no alcanza para armar la oficina entera" in refusal
    with pytest.raises(FileMoved):
        rename_office(store, "no llega")
    with pytest.raises(FileMoved):
        store.close()


@needs_posix
def test_closing_the_window_asks_too(
    context: Context, window: MainWindow, watch: FileWatch, answers: Answers, tmp_path: Path
) -> None:
    rename_office(context.store, "CAE entero")
    context.store.path.unlink()
    answers.places = [tmp_path / "b.hilvan"]
    window.close()
    context.store.close()
    assert office_name(tmp_path / "b.hilvan") == "CAE entero"


def test_a_question_that_goes_with_its_window_is_no_trouble(
    context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = QWidget()
    watch = FileWatch(context, window)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: delete(window))
    away = context.store.path.rename(tmp_path / "lejos.hilvan")
    watch.ask(FileMoved("La oficina ya no está en su carpeta."))
    away.rename(context.store.path)
    rename_office(context.store, "sigue")
    context.store.close()
    assert office_name(context.store.path) == "sigue"


def test_what_the_opening_found_is_said(context: Context, window: MainWindow) -> None:
    context.store.notices.append("Junto a «oficina» había un registro suelto.")
    finish_later(window)
    assert "registro suelto" in window.message_bar.sentence


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[OpenOffice]:
    running = OpenOffice(qapp, Settings(), Jobs(ImmediateExecutor()))
    yield running
    running.end()


@pytest.mark.parametrize("table", ["office", "consultant"])
def test_a_damaged_name_that_the_window_needs_is_mended_from_the_start_window(
    session: OpenOffice, tmp_path: Path, qtbot: QtBot, table: str
) -> None:
    path = tmp_path / "oficina.hilvan"
    store = new_office(path)
    add_consultant(store, name="Liz Ayala")
    spoil_text(store, table, b"CAE Yagua" if table == "office" else b"Liz Ayala")
    session.start(path)
    start = session.window
    assert isinstance(start, StartWindow)
    qtbot.waitUntil(lambda: isinstance(start.page, DamagedPage))
    page = start.page
    assert isinstance(page, DamagedPage)
    page.repair.click()
    qtbot.waitUntil(lambda: isinstance(session.window, MainWindow))
    assert isinstance(session.window, MainWindow)
    assert session.window.rail.office.text() == "CAE Yaguarón"
    assert "Liz Ayala" in session.window.rail.worker.text()
