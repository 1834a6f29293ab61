"""Cambios: the list, what its filters leave, and taking a change back from there."""

import csv
from collections.abc import Callable
from concurrent.futures import Executor, Future
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.history.records import ChangeLine
from app.i18n import format_number
from app.incoming.operations import import_file
from app.registry.operations import add_person, add_workshop, change_workshop
from app.registry.queries import list_workshop_lines, read_workshop
from app.storage.store import Store
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.history.asking import HistoryOf
from ui.history.changes_page import ChangesPage
from ui.history.changes_table import SECOND, WHAT
from ui.history.history_window import HistoryWindow
from ui.jobs import ImmediateExecutor
from ui.main_window import MainWindow
from ui.theme import load_theme

LIST = Path(__file__).parents[2] / "incoming" / "files" / "socios_yaguaron_2022.xlsx"


def changes(window: MainWindow, qtbot: QtBot) -> ChangesPage:
    """The page, reached with its keys."""
    qtbot.keyClick(
        window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qtbot)
    assert isinstance(window.page, ChangesPage)
    return window.page


def lines(page: ChangesPage) -> list[ChangeLine]:
    model = page.table.changes
    found = [model.line(row) for row in range(model.rowCount())]
    return [one for one in found if isinstance(one, ChangeLine)]


def told(page: ChangesPage) -> list[tuple[str, ...]]:
    return [(one.author.who, one.workshop, one.what, one.before, one.after) for one in lines(page)]


def texts(part: QWidget) -> str:
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisible())


def point_at(page: ChangesPage, what: str, qtbot: QtBot) -> ChangeLine:
    """Walk down the list with the arrow key to the first change of this name."""
    page.table.setFocus()
    page.table.point_at_first()
    for _step in range(len(lines(page))):
        if page.chosen is not None and page.chosen.what == what:
            settle(qtbot)
            return page.chosen
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    raise AssertionError(what)


def test_the_newest_change_comes_first_and_is_told_in_full(window: MainWindow, qtbot: QtBot) -> None:
    page = changes(window, qtbot)
    assert told(page)[:3] == [
        ("Derlis", "Jeans Aguape", "Teléfono del taller", "0971 445 218", "0981 445 218"),
        ("Liz Ayala", "Jeans Aguape", "Teléfono del taller", "sin dato", "0971 445 218"),
        ("Liz Ayala", "Jeans Aguape", "Agregar un taller", "", "3 valores"),
    ]
    assert page.about.text().startswith("7 cambios desde el 01/")
    shown = texts(page.panel)
    assert "Derlis · esta computadora" in shown
    assert "0971 445 218 → 0981 445 218" in shown
    assert "Se puede deshacer 1 valor." in shown


def test_arrows_pass_over_the_days_and_the_panel_follows(window: MainWindow, qtbot: QtBot) -> None:
    page = changes(window, qtbot)
    page.table.setFocus()
    page.table.point_at_first()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    settle(qtbot)
    assert "sin dato → 0971 445 218" in texts(page.panel)
    assert "No se puede deshacer." in texts(page.panel)
    assert "Derlis lo cambió después (teléfono del taller, " in texts(page.panel)
    assert not page.panel.undo.isEnabled()


