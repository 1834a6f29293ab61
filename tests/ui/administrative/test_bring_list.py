"""A coordinator brings a list of IPS in: who allows it is noted, the list is seen, kept, told by group, taken back."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.administrative.operations import record_list_consent
from app.administrative.permission import LIST_PERMISSION
from app.administrative.queries import list_administrative, list_entries
from app.pilots.draw_operations import record_draw
from app.pilots.operations import add_pilot, fix_list, fix_plan, record_pilot_consent, set_outcome
from app.registry.operations import add_cluster, add_workshop
from app.registry.permissions import list_askable
from app.storage.store import Store
from tests.administrative.conftest import DAY, with_digit
from tests.incoming.books import write_csv
from tests.ui.offices import choose, while_asked
from tests.ui.windows import open_window, settle
from ui.administrative.bring_window import BringListWindow, bring_list
from ui.administrative.columns_window import ListColumnsWindow
from ui.administrative.known_window import KnownListWindow
from ui.context import Context
from ui.lists.choose_window import ChooseWindow
from ui.pilots.after_tab import AfterTab
from ui.pilots.pilot_page import PilotPage
from ui.registry.permission_window import PermissionWindow

Key = Qt.Key
RUCS = [with_digit(4_000_001 + 17 * number) for number in range(8)]


@pytest.fixture
def shops(store: Store) -> list[int]:
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    return [
        add_workshop(store, name=f"Taller {number}", cluster_id=cluster, ruc=ruc)
        for number, ruc in enumerate(RUCS)
    ]


@pytest.fixture
def pilot(store: Store, shops: list[int]) -> int:
    """Eight workshops that were drawn."""
    made = add_pilot(store, name="Formalizarse", strata="cluster")
    record_pilot_consent(store, pilot_id=made, workshop_ids=shops, granted=True, decided_on=DAY)
    set_outcome(store, pilot_id=made, measure="list_people.ips", role="primary")
    fix_list(store, pilot_id=made)
    fix_plan(store, pilot_id=made)
    record_draw(store, pilot_id=made, seed="41625")
    return made


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Five of the eight are in it, one of them twice with other people, and one that is nobody's."""
    rows = [(ruc, 2 + place) for place, ruc in enumerate(RUCS[:5])]
    return write_csv(
        tmp_path / "ips.csv",
        [("RUC", "Cantidad de asegurados"), *rows, (RUCS[4], 9), (with_digit(5_000_011), 40)],
    )


def words(part: QWidget) -> str:
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part))


def allow(number: int) -> object:
    """Choose that many workshops that are asked, and write yes."""

    def act(asked: QWidget) -> None:
        assert isinstance(asked, PermissionWindow)
        assert "por su RUC o su cédula" in words(asked)
        offered = list_askable(asked.context.store, LIST_PERMISSION)
        asked.form.fields["workshop_ids"].show_value(tuple(shop for _name, shop, _said in offered[:number]))
        asked.form.fields["granted"].show_value(True)
        asked.main.click()

    return act


