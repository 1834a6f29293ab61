"""Pilots that were not drawn by lot: what changed more in who got it. Weaker, and always said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.claims.estimates import ArmEstimate, estimate_difference
from app.claims.judging import LEVEL
from app.claims.records import PilotStudy, PreTrend, RoundEffect
from app.effects.regression import interval_of, with_error
from app.pilots.records import PRIMARY

if TYPE_CHECKING:
    from app.claims.study_arrays import OutcomeArrays, StudyArrays
    from app.effects.columns import Vector

LEAST_ALONE = 5


def compare_changes(arrays: StudyArrays, change: Vector, among: Vector | None = None) -> ArmEstimate | None:
    """The difference in differences: the changes of both sides compared, a workshop a change.

    Nobody was drawn within strata, so none are held equal.
    """
    import numpy

    kept = arrays.compared if among is None else arrays.compared & among
    nothing = numpy.full(arrays.size, numpy.nan)
    plain = replace(arrays, stratum=numpy.zeros(arrays.size, dtype=int), in_pairs=False, known={})
    made = estimate_difference(plain, change, nothing, None, kept)
    if made is None:
        return None
    treated = change[(arrays.arm == 1) & kept & (change == change)]
    return replace(made, method="did", treated_change=float(treated.mean()))


def changes_over_time(
    arrays: StudyArrays, values: OutcomeArrays, among: Vector | None = None
) -> tuple[PreTrend | None, tuple[RoundEffect, ...]]:
    """The same at each moment against the start; below nought lie those before it, where both should have moved alike.

    How they did comes first.
    """
    before = [(-number, at) for number, at in enumerate(values.leads.T, 1)]
    found, p_before = [], []
    for number, at in [*before[::-1], *enumerate(values.after.T, 1)]:
        made = compare_changes(arrays, at - values.baseline, among)
        if made is not None:
            ends = made.interval.get("ci_low"), made.interval.get("ci_high")
            found.append(RoundEffect(number, made.fit.estimate, *ends, made.n))
            if number < 0:
                p_before.append(made.interval.get("p", 1.0))
    made = compare_changes(arrays, slopes_before(values), among) if p_before else None
    if made is None:
        return None, tuple(found)
    told = {name: made.interval.get(name) for name in ("ci_low", "ci_high", "p")}
    p = told["p"]
    # at one of many moments both sides lie apart by chance: by Holm only what is rarer tells something
    moved = min(p_before) * len(p_before) <= LEVEL or (p is not None and p <= LEVEL)
    trend = PreTrend(
        len(p_before), made.n, made.fit.estimate, **told, mde=made.interval.get("mde_80"), moved=moved
    )
    return trend, tuple(found)


def slopes_before(values: OutcomeArrays) -> Vector:
    """Each workshop's line through its moments before the start and the start itself, a year; NaN of one alone."""
    import numpy

    table = numpy.column_stack([values.baseline, values.leads])
    known = ~numpy.isnan(table) & ~numpy.isnan(values.baseline)[:, None]
    at = numpy.where(known, values.measured, 0.0)
    count = numpy.maximum(known.sum(axis=1), 1)[:, None]
    apart = numpy.where(known, at - at.sum(axis=1, keepdims=True) / count, 0.0)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        found: Vector = (apart * numpy.where(known, table, 0.0)).sum(axis=1) / (apart**2).sum(axis=1)
    return found


def change_alone(arrays: StudyArrays, change: Vector) -> ArmEstimate | None:
    """What one group changed, with the error of a paired comparison; None of fewer than five."""
    import numpy

    noted = bool(arrays.arm.any())
    who = arrays.arm == 1 if noted else arrays.compared  # all, where nobody noted who got it
    known = change[(change == change) & who]
    if len(known) < LEAST_ALONE or numpy.ptp(known) == 0:
        return None
    count = len(known)
    fit = with_error(known.mean(), known.var(ddof=1) / count, "paired", count - 1.0, known)
    return ArmEstimate(
        "before_after", count, count if noted else 0, count, fit, interval_of(fit),
        treated_change=float(known.mean()),
    )  # fmt: skip


def choose_nearest(study: PilotStudy, arrays: StudyArrays, values: Sequence[OutcomeArrays]) -> StudyArrays:
    """Each workshop that got it with another that did not, so that all are as near as can be before.

    Near: by the main outcomes before the start and the people, in their deviations. The others are left out.
    """
    import numpy
    from scipy.optimize import linear_sum_assignment

    columns = [own.baseline for one, own in zip(study.outcomes, values, strict=True) if one.role == PRIMARY]
    people = [one.background.get("people", numpy.nan) for one in study.members]
    table = numpy.array([*columns, people], dtype=float).T
    known = ~numpy.isnan(table)
    usable = known[:, : len(columns)].any(axis=1)
    with numpy.errstate(invalid="ignore"):
        spread = numpy.array(
            [one[there].std() if there.any() else 0.0 for one, there in zip(table.T, known.T, strict=True)]
        )
    scaled = table / numpy.where(spread > 0, spread, numpy.inf)
    sides = [numpy.flatnonzero(usable & (arrays.arm == arm)) for arm in (1, 0)]
    kept = numpy.zeros(arrays.size, dtype=bool)
    if min(map(len, sides)):
        gaps = (scaled[sides[0]][:, None, :] - scaled[sides[1]][None, :, :]) ** 2
        there = ~numpy.isnan(gaps)
        far = numpy.where(there, gaps, 0.0).sum(axis=2) / numpy.maximum(there.sum(axis=2), 1)
        far[~there.any(axis=2)] = 1e6  # nothing is known of both
        first, second = linear_sum_assignment(far)
        kept[sides[0][first]] = kept[sides[1][second]] = True
    return replace(arrays, compared=kept, known={})
