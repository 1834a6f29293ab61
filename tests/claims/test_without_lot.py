"""Pilots without a draw: weaker, always said so, and held to plain reckonings."""

from dataclasses import replace
from datetime import date
from statistics import fmean, stdev

import numpy as np
import pytest
from scipy.stats import ttest_1samp, ttest_ind

from app.claims.forest import moment_rows
from app.claims.reckoning import reckon_pilot
from app.claims.records import CANNOT_SAY, DOUBTED, PilotStudy
from app.claims.sentences import say_before, say_size
from app.pilots.records import MeasuredValue
from tests.claims.made_studies import PRACTICES, START, make_study


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
    found = reckon_pilot(replace(study, outcomes=(replace(outcome, leads=(apart,)),))).findings[0]
    assert "moved_before" in found.doubts
    assert [one.number for one in found.rounds] == [-1, 1]
    assert found.rounds[0].estimate == pytest.approx(-8, abs=0.5)


HALF_YEARS = (START, "2025-06-01", "2024-12-01", "2024-06-01")


def went_before(study: PilotStudy, yearly: float, moments: int = 3) -> PilotStudy:
    """Half-years before the start: who got it went up by `yearly` more each year, all with some noise."""
    outcome, chance = study.outcomes[0], np.random.default_rng(4)
    leads = tuple(
        {
            one.workshop_id: MeasuredValue(
                outcome.baseline[one.workshop_id].value
                - yearly * number / 2 * one.treated
                + chance.normal(0, 2),
                HALF_YEARS[number],
            )
            for one in study.members
        }
        for number in range(1, moments + 1)
    )
    return replace(study, outcomes=(replace(outcome, leads=leads),))


def test_how_both_sides_went_before_is_each_workshops_line_through_its_moments() -> None:
    study = went_before(undrawn("staggered"), 6.0)
    found = reckon_pilot(study).findings[0]
    outcome = study.outcomes[0]
    years = [date.fromisoformat(one).toordinal() / 365.25 for one in HALF_YEARS]
    slopes: dict[bool, list[float]] = {True: [], False: []}
    for one in study.members:
        values = [
            outcome.baseline[one.workshop_id].value,
            *(of[one.workshop_id].value for of in outcome.leads),
        ]
        slopes[one.treated].append(float(np.polyfit(years, values, 1)[0]))
    test = ttest_ind(slopes[True], slopes[False], equal_var=False)
    assert found.before is not None
    assert (found.before.moments, found.before.n, found.before.moved) == (3, 60, True)
    assert found.before.slope == pytest.approx(fmean(slopes[True]) - fmean(slopes[False]))
    assert found.before.slope == pytest.approx(6.0, abs=0.8), "what was put in"
    assert found.before.p == pytest.approx(test.pvalue)
    assert [one.number for one in found.rounds] == [-3, -2, -1, 1]
    assert found.rounds[0].estimate == pytest.approx(-9.0, abs=1.5)
    assert "moved_before" in found.doubts
    assert say_before(found).replace("\u00a0", " ") == (
        "Antes de empezar ya iban distinto: los que lo recibieron subían 5,6 puntos por año respecto de los demás."
    )


def test_every_moment_has_its_line_and_those_before_say_so() -> None:
    study = went_before(undrawn("staggered"), 6.0)
    found = reckon_pilot(study).findings[0]
    rows = moment_rows(found)
    assert [(one.name, one.is_before) for one in rows] == [
        ("3 mediciones antes", True), ("2 mediciones antes", True), ("1 medición antes", True), ("medición 1", False),
    ]  # fmt: skip
    assert found.spread is not None
    for row, moment in zip(rows, found.rounds, strict=True):
        assert row.reach.estimate == pytest.approx(moment.estimate / found.spread)
        assert row.reach.low < row.reach.estimate < row.reach.high
    assert moment_rows(replace(found, state=CANNOT_SAY)) == []
    assert moment_rows(reckon_pilot(make_study(60)).findings[0]) == [], "one follow-up is told above already"


def test_who_went_alike_before_is_told_with_what_would_be_seen() -> None:
    found = reckon_pilot(went_before(undrawn("staggered"), 0.0)).findings[0]
    assert found.before is not None
    assert not found.before.moved
    assert "moved_before" not in found.doubts
    assert say_before(found).startswith(
        "Antes de empezar no se ve que fueran distinto, en 3 mediciones de antes; se vería desde"
    )
    alone = reckon_pilot(undrawn("staggered")).findings[0]
    assert alone.before is None
    assert say_before(alone).startswith("No hay mediciones de más atrás")
    assert say_before(reckon_pilot(make_study(60)).findings[0]) == "", "a draw needs none"


def test_a_dip_at_one_moment_is_told_though_no_line_goes_apart() -> None:
    study = went_before(undrawn("staggered"), 0.0)
    outcome = study.outcomes[0]
    dip = {
        one.workshop_id: outcome.leads[1][one.workshop_id]._replace(
            value=outcome.leads[1][one.workshop_id].value - 12 * one.treated
        )
        for one in study.members
    }
    other = {
        one.workshop_id: outcome.leads[0][one.workshop_id]._replace(
            value=outcome.leads[0][one.workshop_id].value + 12 * one.treated
        )
        for one in study.members
    }
    leads = (other, dip, outcome.leads[2])
    found = reckon_pilot(replace(study, outcomes=(replace(outcome, leads=leads),))).findings[0]
    assert found.before is not None
    assert found.before.moved
    assert "ya iban distinto" in say_before(found)


def test_money_without_a_draw_is_said_of_what_the_others_have_and_not_of_their_change() -> None:
    study = undrawn("staggered", effects={PRACTICES: 10.0})
    outcome = replace(study.outcomes[0], unit="guaraníes")
    found = reckon_pilot(replace(study, outcomes=(outcome,))).findings[0]
    others = [outcome.rounds[0][one.workshop_id].value for one in study.members if not one.treated]
    assert found.waiting_mean == pytest.approx(fmean(others))
    assert found.spread == pytest.approx(stdev(others))
    assert found.estimate is not None
    assert say_size(found, found.estimate) == f"{100 * found.estimate / fmean(others):.0f}\u00a0%"


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
