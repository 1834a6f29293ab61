"""An office with its workshops, in a window."""

import pytest
from pytestqt.qtbot import QtBot

from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.windows import open_window
from ui.context import Context
from ui.main_window import MainWindow


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)
