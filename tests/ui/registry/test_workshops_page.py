"""The list of workshops: filtering, sorting, opening, choosing several."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from app.registry.operations import add_cluster, add_workshop, change_workshop, remove_workshop
from app.registry.records import WorkshopLine
from app.storage.store import Store
from tests.ui.offices import unnamed
from ui.context import Context
from ui.registry.workshops_model import WorkshopsModel, make_listing, state_text
from ui.registry.workshops_page import WorkshopsPage

Key = Qt.Key


@pytest.fixture
def page(context: Context, workshops: list[int], qtbot: QtBot) -> WorkshopsPage:
    made = WorkshopsPage(context)
    qtbot.addWidget(made)
    made.resize(1158, 700)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 3)
    return made


def names(page: WorkshopsPage) -> list[str]:
    return [page.model.line(row).name for row in range(page.model.rowCount())]


def test_the_list_is_in_the_order_of_the_codes(page: WorkshopsPage) -> None:
    assert names(page) == [
        "Confecciones Santa Librada",
        "Modas Tres Puntadas",
        "Taller La Esperanza",
    ]
    assert page.count.text() == "3 talleres"


def test_letters_without_accents_find_names_with_them(page: WorkshopsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.filter, "namandu cora")
    assert names(page) == ["Modas Tres Puntadas"]
    assert page.count.text() == "1 de 3 talleres"


def test_a_phone_is_found_with_and_without_spaces(page: WorkshopsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.filter, "0971897")
    assert names(page) == ["Confecciones Santa Librada"]


def test_letters_typed_on_the_list_go_to_the_filter(page: WorkshopsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.table, "esp")
    assert page.filter.text() == "esp"
    assert names(page) == ["Taller La Esperanza"]


def test_enter_opens_the_first_and_down_goes_to_the_list(
    page: WorkshopsPage, workshops: list[int], qtbot: QtBot
) -> None:
    chosen = QSignalSpy(page.workshop_chosen)
    qtbot.keyClicks(page.filter, "modas")
    qtbot.keyClick(page.filter, Key.Key_Return)
    assert chosen.at(0) == [workshops[1]]
    qtbot.keyClick(page.filter, Key.Key_Escape)
    qtbot.keyClick(page.filter, Key.Key_Down)
    qtbot.keyClick(page.table, Key.Key_Down)
    qtbot.keyClick(page.table, Key.Key_Return)
    assert chosen.at(1) == [workshops[1]]


def test_a_click_on_a_heading_sorts(page: WorkshopsPage) -> None:
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(page)[0] == "Taller La Esperanza"
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert names(page)[0] == "Confecciones Santa Librada"


def test_several_are_chosen_for_printing(
    page: WorkshopsPage, workshops: list[int], qtbot: QtBot
) -> None:
    printed = QSignalSpy(page.print_wanted)
    page.table.selectAll()
    assert page.print_button.text() == "Imprimir los 3 elegidos"
    page.print_button.click()
    assert printed.at(0) == ["owner-sheet", workshops]


def test_a_change_in_the_file_is_seen_and_the_choice_kept(
    page: WorkshopsPage, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page.table.selectRow(2)
    add_workshop(store, name="Arte y Costura", code="AAA-001")
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert page.chosen_ids() == [workshops[2]]
    remove_workshop(store, workshop_id=workshops[0])
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)


def test_a_hidden_list_looks_again_when_it_is_shown(
    page: WorkshopsPage, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page.hide()
    change_workshop(store, workshop_id=workshops[0], name="Nombre Nuevo")
    page.show()
    qtbot.waitUntil(lambda: names(page)[0] == "Nombre Nuevo")


def test_territory_and_state_narrow_the_list(
    page: WorkshopsPage, store: Store, qtbot: QtBot
) -> None:
    pilar = add_cluster(store, code="PIL", name="Pilar")
    add_workshop(store, name="Telas del Sur", cluster_id=pilar)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    page.cluster.setCurrentIndex(page.cluster.findData("Pilar"))
    assert names(page) == ["Telas del Sur"]
    page.show_state("draft")
    assert names(page) == []
    assert page.body.currentWidget() is page.nothing
    page.nothing.button.click()
    assert page.model.rowCount() == 4


def test_an_empty_office_is_told_to_import_a_list(context: Context, qtbot: QtBot) -> None:
    page = WorkshopsPage(context)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.body.currentWidget() is page.empty)
    with qtbot.waitSignal(page.import_wanted):
        page.empty.button.click()


def test_where_there_is_little_room_the_names_stay_whole(page: WorkshopsPage, qtbot: QtBot) -> None:
    page.resize(660, 480)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(3))
    assert not page.table.isColumnHidden(1)
    assert page.table.columnWidth(1) >= 150
    page.resize(1158, 700)
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(3))


def test_everything_that_takes_the_focus_has_a_name(page: WorkshopsPage) -> None:
    assert unnamed(page) == []


def line(**more: int) -> WorkshopLine:
    return WorkshopLine(1, "YAG-001", "A", "", "", "", "", 0, None, **more)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (line(), "sin diagnóstico"),
        (line(visits=1), "con diagnóstico"),
        (line(visits=2), "2 rondas"),
        (line(visits=2, open_actions=1), "1 acción abierta"),
        (line(visits=2, open_actions=3), "3 acciones abiertas"),
        (line(visits=2, open_actions=3, drafts=1), "diagnóstico sin terminar"),
    ],
)
def test_a_state_is_said_in_words(shown: WorkshopLine, text: str) -> None:
    assert state_text(shown) == text


def test_numbers_stand_at_the_right(qapp: object) -> None:
    model = WorkshopsModel()
    model.show_listing(make_listing([WorkshopLine(1, "A", "B", "", "", "", "", 1234)]))
    align = Qt.ItemDataRole.TextAlignmentRole
    right = Qt.AlignmentFlag.AlignRight
    assert model.data(model.index(0, 5), align) & int(right)
    assert not model.data(model.index(0, 1), align) & int(right)
    assert model.data(model.index(0, 5)) == "1.234"


def test_line_breaks_in_a_name_do_not_shift_the_words_of_the_others(
    qapp: object, make_line: Callable[[int, str], WorkshopLine]
) -> None:
    lines = [make_line(1, "Uno\nDos"), make_line(2, "Tres")]
    model = WorkshopsModel()
    model.show_listing(make_listing(lines))
    model.filter(text="tres", cluster="", state="all")
    assert [model.line(row).id for row in range(model.rowCount())] == [2]


@pytest.fixture
def make_line() -> Callable[[int, str], WorkshopLine]:
    return lambda number, name: WorkshopLine(number, "C", name, "", "", "", "", 0)
