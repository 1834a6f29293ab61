"""From who needs a course to an event; the lists of Capacitaciones; a workshop's tab."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.formalization.office_operations import enter_statute
from app.place import Place
from app.registry.operations import record_consent
from app.storage.store import Store
from app.training.attendance_operations import set_commitment
from app.training.courses import load_courses
from app.training.enrolment_operations import add_trainee, enrol_trainee, invite_workshops
from app.training.history_queries import list_history_for_owner
from app.training.operations import add_event, plan_sessions
from app.training.queries import list_events, read_event
from tests.ui.offices import while_asked
from tests.ui.training.support import COURSE, make_event, people, type_keys
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.lists.choose_window import ChooseWindow
from ui.main_window import MainWindow
from ui.registry.workshop_page import WorkshopPage
from ui.training.course_page import CoursePage
from ui.training.event_page import EventPage
from ui.training.history_rows import HistoryRows
from ui.training.trainings_page import TrainingsPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def trainings(window: MainWindow, qtbot: QtBot) -> TrainingsPage:
    """Capacitaciones, by its key."""
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    settle(qtbot)
    assert isinstance(window.page, TrainingsPage)
    return window.page


def plan_four_tuesdays(page: EventPage, qtbot: QtBot) -> None:
    """Every week from the 6th of October, from 18:00 to 20:30."""
    sessions = page.tabs.tab("plan").sessions
    sessions.first.setFocus()
    type_keys(qtbot, sessions.first.field, "6/10/2026")
    qtbot.keyClick(sessions.first.field, Qt.Key.Key_Tab)
    sessions.times.setText("4")
    sessions.times.flush()
    type_keys(qtbot, sessions.starts.field, "18")
    type_keys(qtbot, sessions.ends.field, "20:30")
    for field in (sessions.starts, sessions.ends):
        field.field.flush()
    said = sessions.preview.text().replace("/2026", "")  # said in another year only
    assert said.startswith("martes 6/10, martes 13/10")
    sessions.add.click()


def test_an_event_is_built_from_who_needs_the_course(
    window: MainWindow, store: Store, qtbot: QtBot, workshops: list[int]
) -> None:
    page = trainings(window, qtbot)
    assert page.tabs.tab("events").empty.isVisible()
    page.tabs.tab("events").empty.button.click()
    courses = page.tabs.tab("courses")
    assert courses.filter.hasFocus()
    settle(qtbot)
    assert courses.model.total == len(load_courses())
    type_keys(qtbot, courses.filter, "gestion y costos\n")
    course = window.page
    assert isinstance(course, CoursePage)
    settle(qtbot)
    table = course.needs.list.table
    assert len(course.needs.list.model.shown) == 3
    assert course.tabs.tabText(0) == "Quién lo necesita 3"
    qtbot.keyClick(course.needs.list.filter, Qt.Key.Key_Down)
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert course.start.text() == "Armar capacitación con 2"
    assert "porque" in course.needs.reason.text()
    course.start.setFocus()
    qtbot.keyClick(course.start, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, EventPage)
    assert page.desk is not None
    event = page.desk.event_id
    assert [one.status for one in people(store, event)] == ["invited", "invited"]

    plan_four_tuesdays(page, qtbot)
    days = read_event(store, event).sessions
    assert [one.held_on for one in days] == ["2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27"]
    assert {(one.starts_at, one.ends_at, one.minutes) for one in days} == {("18:00", "20:30", 150)}
    assert days[0].topic != days[1].topic, "the plan's topics"

    for _step in range(2):
        window.undo()
    assert list_events(store, today="2026-10-01") == [], "two steps: the days, the event"


def test_who_does_not_want_to_be_called_is_not_invited(
    window: MainWindow, store: Store, qtbot: QtBot, workshops: list[int]
) -> None:
    record_consent(
        store,
        workshop_id=workshops[0],
        purpose="contact",
        granted=False,
        decided_on="2026-03-01",
        text_version="1",
    )
    window.go("course", COURSE)
    settle(qtbot)
    page = window.page
    assert isinstance(page, CoursePage)
    page.needs.tick_first(15)
    assert [one.workshop_id for one in page.needs.ticked] == workshops[1:]
    page.needs.list.table.selectAll()
    assert len(page.needs.ticked) == 3
    page.start.click()
    (line,) = list_events(store, today="2026-10-01")
    invited = {one.trainee.workshop_id for one in people(store, line.id)}
    assert invited == set(workshops[1:])
    assert "Santa Librada" in window.message_bar.sentence


def test_the_test_of_a_course_asks_with_the_figure_that_the_office_has(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    window.go("course", "CUR-13")
    settle(qtbot)
    page = window.page
    assert isinstance(page, CoursePage)
    page.tabs.setCurrentIndex(1)
    settle(qtbot)

    def said() -> str:
        assert page.content is not None
        return " ".join(one.text() for one in page.content.findChildren(QLabel))

    assert "b) 16,5\u00a0% ✓" in said()
    assert "{" not in said()
    enter_statute(store, code="IPS-EMPLEADOR", value=17, valid_from="2026-01-01", norm="Ley de prueba")
    settle(qtbot)
    assert "b) 17\u00a0% ✓" in said()


def test_ticks_stay_while_one_filters(window: MainWindow, qtbot: QtBot, workshops: list[int]) -> None:
    window.go("course", COURSE)
    settle(qtbot)
    page = window.page
    assert isinstance(page, CoursePage)
    page.needs.tick_first(2)
    chosen = page.needs.ticked
    type_keys(qtbot, page.needs.list.filter, "zzzz")
    assert page.needs.ticked == chosen
    page.needs.list.clear_filters()
    assert page.needs.list.table.chosen == chosen
    table = page.needs.list.exported()
    assert len(table.rows) == 2


def test_people_are_invited_to_an_event_that_is_planned(
    window: MainWindow, store: Store, qtbot: QtBot, workshops: list[int]
) -> None:
    event = add_event(store, course=COURSE, place="Sede")
    window.go("course", COURSE)
    settle(qtbot)
    page = window.page
    assert isinstance(page, CoursePage)
    page.needs.tick_first(1)

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWindow)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    while_asked(choose)
    page.invite.click()
    assert len(people(store, event)) == 1
    assert isinstance(window.page, EventPage)


def test_a_new_event_is_begun_by_its_course(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    page = trainings(window, qtbot)

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWindow)
        type_keys(qtbot, dialog.field, "cur-02\n")

    while_asked(choose)
    page.tabs.tab("events").add.click()
    (line,) = list_events(store, today="2026-10-01")
    assert line.course == "CUR-02"
    assert isinstance(window.page, EventPage)
    assert window.page.tabs.tab("plan").isVisible()


def test_the_catalogue_is_filtered_by_dimension(window: MainWindow, qtbot: QtBot) -> None:
    page = trainings(window, qtbot)
    page.show_place(Place("trainings", part="courses"))
    settle(qtbot)
    box = page.tabs.tab("courses").dimension
    box.setCurrentIndex(box.findData("FOR"))
    shown = page.tabs.tab("courses").model.shown
    assert 0 < len(shown) < page.tabs.tab("courses").model.total
    assert all(any(one.startswith("FOR") for one in row.course.lifts) for row in shown)
    first = page.tabs.tab("courses").exported().rows[0]
    assert isinstance(first[2], int), "numbers stay numbers in Excel"


def test_the_list_of_events_says_what_comes_and_what_is_over(
    window: MainWindow, store: Store, qtbot: QtBot, workshops: list[int]
) -> None:
    today = date.today()
    for course, first in (("CUR-01", -30), ("CUR-02", -7), ("CUR-03", 7)):
        event = add_event(store, course=course, places=20)
        days = [(today + timedelta(days=first + step)).isoformat() for step in (0, 7, 14)]
        plan_sessions(store, event_id=event, days=days)
        invite_workshops(store, event_id=event, workshop_ids=workshops)
    page = trainings(window, qtbot)
    model = page.tabs.tab("events").model
    assert [one.course for one in model.shown] == ["CUR-02", "CUR-03", "CUR-01"]
    assert model.data(model.index(0, 0)) == "en curso; sigue hoy"
    assert model.data(model.index(1, 0)).startswith("empieza ")
    assert model.data(model.index(2, 0)) == "hecha"
    assert model.data(model.index(2, 4)) == "0 de 20"
    page.tabs.tab("events").state.setCurrentIndex(page.tabs.tab("events").state.findData("over"))
    assert [one.course for one in model.shown] == ["CUR-01"]
    type_keys(qtbot, page.tabs.tab("events").filter, "zzz")
    assert page.tabs.tab("events").nothing.isVisible()
    page.tabs.tab("events").nothing.button.click()
    assert len(model.shown) == 3
    qtbot.keyClick(page.tabs.tab("events").filter, Qt.Key.Key_Down)
    qtbot.keyClick(page.tabs.tab("events").table, Qt.Key.Key_Return)
    assert isinstance(window.page, EventPage)


def test_a_person_is_found_with_her_history(
    window: MainWindow, store: Store, qtbot: QtBot, workshops: list[int]
) -> None:
    event = make_event(store, workshops)
    page = trainings(window, qtbot)
    page.show_place(Place("trainings", part="people"))
    settle(qtbot)
    people_part = page.tabs.tab("people")
    type_keys(qtbot, people_part.list.filter, "namandu")
    qtbot.keyClick(people_part.list.filter, Qt.Key.Key_Down)
    assert people_part.card.name.text() == "Lourdes Ñamandú"
    people_part.card.rows.chosen.emit(event)
    assert window.place == Place("event", event)


def test_a_workshops_tab_tells_its_history_and_invites(
    window: MainWindow, store: Store, qtbot: QtBot, workshops: list[int]
) -> None:
    make_event(store, workshops[:1])
    coming = add_event(store, course="CUR-02", places=10)
    window.go("workshop", workshops[0], part="training")
    settle(qtbot)
    page = window.page
    assert isinstance(page, WorkshopPage)
    (rows,) = page.findChildren(HistoryRows)
    assert rows.isVisible()
    names = [button.accessibleName() for button in page.findChildren(QPushButton)]
    assert "Invitar a El costo de cada prenda" in names
    invite = next(
        button
        for button in page.findChildren(QPushButton)
        if button.accessibleName() == "Invitar a El costo de cada prenda"
    )
    invite.click()
    settle(qtbot)
    (one,) = people(store, coming)
    assert (one.trainee.workshop_id, one.status) == (workshops[0], "invited")
    enrol = next(
        button
        for button in page.findChildren(QPushButton)
        if button.accessibleName() == "Inscribir en El costo de cada prenda" and button.isVisible()
    )
    enrol.click()
    assert [one.status for one in people(store, coming)] == ["enrolled"]
    window.undo()
    assert [one.status for one in people(store, coming)] == ["invited"]


def test_what_workers_promise_is_not_on_the_workshops_page(store: Store, workshops: list[int]) -> None:
    event = make_event(store, workshops[:1])
    worker = add_trainee(store, given_names="Rosa", workshop_id=workshops[0], role="worker")
    enrolment = enrol_trainee(store, event_id=event, trainee_id=worker)
    set_commitment(store, enrolment_id=enrolment, commitment="Pedir descanso")
    reserved = next(one.code for one in load_courses() if one.reserved)
    apart = add_event(store, course=reserved)
    enrol_trainee(store, event_id=apart, trainee_id=worker)
    shown = list_history_for_owner(store, workshops[0])
    assert {one.event_id for one in shown} == {event}
    assert all(one.commitment is None for one in shown)


def test_an_event_that_is_gone_leads_back(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    event = add_event(store, course=COURSE)
    trainings(window, qtbot)
    window.go("event", event)
    page = window.page
    assert isinstance(page, EventPage)
    page.tabs.tab("plan").remove.click()
    assert isinstance(window.page, TrainingsPage)
    window.undo()
    assert len(list_events(store, today="2026-10-01")) == 1
