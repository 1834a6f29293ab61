"""A window on an office with an anchor's order."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.storage.store import Store
from tests.capability.offices import OrderOffice, fill_order_office
from tests.ui.windows import open_window, settle
from ui.capability.able_tab import AbleTab
from ui.context import Context
from ui.main_window import MainWindow


@pytest.fixture
def office(store: Store) -> OrderOffice:
    """Counted back from today, as the window does."""
    return fill_order_office(store, date.today())


@pytest.fixture
def window(context: Context, office: OrderOffice, qtbot: QtBot) -> MainWindow:
    """On the order's page, where who can take it stands first."""
    made = open_window(context, qtbot)
    made.go("order", office.order)
    settle(qtbot)
    return made


@pytest.fixture
def tab(window: MainWindow) -> AbleTab:
    found = window.findChild(AbleTab)
    assert found is not None
    return found
