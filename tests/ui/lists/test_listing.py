"""A list on a page: what narrows it, what it leads to, and what leaves."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.lists.kind import ListColumn, ListKind
from app.place import Place
from app.registry.operations import add_anchor
from app.registry.queries import list_anchors
from app.storage.store import Store
from tests.ui.offices import unnamed
from tests.ui.windows import note_way
from ui.context import Context
from ui.lists.list_choice import choice_of
from ui.lists.listing import Listing
from ui.way import Paper
from ui.widgets.block import read_block
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import ListModel, ShownColumn
from ui.widgets.list_table import ROW_HEIGHT, ListTable

Key = Qt.Key


@dataclass(frozen=True)
class Firm:
    id: int
    name: str
    town: str
    orders: int | None


def firms_list() -> ListKind:
    towns = {"Ñandutí": "Pilar", "Ysapy": "Luque", "Karumbe": "Pilar"}
    orders = {"Ñandutí": 3, "Ysapy": None, "Karumbe": 1200}
    return ListKind(
        "firms",
        "Empresas",
        (
            ListColumn("Nombre", "name", width=20, window=0, strong=True),
            ListColumn("Pedidos", "orders", "number", window=90),
            ListColumn("Lugar", "town"),
            ListColumn("Dicho", lambda one: one.name, window=90, in_sheet=False),
        ),
        read=lambda asked: [
            Firm(one.id, one.name, towns.get(one.name, ""), orders.get(one.name))
            for one in list_anchors(asked.reader)
        ],
        keys="name town|none orders",
        opens=lambda one: Place("workshop", one.id) if one.town else None,
    )


@pytest.fixture
def firms(store: Store) -> dict[str, int]:
    return {name: add_anchor(store, name=name) for name in ("Ñandutí", "Ysapy", "Karumbe")}


@pytest.fixture
def listing(context: Context, firms: dict[str, int], qtbot: QtBot) -> Listing:
    made = Listing(
        context,
        firms_list(),
        "Filtrar",
        EmptyState("Nada", "Todavía no hay."),
        choices=(choice_of("Lugar", "Todos", lambda one: one.town),),
        prints="phone-list",
    )
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 3)
    return made


def names(listing: Listing) -> list[str]:
    return [one.name for one in listing.model.shown]


def test_lines_are_ordered_as_people_order_names(listing: Listing) -> None:
    assert names(listing) == ["Karumbe", "Ñandutí", "Ysapy"]
    listing.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(listing) == ["Karumbe", "Ñandutí", "Ysapy"]
    listing.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(listing)[0] == "Ysapy", "what is unknown is less than one"


def test_numbers_are_said_with_their_dots_and_what_is_unknown_is_empty(listing: Listing) -> None:
    model = listing.model
    assert [model.data(model.index(row, 1)) for row in range(3)] == ["1.200", "3", ""]


def test_the_filter_keeps_the_order_and_says_how_many(listing: Listing, qtbot: QtBot) -> None:
    assert listing.count.isHidden()
    qtbot.keyClicks(listing.filter, "nanduti")
    assert names(listing) == ["Ñandutí"]
    assert listing.count.text() == "1 de 3"
    qtbot.keyClick(listing.filter, Key.Key_Escape)
    assert names(listing) == ["Karumbe", "Ñandutí", "Ysapy"]


def test_the_filter_forgives_a_typo_and_says_so(listing: Listing, qtbot: QtBot) -> None:
    qtbot.keyClicks(listing.filter, "carumbe")
    assert names(listing) == ["Karumbe"]
    assert listing.taken_for.isVisible()
    assert "karumbe" in listing.taken_for.text()
    listing.filter.clear()
    assert not listing.taken_for.isVisible()
    qtbot.keyClicks(listing.filter, "karumbe")
    assert not listing.taken_for.isVisible(), "it is there as it was written"
    listing.filter.clear()
    qtbot.keyClicks(listing.filter, "zapallo")
    assert listing.body.currentWidget() is listing.nothing


def test_a_choice_offers_what_there_is_now(listing: Listing, store: Store, qtbot: QtBot) -> None:
    (town,) = listing.choices
    assert [town.itemText(place) for place in range(town.count())] == ["Todos", "Luque", "Pilar"]
    town.choose("Pilar")
    assert names(listing) == ["Karumbe", "Ñandutí"]
    add_anchor(store, name="Zeta")
    qtbot.waitUntil(lambda: listing.model.total == 4)
    assert names(listing) == ["Karumbe", "Ñandutí"], "what was chosen stays"
    qtbot.keyClicks(listing.filter, "zeta")
    assert listing.body.currentWidget() is listing.nothing
    listing.nothing.button.click()
    assert len(names(listing)) == 4


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_in_an_empty_list_the_keys_lead_to_what_there_is_to_do(
    context: Context, qtbot: QtBot, key: Qt.Key
) -> None:
    made = Listing(context, firms_list(), "Filtrar", EmptyState("Nada", "Todavía no hay.", "Agregar"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.filter.setFocus()
    assert not made.taken_for.isVisible()
    qtbot.keyClicks(made.filter, "ysa")
    assert made.taken_for.text() == "La lista está vacía: todavía no hay qué buscar."
    assert made.taken_for.isVisible()
    qtbot.keyClick(made.filter, key)
    assert made.focusWidget() is made.empty.button


def test_where_nothing_matches_down_leads_to_taking_the_filters_away(listing: Listing, qtbot: QtBot) -> None:
    listing.filter.setText("zzzz")
    assert not listing.taken_for.isVisible()
    qtbot.keyClick(listing.filter, Qt.Key.Key_Down)
    assert listing.nothing.isAncestorOf(listing.focusWidget())


def test_enter_opens_where_a_line_leads_to(
    listing: Listing, context: Context, firms: dict[str, int], qtbot: QtBot
) -> None:
    said = note_way(context)
    qtbot.keyClicks(listing.filter, "ysapy")
    qtbot.keyClick(listing.filter, Key.Key_Return)
    qtbot.keyClick(listing.filter, Key.Key_Down)
    qtbot.keyClick(listing.table, Key.Key_Return)
    assert said.places == [Place("workshop", firms["Ysapy"])] * 2


def test_several_that_are_chosen_can_be_printed_and_are_what_leaves(
    listing: Listing, context: Context, firms: dict[str, int]
) -> None:
    said = note_way(context)
    assert listing.print.isHidden()
    listing.table.choose([firms["Karumbe"], firms["Ysapy"]])
    listing.print.click()
    assert said.papers == [Paper("phone-list", (firms["Karumbe"], firms["Ysapy"]))]
    sheet = listing.exported()
    assert [column.title for column in sheet.columns] == ["Nombre", "Pedidos", "Lugar"]
    assert list(sheet.rows) == [("Karumbe", 1200, "Pilar"), ("Ysapy", None, "Luque")]
    listing.table.clearSelection()
    assert len(listing.exported().rows) == 3


def test_everything_that_takes_the_focus_has_a_name(listing: Listing) -> None:
    assert unnamed(listing) == []


def menu_texts(listing: Listing) -> list[str]:
    return [one.text().split("\t")[0] for one in listing.table.make_menu().actions() if one.text()]


def test_lines_are_copied_for_excel_with_their_titles(listing: Listing, qtbot: QtBot) -> None:
    table = listing.table
    table.point_at(0)
    qtbot.keyClick(table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert read_block(QApplication.clipboard().text()) == [
        ["Nombre", "Pedidos", "Dicho"],
        ["Karumbe", "1.200", "Karumbe"],
    ]
    qtbot.keyClick(table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(read_block(QApplication.clipboard().text())) == 4


def test_home_and_end_go_to_the_first_and_the_last_line(listing: Listing, qtbot: QtBot) -> None:
    table = listing.table
    table.point_at(1)
    qtbot.keyClick(table, Key.Key_End)
    assert table.currentIndex().row() == 2
    qtbot.keyClick(table, Key.Key_Home)
    assert table.currentIndex().row() == 0


def test_the_menu_of_a_line_offers_what_can_be_done_with_it(listing: Listing, qtbot: QtBot) -> None:
    listing.table.point_at(0)
    assert menu_texts(listing) == ["Abrir", "Imprimir la hoja del taller", "Copiar la fila"]
    opened: list[Firm] = []
    listing.opened.connect(opened.append)
    listing.table.make_menu().actions()[0].trigger()
    assert [one.name for one in opened] == ["Karumbe"]
    listing.table.selectAll()
    assert menu_texts(listing) == ["Imprimir los 3 elegidos", "Copiar 3 filas"]


def test_the_key_for_menus_opens_it_under_the_line(listing: Listing, qtbot: QtBot) -> None:
    listing.table.point_at(1)
    seen: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.extend(one.text() for one in menu.actions())
        menu.close()

    QTimer.singleShot(0, look)
    at = listing.table.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, listing.table.mapToGlobal(at))
    QApplication.sendEvent(listing.table, event)
    assert seen[0].startswith("Abrir")


def test_how_a_list_was_arranged_is_found_again(context: Context, listing: Listing, qtbot: QtBot) -> None:
    header = listing.table.horizontalHeader()
    header.resizeSection(1, 210)
    listing.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    again = Listing(context, firms_list(), "Filtrar", EmptyState("Nada", "Todavía no hay."))
    qtbot.addWidget(again)
    again.resize(900, 500)
    again.show()
    again._live.again()
    assert again.table.columnWidth(1) == 210
    assert again.table.horizontalHeader().sortIndicatorSection() == 1
    qtbot.waitUntil(lambda: bool(again.model.shown))
    assert again.model.shown[0].name == "Karumbe"


def test_letters_go_to_a_line_where_nothing_filters(context: Context, qtbot: QtBot) -> None:
    rows = [Firm(1, "Ana", "", 0), Firm(2, "Beto", "", 0)]
    table = ListTable(ListModel([ShownColumn("Nombre", lambda one: one.name)]), "Personas", 1.0)
    table.rows.show_rows(rows)
    qtbot.addWidget(table)
    table.show()
    table.point_at(0)
    qtbot.keyClick(table, "b")
    assert table.current == rows[1]


def test_what_a_filter_hides_is_not_offered_to_print(listing: Listing) -> None:
    listing.table.selectAll()
    assert listing.print.isVisible()
    listing.filter.setText("kar")
    assert not listing.print.isVisible()


def test_long_words_take_a_second_line_where_the_column_has_no_room(qtbot: QtBot) -> None:
    columns = [ShownColumn("Curso", str, lines=2, least=200), ShownColumn("Días", str, width=120)]
    table = ListTable(ListModel(columns), "", 1.0)
    qtbot.addWidget(table)
    table.rows.show_rows(["Leer la ficha técnica y la orden de producción"])
    table.resize(420, 200)
    table.show()
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    metrics = table.fontMetrics()
    assert metrics.horizontalAdvance(table.rows.line(0)) > table.columnWidth(0)
    assert option.features & QStyleOptionViewItem.ViewItemFeature.WrapText
    assert table.rowHeight(0) >= 2 * metrics.lineSpacing()
    table.resize(1200, 200)
    table.initViewItemOption(option)
    assert table.rowHeight(0) == ROW_HEIGHT, "one line is enough"


def test_words_take_one_line_where_a_column_beside_them_is_empty(qtbot: QtBot) -> None:
    """What a workshop took stood in two lines of 164 pixels beside 250 that nobody needed."""
    said = "lo recibió entero · 09/11/2025"
    columns = [
        ShownColumn("Lo recibió", lambda _one: said, width=140, lines=2),
        ShownColumn("", lambda _one: ""),
    ]
    table = ListTable(ListModel(columns), "", 1.0)
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    table.rows.show_rows([object()])
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance(said)
    assert table.verticalHeader().defaultSectionSize() == ROW_HEIGHT


def test_large_letters_take_no_room_for_what_does_not_grow(qtbot: QtBot) -> None:
    """The room beside words is the theme's, the same at every size: «se puede dar» was cut beside it."""
    needed = []
    for scale in (1.0, 1.5):
        table = ListTable(ListModel([ShownColumn("", str, width=10)]), "", scale)
        qtbot.addWidget(table)
        table.show()
        table.rows.show_rows(["lo mismo"])
        needed.append(table.needed[0])
    assert needed[0] == needed[1]
