"""Attendance by keyboard: letters down the sheet, and the numbers of who was missing."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.storage.store import Store
from app.training.queries import list_marks
from reports.attendance_sheet import AttendanceOptions
from reports.paper import Paper
from tests.ui.training.support import open_event, people, show_part, type_keys
from ui.context import Context
from ui.training.attendance_tab import AttendanceTab, read_numbers
from ui.training.event_page import EventPage


@pytest.fixture
def page(context: Context, qtbot: QtBot, event: int) -> EventPage:
    return open_event(context, qtbot, event)


@pytest.fixture
def tab(page: EventPage) -> AttendanceTab:
    return show_part(page, "attendance")


def marked(store: Store, event: int) -> list[list[str | None]]:
    """A row of marks for each person, a cell for each day."""
    found = {(one.enrolment_id, one.session_id): one.mark for one in list_marks(store, event)}
    sessions = [
        row[0]
        for row in store.rows(
            "SELECT id FROM event_session WHERE event_id = ? AND deleted = 0 ORDER BY held_on",
            (event,),
        )
    ]
    return [[found.get((one.id, day)) for day in sessions] for one in people(store, event)]


def test_three_days_are_marked_from_the_keyboard(
    tab: AttendanceTab, qtbot: QtBot, store: Store, event: int
) -> None:
    grid = tab.grid
    assert grid.hasFocus()
    type_keys(qtbot, grid, "pta")
    grid.go_to(0, 1)
    type_keys(qtbot, grid, "10j")
    grid.go_to(0, 2)
    type_keys(qtbot, grid, "p\np")
    assert marked(store, event) == [
        ["present", "present", "present"],
        ["late", "absent", None],
        ["absent", "excused", "present"],
    ]
    first, second, _third = grid.rows.sheet.lines
    assert first.ends == ("3/3", "100 %")
    assert second.ends == ("1/3", "33 %")


def test_arrows_walk_delete_empties_and_each_mark_is_one_step_back(
    tab: AttendanceTab, qtbot: QtBot, store: Store, event: int
) -> None:
    grid = tab.grid
    type_keys(qtbot, grid, "pp")
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert [row[0] for row in marked(store, event)] == ["present", None, None]
    assert grid.currentIndex().row() == 1
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert [row[0] for row in marked(store, event)] == ["present", None, None]
    assert grid.hasFocus(), "the cursor stays in the sheet"


def test_the_numbers_of_who_was_missing_fill_the_column(
    tab: AttendanceTab, qtbot: QtBot, store: Store, event: int
) -> None:
    tab.grid.go_to(0, 1)
    tab.missing.setFocus()
    type_keys(qtbot, tab.missing, "2, 3\n")
    assert [row[1] for row in marked(store, event)] == ["present", "absent", "absent"]
    assert tab.grid.hasFocus()
    store.undo_stack.undo()
    assert [row[1] for row in marked(store, event)] == [None, None, None], "one step"


def test_a_number_that_nobody_has_marks_nothing(
    tab: AttendanceTab, qtbot: QtBot, store: Store, event: int
) -> None:
    type_keys(qtbot, tab.missing, "2, 9\n")
    assert tab.trouble.isVisible()
    assert "9" in tab.trouble.text()
    assert list_marks(store, event) == []
    tab.missing.clear()
    type_keys(qtbot, tab.missing, "dos\n")
    assert "3, 7, 12" in tab.trouble.text()


def test_everybody_present_leaves_marks_that_are_there(
    tab: AttendanceTab, qtbot: QtBot, store: Store, event: int
) -> None:
    tab.grid.go_to(1, 0)
    type_keys(qtbot, tab.grid, "a")
    tab.all.click()
    assert [row[0] for row in marked(store, event)] == ["present", "absent", "present"]
    tab.grid.go_to(0, 0)
    assert "P 2 · A 1" in tab.summary.text()


def test_the_sheet_is_printed_with_the_columns_that_are_asked_for(
    tab: AttendanceTab, context: Context, qtbot: QtBot, event: int
) -> None:
    for asked in (False, True):
        tab.with_identity.setChecked(asked)
        with qtbot.waitSignal(context.way.paper) as printed:
            tab.paper.click()
        (paper,) = printed.args or [None]
        assert paper == Paper("attendance-sheet", (event,), options=AttendanceOptions(asked))


def test_the_sheet_says_what_is_missing_before_it_can_be_filled(
    page: EventPage, store: Store, qtbot: QtBot, context: Context
) -> None:
    from app.training.operations import add_event

    bare = open_event(context, qtbot, add_event(store, course="CUR-02"))
    tab = show_part(bare, "attendance")
    assert tab.no_days.isVisible()
    assert not tab.missing.isVisible()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3, 7, 12", [3, 7, 12]),
        ("3 5-7", [3, 5, 6, 7]),
        ("3 y 4", [3, 4]),
        ("", []),
        ("x", None),
        ("9-7", None),
        ("-3", None),
        ("3, 0", None),
        ("3 7x", None),
        ("1-99999", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, numbers: list[int] | None) -> None:
    assert read_numbers(text) == numbers
