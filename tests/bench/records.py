"""What a measure gives: our time against the floor's, and where the line is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """Times in milliseconds. `limit` is the largest ratio ours / floor that is good enough."""

    name: str
    ours: float
    floor: float
    limit: float
    floor_name: str
    peak_mb: float = 0.0

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def met(self) -> bool:
        return self.ratio <= self.limit
