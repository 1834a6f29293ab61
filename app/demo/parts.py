"""What a room adds to the demo."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoPart:
    """What a room adds to the demo (DEMO of its `room.py`): `tells`, "module:function" of `Making`.

    All throw the same dice, so the parts go on by their `order`: a new one comes last, and what
    the others throw stays.
    """

    label: str
    tells: str
    order: int
