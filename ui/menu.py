"""What a room puts in the rail and in the menus of the window, said in its `room.py`."""

from __future__ import annotations

from typing import NamedTuple

from app.rooms import gather


class RailKind(NamedTuple):
    """A page that the rail leads to; `number` is its key, Ctrl+1 …, and where it stands if `at` is not."""

    page: str
    title: str
    icon: str
    number: int
    at: float = 0


class MenuRow(NamedTuple):
    """A row of the menu "edit" or "view": a page and its part, or something that is done.

    `do` is a "module:function" that is given the context, the window and the workshop that is
    shown, if any. `at` is where it stands in its menu, whichever room it comes from.
    """

    menu: str
    title: str
    at: int
    key: str = ""
    page: str = ""
    part: str = ""
    do: str = ""
    writes: bool = False


def rail_kinds() -> list[RailKind]:
    """The rail, from above."""
    return sorted(gather("ui", "RAIL"), key=lambda one: one.at or one.number)


def menu_rows(menu: str) -> list[MenuRow]:
    """What the rooms put in a menu, from above."""
    rows = [row for row in gather("ui", "MENU") if row.menu == menu]
    return sorted(rows, key=lambda row: row.at)
