"""A block of cells comes from Excel into each sheet of the window as one step, or not at all."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.counts.measures import week_of
from app.counts.queries import list_days
from app.errors import DataProblem
from app.formalization.operations import add_pay_line, keep_pay_lines
from app.formalization.queries import list_pay_lines
from app.i18n import format_day
from app.place import Place
from app.production.operations import add_operator, add_style
from app.storage.store import Store
from app.training.operations import add_event, keep_sessions, plan_sessions
from app.training.queries import list_marks, read_event
from tests.ui.offices import fill_office
from tests.ui.training.support import COURSE, make_event, open_event, people, show_part
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.formalization.cost_page import CostPage
from ui.widgets.sheet import Sheet

Key, CONTROL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LAST_WEEK = week_of((date.today() - timedelta(days=7)).isoformat())


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


def paste(qtbot: QtBot, widget: Sheet, row: int, column: int, text: str) -> None:
    widget.setCurrentIndex(widget.model().index(row, column))
    QApplication.clipboard().setText(text)
    qtbot.keyClick(widget, Key.Key_V, CONTROL)
    settle(qtbot)


@pytest.fixture
def page(context: Context, workshops: list[int], qtbot: QtBot) -> CostPage:
    for name in ("Mirta", "Elvira"):
        add_pay_line(context.store, workshop_id=workshops[0], name=name, kind="full_time", pay_period="month")
    context.store.undo_stack.clear()
    window = open_window(context, qtbot)
    window.go("formalization-cost", workshops[0])
    settle(qtbot)
    assert isinstance(window.page, CostPage)
    return window.page


def wages(page: CostPage, store: Store) -> list[tuple[str, int | None]]:
    assert page.workshop_id is not None
    return [(one.name, one.pay) for one in list_pay_lines(store, page.workshop_id)]


def test_wages_and_new_people_are_pasted_as_one_step(page: CostPage, store: Store, qtbot: QtBot) -> None:
    sheet = page.people.sheet
    pay = [one.field for one in page.people.model.columns].index("pay")
    paste(qtbot, sheet, 0, pay, "2.500.000\r\n1800000\r\n")
    assert wages(page, store) == [("Mirta", 2_500_000), ("Elvira", 1_800_000)]
    paste(qtbot, sheet, 2, 0, "Rosa\t1\t\t900.000\nJulia\t2\t\t")
    assert wages(page, store)[2:] == [("Rosa", 900_000), ("Julia", None)]
    store.undo_stack.undo()
    assert len(wages(page, store)) == 2
    store.undo_stack.undo()
    assert wages(page, store) == [("Mirta", None), ("Elvira", None)]
    assert store.undo_stack.undo_label is None


def test_of_a_block_that_fails_nothing_is_kept(store: Store, workshops: list[int]) -> None:
    one = add_pay_line(store, workshop_id=workshops[0], name="Mirta")
    event = add_event(store, course=COURSE)
    store.undo_stack.clear()
    with pytest.raises(DataProblem):
        keep_pay_lines(store, workshop_id=workshops[0], rows=[(one, {"pay": 5}), (None, {"pay": -3})])
    with pytest.raises(DataProblem):
        keep_sessions(
            store,
            event_id=event,
            rows=[(None, {"held_on": LAST_WEEK[0]}), (None, {"held_on": LAST_WEEK[1], "starts_at": "x"})],
        )
    assert [line.pay for line in list_pay_lines(store, workshops[0])] == [None]
    assert read_event(store, event).sessions == ()
    assert store.undo_stack.undo_label is None


def test_one_bad_cell_is_named_and_nothing_is_written(page: CostPage, store: Store, qtbot: QtBot) -> None:
    pay = [one.field for one in page.people.model.columns].index("pay")
    paste(qtbot, page.people.sheet, 0, pay, "2500000\nmucho")
    assert wages(page, store) == [("Mirta", None), ("Elvira", None)]
    assert "Elvira, Cobra G." in page.people.trouble.text()
    assert "«mucho»" in page.people.trouble.text()
    assert "No se pegó nada" in page.people.trouble.text()
    paste(qtbot, page.people.sheet, 0, pay, "1\n2")
    assert not page.people.trouble.said


def test_what_is_copied_has_words_and_is_pasted_again(page: CostPage, store: Store, qtbot: QtBot) -> None:
    sheet = page.people.sheet
    sheet.setCurrentIndex(page.people.model.index(0, 0))
    for _time in range(2):
        qtbot.keyClick(sheet, Key.Key_Right, SHIFT)
    qtbot.keyClick(sheet, Key.Key_C, CONTROL)
    name, count, kind = QApplication.clipboard().text().split("\t")
    assert (name, count) == ("Mirta", "1")
    assert kind == page.people.model.index(0, 2).data()
    paste(qtbot, sheet, 2, 0, QApplication.clipboard().text())
    assert [one.kind for one in list_pay_lines(store, page.workshop_id or 0)] == ["full_time"] * 3


def test_several_cells_are_emptied_as_one_step(page: CostPage, store: Store, qtbot: QtBot) -> None:
    sheet = page.people.sheet
    pay = [one.field for one in page.people.model.columns].index("pay")
    paste(qtbot, sheet, 0, pay, "1000\n2000")
    sheet.setCurrentIndex(page.people.model.index(0, pay))
    qtbot.keyClick(sheet, Key.Key_Down, SHIFT)
    qtbot.keyClick(sheet, Key.Key_Delete)
    assert [pay for _name, pay in wages(page, store)] == [None, None]
    store.undo_stack.undo()
    assert [pay for _name, pay in wages(page, store)] == [1000, 2000]


def test_a_week_of_counts_is_pasted_over_the_headings(
    context: Context, workshops: list[int], qtbot: QtBot, store: Store
) -> None:
    add_style(store, workshop_id=workshops[0], name="Camisa", size="10")
    add_operator(store, workshop_id=workshops[0], name="Mirta")
    store.undo_stack.clear()
    window = open_window(context, qtbot)
    context.way.show(Place("counts", workshops[0], part="week", period=(LAST_WEEK[0], LAST_WEEK[-1])))
    settle(qtbot)
    sheet = next(one for one in window.page.findChildren(Sheet) if one.isVisible())
    model = sheet.model()
    typed = [
        row for row in range(model.rowCount()) if model.index(row, 0).flags() & Qt.ItemFlag.ItemIsEditable
    ]
    block = "\n".join(f"{row}\t{row + 1}" for row in range(1, 5))
    paste(qtbot, sheet, typed[0], 0, block)
    assert [model.index(row, 1).data() for row in typed[:4]] == ["2", "3", "4", "5"]
    assert len(list_days(store, workshops[0])) == 2
    store.undo_stack.undo()
    assert list_days(store, workshops[0]) == []
    paste(qtbot, sheet, typed[0], 0, "3\tnada")
    assert list_days(store, workshops[0]) == []


def test_the_days_of_a_course_are_pasted(
    context: Context, workshops: list[int], qtbot: QtBot, store: Store
) -> None:
    days = [(date.today() + timedelta(days=7 * week)).isoformat() for week in (1, 2, 3)]
    event = add_event(store, course=COURSE)
    plan_sessions(store, event_id=event, days=days[:1])
    store.undo_stack.clear()
    page = open_event(context, qtbot, event)
    page.tabs.go_to("plan")
    card = page.tabs.tab("plan").sessions
    settle(qtbot)
    wrong = f"{format_day(days[1])}\t9\t11\n{format_day(days[2])}\t11\t9"
    paste(qtbot, card.sheet, 1, 0, wrong)
    assert len(read_event(store, event).sessions) == 1
    assert "No se pegó nada" in card.trouble.text()
    paste(qtbot, card.sheet, 1, 0, wrong.replace("11\t9", "9\t11"))
    assert [one.starts_at for one in read_event(store, event).sessions[1:]] == ["09:00", "09:00"]
    store.undo_stack.undo()
    assert len(read_event(store, event).sessions) == 1


def test_marks_are_copied_and_pasted(
    context: Context, workshops: list[int], qtbot: QtBot, store: Store
) -> None:
    event = make_event(store, workshops)
    page = open_event(context, qtbot, event)
    grid = show_part(page, "attendance").grid
    count = len(people(store, event))
    assert count > 1
    grid.go_to(0, 0)
    QApplication.clipboard().setText("P\nausente")
    qtbot.keyClick(grid, Key.Key_V, CONTROL)
    assert sorted(one.mark for one in list_marks(store, event)) == ["absent", "present"]
    grid.go_to(0, 0)
    qtbot.keyClick(grid, Key.Key_Down, SHIFT)
    qtbot.keyClick(grid, Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "P\nA"
    qtbot.keyClick(grid, Key.Key_Delete)
    assert list_marks(store, event) == []
    store.undo_stack.undo()
    assert len(list_marks(store, event)) == 2
    QApplication.clipboard().setText("P\nquién sabe")
    qtbot.keyClick(grid, Key.Key_V, CONTROL)
    assert len(list_marks(store, event)) == 2
    assert "quién sabe" in page.tabs.tab("attendance").trouble.text()
    grid.go_to(1, 0)
    qtbot.keyClick(grid, Key.Key_Return, SHIFT)
    assert grid.currentIndex().row() == 0
