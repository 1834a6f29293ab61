"""Pilots without a draw: weaker, always said so, and held to plain reckonings."""

from dataclasses import replace
from statistics import fmean

import pytest
from scipy.stats import ttest_1samp, ttest_ind

from app.claims.reckoning import reckon_pilot
from app.claims.records import CANNOT_SAY, DOUBTED, PilotStudy
from app.pilots.records import MeasuredValue
from tests.claims.made_studies import PRACTICES, make_study


def undrawn(comparison: str, **made: object) -> PilotStudy:
    """The same workshops, as if who took it had chosen to."""
    study = make_study(60, **made)  # type: ignore[arg-type]
    members = tuple(replace(one, arm=None, took=one.treated) for one in study.members)
    return replace(
        study, members=members, drawn=None, pilot=replace(study.pilot, comparison=comparison)
    )  # fmt: skip


def changes(study: PilotStudy, treated: bool) -> list[float]:
    outcome = study.outcomes[0]
    return [
        outcome.rounds[0][one.workshop_id].value - outcome.baseline[one.workshop_id].value
        for one in study.members
        if one.treated is treated
    ]


def test_a_staggered_start_compares_changes_and_is_never_without_a_doubt() -> None:
    study = undrawn("staggered")
    found = reckon_pilot(study).findings[0]
    test = ttest_ind(changes(study, True), changes(study, False), equal_var=False)
    assert found.method == "did"
    assert found.estimate == pytest.approx(fmean(changes(study, True)) - fmean(changes(study, False)))
    assert found.p == pytest.approx(test.pvalue)
    assert (found.ci_low, found.ci_high) == pytest.approx(tuple(test.confidence_interval()))
    assert found.p_randomization is None
    assert found.state == DOUBTED
    assert found.doubts[0] == "not_by_lot"


def test_groups_that_moved_apart_before_are_a_doubt() -> None:
    study = undrawn("staggered")
    outcome = study.outcomes[0]
    apart = {
        one.workshop_id: MeasuredValue(outcome.baseline[one.workshop_id].value - 8 * one.treated + n % 3, "2024-12-01")
        for n, one in enumerate(study.members)
    }  # fmt: skip
    found = reckon_pilot(replace(study, outcomes=(replace(outcome, earlier=apart),))).findings[0]
    assert "moved_before" in found.doubts
    assert [one.number for one in found.rounds] == [-1, 1]
    assert found.rounds[0].estimate == pytest.approx(-8, abs=0.5)


def test_groups_that_stood_far_apart_before_cannot_be_compared() -> None:
    study = undrawn("staggered")
    outcome = study.outcomes[0]
    raised = {
        one.workshop_id: MeasuredValue(outcome.baseline[one.workshop_id].value + 20 * one.treated, "2025-12-01")
        for one in study.members
    }  # fmt: skip
    found = reckon_pilot(replace(study, outcomes=(replace(outcome, baseline=raised),))).findings[0]
    assert (found.state, found.reason) == (CANNOT_SAY, "arms_differ")


def test_without_a_baseline_nothing_can_be_said() -> None:
    found = reckon_pilot(undrawn("staggered", baseline=False)).findings[0]
    assert (found.state, found.reason) == (CANNOT_SAY, "no_baseline")


def test_the_nearest_are_those_of_the_least_distance() -> None:
    """One treated of four: each is told from the others by its baseline alone."""
    study = undrawn("nearest", effects={PRACTICES: 10.0})
    treated = [one.workshop_id for one in study.members if one.treated]
    members = tuple(
        replace(one, treated=one.workshop_id in treated[:8], took=one.workshop_id in treated[:8], background={})
        for one in study.members
    )  # fmt: skip
    outcome = study.outcomes[0]
    values = {one.workshop_id: 20.0 + 3 * place for place, one in enumerate(study.members)}
    # of each treated one there is a twin, a tenth of a point above, and the rest are far away
    twins = [one.workshop_id for one in members if not one.treated][:8]
    far = {one.workshop_id: 500.0 + one.workshop_id for one in members}
    own = {shop: values[shop] for shop in treated[:8]}
    twin = {twin: values[shop] + 0.1 for twin, shop in zip(twins, treated[:8], strict=True)}
    baseline = {shop: MeasuredValue(value, "2025-12-01") for shop, value in (far | own | twin).items()}
    report = reckon_pilot(replace(study, members=members, outcomes=(replace(outcome, baseline=baseline),)))
    found = report.findings[0]
    assert (found.n, found.n_treated) == (16, 8)
    change = {shop: outcome.rounds[0][shop].value - baseline[shop].value for shop in [*own, *twin]}
    assert found.estimate == pytest.approx(
        fmean(change[one] for one in own) - fmean(change[one] for one in twin)
    )
    assert {one.code: one for one in report.balance}[PRACTICES].difference == pytest.approx(0, abs=0.05)


def test_one_group_before_and_after_is_no_cause() -> None:
    study = undrawn("before_after")
    only = tuple(one for one in study.members if one.treated)
    study = replace(study, members=only)
    found = reckon_pilot(study).findings[0]
    test = ttest_1samp(changes(study, True), 0)
    assert (found.state, found.reason) == (CANNOT_SAY, "no_comparison")
    assert found.estimate == pytest.approx(fmean(changes(study, True)))
    assert (found.ci_low, found.ci_high) == pytest.approx(tuple(test.confidence_interval()))
    assert [one.treated for one in reckon_pilot(study).flow] == [True]
