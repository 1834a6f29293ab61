"""Which questions two people read differently: a visit's answers beside its second look's.

A coefficient is given from `FEWEST_PAIRS` pairs on; below, only what each one read is shown.
The first look and the second are not the same two people in every pair, so the
coefficients tell of the instrument in these hands, and of no single person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from app.diagnosis.agreement import (
    Icc,
    Unit,
    bootstrap_interval,
    intraclass_correlation,
    krippendorff_alpha,
    weighted_kappa,
)
from app.diagnosis.bridges import is_same
from app.diagnosis.records import Answer, Instrument, Item, Visit
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import score_answers

FEWEST_PAIRS = 10
RESAMPLES = 400


@dataclass(frozen=True, slots=True)
class RatedTwice:
    """A finished visit and its finished second look, with the workshop's code and name."""

    first: Visit
    second: Visit
    code: str
    workshop: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the two read of one item in one workshop; None: not asked or not answered."""

    pair: RatedTwice
    first: Answer | None
    second: Answer | None

    @property
    def levels(self) -> tuple[int, int] | None:
        """Both levels, when both gave one."""
        one = self.first.level if self.first else None
        other = self.second.level if self.second else None
        return None if one is None or other is None else (one, other)

    @property
    def agrees(self) -> bool:
        """The same level, or the same reason for none."""
        return _said(self.first) == _said(self.second)


@dataclass(frozen=True, slots=True)
class ItemAgreement:
    """One item over all pairs; the coefficients are None below `FEWEST_PAIRS` or without value."""

    item: Item
    readings: tuple[Reading, ...]
    linear: float | None
    quadratic: float | None
    alpha: float | None

    @property
    def levels(self) -> tuple[tuple[int, int], ...]:
        return tuple(pair for reading in self.readings if (pair := reading.levels))

    @property
    def agreed(self) -> int:
        return sum(reading.agrees for reading in self.readings)

    @property
    def distance(self) -> float | None:
        """Levels apart, on average, where both gave one; None where nothing was compared."""
        apart = [abs(one - other) for one, other in self.levels]
        return fsum(apart) / len(apart) if apart else None

    @property
    def enough(self) -> bool:
        return len(self.levels) >= FEWEST_PAIRS

    def interval(self) -> tuple[float, float] | None:
        """The middle 95 % of linear kappa over resampled pairs; None where it is not honest."""
        if self.linear is None:
            return None
        return bootstrap_interval(self.levels, _linear, resamples=RESAMPLES)


@dataclass(frozen=True, slots=True)
class TotalAgreement:
    """A score (a dimension, or "" for the whole) given by both in `pairs` pairs, in points."""

    code: str
    pairs: int
    difference: float | None  # mean absolute, points of 100
    icc: Icc | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Items sorted: what is read most differently comes first."""

    pairs: tuple[RatedTwice, ...]
    items: tuple[ItemAgreement, ...]
    totals: tuple[TotalAgreement, ...]

    @property
    def missing_pairs(self) -> int:
        """How many more pairs it takes before anything is claimed."""
        return max(0, FEWEST_PAIRS - len(self.pairs))


def compare_ratings(instrument: Instrument, pairs: Sequence[RatedTwice]) -> Agreement:
    """Compare item by item, in the wording of `instrument`; another wording is left out."""
    readings: dict[str, list[Reading]] = {item.code: [] for item in instrument.items}
    for pair in pairs:
        _add_readings(readings, instrument, pair)
    items = [_compare_item(item, readings[item.code]) for item in instrument.items]
    items.sort(key=lambda one: (-_unlike(one), one.item.code))
    return Agreement(tuple(pairs), tuple(items), _compare_totals(instrument, pairs))


def _add_readings(readings: dict[str, list[Reading]], instrument: Instrument, pair: RatedTwice) -> None:
    own = {item.code: item for item in pair.first.instrument.items}
    asked = [asked_items(visit.instrument, visit.answers) for visit in (pair.first, pair.second)]
    for item in instrument.items:
        if item.code not in own or not is_same(own[item.code], item):
            continue
        first, second = (
            visit.answers.get(item.code) if item.code in codes else None
            for visit, codes in zip((pair.first, pair.second), asked, strict=True)
        )
        if any(answer is not None and answer.kind is not None for answer in (first, second)):
            readings[item.code].append(Reading(pair, first, second))


def _compare_item(item: Item, readings: list[Reading]) -> ItemAgreement:
    levels = [pair for reading in readings if (pair := reading.levels)]
    if len(levels) < FEWEST_PAIRS:
        return ItemAgreement(item, tuple(readings), None, None, None)
    units: list[Unit] = [
        (r.first.level if r.first else None, r.second.level if r.second else None) for r in readings
    ]
    return ItemAgreement(
        item,
        tuple(readings),
        weighted_kappa(levels),
        weighted_kappa(levels, "quadratic"),
        krippendorff_alpha(units),
    )


def _unlike(one: ItemAgreement) -> float:
    """For sorting: levels apart per reading; one level against none counts as two."""
    if not one.readings:
        return -1.0
    apart = fsum(abs(a - b) for a, b in one.levels)
    apart += 2 * sum(not r.agrees for r in one.readings if r.levels is None)
    return apart / len(one.readings)


def _compare_totals(instrument: Instrument, pairs: Sequence[RatedTwice]) -> tuple[TotalAgreement, ...]:
    results = [
        (
            score_answers(p.first.instrument, p.first.answers),
            score_answers(p.second.instrument, p.second.answers),
        )
        for p in pairs
        if p.first.instrument.code == instrument.code
    ]
    found = [_compare_total("", [(one.overall, other.overall) for one, other in results])]
    for dimension in instrument.dimensions:
        scores = []
        for result in results:
            parts = [p.score for one in result for p in one.dimensions if p.code == dimension.code]
            if len(parts) == 2:
                scores.append((parts[0], parts[1]))
        found.append(_compare_total(dimension.code, scores))
    return tuple(found)


def _compare_total(code: str, scores: Sequence[tuple[float | None, float | None]]) -> TotalAgreement:
    complete = [(a, b) for a, b in scores if a is not None and b is not None]
    if not complete:
        return TotalAgreement(code, 0, None, None)
    difference = fsum(abs(a - b) for a, b in complete) / len(complete)
    icc = intraclass_correlation(complete) if len(complete) >= FEWEST_PAIRS else None
    return TotalAgreement(code, len(complete), difference, icc)


def _said(answer: Answer | None) -> tuple[object, object]:
    return (None, None) if answer is None else (answer.kind, answer.level)


def _linear(units: Sequence[Unit]) -> float | None:
    return weighted_kappa([(a, b) for a, b in units if a is not None and b is not None])