def test_a_change_of_the_middle_is_taken_back_with_the_button_and_comes_again_with_ctrl_z(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    change_workshop(store, workshop_id=workshop, zone="rural")
    add_person(store, workshop_id=workshop, given_names="Benita")
    page = changes(window, qtbot)
    point_at(page, "Zona del taller", qtbot)
    page.panel.undo.setFocus()
    qtbot.keyClick(page.panel.undo, Qt.Key.Key_Space)
    settle(qtbot)
    assert read_workshop(store, workshop).zone is None
    assert "Se deshizo 1 valor" in texts(window.message_bar)
    newest = told(page)[0]
    assert newest[2:] == ("Zona del taller", "rural", "sin dato")
    assert lines(page)[0].author.why == "deshacer: zona del taller"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    assert read_workshop(store, workshop).zone == "rural"


def test_a_value_of_before_is_written_again_from_the_panel(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    page = changes(window, qtbot)
    back = next(
        one for one in page.panel.findChildren(QPushButton) if one.text() == "volver a «0971 445 218»"
    )
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert read_workshop(store, workshop).phone_given == "0971 445 218"
    assert told(page)[0][2:] == ("Teléfono del taller", "0981 445 218", "0971 445 218")


def test_filters_leave_what_was_asked_for(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    add_workshop(store, name="Modas Sonia")
    page = changes(window, qtbot)
    whole = len(lines(page))
    page.who.setFocus()
    qtbot.keyClicks(page.who, "Derlis")
    page.who.activated.emit(page.who.currentIndex())
    settle(qtbot)
    assert {one.author.who for one in lines(page)} == {"Derlis"}
    page.clear_filters()
    qtbot.keyClicks(page.text, "0971")
    qtbot.waitUntil(lambda: len(lines(page)) == 2)
    page.text.clear()
    qtbot.keyClicks(page.text, "agwape")
    qtbot.waitUntil(lambda: page.taken_for.isVisible())
    assert "lo parecido: aguape" in page.taken_for.text()
    assert any("Aguape" in one.workshop for one in lines(page))
    page.text.clear()
    qtbot.keyClicks(page.text, "zzz")
    qtbot.waitUntil(lambda: page.body.currentWidget() is page.nothing)
    assert not page.taken_for.isVisible()
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(lines(page)) == whole)
    window.go("changes", workshop)
    settle(qtbot)
    assert page.workshop.text() == "Taller: Jeans Aguape  ×"
    assert {one.workshop for one in lines(page)} == {"Jeans Aguape"}


def test_the_line_of_a_field_offers_all_its_history(window: MainWindow, qtbot: QtBot) -> None:
    page = changes(window, qtbot)
    point_at(page, "Teléfono del taller", qtbot)
    table = page.table
    index = table.model().index(table.currentIndex().row(), WHAT)
    assert index.data(SECOND) == "toda su historia"
    below = table.model().index(index.row() + 1, WHAT)
    assert below.data(SECOND) == "", "only where one stands"
    opened: list[HistoryOf] = []

    def note() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, HistoryWindow)
        settle(qtbot)
        opened.append(asked.about)
        assert [one.value.after for one in asked.model.lines] == ["0981 445 218", "0971 445 218"]
        asked.reject()

    box = table.visualRect(index)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(8, 4))
    assert QApplication.activeModalWidget() is None, "above is the line itself"
    QTimer.singleShot(50, note)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.bottomLeft() + QPoint(8, -6))
    assert [one.title for one in opened] == ["Teléfono del taller · Jeans Aguape"]


