"""The numbers that books and papers print come out, each with its source."""

import pytest

from app.effects.families import sharpen_family
from app.effects.power import count_per_arm, smallest_effect, variance_share
from app.effects.records import PowerPlan
from tests.effects.tables import (
    CROSSED,
    FIRST_DRUG,
    GIVEN_HONEY,
    HOMELESS,
    HONEY,
    SECOND_DRUG,
    SELFED,
    VILLAGES,
    WITH_WOMAN,
    ask,
    in_pairs,
)


@pytest.mark.parametrize("method", ["permutation", "difference"])
def test_darwins_maize(method: str) -> None:
    """Fisher (1935), section 21: of the 2^15 signs 863 give at least as much on one side, 1726 on both."""
    found = ask(in_pairs(CROSSED, SELFED), pair="pair", method=method)
    assert (found.draws, found.exact, found.seed) == (32768, True, None)
    assert found.p_randomization == 1726 / 32768
    assert found.p_greater == 863 / 32768
    assert found.p_randomization == pytest.approx(0.05267, abs=5e-6)
    assert found.estimate == pytest.approx(314 / 8 / 15)  # 39.25 inches in all


def test_darwins_maize_by_students_test() -> None:
    """Fisher (1935), section 17: t is 2.148 with 14 degrees of freedom, a little past 5 per cent."""
    found = ask(in_pairs(CROSSED, SELFED), pair="pair")
    assert found.estimate is not None
    assert found.se is not None
    assert found.estimate / found.se == pytest.approx(2.148, abs=5e-4)
    assert (found.df, found.se_kind) == (14, "hc2")
    assert found.p == pytest.approx(0.0497, abs=5e-5)


def test_students_sleep() -> None:
    """The paired test of the ten: t = 4.0621, p = .002833, .7001 to 2.4599; unpaired t = 1.8608, df = 17.776, p = .07939."""
    table = in_pairs(SECOND_DRUG, FIRST_DRUG)
    found = ask(table, pair="pair")
    assert (found.estimate, found.p) == (pytest.approx(1.58), pytest.approx(0.002833, abs=5e-7))
    assert (found.ci_low, found.ci_high) == (pytest.approx(0.7001, abs=5e-5), pytest.approx(2.4599, abs=5e-5))
    plain = ask(table)
    assert plain.estimate is not None
    assert plain.se is not None
    assert plain.estimate / plain.se == pytest.approx(1.8608, abs=5e-5)
    assert (plain.df, plain.p) == (pytest.approx(17.776, abs=5e-4), pytest.approx(0.07939, abs=5e-6))
    assert plain.se_kind == "welch"


def test_eight_people_of_whom_four_were_treated() -> None:
    """C(8,4) is 70 assignments, 60 of which differ by at least one."""
    found = ask({"y": HOMELESS, "t": (1,) * 4 + (0,) * 4}, method="permutation")
    assert (found.estimate, found.draws, found.p) == (1.0, 70, 60 / 70)
    assert "few_per_arm" in found.warnings


def test_the_lady_who_tasted_tea() -> None:
    """Fisher (1935), section 5: all eight cups right by chance once in 70. Both ways it is twice that."""
    found = ask({"y": (1, 1, 1, 1, 0, 0, 0, 0), "t": (1, 1, 1, 1, 0, 0, 0, 0)}, method="permutation")
    assert (found.draws, found.p_greater, found.p_randomization) == (70, 1 / 70, 2 / 70)


def test_the_first_six_children_who_were_given_honey() -> None:
    """Imbens and Rubin (2015), chapter 5: the difference is 1, and 16 of the 20 assignments give as much: p = .80."""
    found = ask({"y": HONEY, "t": GIVEN_HONEY}, method="permutation")
    assert (found.draws, found.p_randomization) == (20, 0.8)
    assert found.estimate == pytest.approx(1)


def test_seven_villages_of_which_two_are_headed_by_a_woman() -> None:
    """Gerber and Green (2012), chapter 3: 6.5, reached by 5 of 21 assignments on one side and by 8 on both."""
    found = ask({"y": VILLAGES, "t": WITH_WOMAN}, method="permutation")
    assert (found.estimate, found.draws) == (6.5, 21)
    assert (found.p_greater, found.p_randomization) == (5 / 21, 8 / 21)


def in_cells(means: dict[tuple[int, int], float]) -> dict[str, list[float]]:
    """Four rows of each mean by treatment and period, one apart from it at most."""
    rows = [(t, p, mean + more) for (t, p), mean in means.items() for more in (-1, 1, -0.5, 0.5)]
    return {"t": [t for t, _p, _y in rows], "p": [p for _t, p, _y in rows], "y": [y for _t, _p, y in rows]}


