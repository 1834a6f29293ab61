"""What a room adds to the demo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.storage.labels import Label

if TYPE_CHECKING:
    from app.demo.making import Making


@dataclass(frozen=True, slots=True)
class DemoPart:
    """What a room adds to the demo (DEMO of its `room.py`): `tells` it of a `Making`.

    All throw the same dice, so the parts go on by their `order`: a new one comes last, and what
    the others throw stays.
    """

    label: Label
    tells: "Callable[[Making], None]"
    order: int
