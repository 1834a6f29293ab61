"""A pilot's full report over 300 workshops, against its regressions fitted bare by statsmodels."""

from __future__ import annotations

from pathlib import Path

from app.claims.reckoning import SUBGROUPS, reckon_pilot
from tests.bench.records import Measure
from tests.bench.timing import in_turn
from tests.claims.made_studies import make_study

WORKSHOPS, ROUNDS, OUTCOMES, TURNS = 300, 3, 12, 5
MAIN = 3


def measure_claims(folder: Path) -> Measure:
    """Three main outcomes with their subgroups and nine others, three follow-ups each; not all take it."""
    import numpy
    from statsmodels.regression.linear_model import OLS
    from statsmodels.sandbox.regression.gmm import IV2SLS

    measures = [f"dimension.D{number}" for number in range(OUTCOMES)]
    roles = {one: "primary" if place < MAIN else "secondary" for place, one in enumerate(measures)}
    study = make_study(
        WORKSHOPS, effects=dict.fromkeys(measures, 2.0), roles=roles, rows=12, rounds=ROUNDS, take_up=0.8
    )
    arm = numpy.array([float(one.treated) for one in study.members])
    took = numpy.array([float(bool(one.took)) for one in study.members])
    names = sorted({one.stratum for one in study.members})
    rows = numpy.array([[float(one.stratum == name) for name in names] for one in study.members])
    groups = [
        inside
        for group in SUBGROUPS
        if 10 <= (inside := numpy.array([group in one.groups for one in study.members])).sum() < WORKSHOPS
    ]
    tables = [
        (
            numpy.array([one.baseline[shop.workshop_id].value for shop in study.members]),
            numpy.array([[of[shop.workshop_id].value for shop in study.members] for of in one.rounds]),
        )
        for one in study.outcomes
    ]

    def ours() -> int:
        return len(reckon_pilot(study).findings)

    def fit(y: numpy.ndarray, before: numpy.ndarray, among: numpy.ndarray | slice = slice(None)) -> None:
        design = numpy.column_stack([arm, before, rows])[among]
        design = design[:, numpy.ptp(design, axis=0) > 0]
        found = OLS(y[among], design).fit(cov_type="HC2", use_t=True)
        found.conf_int(), found.pvalues

    def floor() -> int:
        for place, (before, after) in enumerate(tables):
            mean = after.mean(axis=0)
            for y in (mean, *after):
                fit(y, before)
            fit(took, before)  # the first stage
            IV2SLS(
                mean, numpy.column_stack([took, before, rows]), numpy.column_stack([arm, before, rows])
            ).fit().conf_int()
            for among in groups if place < MAIN else ():
                fit(mean, before, among)
        for family in (tables[:MAIN], tables[MAIN:]):
            fit(
                sum(after.mean(axis=0) for _before, after in family), sum(before for before, _after in family)
            )
        return len(tables)

    assert ours() == floor()
    return Measure("a pilot's report", *in_turn(ours, floor, TURNS), 2, "bare statsmodels fits")
