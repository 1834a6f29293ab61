"""What is asked of a table, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

DRAWS = 10_000
METHODS = ("difference", "ancova", "did", "late", "permutation", "lee", "wild-bootstrap")


@dataclass(frozen=True, slots=True)
class EffectQuestion:
    """The columns of a table by what they are, and how the effect is to be estimated.

    `taken` and `instrument` are the columns of `--instrument-for TAKEN=INSTRUMENT`.
    """

    outcome: str
    treatment: str
    baseline: str | None = None
    strata: str | None = None
    pair: str | None = None
    cluster: str | None = None
    covariates: tuple[str, ...] = ()
    taken: str | None = None
    instrument: str | None = None
    period: str | None = None
    unit: str | None = None
    method: str = "difference"
    draws: int = DRAWS
    seed: int = 0


@dataclass(frozen=True, slots=True)
class PeriodChange:
    """How much more the treated changed from the first period to this one; no error under 10 clusters."""

    period: str
    estimate: float
    se: float | None


@dataclass(frozen=True, slots=True)
class EffectEstimate:
    """The effect with its uncertainty; None is what the method or the data do not give.

    `draws` are the assignments (or signs) looked at, all there are when `exact`. `mde_80` is the
    smallest effect that would be seen eight times in ten with this error. `bounds` are those of
    the effect on those who answer in either arm (Lee 2009).
    """

    method: str
    n: int
    n_treated: int | None
    estimate: float | None
    se: float | None = None
    se_kind: str | None = None
    df: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    p: float | None = None
    p_randomization: float | None = None
    p_greater: float | None = None
    p_less: float | None = None
    draws: int | None = None
    exact: bool | None = None
    seed: int | None = None
    mde_80: float | None = None
    n_dropped: int = 0
    n_clusters: int | None = None
    treated_value: str | None = None
    first_stage_f: float | None = None
    first_stage_f_robust: float | None = None
    compliance: str | None = None
    take_up: Mapping[str, float] | None = None
    bounds: tuple[float, float] | None = None
    bounds_se: tuple[float, float] | None = None
    trimmed: float | None = None
    trimmed_arm: str | None = None
    by_period: tuple[PeriodChange, ...] | None = None
    normalized_differences: Mapping[str, float | None] = field(default_factory=dict)
    warnings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PowerPlan:
    """What a comparison of two arms of one size can show; effects in standard deviations.

    `correlation` is that of the outcome between rounds; None compares without a baseline.
    """

    power: float = 0.8
    alpha: float = 0.05
    rounds: int = 1
    correlation: float | None = None
    drop_out: float = 0.0
