"""The main outcomes together, and the secondary ones: one number for each family (Anderson 2008)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.claims.estimates import estimate_difference, expect_difference
from app.claims.finding import with_estimate
from app.claims.records import FAMILY, LOT, PilotFinding, PilotStudy
from app.claims.words import FAMILY_WORDS
from app.effects.outcome_index import index_outcomes
from app.errors import DataProblem
from app.i18n import _
from app.pilots.records import PRIMARY, SECONDARY

if TYPE_CHECKING:
    from app.claims.repeated_draw import RepeatedDraw
    from app.claims.study_arrays import OutcomeArrays, StudyArrays
    from app.effects.columns import Vector


def take_families(
    study: PilotStudy,
    arrays: StudyArrays,
    findings: Sequence[PilotFinding],
    values: Sequence[OutcomeArrays],
    thrown: RepeatedDraw | None,
) -> list[PilotFinding]:
    """Of each family with two outcomes or more of which something can be said; only by lot."""
    made = []
    for role in (PRIMARY, SECONDARY) if study.pilot.comparison == LOT else ():
        own = [
            (one, arrays_of)
            for one, arrays_of in zip(findings, values, strict=True)
            if one.role == role and one.reason is None
        ]
        if len(own) < 2:
            continue
        after = _index([(one.better, one_of.mean) for one, one_of in own], arrays)
        if after is None:
            continue
        before = _index([(one.better, one_of.baseline) for one, one_of in own], arrays)
        before = after * float("nan") if before is None else before
        doubts = tuple(dict.fromkeys(doubt for one, _values in own for doubt in one.doubts))
        made.append((role, after, before, doubts))
        if thrown is not None:
            expect_difference(arrays, after, before, thrown)
    found = []
    for role, after, before, doubts in made:
        begun = PilotFinding(f"{FAMILY}.{role}", FAMILY_WORDS[role], _("desvíos"), role, "")
        one = with_estimate(begun, estimate_difference(arrays, after, before, thrown), after, arrays)
        # both ends are set to their own deviations, so their difference is no change
        found.append(replace(one, doubts=doubts, treated_change=None))
    return found


def _index(columns: Sequence[tuple[int, Vector]], arrays: StudyArrays) -> Vector | None:
    """More is better; None where an outcome does not vary, or nothing is known of it."""
    import numpy

    table = numpy.array([better * one for better, one in columns]).T
    waiting = arrays.arm == 0
    if (~numpy.isnan(table[waiting])).sum(axis=0).min() < 2:
        return None
    try:
        found: Vector = index_outcomes(table, waiting)
    except DataProblem:
        return None
    return found
