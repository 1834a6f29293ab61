"""Each method against a reckoning of its own: another library's, or the textbook's formula written out."""

from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from statsmodels.regression.linear_model import OLS
from statsmodels.sandbox.regression.gmm import IV2SLS
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestIndPower

from app.effects.families import sharpen_family
from app.effects.power import count_per_arm, smallest_effect
from app.effects.records import PowerPlan
from tests.effects.tables import ask

Table = dict[str, Any]


@pytest.fixture
def table() -> Table:
    """Ninety workshops in three strata and fifteen associations; what was offered is not always taken."""
    chance = np.random.default_rng(11)
    count = 90
    strata = np.arange(count) % 3
    baseline = chance.normal(50, 10, count) + 3 * strata
    t = np.concatenate([chance.permutation([1] * 15 + [0] * 15) for _stratum in range(3)])
    t = t[np.argsort(np.argsort(strata, kind="stable"), kind="stable")]
    taken = np.where(chance.random(count) < 0.7, t, (chance.random(count) < 0.1).astype(int))
    y = 10 + 0.6 * baseline + 4 * taken + strata + chance.normal(0, 6, count)
    return {
        "y": y, "t": t, "b": baseline, "s": strata, "d": taken,
        "age": chance.integers(20, 60, count), "c": np.arange(count) // 6,
    }  # fmt: skip


def hc(matrix: np.ndarray, left: np.ndarray, power: float) -> float:
    """The error of the second coefficient, by MacKinnon and White (1985), written out."""
    bread = np.linalg.inv(matrix.T @ matrix)
    leverage = np.diag(matrix @ bread @ matrix.T)
    meat = matrix.T @ np.diag(left**2 / (1 - leverage) ** power) @ matrix
    return float((bread @ meat @ bread)[1, 1] ** 0.5)


def design(table: Table, *names: str) -> np.ndarray:
    dummies = [(table["s"] == one).astype(float) for one in (1, 2)]
    return np.column_stack([np.ones(len(table["y"])), table["t"], *(table[name] for name in names), *dummies])


@pytest.mark.parametrize(("count", "power", "kind"), [(90, 1, "hc2"), (24, 2, "hc3")])
def test_the_ancova_is_least_squares_with_hc2_and_hc3_below_thirty(
    table: Table, count: int, power: int, kind: str
) -> None:
    table = {name: one[:count] for name, one in table.items()}
    matrix = design(table, "b", "age")
    found = ask(table, method="ancova", baseline="b", strata="s", covariates=("age",))
    beta = np.linalg.solve(matrix.T @ matrix, matrix.T @ table["y"])
    assert found.estimate == pytest.approx(beta[1])
    assert found.se == pytest.approx(hc(matrix, table["y"] - matrix @ beta, power))
    assert (found.se_kind, found.df) == (kind, count - 6)


def test_the_difference_leaves_the_baseline_out_and_compares_the_arms_by_it(table: Table) -> None:
    found = ask(table, baseline="b", covariates=("age",))
    assert found.estimate == pytest.approx(ask(table, covariates=("age",)).estimate)
    treated, others = (table["b"][table["t"] == arm] for arm in (1, 0))
    apart = (treated.mean() - others.mean()) / ((treated.var(ddof=1) + others.var(ddof=1)) / 2) ** 0.5
    assert found.normalized_differences["b"] == pytest.approx(apart)
    assert list(found.normalized_differences) == ["b", "age"]


def test_clusters_are_reckoned_as_stata_does(table: Table) -> None:
    matrix = design(table)[:, :2]
    beta = np.linalg.solve(matrix.T @ matrix, matrix.T @ table["y"])
    left, bread = table["y"] - matrix @ beta, np.linalg.inv(matrix.T @ matrix)
    sums = np.array([matrix[table["c"] == one].T @ left[table["c"] == one] for one in range(15)])
    variance = bread @ (sums.T @ sums) @ bread * 15 / 14 * 89 / 88
    found = ask(table, cluster="c")
    assert (found.se, found.df) == (pytest.approx(variance[1, 1] ** 0.5), 14)


