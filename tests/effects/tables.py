"""Published tables, as their sources print them, and how a question is asked of one."""

from collections.abc import Sequence
from typing import Any

from app.effects.estimating import estimate_effect
from app.effects.records import EffectEstimate, EffectQuestion

# Darwin, The effects of cross and self fertilisation in the vegetable kingdom (1876), heights of 15 pairs of maize in
# inches; Fisher, The design of experiments (1935), chapter III.
CROSSED = (23.5, 12, 21, 22, 19.125, 21.5, 22.125, 20.375, 18.25, 21.625, 23.25, 21, 22.125, 23, 12)
SELFED = (17.375, 20.375, 20, 20, 18.375, 18.625, 18.625, 15.25, 16.5, 18, 16.25, 18, 12.75, 15.5, 18)
# Cunningham, Causal inference: the mixtape (2021), chapter 4: eight people, four given money.
HOMELESS = (10, 5, 16, 3, 5, 7, 8, 10)
# Imbens and Rubin, Causal inference (2015), chapter 5: the first six children of the honey study, three of them treated.
HONEY, GIVEN_HONEY = (3, 5, 0, 4, 0, 1), (1, 1, 1, 0, 0, 0)
# Gerber and Green, Field experiments (2012), chapters 2 and 3: seven villages, two of them headed by a woman.
VILLAGES, WITH_WOMAN = (15, 15, 20, 20, 10, 15, 30), (1, 0, 0, 0, 0, 0, 1)
# Student (1908), The probable error of a mean: hours of sleep that two drugs gave the same ten people.
FIRST_DRUG = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
SECOND_DRUG = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)


def ask(columns: dict[str, Sequence[Any]], **question: Any) -> EffectEstimate:
    """The estimate of columns called y and t, unless said otherwise."""
    asked = EffectQuestion(**{"outcome": "y", "treatment": "t", **question})
    return estimate_effect({name: list(cells) for name, cells in columns.items()}, asked)


def in_pairs(treated: Sequence[float], others: Sequence[float]) -> dict[str, Sequence[Any]]:
    """A row for each of a pair."""
    count = len(treated)
    return {
        "y": (*treated, *others),
        "t": (1,) * count + (0,) * count,
        "pair": (*range(count), *range(count)),
    }
