"""By keyboard alone: Tab goes round every page and reaches everything that can be pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import start_visit
from app.registry.operations import record_consent
from app.registry.records import CONSENT_PURPOSES
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.places import place_of_page
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.main_window import MainWindow
from ui.page import page_kinds

STOPS = 300


def go_round(qtbot: QtBot, window: MainWindow) -> set[QWidget]:
    """Press Tab until it is back where it began; everything it stopped at."""
    found: set[QWidget] = set()
    while (at := QApplication.focusWidget()) is not None and at not in found:
        found.add(at)
        assert len(found) < STOPS
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    return found


def is_stop(part: QWidget) -> bool:
    """A button or field one must be able to get to; of a group of choices Tab takes one."""
    if not (part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus):
        return False
    if isinstance(part, QPushButton):
        return not part.isCheckable()
    return isinstance(part, (QLineEdit, QPlainTextEdit))


@pytest.mark.parametrize("page", [one.name for one in page_kinds()])
def test_tab_reaches_everything_on_the_page(context: Context, store: Store, qtbot: QtBot, page: str) -> None:
    workshop = fill_office(store)[0]
    for purpose in CONSENT_PURPOSES:
        record_consent(
            store,
            workshop_id=workshop,
            purpose=purpose,
            granted=True,
            decided_on="2026-03-01",
            text_version="1",
        )
    start_visit(
        store,
        workshop_id=workshop,
        instrument=load_instrument("confeccion-2026"),
        visited_on="2026-03-15",
    )
    window = open_window(context, qtbot)
    window.show_place(place_of_page(page, store))
    settle(qtbot)
    reached = go_round(qtbot, window)
    stops = [part for part in window.page.findChildren(QWidget) if is_stop(part)]
    assert [part for part in stops if part not in reached] == []
