"""The calendar: seen by day, week and month; visits moved by keys, by the mouse, by asking."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.agenda.words import weekday_short
from app.contacts.operations import plan_contact, record_contact
from app.contacts.queries import read_contact
from app.improvement.operations import add_action, change_programme, start_programme
from app.registry.operations import change_name
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import open_window, settle
from ui.agenda.calendar_page import CalendarPage
from ui.agenda.chip import MIME, EntryChip
from ui.agenda.grids import HoursGrid, MonthGrid
from ui.agenda.move_window import MoveWindow
from ui.contacts.plan_window import PlanWindow
from ui.context import Context
from ui.registry.choose_workshop import ChooseWorkshopWindow

TODAY = date.today()
MONDAY = TODAY - timedelta(days=TODAY.weekday())
WEDNESDAY = (MONDAY + timedelta(days=2)).isoformat()
ALT = Qt.KeyboardModifier.AltModifier


def shown(context: Context, qtbot: QtBot, view: str = "week") -> CalendarPage:
    page = CalendarPage(context)
    qtbot.addWidget(page)
    page.resize(1158, 640)
    page.show()
    page.activateWindow()
    page.show_view(view)
    settle(qtbot)
    return page


def chip_of(page: CalendarPage, row: int) -> EntryChip:
    assert page.grid is not None
    return next(chip for chip in page.grid.chips if chip.entry.row == row)


@pytest.fixture
def visit(store: Store, workshops: list[int]) -> int:
    """A visit planned for Wednesday at half past nine."""
    planned = plan_contact(store, workshop_id=workshops[0], held_on=WEDNESDAY, starts_at="09:30")
    store.undo_stack.close_step()
    return planned


@pytest.mark.parametrize("view", ["day", "week", "month"])
def test_each_view_shows_what_lies_in_it(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot, view: str
) -> None:
    past = (MONDAY - timedelta(days=5)).isoformat()  # what was held is never yet to come
    plan_contact(store, workshop_id=workshops[0], held_on=past, starts_at="09:30")
    record_contact(store, workshop_id=workshops[1], held_on=past)
    plan_contact(store, workshop_id=workshops[2], held_on=(MONDAY + timedelta(days=70)).isoformat())
    page = shown(context, qtbot, view)
    page.resize(1158, 900)  # room for both, should that day be a holiday
    page.day = date.fromisoformat(past)
    page.show_view(view)
    settle(qtbot)
    texts = [chip.entry.title for chip in page.grid.chips]  # type: ignore[union-attr]
    assert texts == ["Confecciones Santa Librada", "Modas Tres Puntadas"]
    assert isinstance(page.grid, MonthGrid if view == "month" else HoursGrid)
    assert unnamed(page) == []
    assert context.settings.calendar_view == view


def test_a_visit_is_moved_with_alt_and_the_arrows_and_the_focus_stays_on_it(
    context: Context, store: Store, visit: int, qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    chip = chip_of(page, visit)
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: chip_of(page, visit) is not chip)
    settle(qtbot)
    moved = read_contact(store, visit)
    assert (moved.held_on, moved.starts_at) == ((MONDAY + timedelta(days=3)).isoformat(), "09:30")
    assert chip_of(page, visit).hasFocus()
    qtbot.keyClick(chip_of(page, visit), Qt.Key.Key_Down, ALT)
    assert read_contact(store, visit).starts_at == "10:00"
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert read_contact(store, visit).held_on == WEDNESDAY


def test_in_the_month_alt_down_is_a_week(context: Context, store: Store, visit: int, qtbot: QtBot) -> None:
    page = shown(context, qtbot, "month")
    qtbot.keyClick(chip_of(page, visit), Qt.Key.Key_Down, ALT)
    assert read_contact(store, visit).held_on == (MONDAY + timedelta(days=9)).isoformat()


def drop(place: QWidget, what: str, y: int) -> None:
    data = QMimeData()
    data.setData(MIME, what.encode())
    event = QDropEvent(
        QPointF(5, y),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    place.dropEvent(event)


def test_while_it_is_dragged_one_sees_where_and_when_it_lands(
    context: Context, visit: int, qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    assert isinstance(page.grid, HoursGrid)
    friday = MONDAY + timedelta(days=4)
    hours = page.grid.hours[friday.isoformat()]
    data = QMimeData()
    data.setData(MIME, f"contact/{visit}".encode())
    at, actions = QPointF(20, 230), Qt.DropAction.MoveAction
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    hours.dragEnterEvent(QDragEnterEvent(at, actions, data, buttons, held))
    assert hours.landing is not None
    assert hours.landing.text() == f"{weekday_short(friday)} {friday.day} · {hours.hour_at(at.toPoint())}"
    first = hours.landing.y()
    hours.dragMoveEvent(QDragMoveEvent(at + QPointF(0, 60), actions, data, buttons, held))
    assert hours.landing.y() > first
    hours.dragLeaveEvent(QDragLeaveEvent())
    assert hours.landing.isHidden()
    cell = page.grid.cells[friday.isoformat()]
    cell.dragEnterEvent(QDragEnterEvent(at, actions, data, buttons, held))
    assert cell.landing is not None
    assert cell.landing.text() == f"{weekday_short(friday)} {friday.day}"


def test_a_visit_is_dropped_on_another_day_and_hour(
    context: Context, store: Store, visit: int, qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    assert isinstance(page.grid, HoursGrid)
    friday = (MONDAY + timedelta(days=4)).isoformat()
    hours = page.grid.hours[friday]
    tall = hours.minimumHeight() // 14
    drop(hours, f"contact/{visit}", tall * 8 + tall // 2 + 2)  # 14:30, the first hour being 6
    assert (read_contact(store, visit).held_on, read_contact(store, visit).starts_at) == (
        friday,
        "14:30",
    )
    qtbot.waitUntil(lambda: chip_of(page, visit).entry.day == friday)
    drop(page.grid.cells[WEDNESDAY], f"contact/{visit}", 5)
    assert read_contact(store, visit).starts_at is None, "above the hours it has none"


def test_an_entry_keeps_the_focus_when_its_move_is_undone(
    context: Context, store: Store, visit: int, qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    chip_of(page, visit).setFocus()
    qtbot.keyClick(chip_of(page, visit), Qt.Key.Key_Right, ALT)
    qtbot.waitUntil(lambda: chip_of(page, visit).entry.day > WEDNESDAY)
    settle(qtbot)
    store.undo_stack.undo()
    qtbot.waitUntil(lambda: chip_of(page, visit).entry.day == WEDNESDAY)
    qtbot.waitUntil(lambda: page.focusWidget() is chip_of(page, visit))


def test_a_visit_is_moved_by_asking(context: Context, store: Store, visit: int, qtbot: QtBot) -> None:
    page = shown(context, qtbot)
    said: list[tuple] = []
    context.messages.said.connect(lambda *message: said.append(message))

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, MoveWindow)
        dialog.form["day"].selectAll()
        qtbot.keyClicks(dialog.form["day"], "30/12/2031")
        dialog.form["hour"].selectAll()
        qtbot.keyClicks(dialog.form["hour"], "16")
        qtbot.keyClick(dialog.form["hour"], Qt.Key.Key_Return)
        assert dialog.isVisible(), "a day years ahead is asked about first"
        assert "¿Seguro? El 30/12/2031 es dentro de" in dialog.form.fields["day"].remark
        qtbot.keyClick(dialog.form.fields["day"].sure, Qt.Key.Key_Space)
        qtbot.keyClick(dialog.form["hour"], Qt.Key.Key_Return)

    while_asked(answer)
    page.ask_move(chip_of(page, visit).entry)
    moved = read_contact(store, visit)
    assert (moved.held_on, moved.starts_at) == ("2031-12-30", "16:00")
    _tone, sentence, action, undo = said[-1]
    assert sentence == "«Confecciones Santa Librada» pasó al martes 30 de diciembre, 16:00."
    assert action == "Deshacer"
    undo()
    assert read_contact(store, visit).held_on == WEDNESDAY


def test_who_is_called_otherwise_is_so_in_the_calendar(
    context: Context, store: Store, visit: int, qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    assert "Liz Ayala" in chip_of(page, visit).accessibleName()
    change_name(store, table="consultant", row=store.user or 0, name="Liz Rolón")
    qtbot.waitUntil(lambda: "Liz Rolón" in chip_of(page, visit).accessibleName())


def test_what_was_done_does_not_move(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    held = record_contact(store, workshop_id=workshops[1], held_on=MONDAY.isoformat())
    page = shown(context, qtbot)
    qtbot.keyClick(chip_of(page, held), Qt.Key.Key_Right, ALT)
    assert read_contact(store, held).held_on == MONDAY.isoformat()
    titles = [action.text() for action in page.make_menu(chip_of(page, held).entry).actions()]
    assert titles == ["Abrir", "Abrir el taller"]


def test_next_visits_rounds_and_actions_move_too(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    begun = finish_round(store, workshops[0], 1, (MONDAY - timedelta(days=40)).isoformat())
    programme = start_programme(store, visit_id=begun, recommendations=[])
    change_programme(store, programme_id=programme, next_visit_on=WEDNESDAY, next_round_on=WEDNESDAY)
    add_action(
        store,
        programme_id=programme,
        title="Colgar el matafuego",
        source="consultant",
        due_on=WEDNESDAY,
    )
    page = shown(context, qtbot)
    page.kinds.show_value(["visit", "round", "action"])
    page.show_view("week")
    settle(qtbot)
    assert page.grid is not None
    entries = [chip.entry for chip in page.grid.chips]
    assert sorted(entry.kind for entry in entries) == ["action", "programme", "round"]
    thursday = (MONDAY + timedelta(days=3)).isoformat()
    for entry in entries:
        page.move_to(entry, thursday, None)
    row = store.row("SELECT next_visit_on, next_round_on FROM programme")
    assert row is not None
    assert tuple(row) == (thursday, thursday)
    assert store.value("SELECT due_on FROM action") == thursday


def test_an_alert_is_put_off_only_on_purpose(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    begun = finish_round(store, workshops[0], 1, (MONDAY - timedelta(days=40)).isoformat())
    programme = start_programme(store, visit_id=begun, recommendations=[])
    add_action(
        store,
        programme_id=programme,
        title="Dejar libre la salida",
        source="alert",
        due_on=WEDNESDAY,
    )
    page = shown(context, qtbot)
    page.kinds.show_value(["action"])
    page.show_view("week")
    settle(qtbot)
    assert page.grid is not None
    (entry,) = [chip.entry for chip in page.grid.chips]
    later = (date.today() + timedelta(days=400)).isoformat()
    for place, kept in ((1, WEDNESDAY), (0, later)):
        while_asked(lambda dialog, place=place: dialog.buttons()[place].click())  # type: ignore[attr-defined]
        page.move_to(entry, later, None)
        assert store.value("SELECT due_on FROM action") == kept


def test_a_double_click_plans_a_visit_there(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    assert isinstance(page.grid, HoursGrid)

    def plan(dialog: QWidget) -> None:
        assert isinstance(dialog, PlanWindow)
        qtbot.keyClick(dialog.main, Qt.Key.Key_Return)

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWorkshopWindow)
        qtbot.keyClicks(dialog.field, "modas")
        while_asked(plan)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    while_asked(choose)
    page.grid.hours[WEDNESDAY].plan_wanted.emit(date.fromisoformat(WEDNESDAY), "11:00")
    row = store.row("SELECT workshop_id, held_on, starts_at, status FROM contact")
    assert row is not None
    assert tuple(row) == (workshops[1], WEDNESDAY, "11:00", "planned")


def test_one_goes_about_by_keys(context: Context, visit: int, qtbot: QtBot) -> None:
    page = shown(context, qtbot)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert page.span[0] == MONDAY + timedelta(days=7)
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert page.span[0] == MONDAY
    page.show_view("month")
    page.day = date(2026, 1, 31)
    page.turn(1)
    assert page.day == date(2026, 2, 1)
    assert page.span == (date(2026, 1, 26), date(2026, 3, 8))


def test_what_does_not_fit_in_a_day_stands_behind_a_link(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    hours = range(8, 16)
    for hour in hours:
        plan_contact(store, workshop_id=workshops[0], held_on=WEDNESDAY, starts_at=f"{hour:02d}:00")
    page = shown(context, qtbot, "month")
    assert isinstance(page.grid, MonthGrid)
    cell = page.grid.cells[WEDNESDAY]
    hidden = len(hours) - sum(chip.isVisible() for chip in cell.chips)
    assert hidden
    assert cell.more.text() == f"y {hidden} más"
    cell.more.click()
    assert page.view == "day"
    assert page.span == (date.fromisoformat(WEDNESDAY),) * 2


def test_holidays_are_named(context: Context, workshops: list[int], qtbot: QtBot) -> None:
    page = shown(context, qtbot, "month")
    page.day = date(2026, 12, 1)
    page.show_view("month")
    settle(qtbot)
    from PySide6.QtWidgets import QLabel

    assert isinstance(page.grid, MonthGrid)
    said = [one.text() for one in page.grid.cells["2026-12-08"].findChildren(QLabel)]
    assert any("Caacupé" in text for text in said)


def test_the_calendar_is_reached_and_enter_opens_the_very_thing(
    context: Context, visit: int, qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("calendar")
    settle(qtbot)
    page = window.page
    assert isinstance(page, CalendarPage)
    chip = chip_of(page, visit)
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Right, ALT)
    assert window.page is page, "Alt and an arrow move the entry, not the window"
    settle(qtbot)
    qtbot.keyClick(chip_of(page, visit), Qt.Key.Key_Return)
    assert window.place is not None
    assert (window.place.page, window.place.of) == ("contact", visit)


def test_what_is_in_sight_is_exported(
    context: Context, visit: int, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "agenda.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    page = shown(context, qtbot)
    page._ask_export()
    assert target.read_text("utf-8").count("BEGIN:VEVENT") == 1
