"""How many of the pieces that are promised may be counted on in time, and what that rests on.

A workshop that promises x pieces delivers in time the lesser of x and what it turns out to make. What
it makes is taken as a triangular distribution from a bad time over the usual to a good one (Kotz and
van Dorp 2004); of a promise it keeps the share that it kept before. The share is drawn towards what
all workshops of the office kept, with the weight of four promises (a beta prior, as in Gelman et al.
2013, chapter 2). Workshops are taken as independent. What is not known is not guessed: it widens.
"""

from collections.abc import Iterable
from typing import NamedTuple

PRIOR = 4.0  # promises that the office's own experience counts for
FEWEST_TOGETHER = 5  # promises in the office from which its experience counts at all
FEWEST_OWN = 3  # promises of a workshop that tell alone


class SharePromise(NamedTuple):
    """What a workshop would promise, what it can make (None: nobody knows), and what it kept."""

    pieces: int
    low: float | None
    middle: float | None
    high: float | None
    kept: int
    due: int


class InTime(NamedTuple):
    """The share of the promised pieces that comes in time: at least, and at most; 0 to 1."""

    low: float
    high: float

    @property
    def is_known(self) -> bool:
        """Whether anything is known: else it would be from nothing to all."""
        return self.low > 0 or self.high < 1


def share_kept(kept: int, due: int, all_kept: int, all_due: int) -> float | None:
    """The share of its promises that a workshop keeps; None where too little is known of it and of all."""
    if all_due >= FEWEST_TOGETHER:
        together = (all_kept + 1) / (all_due + 2)
        return (kept + PRIOR * together) / (due + PRIOR)
    return (kept + 1) / (due + 2) if due >= FEWEST_OWN else None


def made_by_then(pieces: float, low: float, middle: float, high: float) -> float:
    """The mean of the lesser of `pieces` and what is made, triangular between `low` and `high`.

    That is the integral of the chance that at least t are made, over t from 0 to `pieces`.
    """
    reached = min(pieces, high)
    made = min(reached, low)
    if reached > low and middle > low:
        top = min(reached, middle)
        made += (top - low) - (top - low) ** 3 / (3 * (high - low) * (middle - low))
    if reached > middle and high > middle:
        made += ((high - middle) ** 3 - (high - reached) ** 3) / (3 * (high - low) * (high - middle))
    return made


def count_in_time(promises: Iterable[SharePromise], all_kept: int, all_due: int) -> InTime | None:
    """The share of all promised pieces that comes in time; None of no pieces."""
    total = known = unknown = 0.0
    for one in promises:
        if one.pieces <= 0:
            continue
        total += one.pieces
        share = share_kept(one.kept, one.due, all_kept, all_due)
        if share is None or one.low is None or one.middle is None or one.high is None:
            unknown += one.pieces
        else:
            known += share * made_by_then(one.pieces, one.low, one.middle, one.high)
    return InTime(known / total, (known + unknown) / total) if total else None
