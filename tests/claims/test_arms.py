"""Several groups that start: each against who waits, with the draw thrown again among those two alone."""

from collections import Counter
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from statsmodels.regression.linear_model import OLS

from app.claims.costs import reckon_costs
from app.claims.forest import planned_rows
from app.claims.reckoning import reckon_pilot
from app.claims.records import NOT_TOLD, SEEN, PilotStudy
from app.claims.sentences import say_finding
from app.claims.shapes import shape_report
from app.claims.throwing import throw_within
from app.claims.words import GROUP_WORDS
from app.effects.families import sharpen_family
from app.pilots.drawing import draw_lots, largest_difference
from app.pilots.records import Entrant
from app.pilots.redrawing import plan_draw, throw_by_lot
from tests.claims.made_studies import PRACTICES, SALES, make_entrants, make_study

NAMES = ("curso", "curso y visitas", "esperan")


def three_groups(
    count: int, rows: int = 3, effect: float = 12.0, seed: int = 1, **made: object
) -> PilotStudy:
    """Two groups that start and one that waits; the first one's practices rise by `effect`, nothing else moves."""
    study = make_study(count, effects={PRACTICES: 0.0, SALES: 0.0}, rows=rows, seed=seed, **made)  # type: ignore[arg-type]
    arm_of = draw_lots(make_entrants(count, rows), (1, 1, 1), str(seed)).arm_of
    members = tuple(
        replace(one, arm=arm_of[one.unit], treated=arm_of[one.unit] < 2, took=arm_of[one.unit] < 2)
        for one in study.members
    )
    practices, sales = study.outcomes
    raised = {
        shop: value._replace(value=value.value + effect * (members[shop].arm == 0))
        for shop, value in practices.rounds[0].items()
    }
    assert study.drawn is not None
    return replace(
        study, members=members, outcomes=(replace(practices, rounds=(raised,)), sales), arm_names=NAMES,
        drawn=replace(study.drawn, parts=(1, 1, 1), treated=(True, True, False)),
    )  # fmt: skip


def test_each_group_is_held_against_who_waits_and_all_together() -> None:
    study = three_groups(90)
    report = reckon_pilot(study)
    named = [(one.measure, one.arm) for one in report.findings]
    assert named == [(PRACTICES, "curso"), (PRACTICES, "curso y visitas"), (SALES, "curso"), (SALES, "curso y visitas")]  # fmt: skip
    first, second, *_sales = report.findings
    assert (first.state, second.state) == (SEEN, NOT_TOLD)
    assert (first.n, first.n_treated) == (60, 30)
    assert first.ci_low is not None
    assert first.ci_high is not None
    assert first.ci_low < 12 < first.ci_high
    together = report.pooled[0]
    assert (together.arm, together.n, together.n_treated) == (None, 90, 60)
    assert together.ci_low is not None
    assert together.ci_high is not None
    assert together.ci_low < 6 < together.ci_high
    assert [one.arm for one in report.families] == ["curso", "curso y visitas"]
    assert say_finding(first).startswith("Los talleres del grupo «curso» subieron")
    assert "más que los que esperan en" in say_finding(first)
    assert "en el grupo «curso y visitas», no se ve diferencia" in say_finding(second)
    assert shape_report(report)["findings"][0]["arm"] == "curso"


def test_the_difference_of_a_group_is_that_of_a_plain_regression_without_the_other() -> None:
    study = three_groups(90)
    kept = [one for one in study.members if one.arm != 1]
    outcome = study.outcomes[0]
    y = np.array([outcome.rounds[0][one.workshop_id].value for one in kept])
    before = np.array([outcome.baseline[one.workshop_id].value for one in kept])
    arm = np.array([float(one.arm == 0) for one in kept])
    rows = np.array([[one.stratum == f"row {number}" for number in range(3)] for one in kept])
    fit = OLS(y, np.column_stack([arm, before, rows.astype(float)])).fit(cov_type="HC2", use_t=True)
    found = reckon_pilot(study).findings[0]
    assert (found.estimate, found.p) == (pytest.approx(fit.params[0]), pytest.approx(fit.pvalues[0]))