def test_several_rounds_go_together_by_workshop(table: Table) -> None:
    """McKenzie (2012), equation 3: rounds as dummies, the errors clustered by workshop."""
    chance = np.random.default_rng(4)
    rounds = np.repeat([1, 2, 3], 90)
    y = np.tile(table["y"], 3) + rounds + chance.normal(0, 3, 270)
    long = {"y": y, "t": [*table["t"]] * 3, "b": [*table["b"]] * 3, "u": [*range(90)] * 3, "r": rounds}
    found = ask(long, method="ancova", baseline="b", unit="u", period="r", draws=99)
    matrix = np.column_stack([long["t"], np.ones(270), long["b"], rounds == 2, rounds == 3]).astype(float)
    other = OLS(y, matrix).fit(cov_type="cluster", cov_kwds={"groups": np.array(long["u"])}, use_t=True)
    assert (found.estimate, found.se) == (pytest.approx(other.params[0]), pytest.approx(other.bse[0]))
    assert (found.n, found.n_clusters, found.df, found.se_kind) == (270, 90, 89, "cluster")


def test_what_was_taken_is_two_stage_least_squares(table: Table) -> None:
    found = ask(table, treatment="t", taken="d", instrument="t", method="late", baseline="b", strata="s")
    full = design(table, "b")
    regressors = full.copy()
    regressors[:, 1] = table["d"]
    other = IV2SLS(table["y"], regressors, full).fit()
    assert found.estimate == pytest.approx(other.params[1])
    first = OLS(table["d"], full).fit()
    assert found.first_stage_f == pytest.approx(first.tvalues[1] ** 2)
    assert found.first_stage_f_robust == pytest.approx(
        OLS(table["d"], full).fit(cov_type="HC2").tvalues[1] ** 2
    )
    predicted = full.copy()
    predicted[:, 1] = first.fittedvalues
    assert found.se == pytest.approx(hc(predicted, table["y"] - regressors @ other.params, 1))
    assert found.compliance == "two-sided"


def test_without_controls_it_is_walds_ratio(table: Table) -> None:
    found = ask(table, treatment="d", taken="d", instrument="t", method="late")
    arms = table["t"] == 1
    outcome, taken = (table[one][arms].mean() - table[one][~arms].mean() for one in ("y", "d"))
    assert found.estimate == pytest.approx(outcome / taken)
    assert found.take_up == {
        "offered": table["d"][arms].mean(),
        "not_offered": pytest.approx(table["d"][~arms].mean()),
    }
    assert found.n_treated == table["d"].sum()


def test_every_assignment_within_strata_is_looked_at() -> None:
    y, t, s = (3.0, 9, 4, 1, 7, 8, 2, 6, 5), (1, 1, 0, 0, 1, 0, 0, 1, 0), (0, 0, 0, 0, 1, 1, 1, 1, 1)

    def difference(chosen: set[int]) -> float:
        treated = [value for place, value in enumerate(y) if place in chosen]
        return sum(treated) / len(treated) - (sum(y) - sum(treated)) / (len(y) - len(treated))

    ours = abs(difference({0, 1, 4, 7}))
    ways = list(product(combinations(range(4), 2), combinations(range(4, 9), 2)))
    reached = sum(abs(difference({*one, *two})) >= ours - 1e-9 for one, two in ways)
    found = ask({"y": y, "t": t, "s": s}, strata="s", method="permutation")
    assert (found.draws, found.p_randomization) == (60, reached / 60)
    assert "strata_unequal" in found.warnings


