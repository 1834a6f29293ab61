"""From what is known of a pilot's workshops to what can be claimed of it; done in a child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.claims.arms import OneArm, part_arms
from app.claims.estimates import expect_difference
from app.claims.family_index import take_families
from app.claims.finding import find_effect, find_without_lot
from app.claims.judging import judge
from app.claims.records import (
    BEFORE_AFTER,
    CANNOT_SAY,
    LOT,
    NEAREST,
    OutcomeSeries,
    PilotFinding,
    PilotReport,
    PilotStudy,
)
from app.claims.repeated_draw import RepeatedDraw
from app.claims.standing import compare_standing, follow_flow, warn_of_pilot
from app.claims.study_arrays import OutcomeArrays, StudyArrays, make_arrays, read_outcome
from app.claims.throwing import throw_again
from app.claims.without_lot import choose_nearest
from app.effects.families import sharpen_family
from app.i18n import _
from app.pilots.records import PRIMARY, SECONDARY
from app.progress import SILENT, Progress, each

if TYPE_CHECKING:
    from app.effects.columns import Vector

SUBGROUPS = ("woman", "under_30", "rural", "small")
FEWEST_ASKED = 10  # workshops of a subgroup that is looked at without being planned


def reckon_pilot(study: PilotStudy, progress: Progress = SILENT) -> PilotReport:
    """What can be claimed; `progress` hears of the draw being thrown again, and may stop it."""
    arrays = make_arrays(study)
    flow = follow_flow(study)
    values = [read_outcome(one, arrays) for one in study.outcomes]
    if study.pilot.comparison == NEAREST:
        arrays = choose_nearest(study, arrays, values)
    thrown = _throw(study, arrays, progress)
    arms = part_arms(study, arrays, progress)
    of_all = list(zip(study.outcomes, values, strict=True))
    subgroups = _asked_subgroups(study)
    _tell(study, arrays, of_all, thrown, subgroups)
    findings = _find_all(study, arrays, values, thrown, progress)
    families = take_families(study, arrays, findings, values, thrown)
    groups = _find_groups(study, arrays, values, thrown, subgroups)
    planned = set(study.pilot.subgroups.split()) - set(study.plan.added)
    pooled: list[PilotFinding] = []
    pooled_groups: list[PilotFinding] = []
    if arms:
        pooled, pooled_groups = findings, [one for one in groups if one.subgroup in planned]
        findings, families, groups = _find_of_each(arms, progress)
    others = [replace(one, exploratory=True) for one in groups if one.subgroup not in planned]
    return PilotReport(
        study.pilot,
        study.today,
        study.plan,
        study.windows,
        _judged(findings),
        tuple(judge(one) for one in families),
        _judged([one for one in groups if one.subgroup in planned]),
        # of what was not planned only what can be asked about is told
        tuple(one for one in _judged(others) if one.state != CANNOT_SAY),
        compare_standing(study, arrays),
        flow,
        warn_of_pilot(study, flow),
        (*_judged(pooled), *_judged(pooled_groups)),
        study.blinding,
    )


def _find_all(
    study: PilotStudy,
    arrays: StudyArrays,
    values: Sequence[OutcomeArrays],
    thrown: RepeatedDraw | None,
    progress: Progress,
) -> list[PilotFinding]:
    """What is found of each outcome of the plan."""
    of_all = list(zip(study.outcomes, values, strict=True))
    text = _("Comparando los resultados")
    return [
        _find(study, arrays, outcome, own, thrown) for outcome, own in each(of_all, progress, text, every=1)
    ]


def _find_groups(
    study: PilotStudy,
    arrays: StudyArrays,
    values: Sequence[OutcomeArrays],
    thrown: RepeatedDraw | None,
    subgroups: Sequence[str],
) -> list[PilotFinding]:
    """What is found of each main outcome in each subgroup."""
    main = [pair for pair in zip(study.outcomes, values, strict=True) if pair[0].role == PRIMARY]
    return [
        _find(study, arrays, outcome, own, thrown, subgroup)
        for subgroup in subgroups
        for outcome, own in main
    ]


def _find_of_each(
    arms: Sequence[OneArm], progress: Progress
) -> tuple[list[PilotFinding], list[PilotFinding], list[PilotFinding]]:
    """The findings, families and subgroups of several groups, those of an outcome beside each other."""
    found, families, groups = [], [], []
    for arm in arms:
        subgroups = _asked_subgroups(arm.study)
        of_all = list(zip(arm.study.outcomes, arm.values, strict=True))
        _tell(arm.study, arm.arrays, of_all, arm.thrown, subgroups)
        own = _find_all(arm.study, arm.arrays, arm.values, arm.thrown, progress)
        of_family = take_families(arm.study, arm.arrays, own, arm.values, arm.thrown)
        of_groups = _find_groups(arm.study, arm.arrays, arm.values, arm.thrown, subgroups)
        found.append([replace(one, arm=arm.name) for one in own])
        families += [replace(one, arm=arm.name) for one in of_family]
        groups += [replace(one, arm=arm.name) for one in of_groups]
    return [one for of_outcome in zip(*found, strict=True) for one in of_outcome], families, groups


def _throw(study: PilotStudy, arrays: StudyArrays, progress: Progress) -> RepeatedDraw | None:
    """The draw thrown again: 1 for each unit that starts first."""
    if arrays.plan is None or study.drawn is None:
        return None
    thrown = throw_again(
        arrays.plan, study.drawn.seed, progress=progress, text=_("Sorteando otra vez, para comparar")
    )
    if thrown is None:
        return None
    first, *others = [place for place, treated in enumerate(arrays.treated_arms) if treated]
    starts = thrown.arms == first
    for place in others:
        starts |= thrown.arms == place
    return RepeatedDraw(starts, arrays.arm_of_unit, thrown.exact)


def _find(
    study: PilotStudy,
    arrays: StudyArrays,
    outcome: OutcomeSeries,
    values: OutcomeArrays,
    thrown: RepeatedDraw | None,
    subgroup: str | None = None,
) -> PilotFinding:
    among = _members_of(study, subgroup)
    if study.pilot.comparison == LOT:
        return find_effect(study, arrays, outcome, values, thrown, among, subgroup)
    return find_without_lot(study, arrays, outcome, values, among, subgroup)


def _members_of(study: PilotStudy, subgroup: str | None) -> Vector | None:
    import numpy

    if subgroup is None:
        return None
    return numpy.array([subgroup in one.groups for one in study.members], dtype=bool)


def _asked_subgroups(study: PilotStudy) -> list[str]:
    """Those of the plan, and others that some are in and some are not."""
    if study.pilot.comparison == BEFORE_AFTER:
        return []
    planned = study.pilot.subgroups.split()
    count = {code: sum(code in one.groups for one in study.members) for code in SUBGROUPS}
    others = [code for code in SUBGROUPS if FEWEST_ASKED <= count[code] < len(study.members)]
    return list(dict.fromkeys((*planned, *others)))


def _tell(
    study: PilotStudy,
    arrays: StudyArrays,
    of_all: Sequence[tuple[OutcomeSeries, OutcomeArrays]],
    thrown: RepeatedDraw | None,
    subgroups: Sequence[str],
) -> None:
    """Tell the throws all that will be asked of them, which goes over them at once."""
    if thrown is None:
        return
    for subgroup in (None, *subgroups):
        among = _members_of(study, subgroup)
        for outcome, own in of_all:
            if subgroup is None or outcome.role == PRIMARY:
                expect_difference(arrays, own.mean, own.baseline, thrown, among)


def _judged(findings: Sequence[PilotFinding]) -> tuple[PilotFinding, ...]:
    """Each with its q, over its family (the main ones, and the secondary ones), and its state."""
    found = list(findings)
    for role in (PRIMARY, SECONDARY):
        places = [place for place, one in enumerate(found) if one.role == role and one.reason is None]
        p_values = [
            one.p if one.p_randomization is None else one.p_randomization
            for one in (found[place] for place in places)
        ]
        if len(places) > 1:
            for place, q in zip(places, sharpen_family(p_values).anderson_q, strict=True):
                found[place] = replace(found[place], q=q)
    return tuple(judge(one) for one in found)
