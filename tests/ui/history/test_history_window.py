"""The small window with the past of a field, of an answer and of a workshop: Ctrl+H, or the menu."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.diagnosis.operations import answer_item, finish_visit, start_visit
from app.diagnosis.records import AnswerKind
from app.registry.queries import read_workshop
from app.storage.store import Store
from tests.fixed_text import fixed_instrument
from tests.ui.diagnosis.support import give_consent
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.diagnosis.level_card import LevelCard
from ui.forms.form import Form
from ui.history.history_window import HistoryWindow
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def in_history(act: Callable[[], object], look: Callable[[HistoryWindow], object]) -> None:
    """Do what opens the small window, and look at it while it is open."""
    seen: list[bool] = []

    def when_open() -> None:
        shown = QApplication.activeModalWidget()
        try:
            assert isinstance(shown, HistoryWindow)
            QApplication.processEvents()
            QApplication.processEvents()
            look(shown)
            seen.append(True)
        finally:
            if shown is not None:
                shown.close()

    QTimer.singleShot(0, when_open)
    act()
    assert seen == [True]


def told(window: HistoryWindow) -> list[tuple[str, str, str]]:
    rows = [window.model.line(row) for row in range(window.model.rowCount())]
    return [(one.author.who, one.value.before, one.value.after) for one in rows]


def phone_field(window: MainWindow, workshop: int, qtbot: QtBot) -> tuple[Form, object]:
    window.go("workshop", workshop, part="record")
    settle(qtbot)
    form = next(one for one in window.page.findChildren(Form) if "phone" in one.fields)
    return form, form["phone"]


def begin_visit(store: Store, workshop: int) -> int:
    """A diagnostic that may be answered."""
    give_consent(store, workshop)
    return start_visit(store, workshop_id=workshop, instrument=fixed_instrument(), visited_on="2026-11-23")


def test_ctrl_h_in_a_field_tells_its_past_and_writes_a_value_of_before_again(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    _form, field = phone_field(window, workshop, qtbot)
    field.setFocus()

    def look(shown: HistoryWindow) -> None:
        assert shown.about.title == "Teléfono"
        assert told(shown) == [
            ("Derlis", "0971 445 218", "0981 445 218"),
            ("Liz Ayala", "sin dato", "0971 445 218"),
        ]
        shown.restore.setFocus()
        qtbot.keyClick(shown.restore, Qt.Key.Key_Space)
        settle(qtbot)
        assert told(shown)[0] == ("Liz Ayala", "0981 445 218", "0971 445 218")

    in_history(lambda: qtbot.keyClick(field, Qt.Key.Key_H, CTRL), look)
    assert read_workshop(store, workshop).phone_given == "0971 445 218"
    settle(qtbot)
    assert field.text() == "0971 445 218"


def test_the_menu_of_a_field_has_its_past_below_copy_and_paste(
    window: MainWindow, workshop: int, qtbot: QtBot
) -> None:
    _form, field = phone_field(window, workshop, qtbot)
    offered: list[list[str]] = []

    def when_open() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.append([one.text() for one in menu.actions()])
        menu.close()

    QTimer.singleShot(0, when_open)
    field.customContextMenuRequested.emit(QPoint(4, 4))
    assert offered[0][-1] == "Historia de este dato…\tCtrl+H"
    assert len(offered[0]) > 4


def test_a_file_that_is_only_read_offers_the_past_of_its_greyed_fields_too(
    context: Context, workshop: int, qtbot: QtBot
) -> None:
    context.store.read_only = True
    window = open_window(context, qtbot)
    _form, field = phone_field(window, workshop, qtbot)
    assert not field.isEnabled()
    offered: list[list[str]] = []

    def when_open() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.actions()[0].isEnabled()
        offered.append([one.text() for one in menu.actions()])
        menu.close()

    QTimer.singleShot(0, when_open)
    at = field.rect().center()
    there = field.mapToGlobal(at)
    QApplication.sendEvent(field, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, there))
    assert offered == [["Historia de este dato…\tCtrl+H"]]

    def look(shown: HistoryWindow) -> None:
        assert shown.about.title == "Teléfono"
        assert told(shown)[0] == ("Derlis", "0971 445 218", "0981 445 218")
        assert not shown.restore.isEnabled()

    QCursor.setPos(there)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    in_history(lambda: qtbot.keyClick(window, Qt.Key.Key_H, CTRL), look)


def test_a_file_that_is_only_read_can_be_read_down_to_its_last_field(
    context: Context, workshop: int, qtbot: QtBot
) -> None:
    context.store.read_only = True
    window = open_window(context, qtbot)
    window.go("workshop", workshop, part="record")
    settle(qtbot)
    record = window.page.tabs.tab("record")
    assert record.verticalScrollBar().maximum() > 0
    assert record.verticalScrollBar().isEnabled()


def test_ctrl_h_on_a_workshop_tells_all_that_belongs_to_it(
    window: MainWindow, workshop: int, qtbot: QtBot
) -> None:
    window.go("workshop", workshop)
    settle(qtbot)

    def look(shown: HistoryWindow) -> None:
        assert shown.about.title == "Jeans Aguape"
        assert told(shown)[0] == ("Derlis", "0971 445 218", "0981 445 218")
        assert shown.count.text() == f"{shown.model.rowCount()} cambios"

    in_history(lambda: qtbot.keyClick(window, Qt.Key.Key_H, CTRL), look)


def test_ctrl_h_on_an_answer_tells_what_was_answered_before(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    visit = begin_visit(store, workshop)
    window.go("visit", visit)
    settle(qtbot)
    view = window.page.view
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        view.go_to("GES-01")
        qtbot.keyClick(view, key)
    view.go_to("GES-01")
    levels = view.session.item.level_texts

    def look(shown: HistoryWindow) -> None:
        assert shown.about.title == view.session.item.short
        first, second = told(shown)[:2]
        assert first[1].startswith("1 · ")
        assert first[2].startswith("3 · ")
        assert second[1] == "sin responder"
        assert levels[3].replace("**", "")[:20] in first[2]

    in_history(lambda: qtbot.keyClick(view, Qt.Key.Key_H, CTRL), look)


def test_the_right_button_on_a_finished_answer_offers_its_past(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    visit = begin_visit(store, workshop)
    answer_item(store, visit_id=visit, item="GES-01", kind=AnswerKind.LEVEL, level=3)
    finish_visit(store, visit_id=visit, unfinished_reason="Se acabó el tiempo")
    window.go("visit", visit)
    settle(qtbot)
    view = window.page.view
    view.go_to("GES-01")
    card = next(one for one in view.findChildren(LevelCard) if one.level == 3)
    assert not card.isEnabled()
    offered: list[list[str]] = []

    def when_open() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.append([one.text() for one in menu.actions()])
        menu.close()

    QTimer.singleShot(0, when_open)
    at = card.rect().center()
    press = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, card.mapToGlobal(at))
    QApplication.sendEvent(card, press)
    assert offered == [["Historia de este dato…\tCtrl+H"]]


def test_without_a_workshop_ctrl_h_goes_to_all_changes(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_H, CTRL)
    settle(qtbot)
    assert window.place is not None
    assert window.place.page == "changes"


def test_the_list_of_workshops_offers_the_past_of_the_marked_one(
    window: MainWindow, workshop: int, qtbot: QtBot
) -> None:
    window.go("workshops")
    settle(qtbot)
    table = window.page.list.table
    table.setFocus()
    table.point_at(0)

    def look(shown: HistoryWindow) -> None:
        assert (shown.about.title, shown.about.row) == ("Jeans Aguape", ("workshop", workshop))

    in_history(lambda: qtbot.keyClick(table, Qt.Key.Key_H, CTRL), look)
    offered = [one.text() for one in table.make_menu().actions()]
    assert "Historia de este dato…\tCtrl+H" in offered


def test_the_result_of_a_diagnostic_has_the_past_of_all_its_answers(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    visit = start_visit(
        store,
        workshop_id=workshop,
        instrument=fixed_instrument(),
        visited_on="2026-11-23",
    )
    answer_item(store, visit_id=visit, item="GES-01", kind=AnswerKind.REFUSED)
    finish_visit(store, visit_id=visit, unfinished_reason="se fue la luz")
    window.go("result", visit)
    settle(qtbot)

    def look(shown: HistoryWindow) -> None:
        assert shown.about.title == "Diagnóstico 1, 23/11/2026"
        assert ("Liz Ayala", "sin responder", "no responde") in told(shown)
        assert ("Liz Ayala", "abierta", "terminada") in told(shown)

    in_history(lambda: qtbot.keyClick(window, Qt.Key.Key_H, CTRL), look)


def test_the_past_of_one_change_says_of_each_value_only_what_differs(
    window: MainWindow, workshop: int, qtbot: QtBot
) -> None:
    window.go("changes")
    settle(qtbot)
    window.page.table.setFocus()
    window.page.table.point_at_first()
    settle(qtbot)

    def look(shown: HistoryWindow) -> None:
        across = Qt.Orientation.Horizontal
        places = [one for one in range(shown.model.columnCount()) if not shown.table.isColumnHidden(one)]
        heads = [shown.model.headerData(one, across) for one in places]
        assert heads == ["De qué", "Dato", "Antes", "Después"]
        dato = heads.index("Dato")
        longest = max(shown.table.sizeHintForColumn(dato), 200)
        assert shown.table.columnWidth(places[dato]) >= longest, "the names are read whole"

    in_history(lambda: qtbot.keyClick(window, Qt.Key.Key_H, CTRL), look)
