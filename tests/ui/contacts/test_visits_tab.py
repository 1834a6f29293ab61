"""Visitas on a workshop's page, hours over all, and the ways there."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.contacts.operations import plan_contact, record_contact
from app.contacts.queries import list_contacts
from app.storage.store import Store
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import open_window, settle
from ui.contacts.contact_page import ContactPage
from ui.contacts.hours_page import HoursPage
from ui.contacts.plan_window import PlanWindow
from ui.contacts.visits_tab import VisitsTab
from ui.context import Context
from ui.main_window import MainWindow
from ui.registry.workshop_page import WorkshopPage
from ui.widgets.row_button import RowButton


def tab_of(window: MainWindow) -> VisitsTab:
    assert isinstance(window.page, WorkshopPage)
    tab = window.page.findChild(VisitsTab)
    assert tab is not None
    return tab


def rows_of(tab: VisitsTab) -> list[str]:
    return [row.accessibleName() for row in tab._scroll.widget().findChildren(RowButton)]


def test_what_is_planned_stands_over_what_was_held(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    record_contact(
        store, workshop_id=workshops[0], held_on="2026-05-02", contact_minutes=45,
        travel_minutes=30, topics=("GES",), what_was_done="Costos",
    )  # fmt: skip
    record_contact(store, workshop_id=workshops[0], held_on="2026-06-02", channel="phone")
    plan_contact(store, workshop_id=workshops[0], held_on="2026-07-01")
    window = open_window(context, qtbot)
    window.go("workshop", workshops[0], part="visits")
    tab = tab_of(window)
    assert [name.split(" · ")[0] for name in rows_of(tab)] == [
        "01/07/2026",
        "02/06/2026",
        "02/05/2026",
    ]
    assert "Gestión y costos · Costos · 1 h 15 min" in rows_of(tab)[2]
    assert tab.total.text() == "2 visitas y llamadas · 1 h 15 min"
    assert len(tab.exported().rows) == 3
    assert unnamed(tab) == []
    row = tab._scroll.widget().findChildren(RowButton)[2]
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert isinstance(window.page, ContactPage)
    window.page.head.crumbs.click()
    assert tab_of(window).isVisible()


def test_a_visit_is_planned_and_one_is_noted(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("workshop", workshops[0], part="visits")
    tab = tab_of(window)

    def plan(dialog: QDialog) -> None:
        assert isinstance(dialog, PlanWindow)
        dialog.main.click()
        assert dialog.isVisible()
        qtbot.keyClicks(dialog.form["day"], "+5")
        qtbot.keyClicks(dialog.form["hour"], "9")
        dialog.main.click()

    while_asked(plan)
    qtbot.mouseClick(tab.plan, Qt.MouseButton.LeftButton)
    (planned,) = list_contacts(store)
    ahead = (date.today() + timedelta(days=5)).isoformat()
    assert (planned.status, planned.held_on, planned.starts_at) == ("planned", ahead, "09:00")
    assert len(rows_of(tab)) == 1
    qtbot.mouseClick(tab.note, Qt.MouseButton.LeftButton)
    assert isinstance(window.page, ContactPage)
    assert window.page.workshop_id == workshops[0]


def test_the_search_box_notes_a_visit_to_a_workshop(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.search.setFocus()
    qtbot.keyClicks(window.search, "visita punt")
    assert window.search.hits == ["Anotar visita o llamada: Modas Tres Puntadas"]
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, ContactPage))
    assert window.page.workshop_id == workshops[1]
    assert list_contacts(store) == []


def test_hours_are_shown_for_a_period_and_leave_as_a_list(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    day = date.today().isoformat()
    record_contact(store, workshop_id=workshops[0], held_on=day, contact_minutes=90, topics=("GES", "PRO"))
    window = open_window(context, qtbot)
    window.go("hours")
    page = window.page
    assert isinstance(page, HoursPage)
    settle(qtbot)
    assert page.model.rowCount() == 1
    assert "1 h 30 min" in page.sentence.text()
    assert page.sentence.text().startswith("1 visita o llamada · 1 taller · ")
    while page.by.value != "topic":
        qtbot.keyClick(page.by, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert [row[0] for row in page.exported().rows] == [
        "Gestión y costos",
        "Producción y calidad",
        "Todo",
    ]
    record_contact(store, workshop_id=workshops[1], held_on=day, contact_minutes=30)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.since.field.setText("01/01/2020")
    page.until.field.setText("31/12/2020")
    page.since.field.flush()
    page.until.field.flush()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    assert unnamed(page) == []
    QApplication.processEvents()


def test_the_story_tells_of_visits_and_of_the_next_one(
    context: Context, store: Store, workshops: list[int], action: int, qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("workshop", workshops[0])
    page = window.page
    assert isinstance(page, WorkshopPage)
    qtbot.waitUntil(lambda: page.story is not None)
    record_contact(
        store,
        workshop_id=workshops[0],
        held_on="2026-06-02",
        contact_minutes=45,
        what_was_done="Costos",
    )
    plan_contact(store, workshop_id=workshops[0], held_on="2026-12-01")
    qtbot.waitUntil(lambda: page.story is not None and page.story.next_visit == "2026-12-01")
    assert page.story is not None
    assert [(one.day, one.text, one.remark) for one in page.story.events][0] == (
        "2026-06-02",
        "Visita",
        "45 min · Costos",
    )


def test_a_figure_that_changed_is_one_press_away(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("contact", record_contact(store, workshop_id=workshops[0], held_on="2026-06-02"))
    page = window.page
    assert isinstance(page, ContactPage)
    page.words.figures.click()
    assert isinstance(window.page, WorkshopPage)
    assert window.page.tabs.code == "figures"
