"""By keyboard alone: Tab reaches every part of every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import start_visit
from app.registry.operations import record_consent
from app.registry.records import CONSENT_PURPOSES
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.rooms import ROOMS


def reached_by_tab(start: QWidget) -> set[QWidget]:
    """What Tab comes by from here, until it is here again."""
    found, at = set(), start.nextInFocusChain()
    while at is not None and at not in found:
        found.add(at)
        at = at.nextInFocusChain()
    return found


@pytest.mark.parametrize("page", ROOMS)
def test_tab_reaches_everything_on_the_page(
    context: Context, store: Store, qtbot: QtBot, page: str
) -> None:
    workshop = fill_office(store)[0]
    for purpose in CONSENT_PURPOSES:
        record_consent(
            store, workshop_id=workshop, purpose=purpose, granted=True,
            decided_on="2026-03-01", text_version="1",
        )  # fmt: skip
    visit = start_visit(
        store, workshop_id=workshop, instrument=load_instrument("confeccion-2026"),
        visited_on="2026-03-15",
    )  # fmt: skip
    subjects = {"workshop": workshop, "consent": workshop}
    subjects |= dict.fromkeys(("visit", "result", "programme"), visit)
    window = open_window(context, qtbot)
    window.go(page, subjects.get(page))
    settle(qtbot)
    reached = reached_by_tab(window)
    lost = [
        part
        for part in window.page.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.window() is window
        and part.isVisible()
        and part not in reached
    ]
    assert lost == []
