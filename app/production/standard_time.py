"""What cycles say of an operation: mean, range, cycles that are missing, standard minutes, capacity.

Observed time and allowances: Kanawaty (ed.) 1992, Introduction to Work Study, 4th ed., ILO. Cycles
needed: Niebel and Freivalds 2014, Methods, Standards and Work Design, 13th ed., with Student's t
(Student 1908) in place of a table of factors. Change: Welch 1947.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import floor, sqrt
from statistics import fmean, median, stdev

# t such that 95 % lie within, by degrees of freedom 1 … 30: the usual table (Fisher and Yates 1938).
_T_95 = (
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
    2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
    2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
)  # fmt: skip
_T_BEYOND = ((40, 2.0211), (60, 2.0003), (120, 1.9799))
MOST_CYCLES = 200  # more than this is not needed, it is another kind of trouble
OUTLIER = 3.5  # modified z score, Iglewicz and Hoaglin 1993
_MAD_TO_DEVIATION = 0.6745
FEWEST_TO_DOUBT = 4


def t_of(freedom: float) -> float:
    """Student's t for 95 % on both sides; of broken degrees of freedom the whole ones below."""
    whole = floor(freedom)
    if whole < 1:
        raise ValueError("no degrees of freedom")
    if whole <= len(_T_95):
        return _T_95[whole - 1]
    # between the rows of the table the row below: never too sure
    below = [value for least, value in _T_BEYOND if whole >= least]
    return below[-1] if below else _T_95[-1]


DatedMinutes = tuple[tuple[str, float], ...]  # since when, and the standard minutes; the oldest first


@dataclass(frozen=True, slots=True)
class Measured:
    """What a few cycles say: how many, their mean and deviation (n - 1; None of one alone)."""

    count: int
    mean: float
    deviation: float | None

    @property
    def half(self) -> float | None:
        """Half the width of the 95 % range of the mean; None: not known from one cycle."""
        if self.deviation is None:
            return None
        return t_of(self.count - 1) * self.deviation / sqrt(self.count)

    @property
    def precision(self) -> float | None:
        """The same as a share of the mean: 0.13 is ±13 %."""
        half = self.half
        return None if half is None else half / self.mean

    def standard_minutes(self, rating: int, allowance: float) -> "MinuteRange":
        """Observed x rating x (1 + allowance), in minutes, with its range."""
        factor = rating / 100 * (1 + allowance) / 60
        half = self.half
        return MinuteRange(self.mean * factor, None if half is None else half * factor)


@dataclass(frozen=True, slots=True)
class MinuteRange:
    """Minutes, and half the width of their 95 % range (None: not known)."""

    minutes: float
    half: float | None

    @property
    def low(self) -> float | None:
        """Never under nothing."""
        return None if self.half is None else max(0.0, self.minutes - self.half)

    @property
    def high(self) -> float | None:
        return None if self.half is None else self.minutes + self.half


def measure(seconds: Sequence[float]) -> Measured | None:
    """What these cycles say; None of none."""
    if not seconds:
        return None
    return Measured(len(seconds), fmean(seconds), stdev(seconds) if len(seconds) > 1 else None)


def from_sums(count: int, total: float, squares: float) -> Measured:
    """The same from their count, sum and sum of squares."""
    mean = total / count
    if count < 2:
        return Measured(count, mean, None)
    return Measured(count, mean, sqrt(max(0.0, (squares - total * mean) / (count - 1))))


def cycles_needed(measured: Measured | None, *, precision: float, least: int) -> int:
    """How many cycles the mean needs to be known to ± `precision` at 95 %, at least `least`.

    The smallest n with t(n - 1) s / (mean sqrt n) <= precision, at the deviation seen so far.
    """
    if measured is None or measured.deviation is None:
        return least
    share = measured.deviation / measured.mean
    for count in range(max(2, least), MOST_CYCLES):
        if t_of(count - 1) * share / sqrt(count) <= precision:
            return count
    return MOST_CYCLES


def missing_cycles(measured: Measured | None, *, precision: float, least: int) -> int:
    """How many more; 0: enough. What was measured counts whatever was expected before."""
    count = measured.count if measured is not None else 0
    enough = measured is not None and (measured.precision or 0.0) <= precision
    if count >= max(2, least) and enough:
        return 0
    return max(1, cycles_needed(measured, precision=precision, least=least) - count)