def test_the_file_of_an_import_is_said_and_found(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    import_file(store, path=LIST)
    page = changes(window, qtbot)
    assert lines(page)[0].what == "Importar «socios_yaguaron_2022.xlsx»"
    qtbot.keyClicks(page.text, "socios_yag")
    qtbot.waitUntil(lambda: len(lines(page)) == 1)


class HeldExecutor(Executor):
    """Keeps the work until it is told to begin."""

    def __init__(self) -> None:
        self.held: list[Callable[[], object]] = []

    def submit(self, fn: Callable[..., Any], /, *given: Any, **named: Any) -> Future:
        self.held.append(partial(fn, *given, **named))
        return Future()


def test_a_reading_that_takes_long_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    page = changes(window, qtbot)
    before = told(page)
    held = HeldExecutor()
    page.context.jobs.executor = held
    page.who.show_value(page.context.store.user)
    page.who.saved.emit(page.context.store.user)
    assert not page.stop.isVisible(), "who waits a moment is not asked"
    qtbot.waitUntil(page.stop.isVisible)
    assert page.about.text() == "Leyendo el historial…"
    qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    (work,) = held.held
    work()
    settle(qtbot)
    assert not page.stop.isVisible()
    assert page.about.text().startswith("Se dejó de leer")
    assert told(page) == before
    page.context.jobs.executor = ImmediateExecutor()
    page.clear_filters()
    settle(qtbot)
    assert page.about.text().startswith("7 cambios")


def test_the_head_says_how_many_the_filters_leave(
    context: Context, store: Store, workshop: int, qtbot: QtBot
) -> None:
    page = changes(open_window(context, qtbot), qtbot)
    first = date.today().replace(day=1)
    assert page.about.text() == f"7 cambios desde el {first:%d/%m/%Y}"
    qtbot.keyClicks(page.text, "0971")
    qtbot.waitUntil(lambda: page.about.text() == "2 cambios con estos filtros")
    page.since.setFocus()
    qtbot.keyClicks(page.since, "Hoy")
    page.since.activated.emit(page.since.currentIndex())
    settle(qtbot)
    assert page.about.text() == f"2 de 7 cambios desde el {date.today():%d/%m/%Y}"
    for number in range(130):
        change_workshop(store, workshop_id=workshop, place=f"Compañía {number}")
    page.text.clear()
    qtbot.keyClicks(page.text, "Comp")
    qtbot.waitUntil(lambda: page.about.text().startswith("más de 100 de 137 cambios desde el"))


def test_of_an_old_import_the_workshop_that_was_renamed_stays_with_all_that_it_has(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    before = {one.id for one in list_workshop_lines(store)}
    import_file(store, path=LIST)
    brought = [one for one in list_workshop_lines(store) if one.id not in before]
    renamed = next(
        one.id for one in brought if (found := read_workshop(store, one.id)).owners and found.machines
    )
    whole = read_workshop(store, renamed)
    change_workshop(store, workshop_id=renamed, name="Otro nombre")
    page = changes(window, qtbot)
    point_at(page, "Importar «socios_yaguaron_2022.xlsx»", qtbot)
    shown = texts(page.panel)
    assert "Queda con su taller, que no se quita\nOtro nombre" in shown
    assert page.chosen is not None
    total = format_number(page.chosen.values)
    assert page.chosen.after == f"{total} valores"
    assert f"{total} valores: {len(brought)} talleres." in shown
    assert f" de {total} valores; hay trabajo encima de los demás." in shown
    page.panel.undo.setFocus()
    qtbot.keyClick(page.panel.undo, Qt.Key.Key_Space)
    settle(qtbot)
    assert {one.id for one in list_workshop_lines(store)} == before | {renamed}
    assert read_workshop(store, renamed) == whole._replace(name="Otro nombre")
    qtbot.waitUntil(window.isActiveWindow)  # the one that told how far it was is gone
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    assert len(list_workshop_lines(store)) == len(before) + len(brought)


def test_the_rest_of_a_long_history_comes_as_one_goes_down(
    context: Context, workshop: int, qtbot: QtBot
) -> None:
    for number in range(130):
        change_workshop(context.store, workshop_id=workshop, place=f"Compañía {number}")
    page = changes(open_window(context, qtbot), qtbot)
    assert len(lines(page)) == 100
    qtbot.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    assert len(lines(page)) == 137
    assert lines(page)[-1].author.why == "crear la oficina"


def test_the_list_is_exported_value_by_value(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "cambios.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_more: (str(target), ""))
    page = changes(window, qtbot)
    qtbot.keyClicks(page.text, "0971")
    qtbot.waitUntil(lambda: len(lines(page)) == 2)
    menu = page.export.menu()
    menu.actions()[1].trigger()
    qtbot.waitUntil(target.exists)
    settle(qtbot)
    text = target.read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";" if ";" in text else ","))
    assert rows[0][-3:] == ["Dato", "Antes", "Después"]
    assert [row[-2:] for row in rows[1:]] == [
        ["0971 445 218", "0981 445 218"],
        ["sin dato", "0971 445 218"],
    ]


def test_who_may_only_read_sees_everything_and_takes_nothing_back(
    context: Context, workshop: int, qtbot: QtBot
) -> None:
    context.store.read_only = True
    page = changes(open_window(context, qtbot), qtbot)
    assert told(page)[0][0] == "Derlis"
    assert not page.panel.undo.isEnabled()
    assert not [one for one in page.panel.findChildren(QPushButton) if one.text().startswith("volver a")]


def test_in_little_room_the_search_has_its_own_line_and_the_list_more_than_the_panel(
    context: Context, workshop: int, qtbot: QtBot
) -> None:
    context.theme = load_theme("light", 1.5)
    page = changes(open_window(context, qtbot), qtbot)
    assert page.text.width() > page.who.width() + page.since.width()
    assert page.body.width() > page.panel.width() * 1.5
