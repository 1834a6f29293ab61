"""A list of orders is shown row by row before anything is written."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.registry.operations import add_anchor
from app.storage.store import Store
from app.valuechain.queries import list_orders
from tests.incoming.test_orders_list import OWN_LIST, written
from tests.ui.offices import choose, while_asked
from tests.ui.windows import open_window
from ui.context import Context
from ui.incoming.orders_window import OrdersWindow, read_orders


def test_nothing_comes_in_before_it_was_seen(
    context: Context, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(context, qtbot)
    seen: list[str] = []

    def look(dialog: object) -> None:
        assert isinstance(dialog, OrdersWindow)
        seen.append(dialog.summary.text())
        model = dialog.table.model()
        seen.extend(str(model.index(row, 4).data()) for row in range(model.rowCount()))
        assert list_orders(store) == []
        assert dialog.main.text() == "Agregar 2 pedidos"
        dialog.main.click()

    while_asked(look)
    read_orders(context, window, written(tmp_path))
    qtbot.waitUntil(lambda: len(list_orders(store)) == 2)
    assert seen[0].startswith("2 pedidos nuevos; empresas nuevas: Uniformes Arapoty S.A.")
    assert "3 filas no entran; no se leen las columnas: Color." in seen[0]
    assert seen[1] == "se agrega; la empresa es nueva"
    assert any(one.startswith("no entra: Cant «muchos»") for one in seen)
    assert sum(one.startswith("no entra") for one in seen) == 3, "a row says all that is wrong with it"
    window.undo()
    assert list_orders(store) == []


def test_a_list_that_names_no_company_asks_whose_it_is(
    context: Context, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    add_anchor(store, name="Uniformes Guarani S.A.")
    window = open_window(context, qtbot)

    def choose_whose(dialog: object) -> None:
        assert isinstance(dialog, OrdersWindow)
        assert not dialog.main.isEnabled()
        while_asked(add)
        choose(dialog.anchors, "Uniformes Guarani S.A.")

    def add(dialog: object) -> None:
        assert isinstance(dialog, OrdersWindow)
        model = dialog.table.model()
        rows = [[str(model.index(row, at).data()) for at in range(5)] for row in range(model.rowCount())]
        assert rows[0][1] == "Uniformes Guarani S.A."
        assert "la lista no lo dice" in rows[0][4]
        assert rows[2][2:4] == ["abc Remera", "31/02/2027"]
        assert dialog.detail.text() == rows[2][4]
        dialog.main.click()

    while_asked(choose_whose)
    read_orders(context, window, written(tmp_path, OWN_LIST))
    qtbot.waitUntil(lambda: len(list_orders(store)) == 2)


def test_a_file_that_is_no_list_is_said(context: Context, store: Store, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(context, qtbot)
    said: list[str] = []
    context.messages.said.connect(lambda _kind, text, *_more: said.append(text))
    read_orders(context, window, written(tmp_path, "Nombre;Teléfono\nAna;0981\n"))
    qtbot.waitUntil(lambda: bool(said))
    assert "no tiene una lista de pedidos" in said[0]
