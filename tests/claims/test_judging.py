"""States follow from the numbers, and a doubt is never lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.claims.judging import drop_out_doubts, judge, unlike_doubts
from app.claims.records import CANNOT_SAY, DOUBTED, NOT_TOLD, SEEN, PilotFinding

PLAIN = PilotFinding("index", "Índice", "puntos", "primary", "", estimate=5.0, n=40, n_treated=20, p=0.01)
shares = st.none() | st.floats(0, 1)


def test_the_draw_decides_and_the_regression_may_doubt() -> None:
    assert judge(PLAIN).state == SEEN
    assert judge(replace(PLAIN, p_randomization=0.06)).state == NOT_TOLD
    split = judge(replace(PLAIN, p=0.06, p_randomization=0.04))
    assert (split.state, split.doubts) == (DOUBTED, ("tests_disagree",))
    many = judge(replace(PLAIN, q=0.06))
    assert (many.state, many.doubts) == (DOUBTED, ("many_outcomes",))
    bounded = judge(replace(PLAIN, bounds=(-1.0, 9.0)))
    assert bounded.doubts == ("bounds_hold_nought",)
    reaching = judge(replace(PLAIN, bounds=(1.0, 9.0), bounds_ci=(-1.0, 11.0)))
    assert reaching.doubts == ("bounds_hold_nought",)
    few = judge(replace(PLAIN, n_treated=4))
    assert (few.state, few.reason) == (CANNOT_SAY, "few_per_arm")
    assert judge(replace(PLAIN, p=None)).reason == "no_error"


@given(shares, shares, shares, st.booleans(), st.sampled_from(["lot", "staggered", "nearest"]))
def test_nothing_is_seen_beyond_one_in_twenty(
    p: float | None, p_drawn: float | None, q: float | None, exploratory: bool, comparison: str
) -> None:
    one = judge(
        replace(PLAIN, p=p, p_randomization=p_drawn, q=q, exploratory=exploratory, comparison=comparison)
    )
    best = p if p_drawn is None else p_drawn
    assert (one.state in (SEEN, DOUBTED)) == (best is not None and best <= 0.05)
    if one.state == SEEN:
        assert comparison == "lot"
        assert not exploratory
        assert q is None or q <= 0.05


def test_one_workshop_more_is_no_difference_in_drop_out() -> None:
    assert drop_out_doubts((18, 18), (18, 17)) == (None, ())
    assert drop_out_doubts((18, 18), (14, 17)) == (None, ("drop_out_differs",))
    assert drop_out_doubts((20, 20), (13, 13)) == (None, ("drop_out_large",))
    assert drop_out_doubts((20, 20), (9, 20)) == ("drop_out", ())
    assert drop_out_doubts((20, 20), (19, 12)) == ("drop_out", ())


def test_a_few_that_changed_are_a_doubt_and_many_a_reason() -> None:
    assert unlike_doubts([None] * 20) == (None, ())
    assert unlike_doubts([None] * 19 + ["origin_changed"]) == (None, ("some_origin_changed",))
    assert unlike_doubts([None] * 10 + ["origin_changed"] * 2) == ("origin_changed", ())


def test_what_is_surely_less_than_worth_having_is_noted() -> None:
    small = replace(PLAIN, ci_low=1.0, ci_high=4.0, least_effect=5.0)
    assert judge(small).notes == ("under_least",)
    assert judge(replace(small, ci_high=6.0)).notes == ()
    assert judge(replace(small, ci_low=-4.0, ci_high=-1.0, better=-1)).notes == ("under_least",)
    assert judge(replace(small, ci_low=-9.0, ci_high=-6.0, better=-1)).notes == ()
