"""Revisar los datos: found, filtered, mended at its place, or said to be right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.agenda.findings import all_rules
from app.registry.operations import change_workshop
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import open_window, settle
from ui.agenda.upkeep_page import ACCEPTED, UpkeepPage
from ui.context import Context
from ui.forms.reason_window import ReasonWindow
from ui.page import page_kinds
from ui.registry.workshop_page import WorkshopPage
from ui.tabs import tabs_of
from ui.widgets.day_line import DayLine


def shown(context: Context, qtbot: QtBot) -> UpkeepPage:
    page = UpkeepPage(context)
    qtbot.addWidget(page)
    page.resize(1158, 640)
    page.show()
    qtbot.waitUntil(lambda: page.remark.text() != "")
    return page


def line_of(page: UpkeepPage, words: str) -> DayLine:
    lines = page.area.findChildren(DayLine)
    return next(line for line in lines if words in line.row.accessibleName())


def test_in_order_it_says_so(context: Context, store: Store, qtbot: QtBot) -> None:
    page = shown(context, qtbot)
    assert page.remark.text() == "0 cosas para revisar"
    assert page.shown == []
    assert unnamed(page) == []


def test_findings_are_grouped_filtered_and_exported(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    finish_round(store, workshops[0], 1, "2026-03-15")
    page = shown(context, qtbot)
    found = {one.kind for one in page.findings}
    assert {
        "workshop-without-consent",
        "visit-without-programme",
        "workshop-without-phone",
    } <= found
    page.show_kind("workshop-without-phone")
    assert [one.name for one in page.shown] == ["Taller La Esperanza"]
    page.show_kind("")
    qtbot.keyClicks(page.filter, "esperanza")
    assert {one.kind for one in page.shown} == {"workshop-without-phone"}
    table = page.exported()
    assert [row[3] for row in table.rows] == ["Taller La Esperanza"]


def test_the_fix_opens_the_very_place_and_what_is_mended_goes_away(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("upkeep")
    settle(qtbot)
    page = window.page
    assert isinstance(page, UpkeepPage)
    line = line_of(page, "Taller La Esperanza")
    line.buttons[0].setFocus()
    qtbot.keyClick(line.buttons[0], Qt.Key.Key_Return)
    record = window.page
    assert isinstance(record, WorkshopPage)
    assert record.tabs.code == "record"
    change_workshop(store, workshop_id=workshops[2], phone="0981 111 222")
    window.back()
    qtbot.waitUntil(lambda: page.findings == [])


def test_what_is_right_as_it_is_is_said_with_a_reason_and_can_be_undone(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = shown(context, qtbot)
    (finding,) = page.findings

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ReasonWindow)
        qtbot.keyClicks(dialog.form["reason"], "la familia no quiere dar uno")
        qtbot.keyClick(dialog.form["reason"], Qt.Key.Key_Return)

    while_asked(answer)
    line_of(page, "Taller La Esperanza").buttons[1].click()
    qtbot.waitUntil(lambda: page.findings == [])
    assert [one.reason for one in page.accepted] == ["la familia no quiere dar uno"]
    page.show_kind(ACCEPTED)
    line_of(page, "Taller La Esperanza").buttons[0].click()
    qtbot.waitUntil(lambda: page.findings == [finding])
    store.undo_stack.undo()
    qtbot.waitUntil(lambda: page.findings == [])
    store.undo_stack.undo()
    qtbot.waitUntil(lambda: page.findings == [finding])


def test_every_rule_leads_to_a_place_that_there_is() -> None:
    for rule in all_rules():
        assert rule.page in [one.name for one in page_kinds()], rule.kind
        assert rule.tab in {"", *(kind.code for kind in tabs_of(rule.page))}, rule.kind
