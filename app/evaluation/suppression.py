"""Small cells: what leaves the office never lets one work out fewer than five.

A count of 1 to 4 is hidden (primary suppression). When the total of its group is told too,
hiding one number alone hides nothing: more are hidden, the smallest first, until at least
two are hidden and together they come to five (complementary suppression; Hundepool and
others, Statistical Disclosure Control, 2012, ch. 4). Nought says nothing of anybody and stays.
"""

from collections.abc import Sequence

SMALLEST = 5


def is_small(count: int) -> bool:
    """Whether a count by itself may not be told."""
    return 0 < count < SMALLEST


def suppress_count(count: int) -> int | None:
    """A count that stands alone; None when it may not be told."""
    return None if is_small(count) else count


def suppress_counts(counts: Sequence[int]) -> list[int | None]:
    """Counts that add up to a total which is told; None for each that may not be.

    >>> suppress_counts([12, 9, 3])
    [12, None, None]
    """
    hidden = {place for place, count in enumerate(counts) if is_small(count)}
    others = sorted(
        (place for place, count in enumerate(counts) if count and place not in hidden),
        key=lambda place: counts[place],
    )
    for place in others:
        if not hidden or _is_safe(counts, hidden):
            break
        hidden.add(place)
    return [None if place in hidden else count for place, count in enumerate(counts)]


def _is_safe(counts: Sequence[int], hidden: set[int]) -> bool:
    return len(hidden) > 1 and sum(counts[place] for place in hidden) >= SMALLEST
