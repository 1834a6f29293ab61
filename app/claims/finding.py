"""One outcome of a pilot, of all its workshops or of some: the numbers with what speaks against them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from app.administrative.values import is_of_list
from app.claims.estimates import (
    BASELINE_KNOWN,
    ArmEstimate,
    estimate_bounds,
    estimate_difference,
    estimate_rounds,
    estimate_taken,
)
from app.claims.judging import (
    CONTAMINATED,
    DAYS_TO_MEASURE,
    FAR_APART,
    FEW_PER_ARM,
    HARDLY_BY_CHANCE,
    LITTLE_TAKEN,
    MEASURED_KNOWING,
    STILL_TO_MEASURE,
    TOO_FAR_APART,
    Why,
    drop_out_doubts,
    match_doubts,
    unlike_doubts,
)
from app.claims.records import BEFORE_AFTER, LOT, OutcomeSeries, PilotFinding, PilotStudy
from app.claims.study_arrays import OutcomeArrays, StudyArrays
from app.claims.without_lot import change_alone, changes_over_time, compare_changes
from app.effects.balance import normalized_difference
from app.pilots.records import DIAGNOSED

if TYPE_CHECKING:
    from app.claims.repeated_draw import RepeatedDraw
    from app.effects.columns import Vector


def find_effect(
    study: PilotStudy,
    arrays: StudyArrays,
    outcome: OutcomeSeries,
    values: OutcomeArrays,
    thrown: RepeatedDraw | None,
    among: Vector | None,
    subgroup: str | None,
) -> PilotFinding:
    """Of a pilot that was drawn by lot."""
    made = estimate_difference(arrays, values.mean, values.baseline, thrown, among)
    found = with_estimate(begin(study, outcome, subgroup), made, values.mean, arrays, among)
    reason, doubts = _why_not(study, arrays, outcome, values, among)
    found = replace(found, reason=reason or found.reason, doubts=doubts)
    if made is None:
        return found
    apart = normalized_difference(*_known(values.baseline, arrays, among))
    notes = [*_notes(arrays, values, made, among, thrown)]
    if apart is not None and abs(apart) > FAR_APART:
        by_chance = HARDLY_BY_CHANCE * (1 / made.n_treated + 1 / (made.n - made.n_treated)) ** 0.5
        if abs(apart) > by_chance:
            doubts = (*doubts, "arms_differ")
            found = replace(found, doubts=doubts)
        notes += ["baseline_differs"] * (made.method == "ancova")
    if subgroup is None and len(outcome.rounds) > 1:
        found = replace(found, rounds=estimate_rounds(arrays, values))
    if not {"drop_out_differs", "match_differs"}.isdisjoint(doubts):
        found = replace(found, **estimate_bounds(arrays, values.mean, values.baseline, among))
    if subgroup is None:
        taken = estimate_taken(arrays, values.mean, values.baseline)
        notes += ["weak_instrument"] * taken.pop("weak", False)
        found = replace(found, **taken)
    return replace(found, notes=tuple(notes))


def find_without_lot(
    study: PilotStudy,
    arrays: StudyArrays,
    outcome: OutcomeSeries,
    values: OutcomeArrays,
    among: Vector | None,
    subgroup: str | None,
) -> PilotFinding:
    """Of one that was not: what changed more in who got it, or what changed where nobody else was followed."""
    found = begin(study, outcome, subgroup)
    reason, doubts = _why_not(study, arrays, outcome, values, among)
    change = values.mean - values.baseline
    if reason is None and not (change == change).any():
        reason = "no_baseline"
    if study.pilot.comparison == BEFORE_AFTER:
        made = change_alone(arrays, change)
        found = with_estimate(found, made, change, arrays, among)
        return replace(found, reason=reason or found.reason or "no_comparison")
    made = compare_changes(arrays, change, among)
    found = with_estimate(found, made, change, arrays, among)
    found = replace(found, reason=reason or found.reason)
    if made is None:
        return found
    found = replace(found, **_level_of_others(values, arrays, among))
    apart = normalized_difference(*_known(values.baseline, arrays, among))
    before, rounds = changes_over_time(arrays, values, among)
    if apart is not None and abs(apart) > TOO_FAR_APART:
        found = replace(found, reason=found.reason or "arms_differ")
    elif apart is not None and abs(apart) > FAR_APART:
        doubts = (*doubts, "arms_differ")
    if before is not None and before.moved:
        doubts = (*doubts, "moved_before")
    return replace(found, doubts=doubts, rounds=rounds, before=before)


def _level_of_others(values: OutcomeArrays, arrays: StudyArrays, among: Vector | None) -> dict[str, Any]:
    """What those have who did not get it: a change is said in shares and deviations of that, not of their change."""
    level, arm = _known(values.mean, arrays, among)
    level = level[(arm == 0) & (level == level)]
    return {"waiting_mean": float(level.mean()), "spread": float(level.std(ddof=1)) or None}


def begin(study: PilotStudy, outcome: OutcomeSeries, subgroup: str | None = None) -> PilotFinding:
    """The finding with its name alone."""
    return PilotFinding(
        outcome.measure, outcome.title, outcome.unit, outcome.role, "", subgroup=subgroup,
        better=outcome.better, least_effect=outcome.least_effect, comparison=study.pilot.comparison,
    )  # fmt: skip


def with_estimate(
    found: PilotFinding,
    made: ArmEstimate | None,
    outcome: Vector,
    arrays: StudyArrays,
    among: Vector | None = None,
) -> PilotFinding:
    """The finding with its numbers, or why there are none."""
    if made is None:
        there = (outcome == outcome) if among is None else (outcome == outcome) & among
        treated, count = int(arrays.arm[there].sum()), int(there.sum())
        known = outcome[there]
        few = min(treated, count - treated) < FEW_PER_ARM
        alike = bool(count) and known.max() == known.min()
        why = "few_per_arm" if few else "nothing_varies" if alike else "nobody_beside"
        return replace(found, n=count, n_treated=treated, reason=why)
    test = made.test
    return replace(
        found, method=made.method, estimate=made.fit.estimate, ci_low=made.interval.get("ci_low"),
        ci_high=made.interval.get("ci_high"), se_kind=made.fit.se_kind, p=made.interval.get("p"),
        mde=made.interval.get("mde_80"), n=made.n, n_treated=made.n_treated, n_units=made.n_units,
        spread=made.spread, waiting_mean=made.waiting_mean, treated_change=made.treated_change,
        p_randomization=None if test is None else test.p, draws=None if test is None else test.draws,
        exact=None if test is None else test.exact,
    )  # fmt: skip


def _known(values: Vector, arrays: StudyArrays, among: Vector | None) -> tuple[Vector, Vector]:
    kept = arrays.compared if among is None else arrays.compared & among
    return values[kept], arrays.arm[kept]


def _notes(
    arrays: StudyArrays,
    values: OutcomeArrays,
    made: ArmEstimate,
    among: Vector | None,
    thrown: RepeatedDraw | None,
) -> list[str]:
    """What is to be known beside a number, and does not weaken it."""
    took, arm = _known(arrays.took, arrays, among)
    shares = []
    for side in (0, 1):
        known = took[(arm == side) & (took == took)]
        shares.append(float(known.mean()) if len(known) else None)
    waiting, treated = shares
    plain, known = made.method == "difference", _is_mostly_known(values, arrays, among)
    told = {
        "no_baseline": plain and not known,
        "baseline_flat": plain and known,
        "few_groups": "few_clusters" in made.fit.warnings and thrown is not None,
        "contaminated": waiting is not None and waiting >= CONTAMINATED,
        "little_taken": treated is not None and treated < LITTLE_TAKEN,
        "criterion_hardly_met": thrown is None,
    }
    return [code for code, is_so in told.items() if is_so]


def _is_mostly_known(values: OutcomeArrays, arrays: StudyArrays, among: Vector | None) -> bool:
    """Whether half or more of who is compared are known before."""
    after, before = _known(values.mean, arrays, among)[0], _known(values.baseline, arrays, among)[0]
    there = before[after == after]
    return bool(len(there)) and float((there == there).mean()) >= BASELINE_KNOWN


def _why_not(
    study: PilotStudy,
    arrays: StudyArrays,
    outcome: OutcomeSeries,
    values: OutcomeArrays,
    among: Vector | None,
) -> Why:
    """Why nothing can be said of an outcome, and what is to be doubted."""
    there, all_ = values.mean == values.mean, arrays.compared
    if among is not None:
        there, all_ = there & among, all_ & among
    if outcome.added_later:
        return "plan_changed", ()
    if not there.any():
        return "not_yet", ()
    drawn = [int((all_ & (arrays.arm == arm)).sum()) for arm in (0, 1)]
    measured = [int((there & all_ & (arrays.arm == arm)).sum()) for arm in (0, 1)]
    shops = [shop for shop, known in zip(arrays.shops, there, strict=True) if known]
    reasons: list[Why] = [unlike_doubts([outcome.unlike.get(shop) for shop in shops])]
    if _is_still_measured(study, arrays, there, all_):
        return "still_measuring", ()
    if all(drawn):
        found = drop_out_doubts(drawn, measured)
        reasons.append(match_doubts(found) if is_of_list(outcome.measure) else found)
    if (
        study.plan.changed
        and not study.plan.added
        and study.pilot.comparison in (LOT, "staggered", "nearest")
    ):
        reasons.append((None, ("plan_changed",)))
    blinding, asked = study.blinding, outcome.measure.partition(".")[0] in DIAGNOSED
    if asked and blinding.knew > MEASURED_KNOWING * blinding.all:
        reasons.append((None, ("measurer_knew",)))
    why = next((reason for reason, _doubts in reasons if reason), None)
    return why, tuple(doubt for _reason, doubts in reasons for doubt in doubts)


def _is_still_measured(study: PilotStudy, arrays: StudyArrays, there: Vector, all_: Vector) -> bool:
    """Whether the follow-up is under way: its time is not over, and many are missing who have not left."""
    last = date.fromisoformat(study.windows[-1].target) + timedelta(days=DAYS_TO_MEASURE)
    if study.today > last.isoformat():
        return False
    left = {one.workshop_id for one in study.members if one.left_on or one.left_why}
    missing = [shop for shop, known, of in zip(arrays.shops, there, all_, strict=True) if of and not known]
    return len([shop for shop in missing if shop not in left]) > STILL_TO_MEASURE * int(all_.sum())
