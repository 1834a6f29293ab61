"""What happened to a workshop, line by line; each room tells its own part of the story.

A room that has something to tell names a function `(reader, workshop_id) -> list[StoryLine]` as
STORY in its `room.py`. The order does not matter.
"""

from dataclasses import dataclass

from app.rooms import gather, load
from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One line: its ISO day or year, what happened, and in a few words what came of it."""

    day: str
    text: str
    remark: str = ""


def room_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """What the rooms tell beside rounds, programme and membership."""
    tellers = [load(name) for name in gather("app", "STORY")]
    return [line for tell in tellers for line in tell(reader, workshop_id)]
