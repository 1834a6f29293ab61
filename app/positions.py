"""Places in a list as numbers with room between, so that moving one line writes one line."""

from collections.abc import Sequence

STEP = 1.0
CLOSEST = 1e-6


def last_position(positions: Sequence[float]) -> float:
    """A place after all others."""
    return max(positions, default=0.0) + STEP


def position_at(others: Sequence[float], index: int) -> float | None:
    """The place for index `index` among the others (ascending); None: no room, renumber.

    An index past the end is the end; a negative one is the beginning.
    """
    index = max(0, min(index, len(others)))
    if not others:
        return STEP
    if index == 0:
        return others[0] - STEP
    if index == len(others):
        return others[-1] + STEP
    before, after = others[index - 1], others[index]
    return None if after - before < CLOSEST else (before + after) / 2
