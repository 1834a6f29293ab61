"""Pilots whose truth is known get the states that are true of them."""

from dataclasses import replace

import numpy as np
import pytest
from statsmodels.regression.linear_model import OLS

from app.claims.reckoning import reckon_pilot
from app.claims.records import CANNOT_SAY, DOUBTED, NOT_TOLD, SEEN
from tests.claims.made_studies import PRACTICES, SALES, make_study


def test_an_effect_on_practices_and_none_on_sales_are_told_apart() -> None:
    report = reckon_pilot(make_study(60))
    practices, sales = report.findings
    assert practices.state == SEEN
    assert practices.method == "ancova"
    assert practices.ci_low is not None
    assert practices.ci_high is not None
    assert practices.ci_low < 10 < practices.ci_high
    assert practices.p_randomization is not None
    assert practices.p_randomization < 0.01
    assert (practices.n, practices.n_treated, practices.n_units) == (60, 30, 60)
    assert sales.state == NOT_TOLD
    assert sales.mde is not None
    assert 4 < sales.mde < 8
    assert [one.drawn for one in report.flow] == [30, 30]


def test_the_difference_is_that_of_a_plain_regression() -> None:
    study = make_study(60)
    found = reckon_pilot(study).findings[0]
    outcome = study.outcomes[0]
    y = np.array([outcome.rounds[0][one.workshop_id].value for one in study.members])
    before = np.array([outcome.baseline[one.workshop_id].value for one in study.members])
    arm = np.array([float(one.treated) for one in study.members])
    rows = np.array([[one.stratum == f"row {number}" for number in range(3)] for one in study.members])
    fit = OLS(y, np.column_stack([arm, before, rows.astype(float)])).fit(cov_type="HC2", use_t=True)
    assert found.estimate == pytest.approx(fit.params[0])
    assert (found.ci_low, found.ci_high) == pytest.approx(tuple(fit.conf_int()[0]))
    assert found.p == pytest.approx(fit.pvalues[0])


def test_who_left_more_from_one_side_is_a_doubt_with_bounds() -> None:
    whole = make_study(60)
    waiting = [one.workshop_id for one in whole.members if not one.treated]
    found = reckon_pilot(make_study(60, lost=waiting[:5])).findings[0]
    assert found.state == DOUBTED
    assert found.doubts == ("drop_out_differs",)
    assert found.bounds is not None
    assert 0 < found.bounds[0] < 10 < found.bounds[1]
    most = reckon_pilot(make_study(60, lost=waiting[:16])).findings[0]
    assert (most.state, most.reason) == (CANNOT_SAY, "drop_out")


def test_an_origin_that_changed_says_nothing() -> None:
    study = make_study(60)
    changed = {one.workshop_id: "origin_changed" for one in study.members[:10]}
    sales = replace(study.outcomes[1], unlike=changed)
    found = reckon_pilot(replace(study, outcomes=(study.outcomes[0], sales))).findings[1]
    assert (found.state, found.reason) == (CANNOT_SAY, "origin_changed")
    few = replace(study.outcomes[0], unlike=dict(list(changed.items())[:3]))
    found = reckon_pilot(replace(study, outcomes=(few,))).findings[0]
    assert (found.state, found.doubts) == (DOUBTED, ("some_origin_changed",))


def test_two_measures_are_named() -> None:
    assert [one.measure for one in reckon_pilot(make_study()).findings] == [PRACTICES, SALES]
