"""What starting first adds to an outcome, of a pilot that was drawn by lot: the numbers, without a verdict."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from app.claims.judging import TAKING_UNKNOWN
from app.claims.records import RoundEffect
from app.claims.repeated_draw import DrawQuestion
from app.claims.study_arrays import pool_strata
from app.effects.instrument import fit_instrument
from app.effects.lee_bounds import bound_effect
from app.effects.randomization import RandomizationTest
from app.effects.regression import LinearFit, basis_of, clean_design, fit_treatment, interval_of
from app.effects.study_rows import StudyRows, controls_of, dummies
from app.errors import DataProblem

if TYPE_CHECKING:
    from app.claims.repeated_draw import RepeatedDraw
    from app.claims.study_arrays import OutcomeArrays, StudyArrays
    from app.effects.columns import Vector

LEAST = 2  # of each side, for any number at all
BASELINE_KNOWN = 0.5  # of who is compared; with less the baseline is left out


@dataclass(frozen=True, slots=True)
class ArmEstimate:
    """The difference with all that goes with it; the names are those of `PilotFinding`."""

    method: str
    n: int
    n_treated: int
    n_units: int
    fit: LinearFit
    interval: dict[str, Any] = field(default_factory=dict)
    test: RandomizationTest | None = None
    spread: float | None = None
    waiting_mean: float | None = None
    treated_change: float | None = None


class Compared(NamedTuple):
    """The workshops that are compared: as rows, their places among all, and what is held equal, as columns."""

    rows: StudyRows
    places: Vector
    unit: Vector
    strata: Vector
    own: Vector
    controls: Vector


def estimate_difference(
    arrays: StudyArrays,
    outcome: Vector,
    baseline: Vector,
    thrown: RepeatedDraw | None,
    among: Vector | None = None,
) -> ArmEstimate | None:
    """Who starts first against who waits, strata or pairs equal, and the baseline where it is known.

    Whoever has no baseline keeps a place, with the mean and a mark. `among` takes some workshops only. None
    without two of each side, or where nothing differs.
    """
    compared = compare(arrays, outcome, baseline, among)
    if compared is None:
        return None
    rows = compared.rows
    try:
        fit = fit_treatment(
            rows.outcome, rows.arm, compared.controls, clusters=rows.cluster, in_pairs=rows.pair is not None
        )
    except DataProblem:
        return None
    test = None if thrown is None else thrown.test(_question(compared))
    treated, waiting = (rows.outcome[rows.arm == arm] for arm in (1, 0))
    change = (outcome - baseline)[compared.places][rows.arm == 1]
    change = change[change == change]
    return ArmEstimate(
        "ancova" if rows.baseline is not None else "difference",
        rows.size,
        len(treated),
        len(set(compared.unit.tolist())),
        fit,
        interval_of(fit),
        test,
        float(waiting.std(ddof=1)) or None,
        float(waiting.mean()),
        float(change.mean()) if len(change) else None,
    )


def _question(compared: Compared) -> DrawQuestion:
    return DrawQuestion(compared.rows.outcome, compared.unit, compared.strata, compared.own)


def expect_difference(
    arrays: StudyArrays, outcome: Vector, baseline: Vector, thrown: RepeatedDraw, among: Vector | None = None
) -> None:
    """Tell the throws what `estimate_difference` will ask of them."""
    compared = compare(arrays, outcome, baseline, among)
    if compared is not None:
        thrown.expect(_question(compared))


def compare(
    arrays: StudyArrays, outcome: Vector, baseline: Vector, among: Vector | None = None
) -> Compared | None:
    """The workshops that can be compared; None without two of each side that differ in something."""
    key = b"|".join(b"" if one is None else one.tobytes() for one in (outcome, baseline, among))
    if key not in arrays.known:
        arrays.known[key] = _compare(arrays, outcome, baseline, among)
    found: Compared | None = arrays.known[key]
    return found


def _compare(arrays: StudyArrays, outcome: Vector, baseline: Vector, among: Vector | None) -> Compared | None:
    import numpy

    there = ~numpy.isnan(outcome)
    if among is not None:
        there &= among
    if arrays.in_pairs:
        there &= (
            numpy.bincount(arrays.stratum[there], minlength=arrays.stratum.max() + 1)[arrays.stratum] == 2
        )
    places = numpy.flatnonzero(there)
    arm, outcome = arrays.arm[places], outcome[places]
    treated = int(arm.sum())
    if min(treated, len(arm) - treated) < LEAST or outcome.max() == outcome.min():
        return None
    start, marks = _with_marks(baseline[places])
    stratum = (
        arrays.stratum[places]
        if arrays.in_pairs
        else pool_strata(arrays.stratum[places], arrays.unit[places])
    )
    unit = arrays.unit[places]
    rows = StudyRows(
        outcome, arm, baseline=start, background=marks, strata=None if arrays.in_pairs else stratum,
        pair=stratum if arrays.in_pairs else None, cluster=unit if arrays.grouped else None,
    )  # fmt: skip
    own = [] if start is None else [start, *marks.values()]
    columns = numpy.array(own).T if own else numpy.empty((len(places), 0))
    strata = dummies(stratum)
    return Compared(rows, places, unit, strata, columns, numpy.hstack([columns, strata]))


def _with_marks(baseline: Vector) -> tuple[Vector, dict[str, Vector]]:
    """The baseline with its mean where it is not known, and a column that marks those; none with few known."""
    import numpy

    known = ~numpy.isnan(baseline)
    if known.mean() < BASELINE_KNOWN or numpy.ptp(baseline[known]) == 0:
        return None, {}
    if known.all():
        return baseline, {}
    return numpy.where(known, baseline, baseline[known].mean()), {"unknown": (~known).astype(float)}


def estimate_rounds(arrays: StudyArrays, outcome: OutcomeArrays) -> tuple[RoundEffect, ...]:
    """The same effect at each follow-up by itself; those of the same workshops share a design."""
    found, places, design = [], None, None
    for number, after in enumerate(outcome.after.T, 1):
        compared = compare(arrays, after, outcome.baseline)
        if compared is None:
            continue
        rows, in_pairs = compared.rows, compared.rows.pair is not None
        try:
            if design is None or compared.places.tobytes() != places:
                places, design = compared.places.tobytes(), clean_design(rows.arm, compared.controls)
            fit = fit_treatment(
                rows.outcome,
                rows.arm,
                compared.controls,
                clusters=rows.cluster,
                in_pairs=in_pairs,
                clean=design,
            )
        except DataProblem:
            continue
        interval = interval_of(fit)
        ends = interval.get("ci_low"), interval.get("ci_high")
        found.append(RoundEffect(number, fit.estimate, *ends, rows.size))
    return tuple(found)


def estimate_taken(arrays: StudyArrays, outcome: Vector, baseline: Vector) -> dict[str, Any]:
    """The effect on who takes it because it is offered, by the draw as an instrument; empty where it is the same.

    Who is not known to have taken it counts as who did not; where those are many it is empty too, as it would be too large.
    """
    import numpy

    unknown = numpy.isnan(arrays.took)
    taken = numpy.where(unknown, 0.0, arrays.took)
    if unknown.mean() > TAKING_UNKNOWN:
        return {}
    if (taken == arrays.arm).all() or taken[arrays.arm == 1].mean() <= taken[arrays.arm == 0].mean():
        return {}
    compared = compare(arrays, outcome, baseline)
    if compared is None or numpy.ptp(taken[compared.places]) == 0:
        return {}
    rows = replace(compared.rows, taken=taken[compared.places], instrument=compared.rows.arm)
    try:
        found = fit_instrument(rows, compared.controls)
    except DataProblem:
        return {}
    interval = interval_of(found.fit)
    return {
        "late": found.fit.estimate,
        "late_low": interval.get("ci_low"),
        "late_high": interval.get("ci_high"),
        "first_stage_f": found.first_stage_f,
        "compliance": found.compliance,
        "weak": "weak_instrument" in found.fit.warnings,
    }


def estimate_bounds(
    arrays: StudyArrays, outcome: Vector, baseline: Vector, among: Vector | None = None
) -> dict[str, Any]:
    """Lee's bounds, of the outcome freed from what strata and baseline tell of it, which narrows them.

    What was known before the draw is the same in both arms of who would answer in either, so taking it out
    moves no effect.
    """
    import numpy

    there = ~numpy.isnan(outcome)
    if among is not None:
        there &= among
    if not there.any():
        return {}
    start, marks = _with_marks(baseline[there])
    rows = StudyRows(
        outcome[there], arrays.arm[there], baseline=start, background=marks,
        strata=pool_strata(arrays.stratum[there], arrays.unit[there]),
    )  # fmt: skip
    freed = numpy.full(arrays.size, numpy.nan)
    freed[there] = _freed(rows.outcome, rows.arm, controls_of(rows))
    try:
        kept = slice(None) if among is None else among
        found = bound_effect(StudyRows(freed[kept], arrays.arm[kept]))
    except DataProblem:
        return {}
    return {
        "bounds": (found.low, found.high),
        "bounds_ci": (found.ci_low, found.ci_high),
        "trimmed": found.trimmed,
    }


def _freed(outcome: Vector, arm: Vector, controls: Vector) -> Vector:
    """The outcome without what the controls tell of it within the arms."""
    import numpy

    basis = basis_of(controls)
    columns = numpy.column_stack([arm, basis])
    found = numpy.linalg.lstsq(columns, outcome, rcond=None)[0]
    return outcome - basis @ found[1:]
