"""The pages of this room, as `ui.rooms` shows them."""

from ui.room import Room

ROOMS: dict[str, Room] = {}
