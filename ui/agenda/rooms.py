"""The pages of this room, as `ui.rooms` shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _calendar(window: MainWindow) -> QWidget:
    from ui.agenda.calendar_page import CalendarPage

    page = CalendarPage(window.context)
    page.place_wanted.connect(window.go)
    return page


def _upkeep(window: MainWindow) -> QWidget:
    from ui.agenda.upkeep_page import UpkeepPage

    page = UpkeepPage(window.context)
    page.place_wanted.connect(window.go)
    return page


ROOMS: dict[str, Room] = {
    "calendar": Room("home", _calendar),
    "upkeep": Room("data", _upkeep, lambda _window, page, one: page.show_kind(one.part)),
}
