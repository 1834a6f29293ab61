"""What a script of a centre reads today is what it read yesterday, to the letter."""

import re
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.cli.held_output import as_far_as_carried, hold_the_day, read_held, say_everything


@pytest.fixture(scope="module")
def said(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each command says of the demo office now."""
    with pytest.MonkeyPatch.context() as patch:
        hold_the_day(patch)
        return dict(say_everything(made_demo, tmp_path_factory.mktemp("lists")))


def test_every_command_says_of_the_demo_what_is_held(said: dict[str, str]) -> None:
    held = read_held()
    assert list(said) == list(held)
    pairs = [(title, as_far_as_it_holds(held[title]), as_far_as_it_holds(said[title])) for title in held]
    assert [first_difference(*pair) for pair in pairs if pair[1] != pair[2]] == []


def test_only_what_no_sum_holds_is_left_out_of_a_number() -> None:
    assert as_far_as_it_holds('"asked": 30450.53398058252,') == '"asked": 30450.5339806,'
    assert (
        as_far_as_it_holds("0.5709168522376544~0%|2.5e-07~0.0|1.25") == "0.570916852238~0%|2.5e-07~0.0|1.25"
    )


def test_what_is_reckoned_by_matrices_is_held_to_six_figures() -> None:
    assert (
        as_far_as_carried('"p": 0.00412345678901, "estimate": -11.23456789')
        == '"p": 0.00412346, "estimate": -11.2346'
    )
    assert as_far_as_carried('"change": 3.1e-16, "n": 36, "ci_low": 1234567.8901234') == (
        '"change": 0.0, "n": 36, "ci_low": 1234570.0'
    )
    assert as_far_as_carried("entre 4,2 y 18 puntos · 2026-11-24") == "entre 4,2 y 18 puntos · 2026-11-24"


def as_far_as_it_holds(told: str) -> str:
    """Long fractions to their twelfth digit: since 3.12 Python adds with a care that moves the last."""
    return re.sub(r"\d+\.\d{9,}(e-?\d+)?", lambda found: repr(float(f"{float(found[0]):.12g}")), told)


def first_difference(title: str, held: str, said: str) -> str:
    """The first line that is another one: a whole answer is too long to be read in a failure."""
    for number, (before, now) in enumerate(zip_longest(held.split("\n"), said.split("\n")), start=1):
        if before != now:
            return f"{title}, line {number}: {before!r} became {now!r}"
    return title
