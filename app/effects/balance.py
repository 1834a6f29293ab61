"""Whether the arms were alike before: normalized differences, which do not grow with the number of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.effects.columns import Vector

FAR_APART = 0.25  # Imbens and Rubin (2015): beyond it a regression alone does not mend it


def normalized_difference(values: Vector, arm: Vector) -> float | None:
    """The difference of means in standard deviations of both arms; None where nothing varies."""
    import numpy

    known = ~numpy.isnan(values)
    arms = [values[known & (arm == one)] for one in (1, 0)]
    if min(map(len, arms)) < 2:
        return None
    spread = (sum(float(one.var(ddof=1)) for one in arms) / 2) ** 0.5
    return float(arms[0].mean() - arms[1].mean()) / spread if spread > 0 else None


def compare_arms(columns: dict[str, Vector], arm: Vector) -> dict[str, float | None]:
    """The normalized difference of each column."""
    return {name: normalized_difference(values, arm) for name, values in columns.items()}


def are_far_apart(differences: dict[str, float | None]) -> bool:
    """Whether one of them is so large that the arms are hardly comparable."""
    return any(one is not None and abs(one) > FAR_APART for one in differences.values())
