"""Making a rough number of what is known, and adding rough numbers up. Pure."""

from collections.abc import Iterable
from math import sqrt

from app.costing.records import Estimate


def sure(value: float) -> Estimate:
    """A number as it is, without doubt."""
    return Estimate(value, value, value)


def around(middle: float, share: float) -> Estimate:
    """A number and as much less as more of it: `share` is from 0 to 1."""
    return Estimate(middle * (1 - share), middle, middle * (1 + share))


def add_up(parts: Iterable[Estimate]) -> Estimate:
    """The sum of parts that are rough each for itself.

    Their doubts are squared, added, and the root is taken (propagation of independent errors,
    JCGM 100:2008 "GUM", 5.1): not all of what was said from memory is wrong in one direction.
    """
    known = list(parts)
    middle = sum(one.middle for one in known)
    below = sqrt(sum((one.middle - one.low) ** 2 for one in known))
    above = sqrt(sum((one.high - one.middle) ** 2 for one in known))
    return Estimate(middle - below, middle, middle + above)
