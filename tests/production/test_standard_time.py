"""What cycles say: against scipy's t, the textbook's numbers and properties that must hold."""

from math import isclose, sqrt
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy.stats import t as student

from app.production.standard_time import (
    Measured,
    MinuteRange,
    Sample,
    add_ranges,
    add_samples,
    capacity_per_day,
    compare_samples,
    cycles_needed,
    doubtful_cycles,
    from_sums,
    loads_of,
    measure,
    missing_cycles,
    sample_of,
    t_of,
    takt,
)

# Pegar cuello of the picture: 1:28 1:57 1:37 1:58 1:32 1:40, the fourth (3:12) struck out.
COLLAR = (88.0, 117.0, 97.0, 118.0, 92.0, 100.0)
seconds = some.lists(some.floats(1, 600), min_size=2, max_size=12)


def test_student_is_scipys() -> None:
    for freedom in (*range(1, 31), 40, 60, 120):
        assert t_of(freedom) == pytest.approx(student.ppf(0.975, freedom), abs=6e-5)
    for freedom in (30.9, 35, 59, 119, 500):  # between the rows never too sure
        assert t_of(freedom) >= student.ppf(0.975, freedom) - 6e-5
    with pytest.raises(ValueError, match="freedom"):
        t_of(0.5)


def test_the_collar_of_the_picture() -> None:
    found = measure(COLLAR)
    assert found is not None
    assert (found.count, found.mean) == (6, pytest.approx(102.0))
    assert found.precision == pytest.approx(0.13, abs=0.005)  # "Con los 6 que valen: ±13 %"
    assert missing_cycles(found, precision=0.10, least=5) == 3  # "Faltan 3 ciclos"
    standard = found.standard_minutes(105, 0.15)
    assert standard.minutes == pytest.approx(2.05, abs=0.005)  # 1,70 x 1,05 x 1,15
    assert (standard.low, standard.high) == (pytest.approx(1.78, abs=0.01), pytest.approx(2.32, abs=0.01))
    assert capacity_per_day(540, standard.minutes) == 263


def test_few_cycles_say_little() -> None:
    assert measure(()) is None
    one = measure((60.0,))
    assert one is not None
    assert (one.deviation, one.half, one.precision) == (None, None, None)
    assert one.standard_minutes(100, 0.15) == MinuteRange(pytest.approx(1.15), None)  # type: ignore[arg-type]
    assert cycles_needed(None, precision=0.1, least=5) == 5
    assert [missing_cycles(one, precision=0.1, least=5), missing_cycles(None, precision=0.1, least=5)] == [
        4,
        5,
    ]


def test_even_cycles_need_only_the_least() -> None:
    found = measure((60.0, 61.0, 60.0, 59.0))
    assert missing_cycles(found, precision=0.1, least=5) == 1
    assert missing_cycles(measure((60.0, 61.0, 60.0, 59.0, 60.0)), precision=0.1, least=5) == 0
    assert missing_cycles(measure((10.0, 300.0, 20.0)), precision=0.01, least=5) == 197


@given(seconds)
def test_the_needed_cycles_are_enough_and_no_fewer_are(cycles: list[float]) -> None:
    found = measure(cycles)
    assert found is not None
    count = cycles_needed(found, precision=0.10, least=2)
    share = stdev(cycles) / fmean(cycles)
    if count < 200:
        assert t_of(count - 1) * share / sqrt(count) <= 0.10
    if count > 2:
        assert t_of(count - 2) * share / sqrt(count - 1) > 0.10


@given(seconds)
def test_sums_say_the_same_as_the_cycles(cycles: list[float]) -> None:
    found, again = measure(cycles), from_sums(len(cycles), sum(cycles), sum(one * one for one in cycles))
    assert found is not None
    assert found.deviation is not None
    assert again.deviation is not None
    assert isclose(found.mean, again.mean)
    assert again.deviation == pytest.approx(found.deviation, abs=1e-4)
    assert from_sums(1, 60, 3600) == Measured(1, 60, None)


def test_a_strange_cycle_is_asked_about() -> None:
    assert doubtful_cycles((88, 117, 97, 192, 118, 92, 100)) == (3,)
    assert doubtful_cycles(COLLAR) == ()
    assert doubtful_cycles((60, 60, 60, 95)) == (3,)
    assert doubtful_cycles((60, 600, 60)) == ()  # three tell nothing


def test_ranges_add_as_squares() -> None:
    whole = add_ranges([MinuteRange(2.0, 0.3), MinuteRange(1.0, 0.4)])
    assert (whole.minutes, whole.half) == (3.0, pytest.approx(0.5))
    assert add_ranges([MinuteRange(2.0, 0.3), MinuteRange(1.0, None)]).half is None
    assert MinuteRange(1.0, 2.0).low == 0.0


def test_who_has_most_holds_the_line_up() -> None:
    loads = loads_of([(1, 7, 1.0), (2, 8, 2.05), (3, 7, 1.5), (4, None, 0.5), (5, None, 0.6)])
    assert [(one.operator_id, one.operation_ids, one.minutes) for one in loads] == [
        (7, (1, 3), 2.5),
        (8, (2,), 2.05),
        (None, (5,), 0.6),
        (None, (4,), 0.5),
    ]
    assert takt(480, 120) == 4.0


def test_a_change_is_said_only_past_the_noise() -> None:
    """Welch's own way, against scipy."""
    from scipy.stats import ttest_ind

    before, now = (88, 117, 97, 118, 92, 100), (70, 75, 82, 68, 74)
    one, two = (sample_of(measure(side), 100, 0.0) for side in (before, now))  # type: ignore[arg-type]
    found = compare_samples(one, two)
    assert found.real is True
    assert found.minutes == pytest.approx((fmean(now) - fmean(before)) / 60)
    interval = ttest_ind(
        [x / 60 for x in now], [x / 60 for x in before], equal_var=False
    ).confidence_interval()
    exact = (interval.high - interval.low) / 2
    assert found.half is not None
    assert exact <= found.half <= 1.05 * exact  # of broken degrees of freedom the whole ones below
    same = compare_samples(one, sample_of(measure((95, 110, 99, 104, 108)), 100, 0.0))  # type: ignore[arg-type]
    assert same.real is False
    assert compare_samples(one, Sample(1.0, None, 0)).real is None


def test_samples_add() -> None:
    whole = add_samples([Sample(1.0, 0.01, 5), Sample(2.0, 0.04, 7)])
    assert (whole.minutes, whole.variance) == (3.0, pytest.approx(0.05))
    assert 5 <= whole.freedom <= 12
    assert add_samples([Sample(1.0, None, 0), Sample(2.0, 0.04, 7)]).variance is None
