"""What is known of a pilot's workshops, and what can be claimed of it.

Both are plain: the first is read from the office, the second is reckoned of it in a child.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.pilots.records import MeasuredBlind, MeasuredValue, Pilot, Window

SEEN, DOUBTED, NOT_TOLD, CANNOT_SAY = "seen", "seen_with_doubts", "not_told_from_zero", "cannot_say"
FAMILY = "family"  # a finding of several outcomes together is of the measure family.<role>
LOT, STAGGERED, NEAREST, BEFORE_AFTER = "lot", "staggered", "nearest", "before_after"


@dataclass(frozen=True, slots=True)
class Member:
    """A workshop of the fixed list. `arm` is the place of its arm, none when nobody drew.

    `treated`: it starts first (by lot), or it took what is tried (else). `took` is whether it did, None
    unknown. `groups` are the subgroups it is of; `background` how it was, by codes of `BACKGROUND_WORDS`.
    """

    workshop_id: int
    code: str
    unit: str
    stratum: str
    arm: int | None
    treated: bool
    took: bool | None = None
    left_why: str | None = None
    left_on: str | None = None
    groups: frozenset[str] = frozenset()
    background: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutcomeSeries:
    """An outcome with the values of each workshop: before the start, and at each follow-up.

    `leads` are what it was at moments before that, the nearest first. `role` is none for one that the plan
    does not look at; `added_later`: it came into the plan after the draw. `unlike` are the workshops
    whose two values are not of the same thing, with why (instrument_changed, origin_changed).
    """

    measure: str
    title: str
    unit: str
    role: str
    better: int = 1
    least_effect: float | None = None
    added_later: bool = False
    baseline: Mapping[int, MeasuredValue] = field(default_factory=dict)
    rounds: tuple[Mapping[int, MeasuredValue], ...] = ()
    leads: tuple[Mapping[int, MeasuredValue], ...] = ()
    unlike: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PilotDrawn:
    """What it takes to throw the draw again: the parts of each arm, and whether each starts first."""

    seed: int
    parts: tuple[int, ...]
    treated: tuple[bool, ...]
    balance_most: float | None = None


@dataclass(frozen=True, slots=True)
class PlanKept:
    """What was promised and when; `changed`: it is another one today, `added` what came in since."""

    plan_at: str | None
    plan_hash: str | None
    drawn_at: str | None = None
    draws: int = 0
    changed: bool = False
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PilotStudy:
    """All that is known of a pilot's workshops, read from the office; `today` an ISO day, `elsewhere` how many
    of them were in another pilot at the same time."""

    pilot: Pilot
    today: str
    start: str
    arm_names: tuple[str, ...]
    members: tuple[Member, ...]
    outcomes: tuple[OutcomeSeries, ...]
    windows: tuple[Window, ...]
    plan: PlanKept
    drawn: PilotDrawn | None = None
    list_measures: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    blinding: MeasuredBlind = MeasuredBlind()
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class RoundEffect:
    """The same effect at one moment: a follow-up from 1, or 0 and less for what was before the start."""

    number: int
    estimate: float
    ci_low: float | None
    ci_high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class PreTrend:
    """How much more who got it changed than the others before the start, a year (`slope`), over so many `moments`.

    `mde` is what would be seen eight times in ten; `moved`: both sides went apart, in all or at one of the moments.
    """

    moments: int
    n: int
    slope: float
    ci_low: float | None = None
    ci_high: float | None = None
    p: float | None = None
    mde: float | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class PilotFinding:
    """What can be said of one outcome, of all workshops or of a `subgroup`.

    `arm` names the one group that starts which is held against who waits; without it all who start are.
    `estimate` is what starting first adds, in `unit`, all follow-ups together; `spread` the deviation and
    `waiting_mean` the mean of those who wait (so that it can be drawn and said in other units). `p` is that of
    the regression, `p_randomization` of the draw thrown again, `q` of the p held against its family. `mde`
    is what would be seen eight times in ten. `before` is how it went before the start, without a draw. `bounds` are Lee's, with what they may be (`bounds_ci`), `late` the effect on who takes it because
    it is offered. `reason` says why nothing can be said; `doubts` weaken what is seen, `notes` do not.
    """

    measure: str
    title: str
    unit: str
    role: str
    state: str
    method: str | None = None
    subgroup: str | None = None
    arm: str | None = None
    better: int = 1
    least_effect: float | None = None
    reason: str | None = None
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    estimate: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    se_kind: str | None = None
    p: float | None = None
    p_randomization: float | None = None
    draws: int | None = None
    exact: bool | None = None
    q: float | None = None
    mde: float | None = None
    n: int = 0
    n_treated: int = 0
    n_units: int = 0
    spread: float | None = None
    waiting_mean: float | None = None
    treated_change: float | None = None
    bounds: tuple[float, float] | None = None
    bounds_ci: tuple[float, float] | None = None
    trimmed: float | None = None
    late: float | None = None
    late_low: float | None = None
    late_high: float | None = None
    first_stage_f: float | None = None
    compliance: str | None = None
    rounds: tuple[RoundEffect, ...] = ()
    before: PreTrend | None = None
    exploratory: bool = False
    comparison: str = LOT


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """How both sides stood before: means, how many are known, and the difference in deviations."""

    code: str
    treated: float | None
    waiting: float | None
    difference: float | None
    known: int
    far: bool = False


@dataclass(frozen=True, slots=True)
class ArmFlow:
    """The way of an arm's workshops: drawn, took it, measured at each follow-up, left and why.

    `lost` have nothing at the last follow-up in which anybody was measured.
    """

    name: str
    treated: bool
    drawn: int
    took: int
    took_unknown: int
    measured: tuple[int, ...]
    left: Mapping[str, int] = field(default_factory=dict)
    lost: int = 0


@dataclass(frozen=True, slots=True)
class PilotReport:
    """What can be claimed of a pilot: `findings` of the plan, the main ones first.

    Where several groups start, each of them has its own findings, families, subgroups and what is exploratory;
    `pooled` are the findings and the planned subgroups of all who start together.
    `families` hold the main and the secondary outcomes each together (Anderson's index); `subgroups`
    are those of the plan, `exploratory` those that were not. `warnings` are of the whole pilot.
    """

    pilot: Pilot
    today: str
    plan: PlanKept
    windows: tuple[Window, ...]
    findings: tuple[PilotFinding, ...]
    families: tuple[PilotFinding, ...]
    subgroups: tuple[PilotFinding, ...]
    exploratory: tuple[PilotFinding, ...]
    balance: tuple[BalanceLine, ...]
    flow: tuple[ArmFlow, ...]
    warnings: tuple[str, ...] = ()
    pooled: tuple[PilotFinding, ...] = ()
    blinding: MeasuredBlind = MeasuredBlind()