def doubtful_cycles(seconds: Sequence[float]) -> tuple[int, ...]:
    """The places of cycles unlike the others (modified z score over 3.5): a question, no verdict.

    Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers. Fewer than four tell nothing.
    """
    if len(seconds) < FEWEST_TO_DOUBT:
        return ()
    middle = median(seconds)
    spread = median(abs(one - middle) for one in seconds)
    if spread == 0:  # most are the same: what is half as long again is asked about
        return tuple(at for at, one in enumerate(seconds) if abs(one - middle) > middle / 2)
    limit = OUTLIER * spread / _MAD_TO_DEVIATION
    return tuple(at for at, one in enumerate(seconds) if abs(one - middle) > limit)


def add_ranges(parts: Iterable[MinuteRange]) -> MinuteRange:
    """The sum of what was measured apart: the half widths add as squares."""
    found = list(parts)
    halves = [one.half for one in found]
    known = [half for half in halves if half is not None]
    whole = sqrt(sum(half * half for half in known)) if len(known) == len(found) else None
    return MinuteRange(sum(one.minutes for one in found), whole)


def minutes_on(dated: DatedMinutes, day: str) -> float:
    """What a piece took on a day, by what was known then; before the first study, by that one."""
    return next((minutes for since, minutes in reversed(dated) if since <= day), dated[0][1])


def takt(day_minutes: float, wanted: int) -> float:
    """Minutes between one finished garment and the next, to make `wanted` in a day."""
    return day_minutes / wanted


def capacity_per_day(day_minutes: float, minutes: float) -> int:
    """Whole garments that one person ends in a day at these standard minutes each."""
    return int(day_minutes / minutes + 1e-9)


@dataclass(frozen=True, slots=True)
class Load:
    """What one person has to do of each garment: her operations and their minutes together."""

    operator_id: int | None
    operation_ids: tuple[int, ...]
    minutes: float


def loads_of(parts: Iterable[tuple[int, int | None, float]]) -> tuple[Load, ...]:
    """Who does what, from (operation, operator, minutes); without an operator each stands alone.

    The heaviest comes first: there the line is held up.
    """
    held: dict[object, list[tuple[int, float]]] = {}
    for operation, operator, minutes in parts:
        key = ("who", operator) if operator is not None else ("what", operation)
        held.setdefault(key, []).append((operation, minutes))
    loads = [
        Load(
            key[1] if key[0] == "who" else None,  # type: ignore[index]
            tuple(operation for operation, _minutes in rows),
            sum(minutes for _operation, minutes in rows),
        )
        for key, rows in held.items()
    ]
    return tuple(sorted(loads, key=lambda one: -one.minutes))


@dataclass(frozen=True, slots=True)
class MinuteChange:
    """Now less then, in minutes, with half the width of its 95 % range; `real`: past the noise."""

    minutes: float
    half: float | None

    @property
    def real(self) -> bool | None:
        """None: cannot be told."""
        return None if self.half is None else abs(self.minutes) > self.half


@dataclass(frozen=True, slots=True)
class Sample:
    """A measured mean in minutes with its variance and degrees of freedom, to be compared."""

    minutes: float
    variance: float | None
    freedom: float


def sample_of(measured: Measured, rating: int, allowance: float) -> Sample:
    """A measured operation, in standard minutes."""
    factor = rating / 100 * (1 + allowance) / 60
    deviation = measured.deviation
    variance = None if deviation is None else (deviation * factor) ** 2 / measured.count
    return Sample(measured.mean * factor, variance, measured.count - 1)


def add_samples(samples: Collection[Sample]) -> Sample:
    """Their sum; the degrees of freedom as Satterthwaite 1946 has them."""
    variances = [one.variance for one in samples if one.variance is not None]
    minutes = sum(one.minutes for one in samples)
    if len(variances) < len(samples) or not samples:
        return Sample(minutes, None, 0)
    whole = sum(variances)
    return Sample(minutes, whole, _freedom([(one.variance or 0.0, one.freedom) for one in samples]))


def compare_samples(before: Sample, now: Sample) -> MinuteChange:
    """How much one differs from the other, by Welch's interval (Welch 1947)."""
    minutes = now.minutes - before.minutes
    if before.variance is None or now.variance is None:
        return MinuteChange(minutes, None)
    freedom = _freedom([(before.variance, before.freedom), (now.variance, now.freedom)])
    return MinuteChange(minutes, t_of(max(1.0, freedom)) * sqrt(before.variance + now.variance))


def _freedom(parts: Sequence[tuple[float, float]]) -> float:
    below = sum(variance**2 / freedom for variance, freedom in parts if variance)
    if not below:  # no spread at all: as few as the smallest had
        return min(freedom for _variance, freedom in parts)
    return sum(variance for variance, _freedom in parts) ** 2 / below
