"""Datos anónimos by keys: permissions, what could be recognized, then files in which nobody is named."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import ui.evidence.working_card
from app.evidence.making import make_anonymous
from app.evidence.operations import record_data_consent, save_anonymous
from app.evidence.queries import list_releases
from app.storage.opening import open_office
from app.storage.store import Store
from tests.evidence.offices import draw_pilot, make_evidence_office, workshop_ids
from tests.made_office import SITE
from tests.ui.claims.test_results_tab import HeldExecutor
from tests.ui.offices import fill_office, while_asked
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.evidence.anonymous_page import AnonymousPage
from ui.evidence.releases_page import ReleasesPage
from ui.lists.choose_window import ChooseWindow
from ui.main_window import MainWindow
from ui.registry.permission_window import PermissionWindow
from ui.search_names import find_named

Key = Qt.Key
NAMES = (
    "Zulqara Obetrix",
    "Gwilepñu",
    "5.417.236",
    "5417236",
    "0981 417236",
    "Calle Zulqara",
    "Dhomye Tranzu",
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty workshops, 28 of which let their data go, with a pilot; names and telephones are planted."""
    path = tmp_path_factory.mktemp("evidencia") / "evidencia.hilvan"
    store = make_evidence_office(path)
    draw_pilot(store, workshop_ids(store)[:24])
    with store.change("siembra") as writer:
        for one in workshop_ids(store):
            writer.update("workshop", one, name=NAMES[0], phone=NAMES[4], place=NAMES[5])
        for (person,) in store.rows("SELECT id FROM person"):
            writer.update("person", person, given_names=NAMES[1], surnames=NAMES[6], cedula=NAMES[3])
    store.close()
    return path


