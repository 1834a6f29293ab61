"""What days say, against numbers that can be checked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counts.indicators import (
    absenteeism,
    changeover_days,
    days_of_work_between,
    days_to_pace,
    defects_by_kind,
    defects_per_hundred,
    earned_minutes,
    efficiency_of,
    is_kept,
    new_garments,
    on_time,
    reckon_efficiency,
    right_first_time,
    stoppages_per_day,
    turnover,
    usual,
)
from app.counts.records import Garment, KeptPromises, Promise
from app.counts.vocabulary import counting_rules
from tests.counts.days import day_of, make_day


def test_efficiency_is_earned_over_present_minutes() -> None:
    assert reckon_efficiency(200, 10, 5 * 480) == pytest.approx(0.8333, abs=1e-4)
    assert reckon_efficiency(600, 0.60, 600) == pytest.approx(0.60)
    assert reckon_efficiency(1, 1, 0) is None
    assert efficiency_of([make_day(pieces=200)]) == pytest.approx(200 * 10 / (5 * 480))


def test_days_together_weigh_by_their_minutes() -> None:
    short = make_day(0, pieces=60, people=1)  # 600 of 480: 125 %
    long = make_day(1, pieces=120, people=9)  # 1200 of 4320: 28 %
    assert efficiency_of([short, long]) == pytest.approx(1800 / 4800)


def test_what_is_not_known_is_not_reckoned() -> None:
    assert efficiency_of([]) is None
    assert efficiency_of([make_day(pieces=200, standard=None)]) is None
    assert efficiency_of([make_day(pieces=200, people=None)]) is None
    assert earned_minutes(make_day()) is None
    assert earned_minutes(make_day(pieces=0)) == 0.0
    assert days_of_work_between([make_day(pieces=40)]) is None
    assert defects_per_hundred([make_day(defects={"stain": 3})]) is None
    assert right_first_time([make_day(inspected=40)]) is None
    assert absenteeism([make_day()]) is None
    assert usual([None, None]) is None


def test_a_list_that_gives_the_efficiency_is_taken_at_its_word_weighed_by_people() -> None:
    days = [
        make_day(0, people=30, minutes_each=None, efficiency_given=1.0),
        make_day(0, people=10, minutes_each=None, efficiency_given=0.6),
    ]
    assert efficiency_of(days) == pytest.approx(0.9)


def test_defects_per_hundred_can_exceed_a_hundred() -> None:
    day = make_day(inspected=50, right_first_time=20, defects={"stain": 40, "thread": 35})
    assert defects_per_hundred([day]) == pytest.approx(150.0)
    assert right_first_time([day]) == pytest.approx(0.4)
    assert dict(defects_by_kind([day])) == {"stain": 40, "thread": 35}
    assert defects_per_hundred([make_day(inspected=50)]) == 0.0


def test_absences_and_leavers() -> None:
    assert absenteeism([make_day(people=4, absent=1), make_day(1, people=5, absent=0)]) == pytest.approx(0.1)
    assert absenteeism([make_day(people=4, absent=1, scheduled=6)]) == pytest.approx(1 / 6)
    stays = [("2025-01-01", None), ("2025-01-01", "2026-03-10"), (None, "2026-02-01"), ("2026-02-15", None)]
    assert turnover(stays, "2026-01-01", "2026-06-30") == pytest.approx(2 / 2.5)
    assert turnover([], "2026-01-01", "2026-06-30") is None


def promise(promised: str, delivered: str | None, asked: int | None = 100, came: int | None = 100) -> Promise:
    return Promise(1, 1, "Ancla", promised, quantity=asked, delivered_on=delivered, delivered=came)


def test_on_time_is_whole_and_by_the_day() -> None:
    promises = [
        promise("2026-03-10", "2026-03-10"),
        promise("2026-03-11", "2026-03-12"),
        promise("2026-03-12", "2026-03-12", came=90),
        promise("2026-03-13", None),
        promise("2026-03-14", "2026-03-14", asked=None),
        promise("2026-04-01", "2026-04-01"),
    ]
    assert on_time(promises, since="2026-03-01", until="2026-03-31") == KeptPromises(2, 5)
    assert on_time(promises, since="2026-05-01", until="2026-05-31") is None
    assert [is_kept(one) for one in promises[:3]] == [True, False, False]


def test_work_between_is_littles_law() -> None:
    days = [make_day(0, pieces=40, wip=120), make_day(1, pieces=60, wip=180)]
    assert days_of_work_between(days) == pytest.approx(150 / 50)
    not_of_finishing = make_day(2, pieces=500, wip_applies=False)
    assert days_of_work_between([*days, not_of_finishing]) == pytest.approx(3.0)


def test_stops_are_minutes_of_one_person_on_a_counted_day() -> None:
    days = [make_day(0, stops={"power": 60, "no_work": 20}), make_day(1, stops={"no_work": 30})]
    assert stoppages_per_day(days) == {"power": 30.0, "no_work": 25.0}
    assert stoppages_per_day([make_day()]) == {}


def test_a_new_garment_is_at_its_pace_when_three_days_come_to_nine_tenths_of_it() -> None:
    daily = [10, 14, 18, 20, 22, 20, 21, 19, 20, 20]
    assert days_to_pace(daily, share=0.9, least=8) == 3  # 18, 20, 22
    assert days_to_pace(daily[:7], share=0.9, least=8) is None
    assert days_to_pace([0.0] * 10, share=0.9, least=8) is None


def test_a_garment_is_new_only_where_there_was_counting_before() -> None:
    rules = counting_rules()
    begun: dict[Garment, str] = {"guardapolvo": day_of(0), "camisa": day_of(10), "remera": day_of(3)}
    assert new_garments(begun, day_of(0), rules) == {"camisa"}
    old = [make_day(number, pieces=40) for number in range(10)]
    rising = [20, 28, 36, 40, 44, 40, 42, 38, 40, 40]
    new = [make_day(10 + at, pieces=pieces, what="camisa") for at, pieces in enumerate(rising)]
    assert changeover_days([*old, *new], {"camisa"}, rules) == 3
    assert changeover_days(old, {"camisa"}, rules) is None


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=40))
def test_what_is_usual_goes_round_its_middle(values: list[float]) -> None:
    found = usual(values)
    assert found is not None
    assert min(values) - 1e-9 <= found.low <= found.middle <= found.high <= max(values) + 1e-9


@given(st.integers(0, 400), st.floats(0.1, 60), st.integers(1, 30))
def test_a_day_by_itself_and_a_day_in_parts_say_the_same(pieces: int, standard: float, people: int) -> None:
    whole = make_day(pieces=2 * pieces, standard=standard, people=people)
    half = make_day(pieces=pieces, standard=standard, people=people, minutes_present=people * 240)
    assert efficiency_of([half, half]) == pytest.approx(efficiency_of([whole]))
