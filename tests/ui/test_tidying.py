"""Memory: pages shown long ago are taken down, and quiet moments give back what lies empty."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.bench.lists import write_list
from tests.ui.offices import fill_office
from tests.ui.windows import open_window, settle
from ui import tidying
from ui.context import Context
from ui.incoming.import_page import ImportPage
from ui.jobs import Job
from ui.main_window import MOST_PAGES, MainWindow
from ui.page import Page
from ui.registry.workshop_tab import WorkshopTab
from ui.storage.lock import IdleWatch
from ui.tidying import QUIET_SECONDS, Tidying

WITHOUT_SUBJECT = (
    "workshops", "hours", "enquiries", "answers", "statutes", "trainings", "valuechain", "potential",
    "calendar", "upkeep", "evaluation", "changes", "data", "settings",
)  # fmt: skip


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> MainWindow:
    fill_office(context.store)
    return open_window(context, qtbot)


def go_round(window: MainWindow, qtbot: QtBot) -> None:
    for name in WITHOUT_SUBJECT:
        window.go(name)
        settle(qtbot)


def test_a_page_shown_long_ago_is_taken_down_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    home = window.page
    go_round(window, qtbot)
    qtbot.waitUntil(lambda: not isValid(home))
    qtbot.waitUntil(lambda: window.stack.count() <= MOST_PAGES)
    window.go("home")
    assert window.page.isVisible()


def test_a_reading_that_is_over_leaves_nothing_behind(window: MainWindow, qtbot: QtBot) -> None:
    window.go("workshops")
    qtbot.waitUntil(lambda: not window.context.jobs.running)
    window.go("calendar")
    qtbot.waitUntil(lambda: not window.context.jobs.running)
    qtbot.waitUntil(lambda: not window.context.jobs.findChildren(Job))


def test_a_page_and_its_tabs_are_made_in_their_place(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is put into another is dressed again with all that is in it."""
    made: list[object] = []
    begin, begin_tab = Page.__init__, WorkshopTab.__init__

    def note(page: Page, context: Context, parent: QWidget | None = None) -> None:
        made.append(parent)
        begin(page, context, parent)

    def note_tab(tab: WorkshopTab, context: Context, parent: QWidget | None = None) -> None:
        made.append(parent)
        begin_tab(tab, context, parent)

    monkeypatch.setattr(Page, "__init__", note)
    monkeypatch.setattr(WorkshopTab, "__init__", note_tab)
    workshop = window.context.store.value("SELECT min(id) FROM workshop")
    window.go("workshop", workshop, part="visits")
    assert made
    assert made[0] is not None
    assert window.stack.isAncestorOf(made[0])
    assert None not in made


def test_a_list_that_is_being_brought_in_stays(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    write_list(tmp_path / "socios.xlsx", rows=3)
    window.go("import")
    page = window.page
    assert isinstance(page, ImportPage)
    page.read_file(tmp_path / "socios.xlsx")
    qtbot.waitUntil(lambda: page.plan is not None)
    go_round(window, qtbot)
    window.go("import")
    assert window.page is page
    assert page.plan is not None


def test_it_is_tidied_once_when_nobody_touches_the_window(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied: list[bool] = []
    monkeypatch.setattr(tidying, "tidy_memory", lambda: tidied.append(True))
    watch = IdleWatch(window)
    tidy = Tidying(window, watch)
    tidy.look()
    assert tidied == []
    watch._last -= QUIET_SECONDS
    tidy.look()
    tidy.look()
    assert tidied == [True]


def test_tidying_leaves_what_is_in_use() -> None:
    kept = [str(number) for number in range(1000)]
    tidying.tidy_memory()
    assert kept[-1] == "999"