def test_its_p_is_over_every_order_of_the_two_groups_in_each_row() -> None:
    """Two rows of six, two of each group: C(4,2) squared is 36 ways, each reckoned by hand."""
    study = three_groups(12, rows=2, baseline=False)
    found = reckon_pilot(study).findings[1]
    kept = [one for one in study.members if one.arm != 0]
    after = study.outcomes[0].rounds[0]
    by_row = [[one for one in kept if one.stratum == f"row {row}"] for row in range(2)]
    assert [len(row) for row in by_row] == [4, 4]

    def difference(chosen: set[int]) -> float:
        gaps = []
        for row in by_row:
            inside = [after[one.workshop_id].value for one in row if one.workshop_id in chosen]
            outside = [after[one.workshop_id].value for one in row if one.workshop_id not in chosen]
            gaps.append(np.mean(inside) - np.mean(outside))
        return float(np.mean(gaps))

    ours = difference({one.workshop_id for one in kept if one.arm == 1})
    ways = [
        difference({one.workshop_id for pair in pairs for one in pair})
        for pairs in product(*(combinations(row, 2) for row in by_row))
    ]
    assert found.estimate == pytest.approx(ours)
    assert (found.draws, found.exact) == (36, True)
    assert found.p_randomization == pytest.approx(sum(abs(one) >= abs(ours) - 1e-9 for one in ways) / 36)


def test_the_q_of_a_group_is_over_all_groups_and_main_outcomes() -> None:
    report = reckon_pilot(three_groups(90))
    p_values = [one.p_randomization for one in report.findings]
    assert [one.q for one in report.findings] == sharpen_family(p_values).anderson_q
    together = [one.p_randomization for one in report.pooled]
    assert [one.q for one in report.pooled] == sharpen_family(together).anderson_q


def test_a_subgroup_is_looked_at_in_each_group_that_starts() -> None:
    study = three_groups(120)
    members = tuple(
        replace(one, groups=frozenset({"woman"} if number % 2 else {"rural"}))
        for number, one in enumerate(study.members)
    )
    study = replace(study, members=members, pilot=replace(study.pilot, subgroups="woman"))
    report = reckon_pilot(study)
    planned = {one.arm: one for one in report.subgroups if one.measure == PRACTICES}
    assert set(planned) == {"curso", "curso y visitas"}
    assert {one.subgroup for one in report.subgroups} == {"woman"}
    women = [one for one in members if "woman" in one.groups and one.arm != 1]
    assert (planned["curso"].n, planned["curso"].n_treated) == (
        len(women),
        sum(one.arm == 0 for one in women),
    )
    assert (planned["curso"].estimate or 0) > 6 > (planned["curso y visitas"].estimate or 0)
    assert "«curso»" in say_finding(planned["curso"])
    assert GROUP_WORDS["woman"] in say_finding(planned["curso"])
    assert {(one.arm, one.subgroup) for one in report.exploratory} == {
        ("curso", "rural"),
        ("curso y visitas", "rural"),
    }
    together, _sales = (one for one in report.pooled if one.subgroup)
    assert (together.arm, together.subgroup, together.n) == (None, "woman", 60)
    names = [row.name for row in planned_rows(report)]
    assert len(names) == len(set(names))


def test_with_one_group_that_starts_there_is_nothing_beside_it() -> None:
    report = reckon_pilot(make_study(60))
    assert report.pooled == ()
    assert {one.arm for one in report.findings} == {None}


def test_a_group_without_an_effect_is_seen_once_in_twenty() -> None:
    seen = sum(
        (reckon_pilot(three_groups(33, effect=0.0, seed=seed)).findings[0].p_randomization or 1.0) <= 0.05
        for seed in range(100)
    )
    assert 1 <= seen <= 11  # of 5 expected


