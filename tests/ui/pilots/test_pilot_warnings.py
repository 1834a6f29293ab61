"""Lists of a pilot stand still, keys go on where one works, and what would spoil it is said in time."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.pilots.operations import (
    add_pilot,
    change_pilot,
    note_follow,
)
from app.pilots.queries import list_candidates, read_pilot, read_whole_pilot
from app.registry.operations import set_people
from app.storage.store import Store
from tests.ui.pilots.support import make_pilot, plan_pilot, show
from tests.ui.windows import settle
from ui.main_window import MainWindow

Key = Qt.Key


def test_no_list_moves_and_no_choice_is_cut_while_one_chooses(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    """A reason that was pressed stood cut in its field, and the buttons went to another line under the pointer."""
    pilot = add_pilot(store, name="Otro", courses="CUR-03")
    window.resize(1366, 745)
    tab = show(window, pilot, "entry").tabs.tab("entry")
    qtbot.waitUntil(lambda: tab.out.isVisible())
    settle(qtbot)
    table = tab.listing.table
    top = table.mapTo(window, table.rect().topLeft()).y()
    (box,) = tab.listing.choices
    tab._narrow("falta preguntarle")
    settle(qtbot)
    assert box.currentText() == "falta preguntarle"
    assert box.fontMetrics().horizontalAdvance(box.currentText()) < box.width() - 2 * box.height() // 3
    table.selectAll()
    settle(qtbot)
    assert "(" in tab.consent.text()
    assert table.mapTo(window, table.rect().topLeft()).y() == top


def test_once_the_plan_is_fixed_the_keys_go_on_to_the_rehearsal(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    """They stood on «dueñas mujeres», where a space would have changed the plan that had just been fixed."""
    pilot = plan_pilot(store)
    change_pilot(store, pilot_id=pilot, follow_ups=3)
    page = show(window, pilot, "plan")
    tab = page.tabs.tab("plan")
    settle(qtbot)
    tab.fix.setFocus()
    assert tab.fix.hasFocus()
    qtbot.keyClick(tab.fix, Key.Key_Space)
    settle(qtbot)
    assert not tab.fix.isVisible()
    assert tab.onward.hasFocus()
    assert tab.onward.text() == "Ir a «Ensayo»"
    qtbot.keyClick(tab.onward, Key.Key_Space)
    settle(qtbot)
    assert page.tabs.code == "rehearsal"


def test_who_left_is_seen_in_the_list_of_a_usual_screen(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    pilot = make_pilot(store, drawn=True)
    one = read_whole_pilot(store, pilot).entrants[0]
    note_follow(
        store, pilot_id=pilot, workshop_id=one.workshop_id, took="part", took_on="2026-11-19",
        left_on="2026-11-20", left_why="refused",
    )  # fmt: skip
    window.resize(1366, 745)
    tab = show(window, pilot, "after").tabs.tab("after")
    qtbot.waitUntil(lambda: tab.listing is not None and tab.listing.model.total > 0)
    settle(qtbot)
    table, model = tab.listing.table, tab.listing.table.model()
    seen = [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if not table.isColumnHidden(column)
    ]
    assert any("se fue: no quiso seguir · 20/11/2026" in text for text in seen)


def test_who_is_in_another_pilot_is_said_before_she_is_asked(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    make_pilot(store, drawn=True)
    pilot = add_pilot(store, name="Otro", courses="CUR-05")
    tab = show(window, pilot, "entry").tabs.tab("entry")
    qtbot.waitUntil(lambda: bool(tab.elsewhere.text()))
    assert (
        "ya están en otro piloto (piloto 1, «Costos que se pueden medir, segunda vuelta»)"
        in tab.elsewhere.text()
    )
    shared = int(tab.elsewhere.text().split()[0])
    tab.which.click()
    settle(qtbot)
    assert tab.listing.model.rowCount() == shared


def test_rows_of_one_are_said_where_the_rows_are_chosen(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    pilot = add_pilot(store, name="Otro", strata="cluster size")
    found = [one.workshop_id for one in list_candidates(store, read_pilot(store, pilot))]
    set_people(store, workshop_id=found[0], people=[("woman", 2, None, None, None)])
    tab = show(window, pilot, "groups").tabs.tab("groups")
    qtbot.waitUntil(lambda: tab.rows.lone.isVisible())
    assert "no hay con quién compararlo" in tab.rows.lone.text()
    change_pilot(store, pilot_id=pilot, strata="cluster")
    qtbot.waitUntil(lambda: not tab.rows.lone.isVisible())
