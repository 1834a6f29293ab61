"""What came into a plan after it was promised, told by its hash alone: no list of before is needed."""

from dataclasses import replace
from itertools import combinations

from app.pilots.fixing import is_promised
from app.pilots.records import WholePilot

MOST_TRIED = 12  # outcomes and subgroups; of more, 2^n are too many to try


def added_since(whole: WholePilot, promised: str | None) -> tuple[str, ...] | None:
    """The outcomes (by measure) and subgroups without which the plan is the one that was promised.

    Nothing when it is still that one; None when it changed otherwise.
    """
    subgroups = whole.pilot.subgroups.split()
    named = [*(one.measure for one in whole.outcomes), *subgroups]
    if promised is None or len(named) > MOST_TRIED:
        unchanged = is_promised(promised, whole.pilot, whole.arms, whole.outcomes)
        return () if unchanged else None
    for count in range(len(named) + 1):
        for gone in combinations(named, count):
            pilot = replace(whole.pilot, subgroups=" ".join(one for one in subgroups if one not in gone))
            outcomes = [one for one in whole.outcomes if one.measure not in gone]
            if is_promised(promised, pilot, whole.arms, outcomes):
                return gone
    return None
