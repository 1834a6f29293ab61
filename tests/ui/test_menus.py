"""The menus of the window: whole on a small screen, with nothing in them that cannot be reached."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.i18n import use_language
from tests.ui.walk import Look
from ui.context import Context
from ui.main_window import MainWindow


@pytest.fixture(params=["es", "en"])
def window(request: pytest.FixtureRequest, context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    use_language(request.param)
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.resize(Look("150").room)
    made.show()
    yield made
    use_language("es")


def menus_under(actions: list[QAction]) -> Iterator[QMenu]:
    for action in actions:
        if isinstance(menu := action.menu(), QMenu):
            yield menu
            yield from menus_under(menu.actions())


def test_every_menu_is_whole_under_its_title_at_150_per_cent(window: MainWindow) -> None:
    bar = window.actions_.menu_bar
    room = Look("150").room.height() - bar.geometry().bottom()
    for menu in menus_under(bar.actions()):
        menu.ensurePolished()
        assert menu.sizeHint().height() <= room, menu.title()


def test_no_menu_has_two_rows_of_one_letter(window: MainWindow) -> None:
    for menu in menus_under(window.actions_.menu_bar.actions()):
        letters = [
            text[text.index("&") + 1].casefold() for one in menu.actions() if "&" in (text := one.text())
        ]
        assert len(letters) == len(set(letters)), menu.title()
