"""How large an effect must be for a plan to show it, eight times in ten, by the formula.

The model is the one that `simulating` draws from: what a unit has later goes with what it had before
as far as the correlation says, and the rest is its own. A row tells something only where both arms are in it,
and costs a degree of freedom. What a formula leaves out (how who leaves and what was before fall on the arms)
the rehearsal counts: of many small rows it sees a little less.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, inf
from statistics import NormalDist, fmean, pvariance

from app.effects.power import errors_needed, variance_share
from app.effects.records import PowerPlan
from app.effects.regression import SMALL
from app.errors import DataProblem
from app.i18n import _
from app.pilots.drawing import rows_of
from app.pilots.records import PAIRS, PLAIN
from app.rehearsal.records import MOST_FOLLOW_UPS, Foresight, RehearsalPlan, SmallerWay

LOWERS = 0.97  # a way is told when it lowers the smallest effect by more than 3 %
MOST_UNITS = 100_000
_POWER = PowerPlan()


def foresee(plan: RehearsalPlan) -> Foresight:
    """What a plan could show, and what would let it show less.

    Raises `DataProblem` when nobody would receive it, or so few stay that nothing can be seen.
    """
    expected = plan.expected
    _require_somebody(plan)
    now = _Design(plan)
    smallest = now.smallest(expected.follow_ups, plan.has_baseline)
    if smallest == inf:
        raise DataProblem(
            _("Con {count} en la lista no se puede ver ningún efecto.").format(count=len(plan.units))
        )
    rounds = range(1, MOST_FOLLOW_UPS + 1)
    by_round = [now.smallest(one, False) for one in rounds]
    at_start = [now.smallest(one, True) for one in rounds] if plan.has_baseline else []
    first = sum(info.first for info in now.rows)
    return Foresight(
        len(plan.units), round(first), len(plan.units) - round(first), plan.in_deviations, smallest,
        smallest / expected.take_up, tuple(by_round), tuple(at_start), tuple(_ways(plan, now, smallest)),
        _units_for_least(plan, now, smallest), _of_each(plan),
    )  # fmt: skip


def _of_each(plan: RehearsalPlan) -> float | None:
    """What the smallest of several groups that start shows alone against who waits; nothing when it shows nothing."""
    starting = [part for part, treated in zip(plan.parts, plan.treated, strict=True) if treated]
    if len(starting) < 2:
        return None
    waiting = sum(plan.parts) - sum(starting)
    share = min(starting) / (min(starting) + waiting)
    alone = _Design(plan, share=share, times=(min(starting) + waiting) / sum(plan.parts))
    found = alone.smallest(plan.expected.follow_ups, plan.has_baseline)
    return None if found == inf else found


def rehearsed_spread(plan: RehearsalPlan) -> float:
    """How far apart the units are: 1 where it is not known, so that effects are in deviations."""
    return plan.expected.spread or 1.0


def _require_somebody(plan: RehearsalPlan) -> None:
    if not 0 < plan.share < 1:
        raise DataProblem(_("Hace falta un grupo que empiece primero y otro que espere."))
    if plan.expected.take_up <= 0 or plan.expected.drop_out >= 1:
        raise DataProblem(_("Si nadie lo recibe, o todos se van, no hay nada que ver; corrija el plan."))


def step_in_the_way(plan: RehearsalPlan) -> str:
    """Which step of the pilot mends a plan that `foresee` can see nothing in, by its code."""
    if not 0 < plan.share < 1:
        return "groups"
    return "plan" if plan.expected.take_up <= 0 or plan.expected.drop_out >= 1 else "entry"


class _Row:
    """What a row of so many units tells: `first` of them start, `told` is what its dummy leaves to see by."""

    def __init__(self, size: int, share: float, drop_out: float, alone: bool) -> None:
        self.first = size * share
        over = self.first - floor(self.first)
        told = self.first - (self.first**2 + over * (1 - over)) / size
        stay = 1 - drop_out
        # in a small row who goes takes away those she was compared with
        self.told = max(0.0, told * stay * (1 if alone or size < 2 else 1 - drop_out / (size - 1)))
        self.compared = size * stay * (1 - drop_out ** (size - 1))  # who is left with somebody beside her
        self.wider = self.told * size / max(size - 1, 1)


class _Design:
    """A plan as the formula needs it; `layout` another than its own, `times` as many units as there are.

    `share` of them start, else as many as the plan says.
    """

    def __init__(
        self,
        plan: RehearsalPlan,
        *,
        layout: str | None = None,
        drop_out: float | None = None,
        share: float | None = None,
        times: float = 1.0,
    ) -> None:
        self.plan, self.times = plan, times
        gone = plan.expected.drop_out if drop_out is None else drop_out
        layout = layout or plan.layout
        groups = _groups(plan, layout)
        starting = plan.share if share is None else share
        self.rows = [_Row(len(one), starting, gone, len(groups) == 1) for one in groups]
        self.told = times * sum(one.told for one in self.rows)
        columns = float(len(groups))
        if layout == PAIRS:  # a pair of which one goes tells nothing, and costs nothing
            columns = columns * (1 - gone) ** 2 * times
            self.stay = 2 * columns
        else:
            self.stay = times * len(plan.units) * (1 - gone)
        self.columns = columns + 1
        self.small = (
            0.0 if layout == PAIRS else _below(SMALL, times * sum(r.compared for r in self.rows), gone)
        )
        self.within = _within(plan, groups)

    def smallest(self, follow_ups: int, at_start: bool) -> float:
        """The smallest difference between the groups that is seen, endless when none is."""
        rho = self.plan.expected.correlation
        share = variance_share(PowerPlan(rounds=follow_ups, correlation=rho))
        if not at_start:
            share += rho**2 * self.within
        df = self.stay - self.columns - at_start
        if df < 1 or self.told <= 0:
            return inf
        return (
            errors_needed(_POWER, df, self._wider(at_start))
            * (share / self.told) ** 0.5
            * rehearsed_spread(self.plan)
        )

    def _wider(self, at_start: bool) -> float:
        """How much wider HC3 makes the error, as it does below 30; a plain difference is left as it is."""
        if not self.small or (len(self.rows) == 1 and not at_start):
            return 1.0
        wide = self.times * sum(row.wider for row in self.rows) / self.told
        wide *= self.stay / (self.stay - 1 - at_start)
        return 1 + self.small * (wide**0.5 - 1)


def _below(edge: float, size: float, gone: float) -> float:
    """How likely fewer than `edge` are compared, when `size` are on the whole."""
    spread = (size * gone) ** 0.5
    return NormalDist(size, spread).cdf(edge - 0.5) if spread else float(size < edge)


def _groups(plan: RehearsalPlan, layout: str) -> list[list[str]]:
    """The units by the rows they are drawn in, or would be."""
    if layout == plan.layout:
        return list(rows_of(plan.entrants).values())
    units = list(plan.units)
    if layout == PLAIN:
        return [units]
    units.sort(key=lambda unit: (unit not in plan.expected.values, plan.expected.values.get(unit, 0.0), unit))
    return [units[at : at + 2] for at in range(0, len(units), 2)]


def _within(plan: RehearsalPlan, groups: Sequence[Sequence[str]]) -> float:
    """What is left of the units' variance within rows; all of it where it is not known."""
    values = plan.expected.values
    known = [[values[unit] for unit in group if unit in values] for group in groups]
    inside = [(value - fmean(group)) ** 2 for group in known if len(group) > 1 for value in group]
    freedom = sum(len(group) - 1 for group in known if len(group) > 1)
    every = [value for group in known for value in group]
    whole = pvariance(every) * len(every) / (len(every) - 1) if len(every) > 1 else 0.0
    if not freedom or not whole or plan.in_deviations:
        return 1.0
    return min(1.0, sum(inside) / freedom / whole)


