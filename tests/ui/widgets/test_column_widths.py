"""What one column does not need goes to another that would cut its words."""

from ui.widgets.column_widths import Wish, longest, share_room


def test_a_column_that_has_too_much_gives_to_one_that_has_too_little() -> None:
    wishes = {0: Wish(100, 60, 80), 1: Wish(100, 60, 130), 2: Wish(190, 60, 150, rest=True)}
    shared = share_room(400, wishes)
    assert shared[1] == 130
    assert sum(shared.values()) <= 400


def test_where_not_all_fit_as_few_as_can_be_are_cut() -> None:
    wishes = {0: Wish(100, 60, 110), 1: Wish(100, 60, 300), 2: Wish(100, 60, 120, rest=True)}
    shared = share_room(330, wishes)
    assert shared[0] == 110
    assert sum(shared.values()) == 330


def test_none_is_narrower_than_its_heading() -> None:
    shared = share_room(50, {0: Wish(100, 60, 20), 1: Wish(100, 70, 90)})
    assert shared[0] >= 60
    assert shared[1] >= 70


def test_the_widest_is_among_the_longest() -> None:
    assert longest(["a", "abc", "abcd", "ab", "abcd"], count=3) == ["abcd", "abc", "ab"]
