"""Every page the main window can show: how it is made, what it is told, what it may ask.

Pages are imported when they are first shown, so that the window starts quickly.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.rooms import gather
from ui.page import PageKind
from ui.room import Room

if TYPE_CHECKING:
    pass


def find_page(page: str) -> PageKind | Room:
    """What is known of a page; rooms that have moved in say it in their `room.py`."""
    for kind in gather("ui", "PAGES"):
        if kind.name == page:
            return kind
    return all_rooms()[page]


def page_names() -> list[str]:
    """Every page."""
    return [*(kind.name for kind in gather("ui", "PAGES")), *all_rooms()]


@cache
def all_rooms() -> dict[str, Room]:
    """The pages of the rooms that have not moved in, by their names."""
    from ui.contacts.rooms import ROOMS as CONTACTS

    return CONTACTS
