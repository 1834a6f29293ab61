"""The main window: rooms, the visit from the workshop's page, printing, narrow screens."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.diagnosis.queries import list_visits
from app.enquiries.operations import record_enquiry
from app.errors import DataProblem
from app.place import Place
from app.registry.operations import change_workshop
from app.registry.records import CONSENT_PURPOSES
from app.storage.store import Store
from tests.house_rules import ROOT
from tests.rounds import finish_round
from tests.ui.offices import fill_office, unnamed, while_asked
from tests.ui.places import place_of_page
from tests.ui.windows import open_window, settle
from ui.about import KeysWindow
from ui.context import Context
from ui.diagnosis.beginning import begin_visit
from ui.diagnosis.consent_page import ConsentPage
from ui.diagnosis.result_page import ResultPage
from ui.diagnosis.visit_page import VisitPage
from ui.improvement.programme_page import ProgrammePage
from ui.main_window import MainWindow
from ui.menu import menu_rows
from ui.page import find_page, page_kinds
from ui.registry.choose_workshop import ChooseWorkshopWindow
from ui.registry.workshop_page import WorkshopPage
from ui.reports.preview import PreviewWindow
from ui.theme import load_theme
from ui.widgets.pdf_picture import PdfPicture

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


@pytest.mark.parametrize("page", [one.name for one in page_kinds()])
def test_every_page_can_be_shown_and_names_what_takes_the_focus(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot, page: str
) -> None:
    finish_round(store, workshops[0], 1, "2026-03-15")
    window.show_place(place_of_page(page, store))
    settle(qtbot)
    assert window.place is not None
    assert window.place.page == page
    assert window.rail.isVisible() != find_page(page).fills_window
    assert unnamed(window) == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize(
    "page", ["home", "workshops", "workshop", "contact", "hours", "cluster", "data", "settings"]
)
def test_nothing_of_our_pages_is_cut(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot, page: str, scale: float
) -> None:
    """1366 pixels at each size of text; the scroll areas scroll up and down only."""
    finish_round(store, workshops[0], 1, "2026-03-15")
    context.theme = load_theme("light", scale)
    window = open_window(context, qtbot)
    window.show_place(place_of_page(page, store))
    settle(qtbot)
    assert window.width() == 1366
    for area in window.page.findChildren(QScrollArea):
        body = area.widget()
        if body is not None and area.isVisible():
            assert body.minimumSizeHint().width() <= area.viewport().width() + 1


def test_the_first_visit_begins_with_the_permission_and_ends_at_the_result(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window.go("workshop", workshops[0])
    page = window.page
    assert isinstance(page, WorkshopPage)
    page.visit_button.click()
    consent = window.page
    assert isinstance(consent, ConsentPage)
    for tick in consent.ticks.values():
        tick.setChecked(True)
    consent.save()
    visit = window.page
    assert isinstance(visit, VisitPage)
    assert not window.rail.isVisible()
    (line,) = list_visits(store, workshop_id=workshops[0])
    assert line.status == "draft"
    assert line.consultant == "Liz Ayala"
    assert store.value("SELECT count(*) FROM consent") == len(CONSENT_PURPOSES)

    visit.bar.pause.click()
    assert window.page is page
    settle(qtbot)
    qtbot.waitUntil(lambda: page.visit_button.text() == "Seguir el diagnóstico")
    page.visit_button.click()
    assert window.page is visit

    qtbot.keyClick(visit, Qt.Key.Key_F9)
    visit.finish.reason.setText("Se cortó la luz")
    visit.finish.confirm.click()
    assert isinstance(window.page, ResultPage)
    window.page.programme.click()
    assert isinstance(window.page, ProgrammePage)


def test_without_the_first_permission_there_is_no_visit(
    window: MainWindow, store: Store, workshops: list[int]
) -> None:
    window.go("workshop", workshops[0])
    page = window.page
    begin_visit(window.context, workshops[0])
    consent = window.page
    assert isinstance(consent, ConsentPage)
    consent.save()
    assert window.page is page
    assert list_visits(store) == []


def test_permissions_alone_are_asked_from_the_record(
    window: MainWindow, store: Store, workshops: list[int]
) -> None:
    window.go("workshop", workshops[0])
    page = window.page
    assert isinstance(page, WorkshopPage)
    page.tabs.go_to("record")
    ask = next(b for b in page.findChildren(QPushButton) if b.text().startswith("Leer y registrar"))
    ask.click()
    consent = window.page
    assert isinstance(consent, ConsentPage)
    for tick in consent.ticks.values():
        tick.setChecked(True)
    consent.save()
    assert window.page is page
    assert list_visits(store) == []


def test_a_diagnosis_is_begun_from_anywhere(window: MainWindow, workshops: list[int], qtbot: QtBot) -> None:
    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWorkshopWindow)
        qtbot.keyClicks(dialog.field, "modas")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    while_asked(choose)
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert isinstance(window.page, ConsentPage)
    assert window.place is not None
    assert window.place.of == workshops[1]


def test_the_story_shows_both_rounds_and_the_papers_are_offered(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    finish_round(store, workshops[0], 0, "2026-03-15")
    finish_round(store, workshops[0], 3, "2026-09-12")
    window.go("workshop", workshops[0])
    page = window.page
    assert isinstance(page, WorkshopPage)
    qtbot.waitUntil(lambda: page.story is not None)
    story = page.story
    assert story is not None
    assert story.lights is not None
    assert "Gestión y costos: bien 0 → " in story.lights.said
    picture = page.tabs.shown.findChild(PdfPicture)
    assert picture is not None
    qtbot.waitUntil(lambda: picture.sizeHint().height() > 100)
    assert [event.text for event in story.events] == ["Diagnóstico 2", "Diagnóstico 1"]
    assert page.tabs.tabText(1) == "Diagnósticos 2"
    page._fill_print_menu()
    titles = [action.text() for action in page.print_button.menu().actions()]
    assert titles[0] == "Hoja del taller"
    page.print_button.menu().actions()[0].trigger()
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.document.pageCount() > 0)
    preview.close()


def test_alerts_stand_in_the_story_whatever_the_mean(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    finish_round(store, workshops[0], 0, "2026-03-15")
    window.go("workshop", workshops[0])
    page = window.page
    assert isinstance(page, WorkshopPage)
    qtbot.waitUntil(lambda: page.story is not None)
    assert page.story is not None
    assert len(page.story.alerts) == 6


def test_the_list_is_printed_by_the_batch(window: MainWindow, workshops: list[int], qtbot: QtBot) -> None:
    window.context.way.print("owner-sheet", *workshops)
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.document.pageCount() >= 3)
    preview.close()


def said_in_popup(window: MainWindow) -> list[str]:
    popup = window.findChild(QListWidget, "hits")
    assert popup is not None
    return [popup.item(row).text() for row in range(popup.count())]


def test_the_search_finds_people_phones_and_what_the_window_can_do(window: MainWindow, qtbot: QtBot) -> None:
    for text, hit in (
        ("namandu", "YAG-002  Modas Tres Puntadas"),
        ("0981599", "YAG-002  Modas Tres Puntadas"),
        ("yag-003", "YAG-003  Taller La Esperanza"),
        ("oscuro", "Tema oscuro"),
    ):
        window.search.clear()
        qtbot.keyClicks(window.search, text)
        assert window.search.hits[:1] == [hit]
    window.search.clear()
    qtbot.keyClicks(window.search, "zzzz")
    assert window.search.hits == []
    qtbot.waitUntil(lambda: said_in_popup(window) == ["Nada coincide; pruebe con menos letras"])
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.text() == ""


def test_the_search_forgives_a_typo_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.search, "librrda")
    qtbot.waitUntil(lambda: "YAG-001  Confecciones Santa Librada" in window.search.hits)
    popup = window.findChild(QListWidget, "hits")
    assert popup is not None
    assert "parecido" in popup.item(0).text()
    assert popup.currentRow() == 1, "what is said first is no hit"
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, WorkshopPage))
    qtbot.keyClicks(window.search, "m")
    assert window.search.hits, "the line that was chosen is no line of the next search"


def test_what_is_read_later_leaves_what_is_marked(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    record_enquiry(store, asked_on="2026-11-01", topic="tax", question="Yaguarete, ¿va con IVA?")
    qtbot.keyClicks(window.search, "yag")
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    marked = window.search.hits[1]
    qtbot.waitUntil(lambda: "Yaguarete, ¿va con IVA?" in window.search.hits)
    popup = window.findChild(QListWidget, "hits")
    assert popup is not None
    assert popup.currentItem().text().startswith(marked)


def test_the_rail_gives_room_to_the_page_in_a_low_window_and_leads_to_the_enquiries(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.rail.minimumSizeHint().height() <= 480
    wide = window.rail.width()
    window.resize(1024, 500)
    qtbot.waitUntil(lambda: window.rail.width() < wide)
    foot = window.rail.saved.geometry().bottom()
    assert foot <= window.rail.height()
    window.resize(1366, 700)
    qtbot.waitUntil(lambda: window.rail.width() == wide)
    qtbot.keyClick(window, Qt.Key.Key_9, CONTROL)
    assert window.place == Place("enquiries")
    assert "Ctrl+E" in said_on(window.page), "an office without any says what to do"


def said_on(page: QWidget) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel))


def test_arrows_choose_among_the_hits(window: MainWindow, workshops: list[int], qtbot: QtBot) -> None:
    qtbot.keyClicks(window.search, "yag")
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    chosen = window.search.hits[1]
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, WorkshopPage))
    assert isinstance(window.page, WorkshopPage)
    assert chosen.endswith(window.page.title.text())


def test_the_menu_names_the_step_and_the_foot_the_hour(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    change_workshop(store, workshop_id=workshops[0], ruc="1234567-9")
    settle(qtbot)
    assert window.actions_.undo.text() == "Deshacer: RUC del taller"
    assert window.rail.saved.text().startswith("Guardado ")
    window.undo()
    settle(qtbot)
    assert window.actions_.redo.text() == "Rehacer: RUC del taller"


def test_an_offer_to_undo_goes_when_something_else_is_done(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    change_workshop(store, workshop_id=workshops[0], name="Otro nombre")
    window.undo()
    bar = window.message_bar
    offers = [one for one in bar.findChildren(QPushButton) if one.text() == "Rehacer"]
    assert [one.isVisible() for one in offers] == [True]
    change_workshop(store, workshop_id=workshops[0], name="Un tercero")
    assert [one.isVisible() for one in offers] == [False]
    assert bar.isVisible(), "what was said stays"


def test_a_workshop_is_opened_at_one_of_its_tabs(
    window: MainWindow, workshops: list[int], qtbot: QtBot
) -> None:
    window.go("workshop", workshops[1], part="record")
    settle(qtbot)
    page = window.page
    assert isinstance(page, WorkshopPage)
    assert page.tabs.code == "record"
    assert window.page.workshop_id == workshops[1]


def test_the_way_back_leads_to_the_tab_that_was_left(
    window: MainWindow, workshops: list[int], qtbot: QtBot
) -> None:
    """It led to the tab by which the page was first opened, or to its first after another workshop."""
    window.go("workshop", workshops[0], part="record")
    page = window.page
    assert isinstance(page, WorkshopPage)
    page.tabs.go_to("programme")
    window.go("workshop", workshops[1])
    settle(qtbot)
    assert page.tabs.code == "story"
    window.back()
    settle(qtbot)
    assert (page.workshop_id, page.tabs.code) == (workshops[0], "programme")


def test_the_window_of_keys_names_every_key_that_a_room_has(qtbot: QtBot) -> None:
    keys = KeysWindow()
    qtbot.addWidget(keys)
    said = {one.text() for one in keys.findChildren(QLabel)}
    rows = menu_rows("edit") + menu_rows("view")
    of_rooms = {row.key.replace("Shift", "Mayús") for row in rows if row.key}
    assert "Ctrl+Mayús+H" in of_rooms
    assert of_rooms <= said


def test_only_one_action_answers_to_each_key(window: MainWindow) -> None:
    keys = [
        key.toString()
        for action in window.actions()
        for key in action.shortcuts()
        if isinstance(action, QAction)
    ]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+K", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Alt+Left", "F1"} <= set(keys)


def test_a_long_session_does_not_use_up_true_nor_none() -> None:
    """On Python 3.11 an emission costs a reference to True, a turn of the clock one to None; none left is the end."""
    code = """
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from ui.held_constants import hold_constants
class Speaker(QObject):
    said = Signal()
hold_constants()
application = QCoreApplication([])
speaker = Speaker()
for _time in range(100_000):
    speaker.said.emit() or QTimer.singleShot(0, speaker, bool) or application.processEvents()
print("whole")
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "whole\n"), done.stderr


def test_a_problem_is_over_when_the_next_attempt_succeeds_or_another_page_comes(
    window: MainWindow, store: Store, workshops: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    bar, messages = window.message_bar, window.context.messages
    trouble = DataProblem("El encuentro termina antes de empezar; corrija la hora.")
    messages.show_problem(trouble)
    change_workshop(store, workshop_id=workshops[0], name="Otro nombre")
    assert bar.isVisible(), "what came with it is no answer to it"
    monkeypatch.setattr("ui.widgets.message_bar.READ_MS", 0)
    change_workshop(store, workshop_id=workshops[0], name="Un tercero")
    assert not bar.isVisible()
    messages.show_problem(trouble)
    window.go("workshops")
    window.go("home")
    assert not bar.isVisible()
    messages.said.emit("problem", "Se encontró un daño.", "Ver", lambda: None)
    window.go("workshops")
    assert bar.isVisible(), "what asks for something to be done stays"
