"""From a table and a question to the estimate: each method takes its rows and says what they carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.effects.balance import are_far_apart, compare_arms
from app.effects.difference_in_differences import changes_by_period, changes_of_units, fit_changes
from app.effects.instrument import fit_instrument
from app.effects.lee_bounds import bound_effect
from app.effects.randomization import make_draw, redraw_test
from app.effects.records import EffectEstimate, EffectQuestion
from app.effects.regression import LinearFit, fit_treatment, interval_of
from app.effects.study_rows import StudyRows, check_arms, controls_of, make_study_rows, together, whole_pairs
from app.effects.wild_bootstrap import bootstrap_wildly
from app.errors import DataProblem
from app.i18n import _

if TYPE_CHECKING:
    from app.effects.columns import Vector
    from app.effects.table_reading import DataColumns


def estimate_effect(columns: DataColumns, question: EffectQuestion) -> EffectEstimate:
    """The effect of a treatment on an outcome, by the method that was asked.

    Raises `DataProblem` with a sentence when the table does not carry an answer.
    """
    rows = make_study_rows(columns, question)
    found = _METHODS[question.method](rows, question)
    return replace(found, warnings=tuple(dict.fromkeys(found.warnings)))


def _estimate_difference(rows: StudyRows, question: EffectQuestion) -> EffectEstimate:
    """With or without the baseline beside it: what the arms differ by, strata or pairs being equal."""
    rows = _ready(together(rows))
    controls = controls_of(rows, baseline=question.method == "ancova")
    fit = _fit(rows, controls)
    return _make(rows, question, fit, **_redraw(rows, controls, question))


def _estimate_by_draw(rows: StudyRows, question: EffectQuestion) -> EffectEstimate:
    """The draw done again, and its p for the plain difference (or the one with the controls asked for)."""
    rows = _ready(rows)
    if rows.strata is not None and _are_unequal(rows):
        rows = rows.warned("strata_unequal")
    plain = replace(rows, strata=None, pair=None)
    controls = controls_of(plain)
    fit = _fit(rows, controls if rows.pair is None else controls_of(replace(rows, strata=None)))
    drawn = _redraw(rows, controls, question)
    if rows.pair is not None and controls.shape[1]:
        fit = fit._replace(estimate=_fit(plain, controls).estimate)
    return replace(_make(rows, question, fit, **drawn), p=drawn["p_randomization"])


def _estimate_changes(rows: StudyRows, question: EffectQuestion) -> EffectEstimate:
    rows, fit = fit_changes(rows)
    own = changes_of_units(rows)
    drawn = {} if own is None else _redraw(own, controls_of(own), question)
    return _make(rows, question, fit, by_period=changes_by_period(rows), **drawn)


def _estimate_taken(rows: StudyRows, question: EffectQuestion) -> EffectEstimate:
    if rows.pair is not None:
        offered: Vector = rows.instrument
        rows = whole_pairs(replace(rows, arm=offered) if _is_arm(offered) else rows)
    of_arms = _is_arm(rows.arm)
    rows = check_arms(rows) if of_arms else rows
    controls = controls_of(rows)
    found = fit_instrument(rows, controls)
    # if what was offered did nothing to anybody, another draw of it would have shown as much
    offer = replace(rows, arm=rows.instrument)
    drawn = _redraw(offer, controls, question) if _is_arm(offer.arm) else {}
    made = replace(
        _make(rows, question, found.fit, **drawn),
        first_stage_f=found.first_stage_f,
        first_stage_f_robust=found.first_stage_f_robust,
        compliance=found.compliance,
        take_up=found.take_up,
    )
    return made if of_arms else replace(made, n_treated=None)


def _estimate_bounds(rows: StudyRows, question: EffectQuestion) -> EffectEstimate:
    import numpy

    bounds = bound_effect(rows)
    answered = rows.having(~numpy.isnan(rows.outcome))
    checked = check_arms(answered)
    fit = fit_treatment(answered.outcome, answered.arm, numpy.empty((answered.size, 0)))
    return replace(
        _make(rows.warned(*checked.warnings), question, fit),
        ci_low=bounds.ci_low,
        ci_high=bounds.ci_high,
        p=None,
        mde_80=None,
        n_dropped=rows.n_dropped,
        bounds=(bounds.low, bounds.high),
        bounds_se=(bounds.se_low, bounds.se_high),
        trimmed=bounds.trimmed,
        trimmed_arm=bounds.trimmed_arm,
    )


def _estimate_wildly(rows: StudyRows, question: EffectQuestion) -> EffectEstimate:
    import numpy

    rows = _ready(rows)
    clusters = numpy.arange(rows.size) if rows.cluster is None else rows.cluster
    found = bootstrap_wildly(
        rows.outcome, rows.arm, controls_of(rows), clusters, draws=question.draws, seed=question.seed
    )
    fit = LinearFit(found.estimate, found.se, "cluster", float(found.clusters - 1))
    return replace(
        _make(rows, question, fit),
        p=found.p,
        ci_low=found.ci_low,
        ci_high=found.ci_high,
        draws=found.draws,
        exact=found.exact,
        seed=None if found.exact else question.seed,
        n_clusters=found.clusters,
    )


_METHODS: dict[str, Callable[[StudyRows, EffectQuestion], EffectEstimate]] = {
    "difference": _estimate_difference,
    "ancova": _estimate_difference,
    "did": _estimate_changes,
    "late": _estimate_taken,
    "permutation": _estimate_by_draw,
    "lee": _estimate_bounds,
    "wild-bootstrap": _estimate_wildly,
}


def _is_arm(values: Vector | None) -> bool:
    return values is not None and set(values.tolist()) == {0.0, 1.0}


def _ready(rows: StudyRows) -> StudyRows:
    """Whole pairs, arms of some size, and strata that hold both arms (the others add nothing, told)."""
    import numpy

    rows = check_arms(whole_pairs(rows))
    if rows.strata is None or rows.pair is not None:
        return rows
    treated = numpy.bincount(rows.strata, rows.arm, rows.strata.max() + 1)
    members = numpy.bincount(rows.strata, minlength=rows.strata.max() + 1)
    mixed = ((treated > 0) & (treated < members))[rows.strata]
    if not mixed.any():
        raise DataProblem(_("Ningún estrato tiene filas de los dos lados; quite los estratos."))
    return rows if mixed.all() else rows.warned("stratum_one_arm")


def _are_unequal(rows: StudyRows) -> bool:
    """Whether the share of treated is not the same in all strata."""
    import numpy

    members = numpy.bincount(rows.strata)
    there = members > 0
    shares = numpy.bincount(rows.strata, rows.arm)[there] / members[there]
    return bool(numpy.ptp(shares) > 1e-9)


def _fit(rows: StudyRows, controls: Vector) -> LinearFit:
    return fit_treatment(
        rows.outcome, rows.arm, controls, clusters=rows.cluster, in_pairs=rows.pair is not None
    )


def _redraw(rows: StudyRows, controls: Vector, question: EffectQuestion) -> dict[str, Any]:
    test = redraw_test(rows.outcome, controls, make_draw(rows), draws=question.draws, seed=question.seed)
    return {
        "p_randomization": test.p,
        "p_greater": test.p_greater,
        "p_less": test.p_less,
        "draws": test.draws,
        "exact": test.exact,
        "seed": None if test.exact else question.seed,
    }


def _make(rows: StudyRows, question: EffectQuestion, fit: LinearFit, **more: Any) -> EffectEstimate:
    """The estimate with interval, p and what could have been seen, by the t distribution."""
    compared = dict(rows.background)
    if rows.baseline is not None and question.baseline:
        compared = {question.baseline: rows.baseline, **compared}
    differences = compare_arms(compared, rows.arm) if _is_arm(rows.arm) else {}
    warnings = [*rows.warnings, *fit.warnings, *["arms_differ"] * are_far_apart(differences)]
    return EffectEstimate(
        question.method,
        rows.size,
        int((rows.arm == 1).sum()),
        fit.estimate,
        fit.se,
        fit.se_kind,
        fit.df,
        n_dropped=rows.n_dropped,
        n_clusters=None if rows.cluster is None else len(set(rows.cluster.tolist())),
        treated_value=rows.treated_value,
        normalized_differences=differences,
        warnings=warnings,
        **interval_of(fit),
        **more,
    )
