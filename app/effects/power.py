"""Before the draw: how many workshops an effect needs, or which effect so many could show.

Two arms of one size and a t test; effects are in standard deviations of the outcome. With the
outcome's correlation between rounds the follow-ups are averaged and the baseline is a control
(McKenzie 2012).
"""

from __future__ import annotations

from math import ceil

from app.effects.records import PowerPlan
from app.errors import DataProblem
from app.i18n import _

NEARLY_NORMAL = 20_000  # degrees of freedom
_NOUGHT = 1e-9


def variance_share(plan: PowerPlan) -> float:
    """What is left of the variance by more rounds and by the baseline: (1+(r-1)ρ)/r - ρ²."""
    if plan.correlation is None:
        return 1.0
    rho, rounds = plan.correlation, plan.rounds
    return (1 + (rounds - 1) * rho) / rounds - rho**2


def smallest_effect(plan: PowerPlan, count: float) -> float:
    """The smallest effect that so many workshops, in both arms together, would show."""
    stay = count * (1 - plan.drop_out)
    df = stay - _columns(plan)
    if df < 1:
        raise DataProblem(_("Con {count} talleres no se puede ver ningún efecto.").format(count=round(count)))
    return errors_needed(plan, df) * (4 / stay * variance_share(plan)) ** 0.5


def count_per_arm(plan: PowerPlan, effect: float) -> int:
    """How many workshops must enter each arm for an effect to be seen."""
    from scipy.optimize import brentq

    share = variance_share(plan)
    if share <= _NOUGHT:
        return 2

    def lacking(per_arm: float) -> float:
        df = 2 * per_arm - _columns(plan)
        return errors_needed(plan, df) * (2 / per_arm * share) ** 0.5 - abs(effect)

    least = (_columns(plan) + 1) / 2
    if lacking(least) <= 0:
        stay = least
    else:
        most = 2 * least
        while lacking(most) > 0:
            most *= 2
        stay = brentq(lacking, most / 2, most, xtol=1e-9)
    return max(2, ceil(stay / (1 - plan.drop_out) - _NOUGHT))


def _columns(plan: PowerPlan) -> int:
    """What the comparison estimates: two means, and what the baseline says."""
    return 2 if plan.correlation is None else 3


def errors_needed(plan: PowerPlan, df: float, wider: float = 1.0) -> float:
    """The effect, in its own standard errors, that a two-sided t test sees with this power.

    `wider`: how many times as large as it is the error is taken to be.
    """
    from scipy.optimize import brentq
    from scipy.stats import nct, norm, t

    if df > NEARLY_NORMAL:
        return float(norm.isf(plan.alpha / 2) + norm.ppf(plan.power))
    edge = wider * float(t.isf(plan.alpha / 2, df))

    def lacking(shift: float) -> float:
        return plan.power - float(nct.sf(edge, df, shift))

    most = edge + 1.0
    while lacking(most) > 0:
        most *= 1.5
    return float(brentq(lacking, 0.0, most, xtol=1e-10))