def test_the_ancova_of_a_draw_is_the_coefficient_of_each_regression(table: Table) -> None:
    table = {name: one[:9] for name, one in table.items()}
    fits = [
        OLS(table["y"], np.column_stack([[place in chosen for place in range(9)], np.ones(9), table["b"]]))
        for chosen in combinations(range(9), int(table["t"].sum()))
    ]
    sizes = np.abs([one.fit().params[0] for one in fits])
    found = ask(table, method="ancova", baseline="b")
    assert found.p_randomization == np.mean(sizes >= abs(found.estimate or 0) - 1e-9)


def test_few_clusters_are_drawn_again_whole_and_have_no_error() -> None:
    y, cluster = (1.0, 2, 8, 9, 4, 3, 7, 5, 6, 2), (0, 0, 0, 1, 1, 2, 3, 3, 4, 5)
    arms = (1, 0, 1, 0, 1, 0)
    found = ask({"y": y, "t": [arms[one] for one in cluster], "c": cluster}, cluster="c")
    assert (found.se, found.p, found.ci_low, found.mde_80) == (None, None, None, None)
    assert "few_clusters" in found.warnings

    def difference(chosen: tuple[int, ...]) -> float:
        inside = [value for value, one in zip(y, cluster, strict=True) if one in chosen]
        outside = [value for value, one in zip(y, cluster, strict=True) if one not in chosen]
        return abs(sum(inside) / len(inside) - sum(outside) / len(outside))

    ours = difference((0, 2, 4))
    sizes = [difference(chosen) for chosen in combinations(range(6), 3)]
    assert found.p_randomization == sum(one >= ours - 1e-9 for one in sizes) / 20


def test_lees_bounds_trim_the_fuller_arm() -> None:
    """Eight of ten treated answer and six of ten others: a quarter of the eight, two, are cut."""
    treated, others = [4.0, 9, 1, 7, 3, 8, 6, 5, None, None], [2.0, 3, 1, 4, 2, 6, *[None] * 4]
    found = ask({"y": treated + others, "t": [1] * 10 + [0] * 10}, method="lee")
    assert found.bounds == (pytest.approx(26 / 6 - 3), pytest.approx(39 / 6 - 3))
    assert (found.trimmed, found.trimmed_arm, found.n) == (pytest.approx(0.25), "treated", 20)
    assert found.estimate == pytest.approx(43 / 8 - 3)
    turned = ask({"y": treated + others, "t": [0] * 10 + [1] * 10}, method="lee")
    assert turned.bounds == (pytest.approx(-39 / 6 + 3), pytest.approx(-26 / 6 + 3))
    assert turned.trimmed_arm == "control"


def test_lees_errors_are_those_of_many_samples() -> None:
    """The spread of the bounds over 600 samples, beside the error that each of them tells."""
    chance = np.random.default_rng(5)
    told = []
    for _sample in range(600):
        t = np.repeat([0, 1], 200)
        y = chance.normal(0, 1, 400) + 0.5 * t
        y[chance.random(400) > np.where(t == 1, 0.9, 0.7)] = np.nan
        found = ask({"y": y, "t": t}, method="lee")
        assert found.bounds is not None
        assert found.bounds_se is not None
        told.append((*found.bounds, *found.bounds_se))
    spread, mean = np.std(told, axis=0), np.mean(told, axis=0)
    assert mean[2:] == pytest.approx(spread[:2], rel=0.08)


