"""By keyboard, one answer after the other: the keys stay on the line whose list is made again."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.allocation.operations import plan_shares
from app.allocation.queries import list_shares
from app.storage.store import Store
from app.valuechain.operations import add_contact
from tests.allocation.offices import SharedOffice, fill_shared_office
from tests.ui.diagnosis.support import press
from tests.ui.offices import while_asked
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.forms.window import FormWindow
from ui.main_window import MainWindow
from ui.valuechain.order_page import OrderPage
from ui.widgets.row_button import RowButton


@pytest.fixture
def office(store: Store) -> SharedOffice:
    return fill_shared_office(store)


def title_at_keys(window: MainWindow) -> str:
    at = window.focusWidget()
    assert isinstance(at, RowButton), at
    return at.title


def test_what_each_workshop_says_is_noted_line_by_line_without_the_mouse(
    context: Context, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    """After each answer the keys stood on the rail."""
    plan_shares(store, order_id=office.order, quantities=dict.fromkeys(office.workshops.values(), 100))
    window = open_window(context, qtbot)
    window.go("order", office.order, part="share")
    settle(qtbot)
    page = window.page
    assert isinstance(page, OrderPage)
    lines = page.tabs.tab("share").lines
    first, second, third = (line.row.title for line in list(lines.values())[:3])
    next(iter(lines.values())).row.setFocus()
    for name in (first, second):
        assert title_at_keys(window) == name
        press(qtbot, Qt.Key.Key_Tab)
        press(qtbot, Qt.Key.Key_Return)  # «Ya avisé»
        settle(qtbot)
        assert title_at_keys(window) == name
        press(qtbot, Qt.Key.Key_Tab)
        press(qtbot, Qt.Key.Key_Return)  # «Aceptó»
        settle(qtbot)
        assert title_at_keys(window) == name
        press(qtbot, Qt.Key.Key_Down)
    said = {one.workshop: one.status for one in list_shares(store, order_id=office.order)}
    assert (said[first], said[second], said[third]) == ("accepted", "accepted", "planned")
    window.undo()
    settle(qtbot)
    assert title_at_keys(window) == third


def test_after_a_small_window_the_keys_are_on_the_line_that_it_was_about(
    context: Context, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    anchor = store.value("SELECT anchor_id FROM anchor_order WHERE id = ?", (office.order,))
    for name in ("Ana Rojas", "Beto Díaz"):
        add_contact(store, anchor_id=anchor, name=name)
    window = open_window(context, qtbot)
    window.go("anchor", anchor)
    settle(qtbot)
    row = next(one for one in window.page.findChildren(RowButton) if one.title == "Beto Díaz")
    row.setFocus()

    def rename(dialog: object) -> None:
        assert isinstance(dialog, FormWindow)
        dialog.form["phone"].setText("0981 111 222")
        dialog.form.fields["phone"].flush()
        dialog.main.click()

    while_asked(rename)
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot)
    assert title_at_keys(window) == "Beto Díaz"
