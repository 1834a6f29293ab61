"""From what is known of a pilot's workshops to what can be claimed of it; done in a child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.claims.estimates import (
    ArmEstimate,
    estimate_bounds,
    estimate_difference,
    estimate_rounds,
    estimate_taken,
)
from app.claims.judging import drop_out_doubts, judge, unlike_doubts
from app.claims.records import LOT, OutcomeSeries, PilotFinding, PilotReport, PilotStudy
from app.claims.standing import compare_standing, follow_flow
from app.claims.study_arrays import OutcomeArrays, StudyArrays, make_arrays, read_outcome
from app.claims.throwing import Thrown, throw_again
from app.effects.families import sharpen_family
from app.i18n import _
from app.pilots.records import PRIMARY, SECONDARY
from app.progress import SILENT, Progress

if TYPE_CHECKING:
    from app.effects.columns import Vector


def reckon_pilot(study: PilotStudy, progress: Progress = SILENT) -> PilotReport:
    """What can be claimed; `progress` hears of the draw being thrown again, and may stop it."""
    arrays = make_arrays(study)
    thrown = _throw(study, arrays, progress)
    made = [_find(study, arrays, outcome, thrown) for outcome in study.outcomes]
    findings = _with_q(made)
    return PilotReport(
        study.pilot, study.today, study.plan, study.windows,
        tuple(judge(one) for one in findings), (), (), (),
        compare_standing(study, arrays), follow_flow(study),
    )  # fmt: skip


def _throw(study: PilotStudy, arrays: StudyArrays, progress: Progress) -> Thrown | None:
    """The draw thrown again: 1 for each unit that starts first."""
    import numpy

    if arrays.plan is None or study.drawn is None:
        return None
    thrown = throw_again(
        arrays.plan, study.drawn.seed, progress=progress, text=_("Sorteando otra vez, para comparar")
    )
    if thrown is None:
        return None
    treated = numpy.array(arrays.treated_arms, dtype=float)
    return Thrown(treated[thrown.arms.astype(int)], thrown.exact)


def _find(
    study: PilotStudy, arrays: StudyArrays, outcome: OutcomeSeries, thrown: Thrown | None
) -> PilotFinding:
    values = read_outcome(outcome, arrays)
    found = PilotFinding(
        outcome.measure, outcome.title, outcome.unit, outcome.role, "", better=outcome.better,
        least_effect=outcome.least_effect, comparison=study.pilot.comparison,
    )  # fmt: skip
    found = _with_estimate(
        found, estimate_difference(arrays, values.mean, values.baseline, thrown), values.mean, arrays
    )
    reason, doubts = _why_not(study, arrays, outcome, values)
    found = replace(found, reason=reason or found.reason, doubts=doubts)
    if found.estimate is None or study.pilot.comparison != LOT:
        return found
    if len(outcome.rounds) > 1:
        found = replace(found, rounds=estimate_rounds(arrays, values))
    if "drop_out_differs" in doubts:
        found = replace(found, **estimate_bounds(arrays, values.mean, values.baseline))
    return replace(found, **estimate_taken(arrays, values.mean, values.baseline))


def _with_estimate(
    found: PilotFinding, made: ArmEstimate | None, outcome: Vector, arrays: StudyArrays
) -> PilotFinding:
    import numpy

    if made is None:
        there = ~numpy.isnan(outcome)
        few = min(int((arrays.arm[there] == arm).sum()) for arm in (0, 1)) < 5
        return replace(
            found, n=int(there.sum()), n_treated=int(arrays.arm[there].sum()),
            reason="few_per_arm" if few else "nothing_varies",
        )  # fmt: skip
    test = made.test
    return replace(
        found, method=made.method, estimate=made.fit.estimate, ci_low=made.interval.get("ci_low"),
        ci_high=made.interval.get("ci_high"), se_kind=made.fit.se_kind, p=made.interval.get("p"),
        mde=made.interval.get("mde_80"), n=made.n, n_treated=made.n_treated, n_units=made.n_units,
        spread=made.spread, waiting_mean=made.waiting_mean, treated_change=made.treated_change,
        p_randomization=None if test is None else test.p, draws=None if test is None else test.draws,
        exact=None if test is None else test.exact,
    )  # fmt: skip


def _why_not(
    study: PilotStudy, arrays: StudyArrays, outcome: OutcomeSeries, values: OutcomeArrays
) -> tuple[str | None, tuple[str, ...]]:
    """Why nothing can be said of an outcome, and what is to be doubted."""
    import numpy

    there = ~numpy.isnan(values.mean)
    drawn = [int((arrays.arm == arm).sum()) for arm in (0, 1)]
    measured = [int((there & (arrays.arm == arm)).sum()) for arm in (0, 1)]
    shops = [shop for shop, known in zip(arrays.shops, there, strict=True) if known]
    if outcome.added_later:
        return "plan_changed", ()
    if not there.any():
        return "not_yet", ()
    reasons = [unlike_doubts([outcome.unlike.get(shop) for shop in shops]), drop_out_doubts(drawn, measured)]
    if study.plan.changed and not study.plan.added:
        reasons.append((None, ("plan_changed",)))
    why = next((reason for reason, _doubts in reasons if reason), None)
    return why, tuple(doubt for _reason, doubts in reasons for doubt in doubts)


def _with_q(findings: Sequence[PilotFinding]) -> list[PilotFinding]:
    """Each with its q, over its family: the main ones, and the secondary ones."""
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
    return found
