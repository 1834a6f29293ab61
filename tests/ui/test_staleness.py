"""What is changed elsewhere is seen on every page of the house, as if it were opened just now."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.contacts.operations import record_contact
from app.enquiries.operations import record_enquiry
from app.figures.operations import record_figure
from app.formalization.office_operations import change_step
from app.place import Place
from app.registry import operations
from app.storage.labels import Label
from app.storage.opening import open_office
from app.storage.schema import Kind, table_kinds
from app.storage.store import Store
from app.storage.writer import NAMES
from app.training.operations import add_event
from tests.ui.places import FULLEST, place_of_page
from tests.ui.reckoning import reckon_once
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.live import Live
from ui.main_window import MainWindow
from ui.page import page_kinds

RENAMED = NAMES | {"title"}
KEPT = {"certificate.full_name", "certificate.signed_by", "event.given_by"}  # signed; a code
SUFFIX = " Pespunte"
OWN_WORDS = {"import": "a list that is being read, which the office has not"}


@pytest.fixture
def store(made_demo: Path, tmp_path: Path) -> Iterator[Store]:
    opened = open_office(Path(shutil.copy(made_demo, tmp_path)), site=7)
    opened.user = opened.value("SELECT min(id) FROM consultant")
    yield opened
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opened.close()


@pytest.fixture(autouse=True)
def nothing_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that wait for quiet before they read do not wait here."""
    for rest in (
        "home.page.REST_MS",
        "home.page.UPKEEP_AFTER_MS",
        "evaluation.page.REST_MS",
        "agenda.upkeep_page.REST_MS",
        "agenda.calendar_page.REST_MS",
        "registry.workshop_page.STORY_REST_MS",
    ):
        monkeypatch.setattr(f"ui.{rest}", 0)


@pytest.fixture
def context(context: Context) -> Context:
    """Which solves what its pages ask for once: a page that was made just now asks for the same."""
    context.jobs.reckon = reckon_once
    return context


def rename_everything(store: Store) -> None:
    """As a merge of what another laptop wrote does: names of all kinds, in one step."""
    with store.change(Label("workshop.changed")) as writer:
        for table, column in named_columns():
            for row, name in store.rows(f"SELECT id, [{column}] FROM [{table}] WHERE deleted = 0"):
                if name:
                    writer.update(table, row, **{column: name[:150] + SUFFIX})


def named_columns() -> Iterator[tuple[str, str]]:
    """Where the office keeps what things and people are called."""
    for table in table_kinds().values():
        for column in table.columns:
            named = column.kind is Kind.TEXT and column.name in RENAMED
            if named and f"{table.name}.{column.name}" not in KEPT:
                yield table.name, column.name


def add_one_of_each(store: Store) -> None:
    """A territory, a consultant, an association, a workshop with its owner, and what it does."""
    today, workshop = date.today().isoformat(), store.value(FULLEST)
    cluster = operations.add_cluster(store, code="ENC", name="Encarnación", department="07", district="0701")
    operations.add_consultant(store, name="Rosa Benítez")
    operations.add_association(store, name="Costureras Unidas de Encarnación", cluster_id=cluster)
    new = operations.add_workshop(store, name="Hilos de Encarnación", cluster_id=cluster, place="Centro")
    operations.add_person(store, workshop_id=new, given_names="Nilda", surnames="Ovelar")
    for one in (workshop, new):
        record_contact(store, workshop_id=one, held_on=today, contact_minutes=35)
        record_figure(store, workshop_id=one, kind="output_month", value=321, period_from="2026-10-01",
                      period_to="2026-10-31", origin="said")  # fmt: skip
    record_enquiry(
        store, question="¿Cómo se paga el aguinaldo?", topic="wages", channel="phone", asked_on=today
    )
    add_event(store, course="CUR-01", title="Costos en Encarnación", place="Salón parroquial")
    change_step(store, step="RUC", district=None, title="Sacar el RUC en la SET de Encarnación")


def take_all_back(store: Store) -> None:
    """Ctrl+Z until there is nothing more."""
    assert list(iter(store.undo_stack.undo, None))


