"""The pages of this room, as `ui.rooms` shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _trainings(window: MainWindow) -> QWidget:
    from ui.training.trainings_page import TrainingsPage

    page = TrainingsPage(window.context)
    page.place_wanted.connect(window.go)
    page.print_wanted.connect(window.print_document)
    return page


def _course(window: MainWindow) -> QWidget:
    from ui.training.course_page import CoursePage

    page = CoursePage(window.context)
    page.place_wanted.connect(window.go)
    page.print_wanted.connect(window.print_document)
    page.left.connect(lambda: window.leave("course"))
    return page


def _event(window: MainWindow) -> QWidget:
    from ui.training.event_page import EventPage

    page = EventPage(window.context)
    page.place_wanted.connect(window.go)
    page.print_wanted.connect(window.print_document)
    page.left.connect(lambda: window.leave("event"))
    return page


ROOMS: dict[str, Room] = {
    "trainings": Room("trainings", _trainings, lambda _window, page, one: page.show_part(one.part)),
    "course": Room("trainings", _course, lambda _window, page, one: page.show_course(one.of)),
    "event": Room("trainings", _event, lambda _window, page, one: page.show_event(one.of)),
}
