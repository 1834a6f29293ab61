"""When the workshops of a pilot are measured again, and how far two of them are from each other."""

from datetime import date
from math import cos, hypot, radians

from app.pilots.records import WholePilot

METRES_OF_A_DEGREE = 111_195


def follow_up_days(whole: WholePilot) -> list[str]:
    """When the follow-ups are due: as many as planned, evenly from the first day to the last."""
    pilot = whole.pilot
    if not (pilot.starts_on and pilot.ends_on) or pilot.ends_on <= pilot.starts_on:
        return []
    first, last = date.fromisoformat(pilot.starts_on), date.fromisoformat(pilot.ends_on)
    count = pilot.follow_ups or 1
    return [(first + (last - first) * number / count).isoformat() for number in range(1, count + 1)]


def metres_apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two places (latitude, longitude) of one town are from each other.

    >>> round(metres_apart((-25.56, -57.28), (-25.56, -57.279)))
    100
    """
    across = (other[1] - one[1]) * cos(radians(one[0]))
    return hypot(other[0] - one[0], across) * METRES_OF_A_DEGREE
