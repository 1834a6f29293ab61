from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.storage.thinning import choose_kept

NOW = datetime(2026, 11, 24, 18, 0)


def days_ago(*days: float) -> set[datetime]:
    return {NOW - timedelta(days=number) for number in days}


def test_two_days_keep_all() -> None:
    recent = {NOW - timedelta(minutes=10 * number) for number in range(280)}
    assert choose_kept(recent, NOW) == recent


def test_older_days_keep_their_newest() -> None:
    morning, evening = datetime(2026, 11, 20, 8), datetime(2026, 11, 20, 17)
    assert choose_kept({morning, evening, NOW}, NOW) == {evening, NOW}


def test_a_year_of_daily_backups_thins_to_days_weeks_and_months() -> None:
    year = days_ago(*range(365))
    kept = choose_kept(year, NOW)
    ages = sorted((NOW - moment).days for moment in kept)
    assert ages[:14] == list(range(14))  # two days, then twelve
    assert len(ages) == 2 + 12 + 10 + 9
    gaps = [older - newer for newer, older in zip(ages, ages[1:], strict=False)]
    assert gaps[15:24] == [7] * 9  # weeks
    assert all(27 <= gap <= 31 for gap in gaps[25:])  # months
    assert ages[-1] > 290


def test_the_newest_stays_however_old_it_is() -> None:
    assert choose_kept(days_ago(900), NOW) == days_ago(900)
    assert choose_kept(set(), NOW) == set()


@settings(max_examples=50, deadline=None)
@given(st.sets(st.integers(0, 60 * 24 * 500), max_size=80))
def test_thinning_twice_is_thinning_once_and_never_too_much(minutes: set[int]) -> None:
    moments = {NOW - timedelta(minutes=number) for number in minutes}
    kept = choose_kept(moments, NOW)
    assert choose_kept(kept, NOW) == kept
    assert kept <= moments
    recent = {moment for moment in moments if NOW - moment < timedelta(days=2)}
    assert recent <= kept
    assert len(kept - recent) <= 12 + 10 + 9 + 1


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 400))
def test_a_backup_a_day_always_leaves_one_of_this_week_and_this_month(length: int) -> None:
    kept: set[datetime] = set()
    start = NOW - timedelta(days=length)
    for day in range(length + 1):
        today = start + timedelta(days=day)
        kept = choose_kept(kept | {today}, today)
        assert today in kept
    ages = sorted((NOW - moment).days for moment in kept)
    assert ages[: min(len(ages), 14)] == list(range(min(length + 1, 14)))
