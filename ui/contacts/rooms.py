"""The page of the hours, until it has moved in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _hours(window: MainWindow) -> QWidget:
    from ui.contacts.hours_page import HoursPage

    return HoursPage(window.context)


ROOMS: dict[str, Room] = {
    "hours": Room("evaluation", _hours, lambda _window, page, one: page.show_period(one.period)),
}
