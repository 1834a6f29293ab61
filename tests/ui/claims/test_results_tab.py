"""Resultado reads what was measured, reckons it where jobs are, may be stopped, and says each outcome with its state."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.claims.forest import reach_of
from app.claims.reckoning import reckon_pilot
from app.pilots.operations import add_pilot
from app.storage.store import Store
from tests.claims.made_studies import PRACTICES, SALES, make_study
from tests.claims.test_without_lot import undrawn, went_before
from tests.ui.offices import fill_office
from tests.ui.pilots.support import make_pilot
from tests.ui.windows import open_window, printed_after, settle
from ui.claims.results_tab import ResultsTab
from ui.context import Context
from ui.main_window import MainWindow
from ui.pilots.pilot_page import PilotPage
from ui.widgets.light import Light


@pytest.fixture
def window(context: Context, store: Store, qtbot: QtBot) -> MainWindow:
    fill_office(store)
    return open_window(context, qtbot)


def tab_of(window: MainWindow, pilot: int) -> ResultsTab:
    window.go("pilot", pilot, part="claims")
    page = window.page
    assert isinstance(page, PilotPage)
    tab = page.tabs.tab("claims")
    assert isinstance(tab, ResultsTab)
    return tab


def words(part: QWidget) -> str:
    lights = [one.accessibleName() for one in part.findChildren(Light)]
    return "\n".join([one.text() for one in part.findChildren(QLabel)] + lights).replace("\u00a0", " ")


class HeldExecutor(Executor):
    """Begins nothing until the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], object]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()


def test_a_pilot_that_did_not_begin_says_so(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    tab = tab_of(window, add_pilot(store, name="Nuevo"))
    qtbot.waitUntil(lambda: bool(tab.state.text()))
    assert not tab.again.isVisible()
    assert tab.report is None
    assert tab.to_step.text() == "Ir a «Quién entra»"
    tab.to_step.click()
    assert window.page.part == "entry"


def test_before_anything_is_measured_nothing_is_claimed(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    tab = tab_of(window, make_pilot(store, drawn=True))
    qtbot.waitUntil(lambda: tab.report is not None, timeout=30_000)
    assert "no se puede decir" in words(tab)
    assert "todavía no se midió después de empezar" in words(tab)
    page = window.page
    assert isinstance(page, PilotPage)
    page._fill_print_menu()
    (sheet,) = [one for one in page.print_button.menu().actions() if one.text() == "Ficha del piloto"]
    printed = printed_after(qtbot, window, sheet.trigger)
    assert "Ficha del piloto" in printed
    assert "todavía no se midió después de empezar" in " ".join(printed.split())


def test_it_may_be_stopped_and_begun_again(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    pilot = make_pilot(store, drawn=True)
    tab = tab_of(window, pilot)
    qtbot.waitUntil(lambda: tab.report is not None, timeout=30_000)
    tab.report = None
    held = window.context.jobs.executor = HeldExecutor()
    tab.reckon()
    assert tab.stop.isVisible()
    tab.stop.click()
    assert tab.state.text() == "Se paró el cálculo."
    assert tab.again.isVisible()
    tab.again.click()
    for work in held.waiting:
        work()
    qtbot.waitUntil(lambda: tab.report is not None, timeout=30_000)
    assert not tab.stop.isVisible()


def test_each_outcome_is_said_with_its_state_and_on_its_line(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    tab = tab_of(window, make_pilot(store, drawn=True))
    qtbot.waitUntil(lambda: tab.report is not None, timeout=30_000)
    study = make_study(36, rounds=2, lost=(1, 3), effects={PRACTICES: 14.0, SALES: 0.0})
    report = reckon_pilot(study)
    tab.show_report(report, {})
    settle(qtbot)
    said = words(tab)
    assert "Los talleres que empezaron primero subieron" in said
    assert "no se ve diferencia" in said
    assert "no se distingue de cero" in said.splitlines()
    assert any(one.startswith("se ve") for one in said.splitlines())
    assert "El camino de los 36 talleres" in said
    assert "Parecidos al empezar" in said
    reach = reach_of(report.findings[0])
    assert reach is not None
    assert reach.low < reach.estimate < reach.high
    tab.grab()


def test_what_was_measured_several_times_is_shown_moment_by_moment(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    tab = tab_of(window, make_pilot(store, drawn=True))
    qtbot.waitUntil(lambda: tab.report is not None, timeout=30_000)
    assert "Cada medición" not in words(tab)
    study = went_before(undrawn("staggered"), 6.0)
    report = reckon_pilot(study)
    tab.show_report(report, {})
    settle(qtbot)
    said = words(tab)
    assert "3 mediciones antes" in said.splitlines()
    assert "medición 1" in said.splitlines()
    assert "los que lo recibieron subían 5,6 puntos por año respecto de los demás" in said
    assert "las rayas tendrían que estar alrededor del medio" in said
    tab.show_report(reckon_pilot(make_study(36, rounds=2)), {})
    assert "medición 2" in words(tab).splitlines()
    assert "antes" not in [one for one in words(tab).splitlines() if one.startswith("3 mediciones")]
    tab.grab()


def test_every_table_leaves_as_one_workbook(
    window: MainWindow, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = tab_of(window, make_pilot(store, drawn=True))
    assert tab.export_button is None, "nothing was reckoned yet"
    qtbot.waitUntil(lambda: tab.report is not None, timeout=30_000)
    qtbot.waitUntil(tab.export_button.isVisible)
    target = tmp_path / "resultado.xlsx"
    tab.export_to(target)
    qtbot.waitUntil(target.exists)
    sheet = load_workbook(target)["Lo que se puede decir"]
    assert "todavía no se midió después de empezar" in str(sheet["G2"].value)