def test_the_wild_bootstrap_is_a_regression_for_each_sign(table: Table) -> None:
    """Cameron, Gelbach and Miller (2008), written out with a fit for each of 2^8 signs."""
    table = {name: one[:48] for name, one in table.items()}
    table["t"] = (table["c"] % 2 == 0).astype(int)
    matrix, held = (
        np.column_stack([table["t"], np.ones(48), table["b"]]),
        np.column_stack([np.ones(48), table["b"]]),
    )
    kept = OLS(table["y"], held).fit()

    def size(outcome: np.ndarray) -> float:
        fit = OLS(outcome, matrix).fit(cov_type="cluster", cov_kwds={"groups": table["c"]})
        return abs(float(fit.tvalues[0]))

    ours = size(table["y"])
    theirs = [
        size(kept.fittedvalues + kept.resid * np.array(signs)[table["c"]])
        for signs in product([1, -1], repeat=8)
    ]
    found = ask(table, method="wild-bootstrap", baseline="b", cluster="c")
    assert (found.draws, found.exact, found.n_clusters) == (256, True, 8)
    assert found.p == np.mean(np.array(theirs) >= ours * (1 - 1e-9))
    assert found.ci_low is not None
    for edge, inside in ((found.ci_low - 0.01, False), (found.ci_low + 0.01, True)):
        shifted = ask(
            table | {"y": table["y"] - edge * table["t"]}, method="wild-bootstrap", baseline="b", cluster="c"
        )
        assert ((shifted.p or 0) >= 0.05) is inside


def test_changes_of_units_seen_twice_are_a_difference_of_changes(table: Table) -> None:
    late = table["y"] + 3 * table["t"]
    long = {
        "y": [*table["b"], *late], "t": [*table["t"]] * 2, "u": [*range(90)] * 2, "p": ["antes"] * 90 + ["después"] * 90,
    }  # fmt: skip
    found = ask(long, method="did", period="p", unit="u")
    plain = ask({"y": late - table["b"], "t": table["t"]})
    assert (found.estimate, found.se, found.df) == (plain.estimate, plain.se, plain.df)
    assert (found.n, found.n_treated) == (180, 90)
    crossed = ask(long, method="did", period="p")
    assert crossed.estimate == pytest.approx(found.estimate)
    matrix = np.column_stack(
        [np.ones(180), np.repeat([0, 1], 90) * long["t"], long["t"], np.repeat([0, 1], 90)]
    )
    assert crossed.se == pytest.approx(OLS(long["y"], matrix).fit(cov_type="HC2").bse[1])


def test_more_periods_are_unit_and_period_effects() -> None:
    chance = np.random.default_rng(3)
    unit, period = np.repeat(np.arange(20), 4), np.tile(np.arange(4), 20)
    begun = np.repeat(chance.choice([1, 2, 9], 20), 4)
    t = (period >= begun).astype(int)
    y = chance.normal(0, 1, 80) + unit / 5 + period + 2 * t
    found = ask({"y": y, "t": t, "u": unit, "p": period}, method="did", period="p", unit="u")
    matrix = np.column_stack([t, np.eye(20)[unit], np.eye(4)[period][:, 1:]])
    assert found.estimate == pytest.approx(OLS(y, matrix).fit().params[0])
    assert (found.se_kind, found.df) == ("cluster", 19)


def test_each_period_is_held_against_the_first() -> None:
    chance = np.random.default_rng(6)
    unit, period = np.repeat(np.arange(24), 3), np.tile([2024, 2025, 2026], 24)
    t = (unit % 2 == 0).astype(int)
    y = chance.normal(0, 1, 72) + unit / 5 + 3 * t * (period == 2026)
    found = ask({"y": y, "t": t, "u": unit, "p": period}, method="did", period="p", unit="u")
    assert found.by_period is not None
    assert [one.period for one in found.by_period] == ["2025", "2026"]
    for one in found.by_period:
        there = np.isin(period, (2024, int(one.period)))
        pair = {"y": y[there], "t": t[there], "u": unit[there], "p": period[there]}
        alone = ask(pair, method="did", period="p", unit="u")
        assert one.estimate == pytest.approx(alone.estimate)
        assert one.se == pytest.approx(alone.se, rel=0.06)
    assert found.estimate == pytest.approx(np.mean([one.estimate for one in found.by_period]))
    assert "first_period_is_before" in found.warnings


