"""The pages of this room, as `ui.rooms` shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _contact(window: MainWindow) -> QWidget:
    from ui.contacts.contact_page import ContactPage

    page = ContactPage(window.context)
    page.print_wanted.connect(window.print_document)
    page.place_wanted.connect(window.go)
    page.left.connect(lambda: window.leave("contact"))
    return page


def _hours(window: MainWindow) -> QWidget:
    from ui.contacts.hours_page import HoursPage

    return HoursPage(window.context)


ROOMS: dict[str, Room] = {
    "contact": Room("workshops", _contact, lambda _window, page, one: page.show_place(one)),
    "hours": Room("evaluation", _hours, lambda _window, page, one: page.show_period(one.period)),
}
