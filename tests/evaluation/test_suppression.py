"""Nobody can work out fewer than five from what is told."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.evaluation.suppression import SMALLEST, suppress_count, suppress_counts


def test_a_small_count_is_hidden_and_nought_is_not() -> None:
    assert [suppress_count(count) for count in (0, 1, 4, 5)] == [0, None, None, 5]


def test_a_lone_small_number_takes_the_next_smallest_with_it() -> None:
    assert suppress_counts([12, 9, 3]) == [12, None, None]
    assert suppress_counts([0, 30, 2]) == [0, None, None]


def test_two_small_numbers_are_not_enough_while_they_come_to_less_than_five() -> None:
    assert suppress_counts([1, 1, 8, 20]) == [None, None, None, 20]
    assert suppress_counts([4, 3, 8]) == [None, None, 8]


def test_without_small_numbers_all_are_told() -> None:
    assert suppress_counts([7, 0, 5]) == [7, 0, 5]


@given(st.lists(st.integers(0, 40), max_size=8))
@settings(max_examples=50, deadline=None)
def test_what_is_hidden_cannot_be_worked_out_from_the_total(counts: list[int]) -> None:
    told = suppress_counts(counts)
    hidden = [count for count, said in zip(counts, told, strict=True) if said is None]
    assert all(said is None or said == count for count, said in zip(counts, told, strict=True))
    assert not any(said is not None and 0 < said < SMALLEST for said in told)
    positive = [count for count in counts if count]
    if hidden and len(hidden) < len(positive):
        assert len(hidden) > 1
        assert sum(hidden) >= SMALLEST