def words_of(page: QWidget) -> Counter[str]:
    """All that can be read on a page, and what its lists offer."""
    found: list[str] = []
    for part in page.findChildren(QWidget):
        if not part.isVisibleTo(page):
            continue
        match part:
            case QLabel() | QAbstractButton() | QLineEdit():
                found.append(part.text())
            case QComboBox():
                found += [part.itemText(place) for place in range(part.count())]
                found.append(part.currentText())
            case QPlainTextEdit():
                found.append(part.toPlainText())
            case QListWidget():
                found += [part.item(row).text() for row in range(part.count())]
            case QTableView() if part.model() is not None:
                model = part.model()
                found += [
                    str(model.index(row, column).data() or "")
                    for row in range(model.rowCount())
                    for column in range(model.columnCount())
                ]
            case QTabWidget():
                found += [part.tabText(place) for place in range(part.count())]
            case QGroupBox():
                found.append(part.title())
            case _:
                found.append(part.accessibleName())
    return Counter(re.sub(r"( · )?guardado \d\d:\d\d", "", one) for one in found if one)


def wait_for(page: QWidget, qtbot: QtBot) -> None:
    """Until the page has read what it shows."""
    settle(qtbot)
    qtbot.waitUntil(lambda: all(one.settled for one in page.findChildren(Live) if one.isVisible()))
    settle(qtbot)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


CHANGES: dict[str, Callable[[Store], object]] = {
    "renamed": rename_everything,
    "named as before": lambda store: store.undo_stack.undo(),
    "added": add_one_of_each,
    "taken back": take_all_back,
}
AWAY = "taken back"  # while another page is looked at
FIRST = ("renamed", "added", "taken back")  # what is taken back has its old name again
FURTHER = ("renamed", "named as before")  # by turns, for each further tab


@pytest.mark.parametrize("page", [one.name for one in page_kinds() if one.name not in OWN_WORDS])
def test_a_page_tells_what_changed_elsewhere_as_one_opened_now_does(
    context: Context, store: Store, qtbot: QtBot, page: str
) -> None:
    window = open_window(context, qtbot)
    window.show_place(place_of_page(page, store))
    wrong = {}
    for tab in range(count_tabs(window.page)):
        show_tab(window.page, tab, qtbot)
        for name in FIRST if tab == 0 else [FURTHER[(tab - 1) % len(FURTHER)]]:
            if name == AWAY:
                window.show_place(Place("import"))
            CHANGES[name](store)
            if name == AWAY:
                window.back()
            wait_for(window.page, qtbot)
            shown = words_of(window.page)
            fresh = words_of(opened_now(window, tab, qtbot))
            if shown != fresh:
                wrong[tab, name] = {"stale": dict(shown - fresh), "lacking": dict(fresh - shown)}
    assert wrong == {}


def opened_now(window: MainWindow, tab: int, qtbot: QtBot) -> QWidget:
    """The same place again, on a page that was made just now."""
    window.show_theme(window.context.theme._replace())
    show_tab(window.page, tab, qtbot)
    return window.page


def count_tabs(page: QWidget) -> int:
    tabs = page.findChild(QTabWidget)
    return tabs.count() if tabs is not None else 1


def show_tab(page: QWidget, place: int, qtbot: QtBot) -> None:
    tabs = page.findChild(QTabWidget)
    if tabs is not None:
        tabs.setCurrentIndex(place)
    wait_for(page, qtbot)


@pytest.mark.parametrize("page", ["steps", "event"])
def test_a_territory_that_is_added_elsewhere_is_offered_at_once(
    context: Context, store: Store, qtbot: QtBot, page: str
) -> None:
    window = open_window(context, qtbot)
    window.show_place(place_of_page(page, store))
    show_tab(window.page, 0, qtbot)
    assert "Encarnación" not in offered(window.page)
    add_one_of_each(store)
    wait_for(window.page, qtbot)
    assert "Encarnación" in offered(window.page)
    take_all_back(store)
    wait_for(window.page, qtbot)
    assert "Encarnación" not in offered(window.page)


def offered(page: QWidget) -> list[str]:
    """What the lists that drop down offer."""
    boxes = [one for one in page.findChildren(QComboBox) if one.isVisible()]
    return [box.itemText(place) for box in boxes for place in range(box.count())]
