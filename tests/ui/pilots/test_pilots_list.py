"""The list of pilots says what was reckoned of each, and of what was not that it was not."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.pilots.operations import add_pilot, change_pilot
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.pilots.support import make_pilot
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.main_window import MainWindow
from ui.pilots.pilots_page import PilotsPage


@pytest.fixture
def window(context: Context, store: Store, qtbot: QtBot) -> MainWindow:
    fill_office(store)
    return open_window(context, qtbot)


def results(page: PilotsPage) -> dict[str, str]:
    """What the table shows of each, by its name."""
    model = page.pilots.model
    (column,) = [
        place for place in range(model.columnCount())
        if model.headerData(place, Qt.Orientation.Horizontal) == "Resultado"
    ]  # fmt: skip
    return {
        model.line(row).whole.pilot.name: str(model.data(model.index(row, column)) or "")
        for row in range(model.rowCount())
    }


def test_a_result_is_reckoned_when_it_is_asked_for(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    pilot = make_pilot(store, drawn=True)
    change_pilot(store, pilot_id=pilot, name="Costos", cost_per_workshop=1_450_000)
    add_pilot(store, name="Nuevo")
    window.go("pilots")
    settle(qtbot)
    page = window.page
    assert isinstance(page, PilotsPage)
    qtbot.waitUntil(lambda: page.pilots.model.rowCount() == 2)
    assert results(page) == {"Nuevo": "", "Costos": "sin calcular"}
    page.reckon.click()
    qtbot.waitUntil(lambda: "no se puede decir" in results(page).get("Costos", ""), timeout=30_000)
    assert page.reckon.text() == "Calcular los resultados"
    change_pilot(store, pilot_id=pilot, note="otra cosa")
    qtbot.waitUntil(lambda: results(page).get("Costos") == "sin calcular")
