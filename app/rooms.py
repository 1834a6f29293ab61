"""The rooms of the house, and what each says of itself in its `room.py`, which holds data only.

A room is a folder of `app`, of `ui` or of both. What its `room.py` names as "module:thing" is
imported when it is used, so that asking every room what it has stays quick.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

ROOMS = (
    "home",
    "registry",
    "alerts",
    "voices",
    "diagnosis",
    "improvement",
    "contacts",
    "enquiries",
    "figures",
    "formalization",
    "training",
    "production",
    "balancing",
    "counts",
    "costing",
    "valuechain",
    "capability",
    "allocation",
    "association",
    "agenda",
    "evaluation",
    "administrative",
    "pilots",
    "rehearsal",
    "effects",
    "ties",
    "claims",
    "evidence",
    "history",
    "incoming",
    "lists",
    "storage",
    "settings",
)


@cache
def gather(floor: str, name: str) -> tuple[Any, ...]:
    """What the rooms of "app" or "ui" have under a name, in the order of `ROOMS`."""
    return tuple(thing for room in ROOMS for thing in gather_of(floor, room, name))


def gather_of(floor: str, room: str, name: str) -> tuple[Any, ...]:
    """What one room of a floor has under a name; where that is "module:things", those."""
    said = getattr(_room_module(floor, room), name, ())
    return tuple(load(said) if isinstance(said, str) else said)


def load(text: str) -> Any:
    """The thing that is named as "module:thing"."""
    module, _colon, thing = text.partition(":")
    return getattr(import_module(module), thing)


@cache
def _room_module(floor: str, room: str) -> ModuleType | None:
    """A room's `room.py`; none of a room that is not on this floor, or says nothing there."""
    name = f"{floor}.{room}.room"
    try:
        return import_module(name)
    except ModuleNotFoundError as trouble:
        # what a room's own file asks for and does not get is no empty room
        if trouble.name in (name, f"{floor}.{room}"):
            return None
        raise