def test_all_who_were_asked_are_chosen_at_once(
    context: Context, store: Store, shops: list[int], qtbot: QtBot
) -> None:
    """They were chosen one by one, in a window that opened anew for each."""
    for number in range(4):
        add_workshop(store, name=f"Modas {number}", cluster_id=None)
    window = open_window(context, qtbot)
    asked = PermissionWindow(context, LIST_PERMISSION, "Sí", record_list_consent, window)
    qtbot.addWidget(asked)
    field: Any = asked.form["workshop_ids"]

    def choose_all(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWindow)
        qtbot.keyClick(dialog.field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        dialog.take.click()

    while_asked(choose_all)
    field.add.click()
    assert len(field.value) == 12
    assert len(field.buttons) == 8, "the rest in one line"
    assert "y 5 más" in words(field)
    field.buttons[field.value[7:]].click()
    assert len(field.value) == 7

    def choose_two(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWindow)
        qtbot.keyClick(dialog.field, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        dialog.take.click()

    while_asked(choose_two)
    field.add.click()
    assert len(field.value) == 9


def look_and_keep(asked: QWidget, store: Store, qtbot: QtBot) -> None:
    """What it would keep is read; whose it is and of which month must be said before it is kept."""
    assert isinstance(asked, BringListWindow)
    assert "Se encontraron: 4 de 6 (67 %)." in asked.summary.text()
    assert "1 no está: no se sabe si figura" in asked.summary.text()
    assert "1 queda afuera: no se puede saber cuál es su fila." in asked.summary.text()
    assert "De 2 talleres sin permiso no se guarda nada." in asked.summary.text()
    assert "personas («Cantidad de asegurados»)" in asked.remarks.text()
    model = asked.table.model()
    said = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    assert len(said) == 6
    assert said[4] == "no se puede saber: la lista lo tiene varias veces y no dice lo mismo"
    asked.form.fields["complete"].box.click()
    assert "quiere decir que no figura" in asked.summary.text()
    asked.main.click()
    assert asked.isVisible(), "whose it is and of which month is not written yet"
    assert list_administrative(store) == []
    asked.form.fields["source"].show_value("ips")
    qtbot.keyClicks(asked.form["month"], "marzo de 2026")
    asked.form.fields["given_by"].show_value("Mesa de entrada")
    asked.main.click()


def test_a_list_is_brought_in_by_who_was_asked_and_told_by_group(
    context: Context, store: Store, shops: list[int], pilot: int, book: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    window = open_window(context, qtbot)
    window.go("pilot", pilot, part="after")
    settle(qtbot)
    page = window.page
    assert isinstance(page, PilotPage)
    tab = page.tabs.shown
    assert isinstance(tab, AfterTab)
    assert "De 8 talleres, lo permiten 0." in words(tab.lists)
    assert "Todavía no se trajo ninguna" in words(tab.lists)
    while_asked(allow(6))  # type: ignore[arg-type]
    tab.lists.note.click()
    settle(qtbot)
    assert "De 8 talleres, lo permiten 6." in words(tab.lists)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, **_more: (str(book), ""))

    while_asked(partial(look_and_keep, store=store, qtbot=qtbot))
    tab.lists.bring.click()
    qtbot.waitUntil(lambda: len(list_administrative(store)) == 1)
    settle(qtbot)
    (known,) = list_administrative(store)
    assert (known.month, known.complete, known.given_by) == ("2026-03", True, "Mesa de entrada")
    assert len(list_entries(store)[known.id]) == 6
    (row,) = [
        one for one in tab.lists.findChildren(QWidget) if getattr(one, "title", "") == "IPS · marzo de 2026"
    ]
    assert "empiezan primero" in row.accessibleName()

    def open_it(asked: QWidget) -> None:
        assert isinstance(asked, KnownListWindow)
        assert "La dio Mesa de entrada" in words(asked)
        asked.remove.click()

    while_asked(open_it)
    qtbot.keyClick(row, Key.Key_Return)
    settle(qtbot)
    assert list_administrative(store) == []
    window.undo()
    assert len(list_administrative(store)) == 1
    window.undo()
    assert list_administrative(store) == []


def test_how_bare_numbers_come_is_asked_where_it_matters(
    context: Context, store: Store, shops: list[int], qtbot: QtBot, tmp_path: Path
) -> None:
    joined = [(ruc.replace("-", ""), 3) for ruc in RUCS]
    path = write_csv(tmp_path / "ips.csv", [("RUC", "Trabajadores"), *joined])
    window = open_window(context, qtbot)

    def say(asked: QWidget) -> None:
        assert isinstance(asked, BringListWindow)
        assert "De 8 RUC sin guion no se sabe" in asked.remarks.text()
        assert not asked.main.isEnabled(), "nobody allows it yet"
        while_asked(allow(8))  # type: ignore[arg-type]
        asked.permissions.click()
        assert "8 quedan afuera" in asked.summary.text()
        asked.form.fields["source"].show_value("employers")
        while_asked(look)
        choose(asked.form["digits"], "joined")

    def look(asked: QWidget) -> None:
        assert isinstance(asked, BringListWindow)
        assert asked.form.fields["source"].value == "employers"
        assert "Se encontraron: 8 de 8 (100 %)." in asked.summary.text()
        asked.reject()

    while_asked(say)
    bring_list(context, window, path)
    settle(qtbot)
    assert list_administrative(store) == []


def test_columns_that_nobody_knows_are_said_and_then_said_again(
    context: Context, store: Store, shops: list[int], qtbot: QtBot, tmp_path: Path
) -> None:
    """A list with strange headings once could not be brought in from the window at all."""
    rows = [(ruc, 3, 5) for ruc in RUCS]
    path = write_csv(tmp_path / "ips.csv", [("Identificador", "Plantel A", "Plantel B"), *rows])
    window = open_window(context, qtbot)

    def say_number(asked: QWidget) -> None:
        assert isinstance(asked, ListColumnsWindow)
        assert "No se sabe qué columna de «ips.csv» es el RUC" in words(asked)
        asked.main.click()
        assert asked.isVisible(), "no column is the number yet"
        assert "Diga qué columna es el RUC" in words(asked)
        choose(asked.form["column_0"], "ruc")
        choose(asked.form["column_1"], "people")
        while_asked(say_people)
        asked.main.click()

    def say_people(asked: QWidget) -> None:
        assert isinstance(asked, BringListWindow)
        assert "personas («Plantel A»)" in asked.remarks.text()
        qtbot.keyClicks(asked.form["month"], "marzo de 2026")

        def swap(columns: QWidget) -> None:
            assert isinstance(columns, ListColumnsWindow)
            choose(columns.form["column_2"], "people")
            columns.main.click()
            assert "Dos columnas dicen lo mismo" in words(columns)
            choose(columns.form["column_1"], "extra")
            while_asked(look)
            columns.main.click()

        while_asked(swap)
        asked.columns.click()

    def look(asked: QWidget) -> None:
        assert isinstance(asked, BringListWindow)
        assert "personas («Plantel B»)" in asked.remarks.text()
        assert asked.form.fields["month"].value == "2026-03", "what was typed comes along"
        asked.reject()

    while_asked(say_number)
    bring_list(context, window, path)
    settle(qtbot)
    assert list_administrative(store) == []


def test_data_leads_to_it_too_and_a_file_that_is_no_list_is_said(
    context: Context, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_csv(tmp_path / "pedidos.csv", [("Prenda", "Cantidad"), ("camisa", 3), ("remera", 4)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, **_more: (str(other), ""))
    window = open_window(context, qtbot)
    said: list[str] = []
    context.messages.said.connect(lambda _kind, text, *_more: said.append(text))
    window.go("data")
    settle(qtbot)
    (button,) = [
        one
        for one in window.page.findChildren(QPushButton)
        if one.text() == "Traer una lista del IPS o del Ministerio…"
    ]
    button.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "por ejemplo: RUC, DV, Razón social, Cantidad de trabajadores" in said[0]
