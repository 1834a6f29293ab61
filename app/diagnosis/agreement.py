"""How far people who rate the same things agree. Pure numbers: nothing of the office here.

Each function returns None where its coefficient has no value (nobody could disagree).
Sources: Cohen 1960, 1968 (kappa, weighted); Fleiss 1971; Krippendorff 2011, "Computing
Krippendorff's alpha-reliability"; Shrout & Fleiss 1979 (intraclass correlation).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import fsum
from random import Random

Distance = Callable[[float, float], float]
Unit = Sequence[float | None]

RESAMPLES = 1000
SEED = 1968


def weighted_kappa(pairs: Sequence[tuple[float, float]], weights: str | Distance = "linear") -> float | None:
    """Cohen's weighted kappa of two raters, -1 to 1.

    1 - (observed disagreement / disagreement expected by chance), each pair weighted by
    |a - b| (`linear`), its square (`quadratic`), or by a function of both ratings.
    """
    distance = _WEIGHTS[weights] if isinstance(weights, str) else weights
    if not pairs:
        return None
    observed = fsum(distance(a, b) for a, b in pairs) / len(pairs)
    first, second = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    expected = (
        fsum(
            times_a * times_b * distance(a, b)
            for a, times_a in first.items()
            for b, times_b in second.items()
        )
        / len(pairs) ** 2
    )
    return None if expected == 0 else 1 - observed / expected


def fleiss_kappa(counts: Sequence[Sequence[int]]) -> float | None:
    """Kappa of many raters: a row per subject, how many raters chose each category.

    Every subject has the same number of ratings, two at least. Raises ValueError if not.
    """
    ratings = {sum(row) for row in counts}
    if len(ratings) != 1 or min(ratings) < 2:
        raise ValueError("each subject needs the same number of ratings, two or more")
    raters, subjects = ratings.pop(), len(counts)
    agreed = [(sum(n * n for n in row) - raters) / (raters * (raters - 1)) for row in counts]
    shares = [sum(column) / (subjects * raters) for column in zip(*counts, strict=True)]
    by_chance = fsum(share * share for share in shares)
    return None if by_chance == 1 else (fsum(agreed) / subjects - by_chance) / (1 - by_chance)


def krippendorff_alpha(units: Iterable[Unit], metric: str = "ordinal") -> float | None:
    """Krippendorff's alpha: one sequence of ratings per unit, None where one is missing.

    `metric`: nominal, ordinal or interval. Units with fewer than two ratings say nothing.
    """
    coincidences = _coincidences(units)
    totals: Counter[float] = Counter()
    for (value, _other), count in coincidences.items():
        totals[value] += count
    pairable = fsum(totals.values())
    distance = _metric(metric, totals)
    observed = fsum(count * distance(a, b) for (a, b), count in coincidences.items())
    expected = fsum(totals[a] * totals[b] * distance(a, b) for a in totals for b in totals)
    return None if expected == 0 else 1 - (pairable - 1) * observed / expected


def _coincidences(units: Iterable[Unit]) -> Counter[tuple[float, float]]:
    """The coincidence matrix: each unit's ordered pairs, over one less than its ratings."""
    found: Counter[tuple[float, float]] = Counter()
    for unit in units:
        ratings = [value for value in unit if value is not None]
        for pair in permutations(ratings, 2):
            found[pair] += 1 / (len(ratings) - 1)  # type: ignore[assignment]
    return found


def _metric(metric: str, totals: Counter[float]) -> Distance:
    if metric == "nominal":
        return lambda a, b: float(a != b)
    if metric == "interval":
        return lambda a, b: (a - b) ** 2
    if metric != "ordinal":
        raise ValueError(f"unknown metric: {metric}")

    def ordinal(a: float, b: float) -> float:
        low, high = min(a, b), max(a, b)
        between = fsum(count for value, count in totals.items() if low <= value <= high)
        return (between - (totals[a] + totals[b]) / 2) ** 2

    return ordinal


@dataclass(frozen=True, slots=True)
class Icc:
    """Shrout & Fleiss: ICC(2,1), raters a sample; ICC(3,1), these raters only."""

    random_raters: float | None
    fixed_raters: float | None


def intraclass_correlation(table: Sequence[Sequence[float]]) -> Icc:
    """ICC(2,1) and ICC(3,1) of complete data: a row per subject, a column per rater.

    Raises ValueError for fewer than two rows or columns, or rows of unequal length.
    """
    if len(table) < 2 or len({len(row) for row in table}) != 1 or len(table[0]) < 2:
        raise ValueError("complete ratings of two or more subjects by two or more raters")
    subjects, raters = len(table), len(table[0])
    mean = fsum(fsum(row) for row in table) / (subjects * raters)
    rows = raters * fsum((fsum(row) / raters - mean) ** 2 for row in table)
    columns = subjects * fsum((fsum(column) / subjects - mean) ** 2 for column in zip(*table, strict=True))
    total = fsum((value - mean) ** 2 for row in table for value in row)
    between = rows / (subjects - 1)
    of_raters = columns / (raters - 1)
    error = max(0.0, total - rows - columns) / ((subjects - 1) * (raters - 1))
    fixed = between + (raters - 1) * error
    random = fixed + raters * (of_raters - error) / subjects
    if total < 1e-9:
        return Icc(None, None)
    return Icc(
        (between - error) / random if random > 0 else None,
        (between - error) / fixed if fixed > 0 else None,
    )


def bootstrap_interval(
    units: Sequence[Unit],
    coefficient: Callable[[Sequence[Unit]], float | None],
    *,
    resamples: int = RESAMPLES,
) -> tuple[float, float] | None:
    """The middle 95 % of a coefficient over resampled units (Efron 1979, percentiles).

    The same for the same data. None when too many resamples give no value to trust it.
    """
    random = Random(SEED)
    found = []
    for _turn in range(resamples):
        value = coefficient(random.choices(units, k=len(units)))
        if value is not None:
            found.append(value)
    if len(found) < 0.9 * resamples:
        return None
    found.sort()
    return found[int(0.025 * len(found))], found[min(int(0.975 * len(found)), len(found) - 1)]


_WEIGHTS: dict[str, Distance] = {
    "linear": lambda a, b: abs(a - b),
    "quadratic": lambda a, b: (a - b) ** 2,
    "none": lambda a, b: float(a != b),
}