def test_given_the_others_every_order_of_a_row_was_as_likely() -> None:
    """The draw itself, with rows that leave some over: of one and the same rest, each order comes as often."""
    row = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1])
    plan = plan_draw(np.arange(9), row, [{}] * 9, (1, 1, 1))
    arms = throw_by_lot(plan, 3, 60_000, 60_000)[0].T
    kinds: dict[tuple, Counter] = {}
    for one in arms:
        other = tuple(one == 1)
        counts = tuple(int(((one == 0) & (row == place)).sum()) for place in (0, 1))
        kinds.setdefault((other, counts), Counter())[tuple(one == 0)] += 1
    (other, counts), orders = max(kinds.items(), key=lambda kind: kind[1].total())
    ours = np.where(other, 1, np.where(next(iter(orders)), 0, 2)).astype(np.int8)
    thrown = throw_within(plan, ours, ~np.array(other), 5)
    assert thrown is not None
    assert thrown.exact
    assert {tuple(one == 0) for one in thrown.arms} == set(orders)
    expected = orders.total() / len(orders)
    chi_square = sum((count - expected) ** 2 / expected for count in orders.values())
    assert chi_square < len(orders) - 1 + 4 * (2 * (len(orders) - 1)) ** 0.5
    assert all((one == 1).tolist() == list(other) for one in thrown.arms), counts


def test_only_orders_that_meet_the_criterion_count() -> None:
    measures = [{"people": float(place % 4)} for place in range(12)]
    row = np.zeros(12, dtype=int)
    plan = plan_draw(np.arange(12), row, measures, (1, 1, 1), balance_most=0.7)
    ours = np.array([0, 1, 2] * 4, dtype=np.int8)
    every, held = (throw_within(one, ours, ours != 1, 1) for one in (plan._replace(balance_most=None), plan))
    assert every is not None
    assert held is not None
    assert len(every.arms) == 70
    met = [
        way
        for way in every.arms
        if largest_difference(
            [Entrant(0, 1, at, f"W{at}", f"W{at}", measures=one) for at, one in enumerate(measures)],
            {f"W{at}": int(arm) for at, arm in enumerate(way)},
            3,
        )
        <= 0.7 + 1e-9
    ]
    assert 1 < len(held.arms) == len(met) < 70


def test_more_ways_than_can_be_looked_at_are_thrown_by_lot() -> None:
    plan = plan_draw(np.arange(60), np.zeros(60, dtype=int), [{}] * 60, (1, 1, 1))
    ours = np.array([0, 1, 2] * 20, dtype=np.int8)
    thrown = throw_within(plan, ours, ours != 1, 1, draws=500)
    assert thrown is not None
    assert (thrown.exact, thrown.arms.shape) == (False, (500, 60))
    assert (thrown.arms[:, ours == 1] == 1).all()
    assert ((thrown.arms == 0).sum(axis=1) == 20).all()


def test_the_lines_of_the_plan_and_the_costs_name_the_group() -> None:
    report = reckon_pilot(three_groups(90))
    names = [row.name for row in planned_rows(report)]
    assert names[:2] == [f"{PRACTICES.upper()} · curso", f"{PRACTICES.upper()} · curso y visitas"]
    assert f"{PRACTICES.upper()} · todos los que empezaron" in names
    report = replace(report, pilot=replace(report.pilot, cost_per_workshop=1_000_000))
    first, second, *_sales = reckon_costs(report).of_outcomes
    assert first.title == f"{PRACTICES.upper()}, en «curso»"
    assert first.cost is not None
    assert second.cost is None


def test_who_left_from_one_group_is_a_doubt_of_that_group_alone() -> None:
    study = three_groups(90)
    gone = {one.workshop_id for one in study.members if one.arm == 0}
    outcomes = tuple(
        replace(one, rounds=({shop: value for shop, value in one.rounds[0].items() if shop not in sorted(gone)[:6]},))
        for one in study.outcomes
    )  # fmt: skip
    first, second, *_sales = reckon_pilot(replace(study, outcomes=outcomes, today="2027-06-01")).findings
    assert "drop_out_differs" in first.doubts
    assert first.bounds is not None
    assert second.doubts == ()
