"""What a measure gives: our time against the floor's, and where the line is."""

import resource
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """Times in milliseconds, or MB. `limit` is the largest ratio ours / floor that is good enough.

    `details` are the lines of a table of what it is made of.
    """

    name: str
    ours: float
    floor: float
    limit: float
    floor_name: str
    details: tuple[str, ...] = ()
    unit: str = "ms"
    peak_mb: float = 0.0

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def met(self) -> bool:
        return self.ratio <= self.limit


def peak_mb() -> float:
    """The largest memory of this process or a child of it, in MB (Linux counts in KiB)."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    people = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in people) / unit
