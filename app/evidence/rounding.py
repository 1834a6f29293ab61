"""Amounts that name nobody: two significant digits, and the largest ones said together."""

from collections.abc import Mapping
from math import ceil, floor, log10

from app.suppression import SMALLEST

DIGITS = 2
TOP_SHARE = 0.01  # of the workshops that tell an amount, so many have the largest one


def round_amount(value: float, digits: int = DIGITS) -> float:
    """To so many significant digits, a half away from zero.

    >>> round_amount(4_563_000), round_amount(9_950), round_amount(85), round_amount(0)
    (4600000, 10000, 85, 0)
    """
    if not value:
        return 0
    step = 10 ** (floor(log10(abs(value))) + 1 - digits)
    if step < 1:
        return round(value, max(0, digits - 1 - floor(log10(abs(value)))))
    rounded = floor(abs(value) / step + 0.5) * step
    return rounded if value > 0 else -rounded


def top_of(largest: Mapping[int, float], smallest: int = SMALLEST) -> float | None:
    """The amount from which all are said alike, by the largest of each workshop; None: too few tell one.

    At least `smallest` workshops reach it, and at least one of a hundred.

    >>> top_of({1: 5, 2: 9, 3: 4, 4: 7, 5: 6, 6: 8})
    5
    """
    if len(largest) < smallest:
        return None
    ordered = sorted(largest.values(), reverse=True)
    return ordered[max(smallest, ceil(TOP_SHARE * len(ordered))) - 1]


def bottom_of(least: Mapping[int, float], smallest: int = SMALLEST) -> float | None:
    """The same at the lower end, for what can go down: a change."""
    top = top_of({workshop: -value for workshop, value in least.items()}, smallest)
    return None if top is None else -top
