"""Memory: pages shown long ago are taken down, and quiet moments give back what lies empty."""

import gc
from datetime import date
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.registry.operations import add_cluster
from app.storage.store import Store
from tests.bench.lists import write_list
from tests.ui.offices import fill_office
from tests.ui.windows import open_window, settle
from ui import tidying
from ui.allocation.potential_page import PotentialPage
from ui.contacts.hours_page import HoursPage
from ui.context import Context
from ui.history.changes_page import ChangesPage
from ui.incoming.import_page import ImportPage
from ui.jobs import Job
from ui.main_window import MOST_PAGES, MainWindow
from ui.page import Page
from ui.put_away import bring_back, keep
from ui.registry.workshop_tab import WorkshopTab
from ui.registry.workshops_page import WorkshopsPage
from ui.storage.lock import IdleWatch
from ui.theme import load_theme
from ui.tidying import QUIET_SECONDS, Tidying
from ui.training.trainings_page import TrainingsPage

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


def test_what_a_page_had_read_goes_with_it_without_the_collector(window: MainWindow, qtbot: QtBot) -> None:
    class Rows(list[int]):
        """Can be watched by a weak reference."""

    rows = Rows(range(20_000))
    page = window.page
    page.rows, page.itself = rows, page  # type: ignore[attr-defined]  # what a page's parts do: hold one another
    read = ref(rows)
    del rows
    gc.collect()
    gc.disable()
    try:
        go_round(window, qtbot)
        qtbot.waitUntil(lambda: not isValid(page))
        assert read() is None
    finally:
        gc.enable()


def put_away_but(window: MainWindow, page: Page, name: str, qtbot: QtBot) -> None:
    """Go about until the page is taken down."""
    for other in WITHOUT_SUBJECT:
        if other != name:
            window.go(other)
            settle(qtbot)
    qtbot.waitUntil(lambda: not isValid(page))


def test_a_list_comes_back_as_it_was_left(window: MainWindow, qtbot: QtBot) -> None:
    window.go("workshops")
    settle(qtbot)
    page = window.page
    assert isinstance(page, WorkshopsPage)
    one = page.list.model.line(1)
    page.list.filter.setText("yag")
    page.list.choices[0].setCurrentIndex(1)
    page.list.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    page.list.table.choose([one.id])
    shown = [line.id for line in page.list.model.shown]
    put_away_but(window, page, "workshops", qtbot)
    window.go("workshops")
    settle(qtbot)
    again = window.page
    assert isinstance(again, WorkshopsPage)
    assert again is not page
    assert again.list.filter.text() == "yag"
    assert again.list.choices[0].currentIndex() == 1
    assert [line.id for line in again.list.model.shown] == shown
    assert again.list.table.current.id == one.id
    again.list.clear_filters()
    assert again.list.filter.text() == ""


def test_the_part_in_front_and_its_search_come_back(window: MainWindow, qtbot: QtBot) -> None:
    window.go("trainings", part="people")
    settle(qtbot)
    page = window.page
    assert isinstance(page, TrainingsPage)
    page.tabs.shown.list.filter.setText("ram")
    put_away_but(window, page, "trainings", qtbot)
    window.go("trainings")
    settle(qtbot)
    assert isinstance(window.page, TrainingsPage)
    assert window.page.part == "people"
    assert window.page.tabs.shown.list.filter.text() == "ram"
    window.page.tabs.go_to("courses")
    assert window.page.tabs.code == "courses"


def test_changes_days_and_topics_come_back(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    workshop = store.value("SELECT min(id) FROM workshop")
    window.go("changes", workshop)
    settle(qtbot)
    changes = window.page
    assert isinstance(changes, ChangesPage)
    changes.since.show_value(date.today().isoformat())
    changes.who.show_value(store.user)
    changes.text.setText("taller")
    asked = changes.asked
    put_away_but(window, changes, "changes", qtbot)
    window.go("changes")
    settle(qtbot)
    again = window.page
    assert isinstance(again, ChangesPage)
    assert again.asked == asked
    period = ("2025-01-01", "2025-06-30")
    for name in ("evaluation", "calendar"):
        window.go(name)
        settle(qtbot)
    window.page.show_day(date(2026, 1, 5))  # type: ignore[attr-defined]
    window.go("evaluation")
    window.page.period.choose(period)  # type: ignore[attr-defined]
    for other in WITHOUT_SUBJECT:
        if other not in ("evaluation", "calendar"):
            window.go(other)
            settle(qtbot)
    window.go("evaluation")
    assert window.page.period.period == period  # type: ignore[attr-defined]
    window.go("calendar")
    assert window.page.day == date(2026, 1, 5)  # type: ignore[attr-defined]


def test_a_cluster_that_was_chosen_comes_back(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    add_cluster(store, code="CAR", name="Carapeguá", department="09")
    window.go("potential")
    settle(qtbot)
    page = window.page
    assert isinstance(page, PotentialPage)
    other = next(value for _text, value in page.cluster.offered if value != page.cluster.value)
    page.cluster.show_value(other)
    page.cluster.saved.emit(other)
    settle(qtbot)
    put_away_but(window, page, "potential", qtbot)
    window.go("potential")
    settle(qtbot)
    assert isinstance(window.page, PotentialPage)
    assert window.page.cluster.value == other
    assert window.page.about.text() == window.page.cluster.currentText()


def test_another_theme_leaves_what_was_searched_for(window: MainWindow, qtbot: QtBot) -> None:
    window.go("workshops")
    settle(qtbot)
    assert isinstance(window.page, WorkshopsPage)
    window.page.list.filter.setText("librada")
    window.show_theme(load_theme("dark"))
    settle(qtbot)
    assert isinstance(window.page, WorkshopsPage)
    assert window.page.list.filter.text() == "librada"


def test_another_thing_is_not_narrowed_as_the_one_before(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    first, second = (row["id"] for row in store.rows("SELECT id FROM workshop ORDER BY id LIMIT 2"))
    window.go("workshop", first, part="visits")
    settle(qtbot)
    page = window.page
    put_away_but(window, page, "", qtbot)
    window.go("workshop", second)
    assert window.page.part == "story"
    page = window.page
    window.go("workshop", second, part="figures")
    put_away_but(window, page, "", qtbot)
    window.go("workshop", second)
    assert window.page.part == "figures"


def test_where_one_was_in_a_long_page_is_scrolled_to_when_it_is_read(qtbot: QtBot) -> None:
    def long_list(name: str, rows: int) -> QWidget:
        page = QWidget()
        qtbot.addWidget(page)
        shown = QListWidget(page)
        shown.setAccessibleName(name)
        shown.addItems([str(row) for row in range(rows)])
        page.show()
        return page

    left = long_list("Filas", 200)
    left.findChild(QListWidget).verticalScrollBar().setValue(120)
    kept = keep(left)
    page = long_list("Filas", 0)
    bring_back(page, kept)
    shown = page.findChild(QListWidget)
    shown.addItems([str(row) for row in range(200)])
    qtbot.waitUntil(lambda: shown.verticalScrollBar().value() == 120)


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


def test_both_days_of_a_period_come_back(context: Context, qtbot: QtBot) -> None:
    left, come = HoursPage(context), HoursPage(context)
    for page in (left, come):
        qtbot.addWidget(page)
    left.since.show_value("2026-03-01")
    left.until.show_value("2026-06-30")
    come.come_back(left.keep())
    assert come.period == ("2026-03-01", "2026-06-30")