@pytest.fixture
def store(office: Path, tmp_path: Path) -> Iterator[Store]:
    opened = open_office(Path(shutil.copy(office, tmp_path / "evidencia.hilvan")), site=SITE)
    yield opened
    opened.close()


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def page_of(window: MainWindow, qtbot: QtBot) -> AnonymousPage:
    window.go("anonymous")
    page = window.page
    assert isinstance(page, AnonymousPage)
    qtbot.waitUntil(lambda: page.read is not None)
    settle(qtbot)
    return page


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """A key where the keys are now."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)
    settle(qtbot)


def words(part: QWidget) -> str:
    said = [one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part)]
    return "\n".join(said).replace("\u00a0", " ")


def look_at(page: AnonymousPage, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: page.data is not None, timeout=30_000)
    settle(qtbot)


def all_bytes(folder: Path) -> dict[str, bytes]:
    found = {}
    for path in sorted(folder.iterdir()):
        found[path.name] = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as book:
                found |= {f"{path.name}/{one}": book.read(one) for one in book.namelist()}
    return found


def test_by_keys_it_is_looked_at_then_saved_and_nobody_is_named(
    window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window, qtbot)
    said = words(page)
    assert "Nunca salen nombres, cédulas" in said
    assert "28 talleres lo permitieron y tienen diagnóstico: salen." in said
    assert "2 quedan afuera: a 2 no se les preguntó." in said
    assert QApplication.focusWidget() is page.look
    assert not page.save.isVisible()
    page.choices.format_ticks["dta"].setFocus()
    press(qtbot, Key.Key_Space)
    assert page.choices.formats == ("csv", "dta", "xlsx")
    page.choices.to_whom.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Universidad Nacional")
    page.look.setFocus()
    look_at(page, qtbot)
    report = words(page.working)
    assert "El grupo más chico es de" in report
    assert "ninguno es único" in report
    assert "Dicho con menos detalle" in report
    assert list_releases(store) == []
    assert QApplication.focusWidget() is page.save
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(tmp_path))
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: len(list_releases(store)) == 3, timeout=60_000)
    settle(qtbot)
    said = words(page.working)
    assert "Se guardó" in said
    folder = next(one for one in tmp_path.iterdir() if one.name.startswith("Datos anónimos"))
    contents = all_bytes(folder)
    assert {"datos.csv", "datapackage.json", "datos.dta", "datos.xlsx"} <= contents.keys()
    assert all(one.name in said for one in folder.iterdir())
    assert "p1_arm" in contents["datos.csv"].decode()
    for name, content in contents.items():
        for one in NAMES:
            for coding in ("utf-8", "latin-1", "utf-16-le"):
                assert one.encode(coding) not in content, (name, one)
    assert {one.given_to for one in list_releases(store)} == {"Universidad Nacional"}
    opened: list[Path] = []
    monkeypatch.setattr(ui.evidence.working_card, "open_outside", opened.append)
    assert QApplication.focusWidget() is page.working.open_button
    press(qtbot, Key.Key_Space)
    assert opened == [folder]


def test_a_pilot_that_is_not_told_is_in_no_column_and_it_is_looked_at_again(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = page_of(window, qtbot)
    look_at(page, qtbot)
    assert page.data is not None
    assert "p1_arm" in page.data.columns
    [tick] = page.choices.pilot_ticks.values()
    tick.setFocus()
    press(qtbot, Key.Key_Space)
    assert page.data is None, "what was looked at is not what would leave"
    assert page.look.isVisible()
    page.look.setFocus()
    look_at(page, qtbot)
    assert not [one for one in page.data.columns if one.startswith("p1_")]


def test_a_permission_that_is_taken_back_is_looked_at_again(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = page_of(window, qtbot)
    look_at(page, qtbot)
    record_data_consent(store, workshop_ids=workshop_ids(store)[:1], granted=False, decided_on="2026-11-01")
    qtbot.waitUntil(lambda: page.data is None)
    assert "27 talleres" in words(page.permissions)
    assert "1 dijo que no" in words(page.permissions)
    assert not page.save.isVisible()


def test_saving_that_cannot_be_says_why_and_keeps_nothing(
    window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window, qtbot)
    look_at(page, qtbot)
    (tmp_path / "lleno").write_text("un archivo")
    with qtbot.waitSignal(window.context.messages.said) as told:
        page.save_in(tmp_path / "lleno")
    assert told.args[0] == "problem"
    settle(qtbot)
    assert list_releases(store) == []
    assert page.save.isVisible(), "what was looked at is still there to be saved elsewhere"


def test_without_a_format_nothing_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, qtbot)
    look_at(page, qtbot)
    for code in page.choices.formats:
        page.choices.format_ticks[code].box.click()
    assert not page.save.isEnabled()


def test_where_too_few_allow_it_the_page_asks_to_note_permissions(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    ids = workshop_ids(store)
    record_data_consent(store, workshop_ids=ids[:25], granted=False, decided_on="2026-11-01")
    page = page_of(window, qtbot)
    assert "Hasta ahora son 3; hacen falta 5" in words(page)
    assert QApplication.focusWidget() is page.few.button

    def take_first(tries: int = 500) -> None:
        chooser = QApplication.activeModalWidget()
        if isinstance(chooser, ChooseWindow):
            qtbot.keyClick(chooser.field, Key.Key_Return)
        elif tries:
            QTimer.singleShot(5, lambda: take_first(tries - 1))

    def note(asked: QWidget) -> None:
        assert isinstance(asked, PermissionWindow)
        assert "lo que ya salió no se puede traer de vuelta" in words(asked)
        assert not any(one.isChecked() for one in asked.form["granted"].buttons), "it is asked, not proposed"
        asked.save()
        assert "Elija con «Agregar…»" in asked.problem.text()
        QTimer.singleShot(0, take_first)
        qtbot.keyClick(asked.form["workshop_ids"].add, Key.Key_Space)
        asked.save()
        assert asked.isVisible()
        assert asked.problem.text() == "Marque qué dijeron, sí o no."
        qtbot.keyClick(asked.form["granted"].buttons[0], Key.Key_Space)
        assert len(asked.form.values["workshop_ids"]) == 1
        asked.save()

    while_asked(note)
    press(qtbot, Key.Key_Space)
    assert "Hasta ahora son 4" in words(page)


def test_where_nobody_was_asked_it_says_what_to_do(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    with context.store.change("quitar") as writer:
        for (row,) in context.store.rows("SELECT id FROM consent WHERE purpose = 'anonymous_data'"):
            writer.update("consent", row, deleted=1)
    page = page_of(open_window(context, qtbot), qtbot)
    assert "Todavía nadie dejó que sus datos salgan" in words(page)
    assert "Pregunte a los talleres con diagnóstico" in words(page)


def test_it_is_reached_from_evaluation_and_from_data(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    fill_office(store)
    for start, text in (("evaluation", "Datos anónimos"), ("data", "Datos anónimos…")):
        window.go(start)
        settle(qtbot)
        button = next(one for one in window.page.findChildren(QPushButton) if one.text() == text)
        button.setFocus()
        qtbot.keyClick(button, Key.Key_Space)
        assert isinstance(window.page, AnonymousPage)
    assert "Datos anónimos" in [hit.text for hit in find_named(window, "datos anonimos")]


def test_it_may_be_stopped_and_nothing_stays(
    window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window, qtbot)
    look_at(page, qtbot)
    at_once, held = window.context.jobs.executor, HeldExecutor()
    window.context.jobs.executor = held
    page.save_in(tmp_path)
    settle(qtbot)
    assert not page.save.isEnabled()
    assert page.working.stop.isVisible()
    page.working.stop.setFocus()
    press(qtbot, Key.Key_Space)
    for work in held.waiting:
        work()
    window.context.jobs.executor = at_once
    settle(qtbot)
    assert not [one for one in tmp_path.iterdir() if one.is_dir()]
    assert list_releases(store) == []
    assert page.save.isEnabled()
    assert "El grupo más chico es de" in words(page.working)


def test_what_needs_much_memory_is_asked_for_where_the_window_says(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noting(work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        asked.append(work.__name__)
        return work(*arguments, **named)

    monkeypatch.setattr(window.context.jobs, "reckon", noting)
    page = page_of(window, qtbot)
    look_at(page, qtbot)
    assert asked == ["make_parts"]
    page.save_in(tmp_path)
    qtbot.waitUntil(lambda: asked[1:] == ["format_bytes"] * 2)
    settle(qtbot)


def test_what_left_is_listed_with_who_made_it_and_to_whom(
    window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window, qtbot)
    page.past.setFocus()
    press(qtbot, Key.Key_Space)
    assert isinstance(window.page, ReleasesPage)
    assert "Todavía no salió nada" in words(window.page)
    data = make_anonymous(store)
    save_anonymous(store, data=data, folder=tmp_path / "uno", formats=("csv", "dta"), given_to="Universidad")
    settle(qtbot)
    listing = window.page.releases
    qtbot.waitUntil(lambda: listing.model.total == 2)
    shown = [
        [str(listing.model.index(row, column).data()) for column in range(listing.model.columnCount())]
        for row in range(2)
    ]
    assert [one[0] for one in shown] == ["2", "1"]
    assert all("Universidad" in one and "28" in one for one in shown)
