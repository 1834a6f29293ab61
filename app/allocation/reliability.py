"""How many of the pieces that are promised may be counted on in time, and what that rests on.

A workshop that promises x pieces delivers in time the lesser of x and what it turns out to make. What
it makes is taken as a triangular distribution from a bad time over the usual to a good one (Kotz and
van Dorp 2004); of a promise it keeps the share that it kept before. The share is drawn towards what
all workshops of the office kept, with the weight of as many promises as `orders.toml` says (a beta
prior, as in Gelman et al. 2013, chapter 2). Workshops are taken as independent, but for those that go together: they keep or miss
theirs as one. What is not known is not guessed: it widens.
"""

from collections.abc import Collection, Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from app.production.judgements import judged_count

IN_EIGHT_OF_TEN = 1.2816  # standard deviations to each side that hold 80 % of a normal distribution


class SharePromise(NamedTuple):
    """What a workshop would promise, what it can make (None: nobody knows), and what it kept."""

    pieces: int
    low: float | None
    middle: float | None
    high: float | None
    kept: int
    due: int
    workshop_id: int = 0


class Late(NamedTuple):
    """The pieces that would come late: what is to be expected, and between what they lie in eight of ten cases.

    `middle` is None where not all that is needed is known: then it is from `low` to `high`.
    """

    low: float
    middle: float | None
    high: float


class InTime(NamedTuple):
    """The share of the promised pieces that comes in time: at least, and at most; 0 to 1."""

    low: float
    high: float


def share_kept(kept: int, due: int, all_kept: int, all_due: int) -> float | None:
    """The share of its promises that a workshop keeps; None where too little is known of it and of all."""
    if is_office_known(all_due):
        together, weight = (all_kept + 1) / (all_due + 2), judged_count("orders", "office-promises")
        return (kept + weight * together) / (due + weight)
    return (kept + 1) / (due + 2) if due >= fewest_own() else None


def is_office_known(all_due: int) -> bool:
    """Whether so many promises were noted in the office that what all kept counts for each."""
    return all_due >= judged_count("orders", "least-promises-office")


def fewest_own() -> int:
    """The promises of a workshop that tell alone."""
    return judged_count("orders", "least-promises-own")


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


def count_late(
    promises: Iterable[SharePromise], all_kept: int, all_due: int,
    together: Iterable[Collection[int]] = (),
) -> Late | None:  # fmt: skip
    """The promised pieces that would come late; None of no pieces, or where nothing is known.

    A workshop keeps its promise or does not, all of it: so of two sharings with the same mean, that
    which hangs on fewer of them goes wider. `together`: workshops that are one risk.
    """
    asked = [one for one in promises if one.pieces > 0]
    shares = [share_kept(one.kept, one.due, all_kept, all_due) for one in asked]
    spread: dict[int, float] = {}
    late = unknown = 0.0
    for one, share in zip(asked, shares, strict=True):
        if share is None or one.low is None or one.middle is None or one.high is None:
            unknown += one.pieces
            continue
        mean = share * made_by_then(one.pieces, one.low, one.middle, one.high)
        square = share * square_made_by_then(one.pieces, one.low, one.middle, one.high)
        late += one.pieces - mean
        spread[one.workshop_id] = sqrt(max(0.0, square - mean * mean))
    total = sum(one.pieces for one in asked)
    if unknown >= total:
        return None
    side = IN_EIGHT_OF_TEN * sqrt(sum(one * one for one in _risks(spread, list(together))))
    low, high = max(0.0, late - side), min(total, late + side + unknown)
    return Late(low, None if unknown else late, high)


def _risks(spread: dict[int, float], together: Sequence[Collection[int]]) -> Iterable[float]:
    """The spread of each risk: of who go together, one on top of the other."""
    left = dict(spread)
    for members in together:
        inside = [one for one in left if one in members]
        if len(inside) > 1:
            yield sum(left.pop(one) for one in inside)
    yield from left.values()


def square_made_by_then(pieces: float, low: float, middle: float, high: float) -> float:
    """The mean square of the lesser of `pieces` and what is made: twice the integral of t over that chance."""
    reached = min(pieces, high)
    made = min(reached, low) ** 2
    if reached > low and middle > low:
        top = min(reached, middle)
        over = top - low
        made += top**2 - low**2
        made -= (over**4 / 2 + 2 * low * over**3 / 3) / ((high - low) * (middle - low))
    if reached > middle and high > middle:
        begin, end = high - middle, high - reached
        cubes, fourths = begin**3 - end**3, begin**4 - end**4
        made += (2 * high * cubes / 3 - fourths / 2) / ((high - low) * (high - middle))
    return made
