"""What the office measured that speaks to a question of the diagnostic: offered, never answered by itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.rooms import gather, load
from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class MeasuredAnswer:
    """A figure in words, and the level that it stands for, where it stands for one."""

    said: str
    level: int | None = None


def find_measured(
    reader: Reader, workshop_id: int, instrument: str, day: str
) -> Mapping[str, MeasuredAnswer]:
    """What every room measured of a workshop by a day (ISO), by the codes of an instrument's items.

    A room says its own in `MEASURED` of its `room.py`: "module:function" with these arguments.
    """
    found: dict[str, MeasuredAnswer] = {}
    for measured in gather("app", "MEASURED"):
        found |= load(measured)(reader, workshop_id, instrument, day)
    return found
