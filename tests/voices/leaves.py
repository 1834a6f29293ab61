"""Leaves for the tests of the room: believable, or such as say what a test looks for."""

from random import Random

from app.voices.leaf_file import find_leaf
from app.voices.records import NO_ANSWER, WORKERS, Given


def made_leaves(count: int, *, speaker: str = WORKERS, seed: int = 1, **said: str) -> list[Given]:
    """So many leaves; `said` is what all of them answer to a question."""
    dice = Random(seed)
    questions = find_leaf().asked_of(speaker)
    return [
        {
            one.code: said.get(one.code)
            or dice.choices(
                [*(answer.code for answer in one.answers), NO_ANSWER], [9, *[2] * len(one.answers)]
            )[0]
            for one in questions
        }
        for _leaf in range(count)
    ]
