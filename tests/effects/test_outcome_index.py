"""The index of a family: weights by what each outcome adds (Anderson 2008, section 3.2)."""

import numpy as np
import pytest

from app.effects.outcome_index import index_outcomes
from app.errors import DataProblem

CHANCE = np.random.default_rng(8)
OUTCOMES = CHANCE.normal(0, [1, 3, 10], (60, 3)) + CHANCE.normal(0, 1, (60, 1))
CONTROL = np.arange(60) % 2 == 0


def test_the_index_weighs_by_the_inverse_covariance() -> None:
    scaled = (OUTCOMES - OUTCOMES[CONTROL].mean(axis=0)) / OUTCOMES[CONTROL].std(axis=0, ddof=1)
    ones = np.ones(3)
    inverse = np.linalg.inv(np.cov(scaled, rowvar=False))
    wanted = [ones @ inverse @ row / (ones @ inverse @ ones) for row in scaled]
    found = index_outcomes(OUTCOMES, CONTROL)
    assert found == pytest.approx(np.array(wanted))
    assert found[CONTROL].mean() == pytest.approx(0, abs=1e-12)


def test_units_do_not_matter_and_gaps_are_passed_over() -> None:
    assert index_outcomes(OUTCOMES * [1, 1000, 0.1] + 5, CONTROL) == pytest.approx(
        index_outcomes(OUTCOMES, CONTROL)
    )
    holed = OUTCOMES.copy()
    holed[3, 1], holed[5] = np.nan, np.nan
    found = index_outcomes(holed, CONTROL)
    assert np.isnan(found[5])
    assert not np.isnan(np.delete(found, 5)).any()


def test_what_adds_nothing_is_refused() -> None:
    with pytest.raises(DataProblem, match="no varía"):
        index_outcomes(np.column_stack([OUTCOMES, np.ones(60)]), CONTROL)
    with pytest.raises(DataProblem, match="dicen lo mismo"):
        index_outcomes(np.column_stack([OUTCOMES, 2 * OUTCOMES[:, 0]]), CONTROL)
