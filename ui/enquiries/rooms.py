"""The pages of this room, as `ui.rooms` shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _enquiries(window: MainWindow) -> QWidget:
    from ui.enquiries.enquiries_page import EnquiriesPage

    page = EnquiriesPage(window.context)
    page.place_wanted.connect(window.go)
    page.print_wanted.connect(window.print_document)
    return page


def _answers(window: MainWindow) -> QWidget:
    from ui.enquiries.answers_page import AnswersPage

    page = AnswersPage(window.context)
    page.print_wanted.connect(window.print_document)
    page.left.connect(lambda: window.leave("answers"))
    return page


ROOMS: dict[str, Room] = {
    "enquiries": Room("home", _enquiries, lambda _window, page, one: page.show_place(one)),
    "answers": Room("home", _answers),
}
