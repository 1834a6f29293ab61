"""Ensayo says what the plan could show, or what is missing of it, and draws its own list when asked."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.apart import reckon_here
from app.pilots.operations import add_pilot, change_pilot
from app.registry.operations import add_cluster, add_workshop, set_people
from app.rehearsal.simulating import rehearse
from app.rehearsal.smallest import foresee
from app.rehearsal.words import say_smallest
from app.storage.store import Store
from tests.ui.pilots.support import plan_pilot
from tests.ui.windows import open_window
from ui.context import Context
from ui.main_window import MainWindow
from ui.pilots.pilot_page import PilotPage
from ui.rehearsal.rehearsal_tab import RehearsalTab

COUNT = 24


@pytest.fixture
def window(context: Context, store: Store, qtbot: QtBot) -> MainWindow:
    """On an office of twenty-four workshops."""
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    for number in range(COUNT):
        one = add_workshop(store, name=f"Taller {number}", cluster_id=cluster)
        set_people(store, workshop_id=one, people=[("woman", 3, None, None, None)])
    store.undo_stack.clear()
    return open_window(context, qtbot)


def tab_of(window: MainWindow, pilot: int) -> RehearsalTab:
    window.go("pilot", pilot, part="rehearsal")
    page = window.page
    assert isinstance(page, PilotPage)
    tab = page.tabs.tab("rehearsal")
    assert isinstance(tab, RehearsalTab)
    return tab


def test_it_says_what_is_missing_of_the_plan(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    tab = tab_of(window, add_pilot(store, name="Nuevo"))
    qtbot.waitUntil(lambda: "Falta qué se mira" in tab.smallest.text())
    assert not tab.rehearsal_card.isVisible()


def test_it_leads_to_the_step_that_is_missing(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    pilot = add_pilot(store, name="Nuevo")
    tab = tab_of(window, pilot)
    qtbot.waitUntil(tab.to_step.isVisible)
    assert tab.to_step.text() == "Ir a «Plan»"
    page = window.page
    assert isinstance(page, PilotPage)
    assert tab.to_step.hasFocus(), "Enter leads there, though it is known only after a reading"
    qtbot.keyClick(tab.to_step, Qt.Key.Key_Space)
    assert page.part == "plan"
    change_pilot(store, pilot_id=pilot, comparison="staggered")
    page.go_to("rehearsal")
    qtbot.waitUntil(lambda: tab.to_step.text() == "Ir a «Grupos»")


def test_a_plan_in_which_nothing_can_be_seen_leads_to_where_it_is_mended(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    pilot = plan_pilot(store)
    change_pilot(store, pilot_id=pilot, take_up=0.0)
    tab = tab_of(window, pilot)
    qtbot.waitUntil(lambda: "Si nadie lo recibe" in tab.smallest.text())
    assert tab.to_step.text() == "Ir a «Plan»"


def test_it_says_what_would_be_seen_and_rehearses_when_asked(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    asked: list[Callable[..., Any]] = []

    def reckon(work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        asked.append(work)
        return reckon_here(work, *arguments, **named)

    window.context.jobs.reckon = reckon
    pilot = plan_pilot(store)
    tab = tab_of(window, pilot)
    qtbot.waitUntil(lambda: "solo se vería una diferencia entre los grupos mayor que" in tab.smallest.text())
    assert "desvíos" in tab.smallest.text(), "nothing was measured yet"
    assert "se dice en desvíos" in tab.supposed.text()
    assert "si lo reciben 85 de cada 100" in tab.diluted.text()
    assert asked == [foresee]
    assert not tab.picture.isVisible()
    tab.start.click()
    qtbot.waitUntil(lambda: tab.picture.isVisible(), timeout=60_000)
    assert asked == [foresee, rehearse]
    assert tab.power.text().startswith("Con dos mediciones, una diferencia de")
    assert tab.other.text().startswith("Con una sola medición")
    assert "1.000 sorteos · lo recibe 85 % · se va 10 %" in tab.honest.text().replace("\u00a0", " ")
    tab.picture.grab()
    assert tab.found is not None
    assert tab._rehearsed is not None
    counted = tab.found.counted(tab._rehearsed.expected)
    assert tab.smallest.text() == say_smallest(counted, tab._rehearsed), "what the curve shows"
    assert "ensayado con esta misma lista" in tab.often.text()
    change_pilot(store, pilot_id=pilot, follow_ups=1)
    qtbot.waitUntil(lambda: not tab.picture.isVisible())
    assert tab.start.text() == "Ensayar 1.000 veces", "what was rehearsed is another plan"