def test_fast_food_in_new_jersey_and_pennsylvania() -> None:
    """Card and Krueger (1994), table 3: full-time places per store, before and after: 2.76 (of rounded means 2.75)."""
    means = {(1, 0): 20.44, (1, 1): 21.03, (0, 0): 23.33, (0, 1): 21.17}
    found = ask(in_cells(means), method="did", period="p")
    assert found.estimate == pytest.approx(2.76, abs=0.011)


def test_the_water_of_london() -> None:
    """Snow (1855), as Cunningham (2021), chapter 9, prints it: deaths of 10,000, Lambeth 85 to 19, the other 135 to 147."""
    found = ask(
        in_cells({(1, 0): 85, (1, 1): 19, (0, 0): 135, (0, 1): 147}), method="did", period="p"
    )  # fmt: skip
    assert found.estimate == pytest.approx(-78)


def test_the_lottery_of_the_draft() -> None:
    """Angrist (1990), as Angrist and Pischke (2009), table 4.1.3, print it: -435.8 dollars over .159 are -2,741."""
    rows = [
        (offered, int(place < served), -435.8 * offered + (-1) ** place * 100)
        for offered, served in ((1, 352), (0, 193))
        for place in range(1_000)
    ]
    z, d, y = zip(*rows, strict=True)
    found = ask({"y": y, "t": z, "d": d}, taken="d", instrument="t", method="late")
    assert found.estimate == pytest.approx(-2_741, abs=0.5)
    assert found.compliance == "two-sided"


@pytest.mark.parametrize(("effect", "per_arm"), [(0.2, 394), (0.5, 64), (0.8, 26)])
def test_how_many_cohen_asks_for(effect: float, per_arm: int) -> None:
    """Cohen, A power primer (1992), small, medium and large: 393, 64 and 26; the first is 393.4, so that 393 fall short."""
    assert count_per_arm(PowerPlan(), effect) == per_arm


@pytest.mark.parametrize(("count", "rho", "effect"), [(60, 0.5, 0.67), (100, 0.3, 0.57), (100, 0.5, 0.52)])
def test_what_a_pilot_can_show(count: int, rho: float, effect: float) -> None:
    """80 %, 5 %, halves, 10 % drop-out, with the baseline: 2.86 sqrt(4 (1 - rho^2) / .9 N), by the t distribution."""
    plan = PowerPlan(correlation=rho, drop_out=0.1)
    assert smallest_effect(plan, count) == pytest.approx(effect, abs=0.005)


def test_more_rounds_before_more_workshops() -> None:
    """McKenzie (2012), Beyond baseline and follow-up, equation 5 with one baseline: (1+(r-1)rho)/r - rho^2."""
    assert variance_share(PowerPlan(rounds=1, correlation=0.5)) == pytest.approx(0.75)
    assert variance_share(PowerPlan(rounds=3, correlation=0.25)) == pytest.approx(0.5 - 0.0625)
    assert variance_share(PowerPlan()) == 1
    once, thrice = (smallest_effect(PowerPlan(rounds=r, correlation=0.25), 60) for r in (1, 3))
    assert thrice < 0.75 * once


def test_vitamin_a_in_sumatra() -> None:
    """Sommer and Zeger (1991), as Imbens and Rubin (1997) print it: of those who take it, .0032 more children live."""
    cells = [
        (0, 0, 1, 11_514),
        (0, 0, 0, 74),
        (1, 0, 1, 2_385),
        (1, 0, 0, 34),
        (1, 1, 1, 9_663),
        (1, 1, 0, 12),
    ]
    rows = [(z, d, y) for z, d, y, count in cells for _child in range(count)]
    z, d, y = zip(*rows, strict=True)
    found = ask({"y": y, "t": z, "d": d}, taken="d", instrument="t", method="late")
    assert found.estimate == pytest.approx(0.0032, abs=5e-5)
    assert found.take_up == {"offered": pytest.approx(0.80, abs=5e-5), "not_offered": 0}
    assert (found.compliance, found.n, found.n_treated) == ("one-sided", 23_682, 12_094)


def test_the_fifteen_p_values_of_benjamini_and_hochberg() -> None:
    """Benjamini and Hochberg (1995), section 3.2: four of the fifteen are rejected at .05, by Bonferroni three."""
    p = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1]  # fmt: skip
    found = sharpen_family(p)
    assert [place for place, q in enumerate(found.bh_q) if q is not None and q <= 0.05] == [0, 1, 2, 3]
    assert sum(value <= 0.05 / 15 for value in p) == 3
    assert found.bh_q[3] == pytest.approx(0.0095 * 15 / 4)
    assert max(one for one in found.anderson_q[:4] if one is not None) <= 0.05
