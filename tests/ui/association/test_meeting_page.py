"""A meeting in the window, from the convocation to the minutes."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.association.meeting_operations import change_meeting
from app.association.queries import list_meetings, read_meeting
from app.association.summary_queries import read_summary
from app.place import Place
from app.storage.store import Store
from tests.ui.association.support import make_association, make_meeting
from tests.ui.windows import note_way, settle
from ui.association.close_window import CloseDecisionWindow
from ui.association.decisions_part import DecisionWindow
from ui.association.meeting_page import MeetingPage
from ui.association.new_meeting import NewMeetingWindow
from ui.context import Context
from ui.widgets.row_button import RowButton


def open_meeting(qtbot: QtBot, context: Context, meeting: int, part: str = "") -> MeetingPage:
    page = MeetingPage(context)
    qtbot.addWidget(page)
    page.resize(1158, 700)
    page.show()
    page.show_place(Place("meeting", meeting, part))
    return page


@pytest.fixture
def coming(store: Store) -> int:
    return make_meeting(store, held=False)


def test_one_to_come_shows_its_convocation(qtbot: QtBot, context: Context, store: Store, coming: int) -> None:
    said = note_way(context)
    page = open_meeting(qtbot, context, coming)
    assert page.part == "call"
    assert page.held.isHidden(), "it is still to come"
    page.print_button.click()
    assert said.papers[0].kind == "meeting-call"
    tab = page.tabs.shown
    tab.form["place"].setText("Sede")
    page.flush()
    assert read_meeting(store, coming).place == "Sede"


def test_it_was_held_and_who_came_is_marked_by_keys(
    qtbot: QtBot, context: Context, store: Store, coming: int
) -> None:
    change_meeting(store, meeting_id=coming, held_on=(date.today() - timedelta(days=1)).isoformat())
    page = open_meeting(qtbot, context, coming)
    page.held.click()
    assert page.part == "attendance"
    grid = page.tabs.shown.grid
    grid.setCurrentIndex(grid.rows.index(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_V)
    qtbot.keyClick(grid, Qt.Key.Key_A)
    page.tabs.shown.all.click()
    meeting = read_meeting(store, coming)
    marks = [one.mark for one in meeting.marks]
    assert marks[:2] == ["present", "excused"]
    assert set(marks[2:]) <= {"absent"}
    assert meeting.minutes_number == 1
    assert "Acta n.º 1" in page.about.text()


def test_decisions_are_added_and_carried_out(qtbot: QtBot, context: Context, store: Store) -> None:
    held = make_meeting(store)
    page = open_meeting(qtbot, context, held)
    assert page.part == "decisions"
    window = DecisionWindow(context, read_meeting(store, held), None, page)
    window.save()
    assert "qué se decidió" in window.form.fields["what"].remark
    window.form["what"].setPlainText("Comprar sillas")
    window.save()
    settle(qtbot)
    tab = page.tabs.shown
    rows = [one.title for one in tab.findChildren(RowButton) if one.isVisibleTo(tab)]
    assert rows == ["Pedir precios de hilo", "Comprar sillas"]
    first = read_meeting(store, held).decisions[0]
    dropping = CloseDecisionWindow(context, first, "dropped", page)
    dropping.save()
    assert dropping.kept is None, "why is asked"
    page.tabs.shown._set(first, "done", {"closed_on": "2026-07-15", "closed_how": "tres precios"})
    assert read_meeting(store, held).decisions[0].status == "done"


def test_a_meeting_without_decisions_can_be_taken_out(
    qtbot: QtBot, context: Context, store: Store, coming: int
) -> None:
    page = open_meeting(qtbot, context, coming)
    said = note_way(context)
    page.remove.click()
    qtbot.waitUntil(lambda: said.left == 1)
    assert list_meetings(store) == []


def test_a_new_one_takes_the_place_of_the_last(qtbot: QtBot, context: Context, store: Store) -> None:
    association = make_association(store)
    held = make_meeting(store, association)
    change_meeting(store, meeting_id=held, place="Sede", quorum=12)
    summary = read_summary(store, association, date.today().isoformat())
    window = NewMeetingWindow(context, summary)
    qtbot.addWidget(window)
    assert window.form["place"].text() == "Sede"
    window.form.fields["held_on"].show_value("2026-12-12")
    window.save()
    assert window.kept is not None, window.problem.text()
    assert read_meeting(store, window.kept).quorum == 12
