"""The list of workshops: filtering, sorting, opening, choosing several."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.place import Place
from app.registry.lists import say_state
from app.registry.operations import add_cluster, add_workshop, change_workshop, remove_workshop
from app.registry.records import WorkshopLine
from app.storage.store import Store
from tests.ui.offices import unnamed
from tests.ui.windows import note_way
from ui.context import Context
from ui.registry.workshops_page import WorkshopsPage
from ui.theme import dress
from ui.way import Paper

Key = Qt.Key


@pytest.fixture
def page(context: Context, workshops: list[int], qtbot: QtBot) -> WorkshopsPage:
    made = WorkshopsPage(context)
    dress(made)
    qtbot.addWidget(made)
    made.resize(1158, 700)
    made.show()
    qtbot.waitUntil(lambda: made.list.model.rowCount() == 3)
    return made


def names(page: WorkshopsPage) -> list[str]:
    return [page.list.model.line(row).name for row in range(page.list.model.rowCount())]


def test_the_list_is_in_the_order_of_the_codes(page: WorkshopsPage) -> None:
    assert names(page) == [
        "Confecciones Santa Librada",
        "Modas Tres Puntadas",
        "Taller La Esperanza",
    ]
    assert page.list.count.text() == "3 talleres"


def test_letters_without_accents_find_names_with_them(page: WorkshopsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.list.filter, "namandu cora")
    assert names(page) == ["Modas Tres Puntadas"]
    assert page.list.count.text() == "1 de 3 talleres"


def test_a_phone_is_found_with_and_without_spaces(page: WorkshopsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.list.filter, "0971897")
    assert names(page) == ["Confecciones Santa Librada"]


def test_letters_typed_on_the_list_go_to_the_filter(page: WorkshopsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.list.table, "esp")
    assert page.list.filter.text() == "esp"
    assert names(page) == ["Taller La Esperanza"]


def test_enter_opens_the_first_and_down_goes_to_the_list(
    page: WorkshopsPage, context: Context, workshops: list[int], qtbot: QtBot
) -> None:
    said = note_way(context)
    qtbot.keyClicks(page.list.filter, "modas")
    qtbot.keyClick(page.list.filter, Key.Key_Return)
    assert said.places == [Place("workshop", workshops[1])]
    qtbot.keyClick(page.list.filter, Key.Key_Escape)
    qtbot.keyClick(page.list.filter, Key.Key_Down)
    qtbot.keyClick(page.list.table, Key.Key_Down)
    qtbot.keyClick(page.list.table, Key.Key_Return)
    assert said.places[1:] == [Place("workshop", workshops[1])]


def test_a_click_on_a_heading_sorts(page: WorkshopsPage) -> None:
    page.list.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(page)[0] == "Taller La Esperanza"
    page.list.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert names(page)[0] == "Confecciones Santa Librada"


def test_several_are_chosen_for_printing(
    page: WorkshopsPage, context: Context, workshops: list[int], qtbot: QtBot
) -> None:
    said = note_way(context)
    page.list.table.selectAll()
    assert page.list.print.text() == "Imprimir los 3 elegidos"
    page.list.print.click()
    assert said.papers == [Paper("owner-sheet", tuple(workshops))]
    assert page.paper == said.papers[0]


def test_a_change_in_the_file_is_seen_and_the_choice_kept(
    page: WorkshopsPage, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page.list.table.selectRow(2)
    add_workshop(store, name="Arte y Costura", code="AAA-001")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 4)
    assert [one.id for one in page.list.table.chosen] == [workshops[2]]
    remove_workshop(store, workshop_id=workshops[0])
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)


def test_a_hidden_list_looks_again_when_it_is_shown(
    page: WorkshopsPage, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page.hide()
    change_workshop(store, workshop_id=workshops[0], name="Nombre Nuevo")
    page.show()
    qtbot.waitUntil(lambda: names(page)[0] == "Nombre Nuevo")


def test_territory_and_state_narrow_the_list(page: WorkshopsPage, store: Store, qtbot: QtBot) -> None:
    pilar = add_cluster(store, code="PIL", name="Pilar")
    add_workshop(store, name="Telas del Sur", cluster_id=pilar)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 4)
    page.cluster.setCurrentIndex(page.cluster.findData("Pilar"))
    assert names(page) == ["Telas del Sur"]
    page.show_place(Place("workshops", part="draft"))
    assert names(page) == []
    assert page.list.body.currentWidget() is page.list.nothing
    page.list.nothing.button.click()
    assert page.list.model.rowCount() == 4


def test_an_empty_office_is_told_to_import_a_list(context: Context, qtbot: QtBot) -> None:
    page = WorkshopsPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.list.body.currentWidget() is page.list.empty)
    said = note_way(context)
    page.list.empty.button.click()
    assert said.places == [Place("import")]


def test_where_there_is_little_room_the_names_stay_whole(page: WorkshopsPage, qtbot: QtBot) -> None:
    page.resize(660, 480)
    qtbot.waitUntil(lambda: page.list.table.isColumnHidden(3))
    assert not page.list.table.isColumnHidden(1)
    assert page.list.table.columnWidth(1) >= 150
    page.resize(1158, 700)
    qtbot.waitUntil(lambda: not page.list.table.isColumnHidden(3))


def test_everything_that_takes_the_focus_has_a_name(page: WorkshopsPage) -> None:
    assert unnamed(page) == []


def line(number: int = 1, name: str = "A", **more: int) -> WorkshopLine:
    return WorkshopLine(number, "YAG-001", name, "", "", "", "", 0, None, **more)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (line(), "sin diagnóstico"),
        (line(visits=1), "con diagnóstico"),
        (line(visits=2), "2 rondas"),
        (line(visits=2, open_actions=1), "1 acción abierta"),
        (line(visits=2, open_actions=3), "3 acciones abiertas"),
        (line(visits=2, open_actions=3, drafts=1), "sin terminar"),
    ],
)
def test_a_state_is_said_in_words(shown: WorkshopLine, text: str) -> None:
    assert say_state(shown) == text


def test_numbers_stand_at_the_right(page: WorkshopsPage) -> None:
    model, align = page.list.model, Qt.ItemDataRole.TextAlignmentRole
    right = int(Qt.AlignmentFlag.AlignRight)
    model.show_rows([WorkshopLine(1, "A", "B", "", "", "", "", 1234)])
    assert model.data(model.index(0, 5), align) & right
    assert not model.data(model.index(0, 1), align) & right
    assert model.data(model.index(0, 5)) == "1.234"


def test_line_breaks_in_a_name_do_not_shift_the_words_of_the_others(page: WorkshopsPage) -> None:
    lines = [line(1, "Uno\nDos"), line(2, "Tres")]
    page.list.show_lines(lines, page.list.kind.texts(lines))
    page.list.filter.setText("tres")
    assert [one.id for one in page.list.model.shown] == [2]
