"""The individuals chart against numbers of the books, and that noise is called noise."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.counts.control_chart import changed_since, draw_limits, find_stages
from app.counts.measures import BY_CODE, make_series
from app.counts.vocabulary import counting_rules
from tests.counts.days import make_day

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flowrate of ten batches of a process;
# mean 50.81, mean moving range 1.8778, limits 55.8041 and 45.8159 (with 3/1.128).
FLOWRATE = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]


def test_limits_are_those_of_the_handbook() -> None:
    chart = draw_limits(FLOWRATE)
    assert chart is not None
    assert chart.mean == pytest.approx(50.81)
    assert chart.moving_range == pytest.approx(1.8778, abs=1e-4)
    assert chart.upper == pytest.approx(55.8041, abs=0.002)
    assert chart.lower == pytest.approx(45.8159, abs=0.002)
    assert chart.steady


def test_a_day_out_of_the_usual_and_a_run_of_eight_are_told() -> None:
    noise = [60, 62, 59, 61, 58, 63, 60, 61, 59, 62]
    assert draw_limits(noise).steady  # type: ignore[union-attr]
    low = draw_limits([*noise, 30])
    assert low is not None
    assert low.outside == (10,)
    risen = draw_limits([*noise, *[64] * 8], baseline=10)
    assert risen is not None
    assert risen.runs == ((9, 17, 1),)  # the last of before lies there too


def test_gaps_are_left_out_and_keep_their_place() -> None:
    chart = draw_limits([1, None, 2, 1, 2, None, 1, 2, 9])
    assert chart is not None
    assert chart.places == (0, 2, 3, 4, 6, 7, 8)
    assert len(chart.values) == 7


def test_few_days_have_no_limits() -> None:
    assert draw_limits([1, 2, 3, 4, 5]) is None
    assert draw_limits([]) is None
    least = counting_rules().least_days_of_chart
    days = [make_day(at, inspected=40, right_first_time=40) for at in range(least - 1)]
    assert f"con {least} o más" in make_series(days, BY_CODE["right"]).said[0]


def test_no_limit_is_where_nothing_can_be() -> None:
    assert draw_limits([0, 10, 0, 12, 1, 11]).lower == 0.0  # type: ignore[union-attr]
    days = [make_day(at, inspected=40, right_first_time=40 - at % 3) for at in range(12)]
    said = make_series(days, BY_CODE["right"]).said[0].replace("\u00a0", " ")
    assert said == "Lo de siempre va de 89 % a 100 %, con promedio 98 %."


def test_then_and_now_are_held_against_the_noise_of_then() -> None:
    then = [60, 62, 59, 61, 58, 63, 60, 61]
    assert changed_since(then, [61, 60, 62, 58]) is False
    assert changed_since(then, [75, 76, 74, 77]) is True
    assert changed_since(then, [64] * 8) is True
    assert changed_since(then, [75, 45, 61]) is False  # a very good day and a very bad one
    assert changed_since(then, [75, 45, 76]) is True
    assert changed_since(then[:4], [90, 90]) is None
    assert changed_since(then, []) is None


def test_noise_is_seldom_called_a_change() -> None:
    drawn = random.Random(9)
    called = 0
    for _turn in range(400):
        chart = draw_limits([drawn.gauss(100, 10) for _day in range(24)])
        assert chart is not None
        called += bool(chart.outside)
    assert called / 400 < 0.2  # three sigma over 24 days, with estimated limits


@given(st.lists(st.floats(0, 1e6), min_size=6, max_size=60))
def test_limits_hold_the_mean_between_them(values: list[float]) -> None:
    chart = draw_limits(values)
    assert chart is not None
    assert chart.lower <= chart.mean + 1e-6
    assert chart.mean - 1e-6 <= chart.upper
    for first, last, side in chart.runs:
        assert last - first + 1 >= 8
        assert all((value - chart.mean) * side > 0 for value in chart.values[first : last + 1])


def test_a_series_is_cut_where_its_mean_moved_for_good() -> None:
    drawn = random.Random(3)
    series = [drawn.gauss(60, 5) for _day in range(60)] + [drawn.gauss(75, 5) for _day in range(40)]
    stages = find_stages(series)
    assert len(stages) == 2
    assert abs(stages[1].first - 60) <= 2
    assert stages[0].chart.mean == pytest.approx(60, abs=2)
    assert stages[1].chart.mean == pytest.approx(75, abs=2)
    assert [stage.last for stage in stages][-1] == 99


def test_one_bad_day_cuts_nothing_and_noise_is_one_stage() -> None:
    drawn = random.Random(5)
    for _turn in range(60):
        noise = [drawn.gauss(60, 5) for _day in range(300)]
        assert len(find_stages(noise)) == 1
    noise[100] = 10.0
    stages = find_stages(noise)
    assert len(stages) == 1
    assert 100 in stages[0].chart.outside
    assert find_stages([1.0, 2.0]) == ()
    assert len(find_stages([0.1] * 40)) == 1
    assert len(find_stages([0.0] * 40)) == 1


def test_one_day_is_said_as_one() -> None:
    (said,) = make_series([make_day(pieces=100, inspected=100, right_first_time=90)], BY_CODE["right"]).said
    assert said.startswith("Es 1 día con este dato: ")
