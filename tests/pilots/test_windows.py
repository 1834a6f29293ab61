"""Which days a follow-up takes, and what came into a plan later."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.claims.promises import added_since
from app.pilots.fixing import hash_plan
from app.pilots.records import Arm, Pilot, PilotOutcome, WholePilot
from app.pilots.windows import days_before, plan_windows

START = "2026-01-01"
days = st.integers(1, 900).map(lambda more: (date.fromisoformat(START) + timedelta(days=more)).isoformat())


def test_one_follow_up_takes_what_comes_until_the_others_start() -> None:
    (only,) = plan_windows(
        START, follow_ups=1, ends_on="2026-12-01", waits_until="2027-02-01", today="2027-06-01"
    )
    assert (only.after, only.until, only.target) == (START, "2027-02-01", "2026-12-01")
    (open_,) = plan_windows(START, follow_ups=1, ends_on=None, waits_until=None, today="2027-06-01")
    assert (open_.until, open_.target) == ("2027-06-01", "2027-01-01")


def test_three_follow_ups_part_the_time_between_their_days() -> None:
    three = plan_windows(
        START, follow_ups=3, ends_on="2026-12-27", waits_until=None, today="2027-01-10"
    )  # fmt: skip
    assert [one.target for one in three] == ["2026-05-01", "2026-08-29", "2026-12-27"]
    assert [one.after for one in three] == [START, "2026-06-30", "2026-10-28"]
    assert three[-1].until == "2027-01-10"
    begun = plan_windows(START, follow_ups=3, ends_on="2026-12-27", waits_until=None, today="2026-07-01")
    assert [one.until for one in begun] == ["2026-06-30", "2026-07-01"]
    assert days_before(three, START)[:2] == ("2025-09-03", "2025-05-06")
    once = plan_windows(START, follow_ups=1, ends_on="2026-12-27", waits_until=None, today="2027-01-10")
    assert days_before(once, START)[0] == "2025-07-02", "half a year at most, so that no round is passed over"


@given(st.integers(1, 3), st.none() | days, st.none() | days, days)
def test_follow_ups_follow_each_other(
    follow_ups: int, ends_on: str | None, waits_until: str | None, today: str
) -> None:
    found = plan_windows(START, follow_ups=follow_ups, ends_on=ends_on, waits_until=waits_until, today=today)
    assert 1 <= len(found) <= follow_ups
    assert found[0].after == START
    assert all(one.until <= min(today, waits_until or today) for one in found)
    for before, after in zip(found[:-1], found[1:], strict=True):
        assert before.until == after.after
        assert before.after < before.until
        assert before.target < after.target


def test_what_was_added_is_told_by_the_hash_alone() -> None:
    pilot = Pilot(1, 1, "Costos", subgroups="woman rural")
    arms = (Arm(1, 1, 1, "a", 1, True), Arm(2, 1, 2, "b"))
    outcomes = tuple(PilotOutcome(n, 1, code, "primary") for n, code in enumerate(("a", "b", "c")))
    whole = WholePilot(pilot, arms, outcomes)
    assert added_since(whole, hash_plan(pilot, arms, outcomes)) == ()
    assert added_since(whole, hash_plan(pilot, arms, outcomes[:2])) == ("c",)
    fewer = replace(pilot, subgroups="woman")
    assert added_since(whole, hash_plan(fewer, arms, outcomes[1:])) == ("a", "rural")
    assert added_since(whole, hash_plan(replace(pilot, question="¿Otra?"), arms, outcomes)) is None
    assert added_since(whole, hash_plan(pilot, arms, (*outcomes, outcomes[0]))) is None
    assert added_since(whole, hash_plan(pilot, arms, outcomes[:2], version=1)) == ("c",)
    assert added_since(whole, hash_plan(replace(pilot, take_up=0.8), arms, outcomes)) is None
