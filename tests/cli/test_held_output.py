"""What a script of a centre reads today is what it read yesterday, to the letter."""

from itertools import zip_longest
from pathlib import Path

import pytest

from tests.cli.held_output import hold_the_day, read_held, say_everything


@pytest.fixture(scope="module")
def said(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each command says of the demo office now."""
    with pytest.MonkeyPatch.context() as patch:
        hold_the_day(patch)
        return dict(say_everything(made_demo, tmp_path_factory.mktemp("lists")))


def test_every_command_says_of_the_demo_what_is_held(said: dict[str, str]) -> None:
    held = read_held()
    assert list(said) == list(held)
    assert [
        first_difference(title, held[title], said[title]) for title in held if held[title] != said[title]
    ] == []


def first_difference(title: str, held: str, said: str) -> str:
    """The first line that is another one: a whole answer is too long to be read in a failure."""
    for number, (before, now) in enumerate(zip_longest(held.split("\n"), said.split("\n")), start=1):
        if before != now:
            return f"{title}, line {number}: {before!r} became {now!r}"
    return title
