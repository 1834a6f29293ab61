"""The workshops of a pilot as arrays, a place each, and what of each outcome a comparison takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from app.pilots.records import MeasuredValue
from app.pilots.redrawing import DrawPlan, plan_draw

if TYPE_CHECKING:
    from app.claims.records import OutcomeSeries, PilotStudy
    from app.effects.columns import Vector

UNKNOWN = MeasuredValue(float("nan"), "")
LEAST_IN_STRATUM = 2  # units
YEAR = 365.25  # days


@dataclass(frozen=True, slots=True, eq=False)
class StudyArrays:
    """Arrays of one length, a place per workshop; `arm` is 1 for who starts first.

    `unit` and `stratum` are numbers from 0; `in_pairs`: a stratum is a pair with one of each. `compared` are
    all but those that nobody was found to be like. `known` keeps what was made of them, which many ask for.
    """

    shops: tuple[int, ...]
    arm: Vector
    unit: Vector
    stratum: Vector
    took: Vector  # NaN unknown
    in_pairs: bool
    grouped: bool
    plan: DrawPlan | None
    compared: Vector
    treated_arms: tuple[bool, ...] = ()
    known: dict[bytes, Any] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.shops)

    @property
    def units(self) -> int:
        return int(self.unit.max()) + 1 if self.size else 0

    @property
    def arm_of_unit(self) -> Vector:
        import numpy

        found = numpy.zeros(self.units)
        found[self.unit] = self.arm
        return found


@dataclass(frozen=True, slots=True, eq=False)
class OutcomeArrays:
    """An outcome of each workshop, NaN where there is none: `after` a column per follow-up.

    `mean` is of all follow-ups together, each freed from its own level; a workshop counts once. `leads` have a
    column per moment before the start, the nearest first; `measured` says when the baseline and they were, in years.
    """

    baseline: Vector
    after: Vector
    mean: Vector
    leads: Vector
    measured: Vector


def make_arrays(study: PilotStudy) -> StudyArrays:
    """The workshops of a pilot in the order of their list."""
    import numpy

    members = study.members
    # by row, so that a row's units stand beside each other
    first = {one.unit: one.stratum for one in reversed(members)}
    units = {one: place for place, one in enumerate(sorted(first, key=lambda unit: (first[unit], unit)))}
    strata = {one: place for place, one in enumerate(sorted({one.stratum for one in members}))}
    unit = numpy.array([units[one.unit] for one in members], dtype=int)
    stratum = numpy.array([strata[one.stratum] for one in members], dtype=int)
    took = numpy.array([numpy.nan if one.took is None else float(one.took) for one in members])
    drawn = study.drawn
    measures = [study.list_measures.get(one.workshop_id, {}) for one in members]
    is_even = drawn is not None and len(set(drawn.parts)) == 1 and len(drawn.parts) == 2
    return StudyArrays(
        tuple(one.workshop_id for one in members),
        numpy.array([float(one.treated) for one in members]),
        unit,
        stratum,
        took,
        is_even and study.pilot.layout == "pairs" and len(units) == len(members),
        len(units) < len(members),
        None if drawn is None else plan_draw(unit, stratum, measures, drawn.parts, drawn.balance_most),
        numpy.ones(len(members), dtype=bool),
        () if drawn is None else drawn.treated,
    )


def read_outcome(outcome: OutcomeSeries, arrays: StudyArrays) -> OutcomeArrays:
    """The values of an outcome in the places of the workshops."""
    import numpy

    after, leads = (
        numpy.array([_places(one, arrays.shops) for one in moments]).reshape(len(moments), arrays.size).T
        for moments in (outcome.rounds, outcome.leads)
    )
    measured = numpy.array([_years(one, arrays.shops) for one in (outcome.baseline, *outcome.leads)]).T
    return OutcomeArrays(
        _places(outcome.baseline, arrays.shops), after, take_together(after), leads, measured
    )


def _years(values: Mapping[int, MeasuredValue], shops: Sequence[int]) -> list[float]:
    """When each was measured, in years; NaN of none."""
    days = [values[shop].day if shop in values else None for shop in shops]
    return [float("nan") if one is None else date.fromisoformat(one).toordinal() / YEAR for one in days]


def _places(values: Mapping[int, MeasuredValue], shops: Sequence[int]) -> Vector:
    import numpy

    return numpy.array([values.get(shop, UNKNOWN)[0] for shop in shops])


def take_together(after: Vector) -> Vector:
    """Each workshop's mean of its follow-ups, when each is set to the level of all.

    The levels are told by who has several, within each workshop, so that who is missing from one moves nothing.
    """
    import numpy

    known = ~numpy.isnan(after)
    count = known.sum(axis=1)
    there = count > 0
    found = numpy.full(len(after), numpy.nan)
    if after.shape[1] == 0 or not there.any():
        return found
    filled = numpy.where(known, after, 0.0)
    if after.shape[1] > 1 and not known[there].all():
        levels = _levels(filled[there], known[there].astype(float))
        filled = numpy.where(known, after - levels, 0.0)
    found[there] = filled[there].sum(axis=1) / count[there]
    return found


def _levels(filled: Vector, known: Vector) -> Vector:
    """How much each follow-up lies above the mean of all, within workshops (least squares)."""
    import numpy

    count = known.sum(axis=1, keepdims=True)
    own = filled - known * (filled.sum(axis=1, keepdims=True) / count)
    columns = numpy.einsum("ij,jk->ijk", known, numpy.eye(known.shape[1])) - (
        known[:, :, None] * (known / count)[:, None, :]
    )
    matrix = columns.reshape(-1, known.shape[1])
    levels = numpy.linalg.lstsq(matrix, own.reshape(-1), rcond=None)[0]
    found: Vector = levels - levels.mean()
    return found


def pool_strata(stratum: Vector, unit: Vector) -> Vector:
    """Strata by number, those of one unit (which a dummy of its own would take out) taken as one."""
    import numpy

    values, numbers = numpy.unique(stratum, return_inverse=True)
    first = numpy.unique(unit, return_index=True)[1]
    units = numpy.bincount(numbers[first], minlength=len(values))
    return numpy.where(units[numbers] < LEAST_IN_STRATUM, len(values), numbers)
