"""What the tests of the programme ask again and again."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.improvement.queries import read_programme
from app.improvement.records import Programme
from app.storage.store import Store
from tests.ui.diagnosis.support import press
from ui.improvement.programme_page import ProgrammePage


def programme(page: ProgrammePage, store: Store) -> Programme:
    assert page.session is not None
    found = read_programme(store, page.session.visit.id)
    assert found is not None
    return found


def add_some(qtbot: QtBot, page: ProgrammePage, count: int) -> None:
    """The first recommendations, each with Enter."""
    for place in range(count):
        page.recommendations.list.setFocus()
        page.recommendations.list.point_at(place)
        press(qtbot, Qt.Key.Key_Return)


def titles(page: ProgrammePage, store: Store) -> list[str]:
    return [action.title for action in programme(page, store).open_actions]
