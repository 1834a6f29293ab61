"""A figure that the office knows from elsewhere, offered where one writes it; nobody is made to take it."""

from dataclasses import dataclass

from app.rooms import gather, load
from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class OfferedFigure:
    """What it would be, and where that is from, in words."""

    value: int
    said: str


def find_offered(reader: Reader, workshop_id: int, kind: str, first: str, last: str) -> OfferedFigure | None:
    """What a room knows of a figure of this kind over a period (ISO days).

    A room says its own in `OFFERED_FIGURES` of its `room.py`: "module:function" with these arguments.
    """
    for offering in gather("app", "OFFERED_FIGURES"):
        found: OfferedFigure | None = load(offering)(reader, workshop_id, kind, first, last)
        if found is not None:
            return found
    return None
