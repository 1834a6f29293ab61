"""Bounds when more of one arm left than of the other (Lee 2009): what the extra ones may have been."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.effects.study_rows import LEAST_PER_ARM, StudyRows, check_variation
from app.errors import DataProblem
from app.i18n import _

if TYPE_CHECKING:
    from app.effects.columns import Vector


class LeeBounds(NamedTuple):
    """The effect on those who would answer in either arm, between two bounds; `trimmed` of the fuller arm."""

    low: float
    high: float
    se_low: float
    se_high: float
    ci_low: float
    ci_high: float
    trimmed: float
    trimmed_arm: str  # treated, control or none


def bound_effect(rows: StudyRows) -> LeeBounds:
    """The bounds, trimming the arm of which more answered, from above and from below.

    It holds when the treatment moved who answers in one direction only. The interval is that of
    Imbens and Manski (2004): it covers the effect, not the whole of the bounds.
    """
    import numpy

    answered = ~numpy.isnan(rows.outcome)
    arms = [rows.outcome[(rows.arm == arm) & answered] for arm in (0, 1)]
    drawn = [int((rows.arm == arm).sum()) for arm in (0, 1)]
    if min(map(len, arms)) < LEAST_PER_ARM:
        raise DataProblem(_("Hacen falta al menos dos resultados de cada lado para poner límites."))
    check_variation(numpy.concatenate(arms))
    fuller = int(len(arms[1]) * drawn[0] > len(arms[0]) * drawn[1])
    kept, other = arms[fuller], arms[1 - fuller]
    # whole numbers, so that a share that should come out even does
    over = len(kept) * drawn[1 - fuller] - len(other) * drawn[fuller]
    cut = over // drawn[1 - fuller]
    share = over / (len(kept) * drawn[1 - fuller])
    ordered = numpy.sort(kept)
    if len(kept) - cut < LEAST_PER_ARM:
        raise DataProblem(_("Se fueron tantos de un lado que no queda con qué comparar."))
    least = float(ordered[: len(kept) - cut].mean() - other.mean())
    most = float(ordered[cut:].mean() - other.mean())
    errors = [
        _trimmed_error(one, other, share, (drawn[fuller], drawn[1 - fuller]))
        for one in (ordered, -ordered[::-1])
    ]
    low, high, se_low, se_high = (least, most, *errors) if fuller else (-most, -least, *errors[::-1])
    reach = _reach(high - low, se_low, se_high)
    name = ("control", "treated")[fuller] if over else "none"
    return LeeBounds(low, high, se_low, se_high, low - reach * se_low, high + reach * se_high, share, name)


def _trimmed_error(ordered: Vector, other: Vector, share: float, drawn: tuple[int, int]) -> float:
    """The error of the mean without its highest, less the other arm's (Lee 2009, proposition 3).

    The variance of what is left, that of the place of the cut, and that of the share that is cut.
    """
    cut = int(share * len(ordered) + 1e-9)
    left = ordered[: len(ordered) - cut]
    mean, edge = left.mean(), left[-1]
    keep = 1 - share
    within = left.var(ddof=1) / (len(ordered) * keep) + (edge - mean) ** 2 * share / (len(ordered) * keep)
    rates = [len(ordered) / drawn[0], len(other) / drawn[1]]
    of_share = (
        ((edge - mean) / keep) ** 2
        * keep**2
        * sum((1 - rate) / (rate * count) for rate, count in zip(rates, drawn, strict=True))
    )
    return float((within + (of_share if share else 0.0) + other.var(ddof=1) / len(other)) ** 0.5)


def _reach(width: float, se_low: float, se_high: float) -> float:
    """How many errors beyond the bounds: 1.96 where they meet, 1.64 where they are far apart."""
    from scipy.optimize import brentq
    from scipy.stats import norm

    wide = max(se_low, se_high)
    if wide == 0:
        return 0.0
    found = brentq(lambda reach: norm.cdf(reach + width / wide) - norm.cdf(-reach) - 0.95, 1.0, 3.0)
    return float(found)
