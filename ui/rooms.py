"""Every page the main window can show: how it is made, what it is told, what it may ask.

Pages are imported when they are first shown, so that the window starts quickly.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.place import Place
from app.rooms import gather
from ui.page import PageKind
from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _workshop(window: MainWindow) -> QWidget:
    from ui.registry.workshop_page import WorkshopPage

    page = WorkshopPage(window.context)
    page.visit_wanted.connect(window.start_visit)
    page.visit_opened.connect(lambda visit: window.go("visit", visit))
    page.result_wanted.connect(lambda visit: window.go("result", visit))
    page.programme_wanted.connect(lambda visit: window.go("programme", visit))
    page.print_wanted.connect(window.print_document)
    page.place_wanted.connect(window.go)
    page.consent_wanted.connect(window.ask_consent)
    page.left.connect(lambda: window.leave("workshop"))
    return page


def _show_workshop(_window: MainWindow, page: Any, place: Place) -> None:
    """A workshop, or one of its tabs (see `WorkshopPage.show_tab`)."""
    page.show_workshop(place.of)
    if place.part:
        page.show_tab(place.part)


def _cluster(window: MainWindow) -> QWidget:
    from ui.registry.cluster_page import ClusterPage

    return ClusterPage(window.context)


FIRST_ROOMS: dict[str, Room] = {
    "workshop": Room("workshops", _workshop, _show_workshop),
    "cluster": Room("cluster", _cluster),
}


def find_page(page: str) -> PageKind | Room:
    """What is known of a page; rooms that have moved in say it in their `room.py`."""
    for kind in gather("ui", "PAGES"):
        if kind.name == page:
            return kind
    return FIRST_ROOMS.get(page) or all_rooms()[page]


def page_names() -> list[str]:
    """Every page."""
    return [*(kind.name for kind in gather("ui", "PAGES")), *all_rooms()]


@cache
def all_rooms() -> dict[str, Room]:
    """The pages of the rooms that have not moved in, by their names."""
    from ui.contacts.rooms import ROOMS as CONTACTS
    from ui.enquiries.rooms import ROOMS as ENQUIRIES
    from ui.formalization.rooms import ROOMS as FORMALIZATION

    return FIRST_ROOMS | CONTACTS | ENQUIRIES | FORMALIZATION
