"""From numbers to what may be said: a state, what it is doubted for, and why nothing can be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.claims.records import CANNOT_SAY, DOUBTED, LOT, NOT_TOLD, SEEN, PilotFinding

LEVEL = 0.05
FEW_PER_ARM = 5
# shares of an arm
DROP_OUT_APART, DROP_OUT_TOO_APART = 0.05, 0.3
DROP_OUT_LARGE, DROP_OUT_TOO_LARGE = 0.3, 0.5
UNLIKE_SOME, UNLIKE_TOO_MANY = 0.0, 0.1
STILL_TO_MEASURE, DAYS_TO_MEASURE = 0.1, 60  # of who is still there; after the day on which it is wanted
CONTAMINATED, LITTLE_TAKEN, TAKING_UNKNOWN, ELSEWHERE = 0.1, 0.5, 0.1, 0.1
FAR_APART, TOO_FAR_APART = 0.25, 0.5  # normalized differences
MEASURED_KNOWING = 0.1  # of what was measured
HARDLY_BY_CHANCE = 2.576  # errors of a difference that a draw gives once in a hundred

Why = tuple[str | None, tuple[str, ...]]  # why nothing can be said, and what is doubted


def drop_out_doubts(drawn: Sequence[int], measured: Sequence[int]) -> Why:
    """Of (waiting, treated): why nothing can be said, and what is doubted. One workshop more is no difference."""
    lost = [1 - there / all_ if all_ else 1.0 for all_, there in zip(drawn, measured, strict=True)]
    more = abs(lost[0] - lost[1])
    if max(lost) > DROP_OUT_TOO_LARGE or more > DROP_OUT_TOO_APART:
        return "drop_out", ()
    doubts = []
    if more > DROP_OUT_APART and more * min(drawn) > 1 + 1e-9:
        doubts.append("drop_out_differs")
    if max(lost) > DROP_OUT_LARGE:
        doubts.append("drop_out_large")
    return None, tuple(doubts)


def match_doubts(why: Why) -> Why:
    """The same of what a list of a ministry gives: who has no value was not found in it, and need not have left."""
    reason, doubts = why
    named = {"drop_out": "match", "drop_out_differs": "match_differs", "drop_out_large": "match_low"}
    return named.get(reason or "", reason), tuple(named.get(one, one) for one in doubts)


def unlike_doubts(reasons: Sequence[str | None]) -> Why:
    """Of each workshop that is compared: why its two values are not of the same thing, if they are not."""
    changed = [one for one in reasons if one]
    if not changed:
        return None, ()
    most = max(sorted(set(changed)), key=changed.count)
    if len(changed) > UNLIKE_TOO_MANY * len(reasons):
        return most, ()
    return None, (f"some_{most}",)


def is_under_least(found: PilotFinding) -> bool:
    """Whether all that is likely is less than the least effect that would be worth having."""
    ends = [one * found.better for one in (found.ci_low, found.ci_high) if one is not None]
    return bool(found.least_effect) and len(ends) == 2 and max(ends) < (found.least_effect or 0.0)


def judge(found: PilotFinding) -> PilotFinding:
    """The finding with its state, by its p: that of the draw thrown again when there is one.

    A state is never better than the numbers: what was not drawn by lot is always doubted, and so is what was not
    in the plan.
    """
    if found.reason is not None:
        return replace(found, state=CANNOT_SAY, doubts=())
    if min(found.n_treated, found.n - found.n_treated) < FEW_PER_ARM:
        return replace(found, state=CANNOT_SAY, reason="few_per_arm", doubts=())
    p = found.p if found.p_randomization is None else found.p_randomization
    if p is None:
        return replace(found, state=CANNOT_SAY, reason="no_error", doubts=())
    doubts = list(found.doubts)
    if is_under_least(found):
        found = replace(found, notes=(*found.notes, "under_least"))
    if found.comparison != LOT:
        doubts.insert(0, "not_by_lot")
    if found.exploratory:
        doubts.append("exploratory")
    if p > LEVEL:
        return replace(found, state=NOT_TOLD, doubts=tuple(dict.fromkeys(doubts)))
    if found.p is not None and found.p > LEVEL:
        doubts.append("tests_disagree")
    if found.q is not None and found.q > LEVEL:
        doubts.append("many_outcomes")
    reach = found.bounds_ci or found.bounds
    if reach is not None and reach[0] <= 0 <= reach[1]:
        doubts.append("bounds_hold_nought")
    return replace(found, state=DOUBTED if doubts else SEEN, doubts=tuple(dict.fromkeys(doubts)))
