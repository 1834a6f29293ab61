"""The nouns of a pilot: its plan, who enters, its draws and what became of each workshop."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

ROWS, PAIRS, PLAIN = "rows", "pairs", "plain"
PRIMARY, SECONDARY = "primary", "secondary"
MOST_PRIMARY = 3
# kinds of measures: those that a diagnostic gives, and those that are counted on the floor
DIAGNOSED, COUNTED = ("index", "dimension", "sub_index"), ("efficiency", "dhu")


class MeasuredValue(NamedTuple):
    """A value of a measure, the day it is of, and where it came from (a code of origins, or nothing).

    `instrument` is the hash of the one that gave it, of a measure of the diagnostic.
    """

    value: float
    day: str
    origin: str | None = None
    instrument: str | None = None


class OutcomeMissing(NamedTuple):
    """A main outcome that has no value at a follow-up: its measure's code and title."""

    code: str
    title: str


class MeasuredBlind(NamedTuple):
    """How many follow-ups of workshops were measured without knowing the group, knowing it, or nobody knows."""

    blind: int = 0
    knew: int = 0
    unknown: int = 0

    @property
    def all(self) -> int:
        """How many were measured."""
        return self.blind + self.knew + self.unknown


@dataclass(frozen=True, slots=True)
class Window:
    """A follow-up: what was measured after `after`, up to `until`, is of it; it was wanted at `target`."""

    number: int
    after: str
    until: str
    target: str


@dataclass(frozen=True, slots=True)
class Pilot:
    """A pilot as it is planned.

    `solutions`, `courses` and `orders` are what is tried, by codes and numbers with a blank between.
    `clusters` (codes, none: all) to `diagnosed_since` say who may enter; `list_at` and `list_hash`
    when that list was fixed, `plan_at` and `plan_hash` the same of the plan. `balance_most`, if any:
    a draw is thrown again until no measure differs more between arms, in its own deviations.
    `take_up` and `drop_out` are expected, from 0 to 1.
    """

    id: int
    number: int
    name: str
    question: str | None = None
    solutions: str = ""
    courses: str = ""
    orders: str = ""
    comparison: str = "lot"
    unit: str = "workshop"
    clusters: str = ""
    least_people: int | None = None
    most_people: int | None = None
    owner_sex: str | None = None
    zone: str | None = None
    diagnosed_since: str | None = None
    consent_text: str | None = None
    layout: str = ROWS
    strata: str = "cluster size owner_sex"
    balance_most: float | None = None
    starts_on: str | None = None
    waits_until: str | None = None
    ends_on: str | None = None
    cost_per_workshop: int | None = None
    subgroups: str = ""
    follow_ups: int | None = None
    take_up: float | None = None
    drop_out: float | None = None
    list_at: str | None = None
    list_hash: str | None = None
    plan_at: str | None = None
    plan_hash: str | None = None
    decision: str | None = None
    decided_on: str | None = None
    decided_why: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Arm:
    """A group of the pilot: `parts` of it to those of the others; `treated` gets what is tried first."""

    id: int
    pilot_id: int
    place: int
    name: str
    parts: int = 1
    treated: bool = False


@dataclass(frozen=True, slots=True)
class PilotOutcome:
    """What the pilot looks at: a measure (`app.pilots.measures`), and the least effect worth having."""

    id: int
    pilot_id: int
    measure: str
    role: str
    least_effect: float | None = None


@dataclass(frozen=True, slots=True)
class PilotConsent:
    """One decision of a workshop about one pilot; the newest counts."""

    id: int
    pilot_id: int
    workshop_id: int
    granted: bool
    decided_on: str
    given_by: str | None = None
    witness: str | None = None


@dataclass(frozen=True, slots=True)
class Entrant:
    """A workshop of the fixed list, as it stood that day.

    `unit` is what is drawn: its own code, or the first code of its group, which `unit_name` calls.
    `stratum` is the row or the pair it is drawn within; `measures` what it had that day.
    """

    id: int
    pilot_id: int
    workshop_id: int
    code: str
    unit: str
    unit_name: str | None = None
    stratum: str = ""
    measures: Mapping[str, float] = field(default_factory=dict)
    workshop: str = ""


@dataclass(frozen=True, slots=True)
class PilotDraw:
    """A draw that was made: what it takes to make it again, and what came out (`result_hash`).

    `reason` says why it was drawn again; a first draw has none. The one of the highest number holds.
    """

    id: int
    pilot_id: int
    number: int
    seed: str
    method: str
    drawn_at: str
    drawn_by: str | None
    witnesses: str | None
    list_hash: str
    plan_hash: str
    result_hash: str
    balance_most: float | None = None
    tries: int = 1
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which arm a draw put a workshop in."""

    id: int
    draw_id: int
    workshop_id: int
    arm_id: int


@dataclass(frozen=True, slots=True)
class PilotFollow:
    """What became of a workshop in a pilot: whether it took what is tried, and whether it left."""

    id: int
    pilot_id: int
    workshop_id: int
    took: str | None = None
    took_on: str | None = None
    left_on: str | None = None
    left_why: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PilotCandidate:
    """A workshop that the filter was asked about: `out` says why it cannot enter, nothing if it can.

    `cluster`, `size`, `owner_sex` and `zone` are codes, for rows; `group` what is drawn with it.
    """

    workshop_id: int
    code: str
    name: str
    cluster: str = ""
    people: int = 0
    size: str = ""
    owner_sex: str = ""
    zone: str = ""
    diagnosed_on: str | None = None
    consented: bool | None = None
    group: str | None = None
    group_id: int | None = None
    out: str = ""

    def because(self, out: str) -> "PilotCandidate":
        """The same, with why it cannot enter."""
        return replace(self, out=out)


@dataclass(frozen=True, slots=True)
class ArmCount:
    """How many of a row are drawn, and how many of them each arm has, by place of the arm."""

    stratum: str
    total: int
    counts: tuple[int, ...]


class PilotOverlap(NamedTuple):
    """Another pilot, and the workshops that it shares with the one that is asked about."""

    number: int
    name: str
    workshops: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WholePilot:
    """A pilot with all that is of it; `draws` from the first to the one that holds."""

    pilot: Pilot
    arms: tuple[Arm, ...] = ()
    outcomes: tuple[PilotOutcome, ...] = ()
    entrants: tuple[Entrant, ...] = ()
    draws: tuple[PilotDraw, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    follows: tuple[PilotFollow, ...] = ()

    @property
    def draw(self) -> PilotDraw | None:
        """The draw that holds."""
        return self.draws[-1] if self.draws else None

    @property
    def arm_of(self) -> dict[int, Arm]:
        """The arm of each workshop, by the draw that holds."""
        arms = {one.id: one for one in self.arms}
        return {one.workshop_id: arms[one.arm_id] for one in self.assignments if one.arm_id in arms}

    @property
    def units(self) -> int:
        """How many are drawn: workshops, or groups of them."""
        return len({one.unit for one in self.entrants})

    @property
    def state(self) -> str:
        """How far it is: planned, listed, drawn or decided."""
        if self.pilot.decision:
            return "decided"
        if self.draws:
            return "drawn"
        return "listed" if self.pilot.list_at else "planned"
