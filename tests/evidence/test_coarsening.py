"""Whatever the office, what leaves of a workshop is the same as of four others."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.evidence.coarsening import coarsen, hide_small_arms
from app.evidence.records import KEPT_BACK, NOT_NOTED, Coarsened
from app.evidence.traits import make_traits, raw_traits

TRAITS = make_traits(["Pilar", "Yaguarón"], [2025, 2026])
ONE = st.builds(
    lambda cluster, zone, people, sex, birth_year, start_year, first_year: raw_traits(
        cluster=cluster, zone=zone, people=people, sex=sex, birth_year=birth_year, start_year=start_year,
        first_year=first_year,
    ),
    st.sampled_from(["Pilar", "Yaguarón", None]),
    st.sampled_from(["urban", "rural", None]),
    st.integers(0, 20),
    st.sampled_from(["woman", "man", "other", None]),
    st.sampled_from([1960, 1975, 1990, 2000, None]),
    st.sampled_from([1990, 2004, 2015, 2022, None]),
    st.sampled_from([2025, 2026]),
)  # fmt: skip
ARMS = st.tuples(st.sampled_from([None, None, 1, 2]), st.sampled_from([None, 1]))


def smallest_group(found: Coarsened) -> int:
    return min(Counter((found.fixed[one], cells) for one, cells in found.cells.items()).values())


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(ONE, ARMS), min_size=5, max_size=60))
def test_no_group_is_smaller_than_five(office: list[tuple]) -> None:
    raw = {number: one for number, (one, _arms) in enumerate(office)}
    found = coarsen(TRAITS, raw, {number: arms for number, (_one, arms) in enumerate(office)})
    assert smallest_group(found) >= 5


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(ONE, ARMS), min_size=5, max_size=40))
def test_what_is_said_is_true(office: list[tuple]) -> None:
    raw = {number: one for number, (one, _arms) in enumerate(office)}
    found = coarsen(TRAITS, raw, dict.fromkeys(raw, (None,)))
    for number, cells in found.cells.items():
        for trait, level, code, cell in zip(TRAITS, found.levels, raw[number], cells, strict=True):
            if cell == KEPT_BACK:
                continue
            assert cell == (NOT_NOTED if code is None else trait.levels[level][code])


def test_alike_workshops_keep_all() -> None:
    raw = dict.fromkeys(range(12), ("Pilar", "urban", "2_5", "woman", "30_44", "2", "2025"))
    found = coarsen(TRAITS, raw, {number: (number % 2,) for number in raw})
    assert found.levels == (0,) * len(TRAITS)
    assert found.hidden == (0,) * len(TRAITS)
    assert set(found.cells.values()) == {(1, 1, 2, 1, 2, 2, 2025)}


def test_the_arm_of_a_pilot_is_kept_and_the_rest_gives_way() -> None:
    raw = {n: ("Pilar", "urban", "2_5", "woman", "30_44", str(1 + n % 4), "2025") for n in range(12)}
    found = coarsen(TRAITS, raw, {number: (1 + number % 2,) for number in raw})
    assert set(found.fixed.values()) == {(1,), (2,)}
    assert found.levels[5] == len(TRAITS[5].levels)  # since when it exists: said of nobody


def test_an_arm_of_three_is_not_said_and_nor_is_who_would_be_alone_with_them() -> None:
    kept = hide_small_arms({n: (1,) if n < 3 else (2,) if n < 9 else (None,) for n in range(20)})
    counts = Counter(kept.values())
    assert all(count >= 5 for count in counts.values())
    assert kept[0] is None


def test_four_workshops_are_too_few() -> None:
    with pytest.raises(ValueError, match="fewer"):
        coarsen(TRAITS, dict.fromkeys(range(4), (None,) * 7), dict.fromkeys(range(4), ()))
