"""Rehearses a plan: its own list is drawn so many times, and each draw estimated as the real one will be.

Nothing of the office is changed. What a unit has later is drawn around what it had before, as far as their
correlation says; who starts receives it with the share that is expected, so that an effect, which is a
difference between the groups as drawn, is larger in who receives it; who leaves, leaves for good and
whatever the arm. It is estimated with a dummy for each row or pair, at an equal start where that is
known, with HC2 (HC3 below 30; in pairs HC2), as `app.effects` does.
"""

from __future__ import annotations

from math import floor, log10
from typing import Any, NamedTuple

from app.effects.regression import SMALL
from app.pilots.drawing import rows_of
from app.pilots.records import PAIRS
from app.pilots.redrawing import Matrix, draw_many
from app.progress import SILENT, Progress
from app.rehearsal.records import DRAWS, MOST_FOLLOW_UPS, PowerCurve, Rehearsal, RehearsalPlan
from app.rehearsal.smallest import foresee, rehearsed_spread

LEVEL = 0.05
CELLS = 100_000  # units of draws estimated at once
STEPS = 8  # between nothing and the largest effect, at least
_NOUGHT = 1e-9


def rehearse(
    plan: RehearsalPlan, *, draws: int = DRAWS, seed: int = 0, progress: Progress = SILENT
) -> Rehearsal:
    """Draw a plan's own list so many times, with and without effect, and count what is seen.

    The same plan and seed give the same. Raises `DataProblem` when the plan can show nothing.
    """
    import numpy

    seen_from = foresee(plan)
    wanted = plan.expected.least_effect if not plan.in_deviations else None
    effects = choose_effects(max(1.6 * (wanted or 0), 1.25 * seen_from.smallest))
    drawn = draw_many(plan.entrants, plan.parts, draws, seed, plan.balance_most)
    chance = numpy.random.Generator(numpy.random.PCG64([seed, 1]))
    first = numpy.array(plan.treated)[drawn.arms]
    world = _World(plan, drawn.units)
    at_once = max(1, CELLS // len(drawn.units))
    found: list[_Fits] = []
    for start in range(0, draws, at_once):
        progress.report(start, draws)
        found.append(_estimate(world, first[start : start + at_once], chance))
    progress.report(draws, draws)
    fits = _Fits(*(numpy.concatenate(one) for one in zip(*found, strict=True)))
    shown = wanted or seen_from.smallest
    return Rehearsal(
        draws, seed, "ancova" if plan.has_baseline else "difference", len(drawn.units), plan.in_deviations,
        effects, shown, wanted is not None and wanted > 0,
        tuple(_curve(plan, fits, one, effects, shown) for one in range(MOST_FOLLOW_UPS)), seen_from,
    )  # fmt: skip


def choose_effects(most: float) -> tuple[float, ...]:
    """Round effects from nothing to `most` or a little more, for the curves.

    >>> choose_effects(16.0)
    (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0)
    """
    scale = 10.0 ** floor(log10(most / STEPS))
    step = next(scale * one for one in (1, 2, 2.5, 5, 10) if scale * one * STEPS >= most * (1 - _NOUGHT))
    count = 2
    while step * count < most * (1 - _NOUGHT):
        count += 1
    return tuple(round(step * number / 2, 12) for number in range(2 * count + 1))


class _Fits(NamedTuple):
    """Of each draw, for each number of follow-ups: the estimate without effect, and its variance as the
    effect on who receives it grows (`flat` + 2 `lean` e + `curved` e²); what one unit of it adds (`per`), the t (`edge`)."""

    estimate: Matrix
    flat: Matrix
    lean: Matrix
    curved: Matrix
    per: Matrix
    edge: Matrix


class _World:
    """The list as arrays: where each row begins, and what each unit had before (drawn anew where nobody knows)."""

    def __init__(self, plan: RehearsalPlan, units: tuple[str, ...]) -> None:
        import numpy

        self.plan, self.spread = plan, rehearsed_spread(plan)
        self.sizes = numpy.array([len(row) for row in rows_of(plan.entrants).values()])
        self.begins = self.sizes.cumsum() - self.sizes
        values = [plan.expected.values.get(unit, numpy.nan) for unit in units]
        before = numpy.array(values) if plan.expected.spread else numpy.full(len(units), numpy.nan)
        known = ~numpy.isnan(before)
        self.before = (before - before[known].mean()) / self.spread if known.any() else before

    def sums(self, values: Matrix) -> Matrix:
        """Over each row, and given to each of its units."""
        import numpy

        return numpy.add.reduceat(values, self.begins, axis=1).repeat(self.sizes, axis=1)

    def starts(self, count: int, chance: Any) -> Matrix:
        """What each unit had before, in deviations, in each of so many draws."""
        import numpy

        made = numpy.resize(self.before, (count, len(self.before)))
        return numpy.where(numpy.isnan(made), chance.standard_normal(made.shape), made)

    def laters(self, start: Matrix, chance: Any) -> Matrix:
        """The mean of one, two and three follow-ups without any effect, in deviations."""
        import numpy

        rho = self.plan.expected.correlation
        own = rho * start + (rho - rho**2) ** 0.5 * chance.standard_normal(start.shape)
        noise = (1 - rho) ** 0.5 * chance.standard_normal((*start.shape, MOST_FOLLOW_UPS))
        return own[..., None] + noise.cumsum(axis=2) / numpy.arange(1, MOST_FOLLOW_UPS + 1)


def _estimate(world: _World, first: Matrix, chance: Any) -> _Fits:
    """Each draw of a block estimated, all at once: within rows, which is the regression with their dummies."""
    import numpy

    expected = world.plan.expected
    start = world.starts(len(first), chance)
    later = world.laters(start, chance)
    took = first & (chance.random(first.shape) < expected.take_up)
    stay = chance.random(first.shape) >= expected.drop_out
    of_row = world.sums(stay.astype(float))
    known = [first, start] if world.plan.has_baseline else [first]
    every = numpy.concatenate([*(one[..., None] for one in known), later, took[..., None]], axis=2)
    every = every * stay[..., None]
    every -= world.sums(every) / numpy.maximum(of_row, 1)[..., None] * stay[..., None]
    design, told = every[..., : len(known)], every[..., len(known) :]
    turned = design.transpose(0, 2, 1)
    square = turned @ design
    inverse, rank = _invert(square)
    hat = design @ inverse
    leverage = (hat * design).sum(axis=2) + stay / numpy.maximum(of_row, 1)
    left = told - hat @ (turned @ told)
    alone = leverage > 1 - _NOUGHT
    size = (stay & ~alone).sum(axis=1)
    rows = (numpy.add.reduceat(stay, world.begins, axis=1) > 0).sum(axis=1)
    bare = len(world.sizes) == len(known) == 1  # a plain difference, which is Welch's
    small = (size < SMALL) & (world.plan.layout != PAIRS) & (not bare)
    room = numpy.where(alone, 1.0, 1 - leverage)
    shares = hat[..., 0] ** 2 * ~alone / numpy.where(small[:, None], room**2, room)
    noise, moved = left[..., :-1], left[..., -1:]
    weight = shares[..., None]
    told_apart = numpy.abs(inverse[:, :1] @ square - numpy.eye(len(known))[:1]).max(axis=(1, 2)) < 1e-6
    return _Fits(
        (hat[..., :1] * told[..., :-1]).sum(axis=1),
        (weight * noise**2).sum(axis=1),
        (weight * noise * moved).sum(axis=1),
        (weight * moved**2).sum(axis=1),
        (hat[..., 0] * told[..., -1]).sum(axis=1),
        _edges(size - (rows + rank - alone.sum(axis=1)), told_apart),
    )


def _invert(square: Matrix) -> tuple[Matrix, Matrix]:
    """The inverse of each, where columns say the same twice the smallest one; and the rank."""
    import numpy

    values, vectors = numpy.linalg.eigh(square)
    kept = values > _NOUGHT * numpy.maximum(values[:, -1:], 1)
    over = numpy.where(kept, 1 / numpy.where(kept, values, 1), 0)
    return (vectors * over[:, None, :]) @ vectors.transpose(0, 2, 1), kept.sum(axis=1)


def _edges(freedom: Matrix, told_apart: Matrix) -> Matrix:
    """How many errors an estimate must be away from nothing; never seen where the arms are not told apart."""
    import numpy
    from scipy.special import stdtrit

    able = told_apart & (freedom >= 1)
    edge = stdtrit(numpy.maximum(freedom, 1), 1 - LEVEL / 2)
    return numpy.where(able, edge, numpy.inf)


def _curve(
    plan: RehearsalPlan, fits: _Fits, round_at: int, effects: tuple[float, ...], wanted: float
) -> PowerCurve:
    import numpy

    spread, take_up = rehearsed_spread(plan), plan.expected.take_up
    able = numpy.isfinite(fits.edge)

    def apart(effect: float, truth: float) -> Matrix:
        """Which draws say that there is something other than `truth`, in deviations."""
        taken = effect / take_up  # in who receives it
        estimate = fits.estimate[:, round_at] + taken * fits.per
        variance = fits.flat + taken * (2 * fits.lean + taken * fits.curved)
        error = numpy.sqrt(numpy.maximum(variance[:, round_at], 0))
        with numpy.errstate(invalid="ignore"):
            return able & (numpy.abs(estimate - truth) > fits.edge * error)

    def seen(effect: float) -> float:
        return float(apart(effect / spread, 0.0).mean())

    deviations = wanted / spread
    missed = apart(deviations, deviations)[able]
    return PowerCurve(
        round_at + 1, tuple(map(seen, effects)), seen(wanted), seen(0.0),
        float(1 - missed.mean()) if len(missed) else 0.0,
    )  # fmt: skip
