"""The individuals chart: what rises and falls by itself, and what is a change.

Limits at the mean ± 2.66 x the mean moving range (Shewhart 1931; Wheeler, Understanding
Variation, 2000). Beyond them, or eight in a row on one side of the mean (Western Electric 1956),
something happened; within them a good day and a bad day are the same workshop.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import fmean

from app.counts.vocabulary import counting_rules

FACTOR = 2.66  # 3 / 1.128, for moving ranges of two


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Limits of a series, and the places in it (of the values known) that are no noise.

    `values` are those known, `places` where each stood in what was given. `runs` are (first,
    last, +1 or -1) of eight or more on one side of the mean.
    """

    values: tuple[float, ...]
    places: tuple[int, ...]
    mean: float
    moving_range: float
    lower: float
    upper: float
    outside: tuple[int, ...]
    runs: tuple[tuple[int, int, int], ...]

    @property
    def steady(self) -> bool:
        """Whether all of it is the same workshop on better and worse days."""
        return not self.outside and not self.runs


def draw_limits(
    values: Sequence[float | None], *, most: float = inf, baseline: int | None = None
) -> ControlChart | None:
    """The chart of a series in its order; None when too few values are known.

    `baseline`: only so many known values make the limits, the rest is held against them.
    No count is below nothing or above `most`, so no limit is.
    """
    rules = counting_rules()
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    numbers = [value for _place, value in known]
    base = numbers if baseline is None else numbers[:baseline]
    if len(base) < rules.least_days_of_chart:
        return None
    mean = fmean(base)
    moving = fmean(abs(later - earlier) for earlier, later in zip(base, base[1:], strict=False))
    lower, upper = max(0.0, mean - FACTOR * moving), min(most, mean + FACTOR * moving)
    outside = tuple(at for at, value in enumerate(numbers) if not lower <= value <= upper)
    return ControlChart(
        values=tuple(numbers),
        places=tuple(place for place, _value in known),
        mean=mean,
        moving_range=moving,
        lower=lower,
        upper=upper,
        outside=outside,
        runs=_find_runs(numbers, mean, rules.run),
    )


def _find_runs(numbers: Sequence[float], mean: float, least: int) -> tuple[tuple[int, int, int], ...]:
    found, start, side = [], 0, 0
    for at, value in enumerate([*numbers, mean]):
        now = (value > mean) - (value < mean)
        if now != side or at == len(numbers):
            if side and at - start >= least:
                found.append((start, at - 1, side))
            start, side = at, now
    return tuple(found)


def changed_since(before: Sequence[float | None], after: Sequence[float | None]) -> bool | None:
    """Whether what came after is another workshop than before; None when before has too few days.

    It is when the new days as a whole lie on one side for eight in a row, or two of three of
    them together lie beyond the same limit of before.
    """
    known = [value for value in before if value is not None]
    chart = draw_limits([*known, *after], baseline=len(known)) if known else None
    if chart is None or not any(value is not None for value in after):
        return None
    late = [at for at in chart.outside if at >= len(known)]
    sides = ([at for at in late if (chart.values[at] > chart.mean) is above] for above in (True, False))
    near = any(second - first <= 2 for side in sides for first, second in zip(side, side[1:], strict=False))
    return near or any(
        last - max(first, len(known)) + 1 >= counting_rules().run for first, last, _side in chart.runs
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """Days on which the workshop was the same one, by their places among the known values."""

    first: int
    last: int
    chart: ControlChart


def find_stages(values: Sequence[float | None], *, most: float = inf) -> tuple[Stage, ...]:
    """The series cut where its mean moved for good, each piece with limits of its own.

    Cut in two, again and again, where both sides differ most (Scott and Knott 1974), as long as
    they differ by more than noise and each side is a run at least; limits are drawn anew
    after each change (Wheeler 2000). None known enough: no stage.
    """
    known = [value for value in values if value is not None]
    if len(known) < counting_rules().least_days_of_chart:
        return ()
    edges = [0, *sorted(_find_cuts(known, 0, len(known))), len(known)]
    found = []
    for first, end in zip(edges, edges[1:], strict=False):
        chart = draw_limits(known[first:end], most=most)
        assert chart is not None
        found.append(Stage(first, end - 1, chart))
    return tuple(found)


_SURE = 4.5  # deviations that two sides differ by: of 300 days of noise, one in a thousand does


def _find_cuts(known: Sequence[float], first: int, end: int) -> list[int]:
    least = counting_rules().run
    piece = known[first:end]
    if len(piece) < 2 * least:
        return []
    gaps = _gaps(piece)
    # a peak: where the gap still grows beyond the last place allowed, the change is too young
    peaks = [
        at
        for at in range(least, len(piece) - least + 1)
        if gaps[at - 1] <= gaps[at] and gaps[at] >= gaps[at + 1]
    ]
    cut = max(peaks, key=lambda at: gaps[at], default=0)
    # numbers that are the same differ by their rounding
    rounding = 1e-9 * max(map(abs, piece))
    if not cut or gaps[cut] <= max(_SURE * _noise_of(piece, cut), rounding):
        return []
    return [*_find_cuts(known, first, first + cut), first + cut, *_find_cuts(known, first + cut, end)]


def _gaps(piece: Sequence[float]) -> list[float]:
    """For each place to cut, how far apart the means of both sides are, in deviations of one day."""
    whole, count, before = sum(piece), len(piece), 0.0
    gaps = [0.0]
    for at in range(1, count):
        before += piece[at - 1]
        apart = abs(before / at - (whole - before) / (count - at))
        gaps.append(apart / (1 / at + 1 / (count - at)) ** 0.5)
    return [*gaps, 0.0]


def _noise_of(piece: Sequence[float], cut: int) -> float:
    """The deviation of a day from the next, which a change in the mean does not touch."""
    ranges = [abs(later - earlier) for earlier, later in zip(piece, piece[1:], strict=False)]
    del ranges[cut - 1]
    return fmean(ranges) / 1.128
