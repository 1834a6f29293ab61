"""What is expected of a plan, and what it could show."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import inf

from app.pilots.records import ROWS, Entrant

DRAWS = 1_000
MOST_FOLLOW_UPS = 3
OFTEN = 0.8  # of the draws: what is meant by "it would be seen"
LEAST_KNOWN = 5  # units with a value, to say how far apart they are


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected of one outcome, as far as the file knows it.

    `values` is what each unit that is drawn had when the list was fixed (the mean of a group's workshops).
    `correlation` is that of one workshop's values a year apart; `measured_twice` of how many workshops, 0 when
    it is supposed. `take_up` and `drop_out` are shares; `supposed` names what nobody said.
    `least_effect` is the smallest worth having, as a difference between the groups as drawn: who does not
    receive what is tried counts with her group.
    """

    measure: str
    title: str
    unit: str
    values: Mapping[str, float] = field(default_factory=dict)
    better: int = 1
    correlation: float = 0.5
    measured_twice: int = 0
    least_effect: float | None = None
    follow_ups: int = 1
    take_up: float = 1.0
    drop_out: float = 0.0
    supposed: tuple[str, ...] = ()

    @property
    def spread(self) -> float | None:
        """How far apart the units are, as a standard deviation; None when too few have a value."""
        from statistics import stdev

        if len(self.values) < LEAST_KNOWN:
            return None
        return stdev(self.values.values()) or None


@dataclass(frozen=True, slots=True)
class RehearsalPlan:
    """A list with how it is drawn, and what is expected of an outcome. `treated`: which arms start first.

    `unasked`: how many of its workshops are still to be asked whether they consent.
    """

    entrants: tuple[Entrant, ...]
    parts: tuple[int, ...]
    treated: tuple[bool, ...]
    expected: Expectation
    layout: str = ROWS
    balance_most: float | None = None
    drawn: str = "workshop"
    unasked: int = 0

    @property
    def units(self) -> tuple[str, ...]:
        """What is drawn, by code."""
        return tuple(sorted({one.unit for one in self.entrants}))

    @property
    def share(self) -> float:
        """The share of the arms that start first."""
        first = sum(part for part, treated in zip(self.parts, self.treated, strict=True) if treated)
        return first / sum(self.parts)

    @property
    def has_baseline(self) -> bool:
        """Whether the outcome is known before, of half of the list or more (the rest is still to be measured)."""
        return self.expected.spread is not None and 2 * len(self.expected.values) >= len(self.units)

    @property
    def in_deviations(self) -> bool:
        """Whether effects can only be told in deviations, as nobody knows how far apart workshops are."""
        return self.expected.spread is None


@dataclass(frozen=True, slots=True)
class SmallerWay:
    """A way of seeing smaller effects, and the smallest one it would show.

    `code`: baseline, follow_ups (`count` of them), pairs, plain, drop_out, or units
    (`count` of them, for what the second follow-up would show).
    """

    code: str
    smallest: float
    count: int = 0


@dataclass(frozen=True, slots=True)
class Foresight:
    """The smallest effects that a plan shows eight times in ten, in units of the outcome (or deviations).

    All are differences between the groups as drawn, as the plan says the least worth having: `smallest` is
    the plan's own, `in_takers` the effect on each who receives what is tried that makes such a difference.
    `each` is what one of several groups that start shows alone against who waits (the smallest group; nothing
    where there is one). `plain` and `ancova` are `smallest` by 1, 2 and 3 follow-ups, by
    the plain difference and at an equal start (nothing where no start is known). `units_for_least`: how
    many it takes for the least effect worth having, nothing when the plan shows it or none is said.
    """

    units: int
    first: int
    waiting: int
    in_deviations: bool
    smallest: float
    in_takers: float
    plain: tuple[float, ...]
    ancova: tuple[float, ...]
    ways: tuple[SmallerWay, ...]
    units_for_least: int | None = None
    each: float | None = None


@dataclass(frozen=True, slots=True)
class PowerCurve:
    """With so many follow-ups: in what share of the draws each effect is seen, and how honest that is.

    `at_wanted` is the share at the wanted effect, `false_positives` without any effect;
    `coverage` is how often the interval holds the effect there is.
    """

    follow_ups: int
    seen: tuple[float, ...]
    at_wanted: float
    false_positives: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of rehearsing a plan so many times.

    `effects` are those of the curves, as differences between the groups as drawn; `wanted` is the least worth
    having (`wanted_said`), or else what the plan could just show. `foresight` comes with it.
    """

    draws: int
    seed: int
    method: str
    units: int
    in_deviations: bool
    effects: tuple[float, ...]
    wanted: float
    wanted_said: bool
    curves: tuple[PowerCurve, ...]
    foresight: Foresight

    def curve(self, follow_ups: int) -> PowerCurve:
        """The curve of so many follow-ups (1 to 3)."""
        return self.curves[follow_ups - 1]

    def smallest_seen(self, follow_ups: int) -> float | None:
        """The smallest effect that so many follow-ups showed eight times in ten; nothing when none was large enough."""
        seen, effects = self.curve(follow_ups).seen, self.effects
        above = next((place for place, share in enumerate(seen) if share >= OFTEN), None)
        if above is None or not above:
            return None if above is None else effects[0]
        low, high = seen[above - 1], seen[above]
        step = (OFTEN - low) / (high - low)
        return effects[above - 1] + step * (effects[above] - effects[above - 1])

    def counted(self, expected: Expectation) -> Foresight:
        """The foresight with what the rehearsal counted in the place of what the formula said."""
        smallest = self.smallest_seen(expected.follow_ups)
        found = inf if smallest is None else smallest
        return replace(
            self.foresight, smallest=found, in_takers=found / expected.take_up, units_for_least=None
        )