def _ways(plan: RehearsalPlan, now: _Design, smallest: float) -> list[SmallerWay]:
    """What would show less than the plan does, more rounds before more workshops."""
    expected, at_start = plan.expected, plan.has_baseline
    rounds = expected.follow_ups
    tried = []
    if not at_start:
        tried.append(SmallerWay("baseline", now.smallest(rounds, True)))
    for more in range(rounds + 1, MOST_FOLLOW_UPS + 1):
        tried.append(SmallerWay("follow_ups", now.smallest(more, at_start), more))
    for layout in (PAIRS, PLAIN):
        even = plan.share == 0.5 and len(plan.parts) == 2 and not plan.in_deviations
        if layout != plan.layout and (layout == PLAIN or even):
            tried.append(SmallerWay(layout, _Design(plan, layout=layout).smallest(rounds, at_start)))
    if expected.drop_out:
        tried.append(SmallerWay("drop_out", _Design(plan, drop_out=0.0).smallest(rounds, at_start)))
    found = [one for one in tried if one.smallest < LOWERS * smallest]
    goal = next((one for one in found if one.code == "follow_ups"), None)
    if goal is not None and (count := _units_for(plan, goal.smallest)):
        found.append(SmallerWay("units", goal.smallest, count))
    return found


def _units_for_least(plan: RehearsalPlan, now: _Design, smallest: float) -> int | None:
    least = None if plan.in_deviations else plan.expected.least_effect
    return _units_for(plan, least) if least and least < smallest else None


def _units_for(plan: RehearsalPlan, goal: float) -> int | None:
    """How many units like those of the list show an effect of `goal`; nothing when no number does."""
    expected, have = plan.expected, len(plan.units)

    def lacks(count: int) -> bool:
        made = _Design(plan, times=count / have)
        return made.smallest(expected.follow_ups, plan.has_baseline) > goal

    low, high = have, 2 * have
    while lacks(high):
        low, high = high, 2 * high
        if high > MOST_UNITS:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if lacks(middle) else (low, middle)
    return 2 * ceil(high / 2)