def test_many_p_values_are_those_of_statsmodels() -> None:
    p = np.random.default_rng(2).random(30) ** 3
    found = sharpen_family(p.tolist())
    assert found.bh_q == pytest.approx(multipletests(p, method="fdr_bh")[1])
    for q in (0.05, 0.1, 0.25):
        # rejected by the two stages at q / (1 + q), written out
        level = q / (1 + q)
        ranked = np.sort(p)
        first = max((rank for rank in range(1, 31) if ranked[rank - 1] <= level * rank / 30), default=0)
        second = max(
            (rank for rank in range(1, 31) if ranked[rank - 1] <= level * 30 / (30 - first) * rank / 30),
            default=0,
        )
        assert sum(one <= q + 1e-12 for one in found.anderson_q if one is not None) >= second


def test_without_any_p_there_is_no_q() -> None:
    assert sharpen_family([None, None]) == ([None, None], [None, None])
    assert sharpen_family([None, 0.01]).anderson_q[0] is None


def test_sharpened_q_are_the_two_stages_done_a_thousand_times() -> None:
    """Benjamini, Krieger and Yekutieli (2006), as Anderson (2008), section 3.2, tells them: from 1 down by thousandths."""

    def rejected(p: np.ndarray, level: float) -> int:
        ranked = np.sort(p)
        return max(
            (rank for rank in range(1, len(p) + 1) if ranked[rank - 1] <= level * rank / len(p)), default=0
        )

    p = np.random.default_rng(5).random(12) ** 4
    wanted = np.ones(12)
    for q in range(1000, 0, -1):
        level = q / 1000 / (1 + q / 1000)
        first = rejected(p, level)
        second = 12 if first == 12 else rejected(p, level * 12 / (12 - first))
        wanted[np.argsort(p)[:second]] = q / 1000
    assert sharpen_family(p.tolist()).anderson_q == pytest.approx(wanted)


@pytest.mark.parametrize("power", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("alpha", [0.01, 0.05])
def test_power_is_that_of_the_t_test(power: float, alpha: float) -> None:
    plan = PowerPlan(power, alpha)
    other = TTestIndPower()
    wanted = other.solve_power(None, nobs1=30, power=power, alpha=alpha)
    assert smallest_effect(plan, 60) == pytest.approx(wanted, rel=2e-3)
    assert count_per_arm(plan, 0.4) == np.ceil(other.solve_power(0.4, power=power, alpha=alpha))


def test_the_offer_is_drawn_again_for_what_was_taken(table: Table) -> None:
    """The p of the effect on who takes it is that of the offer's own effect."""
    late = ask(table, method="late", taken="d", instrument="t", baseline="b", strata="s", draws=999, seed=3)
    offered = ask(table, method="ancova", baseline="b", strata="s", draws=999, seed=3)
    assert late.p_randomization == offered.p_randomization
    assert (late.draws, late.exact, late.seed) == (999, False, 3)


def test_changes_are_drawn_again_among_the_units() -> None:
    """Eight units, four of them treated, seen three times: every one of the 70 choices, written out."""
    chance = np.random.default_rng(4)
    unit, period = np.repeat(np.arange(8), 3), np.tile(np.arange(3), 8)
    t = (unit < 4).astype(int)
    y = chance.normal(0, 1, 24) + 1.5 * t * (period > 0)
    found = ask({"y": y, "t": t, "p": period, "u": unit}, method="did", period="p", unit="u")
    change = y.reshape(8, 3)[:, 1:].mean(axis=1) - y.reshape(8, 3)[:, 0]
    gaps = []
    for chosen in combinations(range(8), 4):
        arm = np.isin(np.arange(8), chosen)
        gaps.append(change[arm].mean() - change[~arm].mean())
    ours = change[:4].mean() - change[4:].mean()
    assert found.estimate == pytest.approx(ours)
    assert found.p_randomization == pytest.approx(np.mean(np.abs(gaps) >= abs(ours) - 1e-12))
    assert (found.draws, found.exact) == (70, True)
    apart = ask({"y": y, "t": t, "p": period}, method="did", period="p")
    assert apart.p_randomization is None
