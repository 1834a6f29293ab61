"""A page comes: the key that opened it, pressed once more, changes nothing in the file.

Enter on a line of a list opens it; who holds it a moment too long, or is not sure it went, presses
again. On an order's page that put steps into the programme of a workshop that was not even in sight.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from app.storage.records import Change
from app.storage.store import Store
from tests.ui.places import place_of_page
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.page import page_kinds
from ui.tabs import tabs_of

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Space)
MEANT = {
    "measuring": "the space bar is the stopwatch, and the page is there for nothing else",
    "programme": "Enter takes the recommendation that is marked, in sight, at the top",
    "comparison": "as on the result",
    "result": "the main button, in sight, opens the programme that the diagnostic ends with",
}


@pytest.fixture
def store(demo: Store) -> Store:
    return demo


def test_enter_once_more_changes_nothing(
    context: Context, demo: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for asking in (QDialog, QMenu):
        monkeypatch.setattr(asking, "exec", lambda *_more: 0)  # what asks first is no change
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_more: ("", ""))
    window = open_window(context, qtbot)
    changes: list[Change] = []
    demo.subscribe(changes.append)
    found = []
    for page in (one.name for one in page_kinds() if one.name not in MEANT):
        place = place_of_page(page, demo)
        for part in [one.code for one in tabs_of(page)] or [place.part]:
            window.go("home")
            window.show_place(place._replace(part=part))
            settle(qtbot)
            changes.clear()  # a visit that was left keeps its place
            at, here = window.focusWidget(), window.place
            for key in KEYS:
                if (window.focusWidget(), window.place) != (at, here):
                    break  # Enter went elsewhere: what comes there is looked at there
                qtbot.keyClick(at or window, key)
                for other in QApplication.topLevelWidgets():
                    if other is not window and other.isVisible():
                        other.close()  # a preview, a calendar: nothing was done yet
            settle(qtbot)
            if changes:
                found.append(f"{page} {part} {changes[0].label}: {at.accessibleName() if at else ''}")
    assert found == []
