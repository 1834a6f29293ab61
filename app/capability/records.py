"""The nouns of who can take an order: what it asks, what a workshop has, how much it reaches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from app.counts.records import Pace
from app.valuechain.records import OrderRequirement


class CapacityKind(StrEnum):
    """What a capacity rests on."""

    MEASURED = "measured"  # minutes and efficiency counted on its floor
    SAID = "said"  # what the owner says she makes in a month
    UNKNOWN = "unknown"


class Curve(StrEnum):
    """How a garment that is new to a workshop slows its first days."""

    NONE = "none"  # it makes that garment
    OWN = "own"  # measured in this workshop
    TRADE = "trade"  # the curve of resources/production/learning.toml


class Fit(StrEnum):
    ABLE = "able"
    WITH_STEPS = "with_steps"
    NOT_NOW = "not_now"


class Pieces(NamedTuple):
    """How many pieces: if it goes badly, as usual, if it goes well."""

    low: int
    middle: int
    high: int

    @property
    def all(self) -> tuple[int, int, int]:
        """The three, from the fewest."""
        return self.low, self.middle, self.high


class Promised(NamedTuple):
    """What a workshop has promised to other orders of the days that one order has: standard minutes, and
    pieces of those orders of whose pieces nobody knows the minutes.
    """

    minutes: float = 0.0
    pieces: float = 0.0


class Capacity(NamedTuple):
    """The pieces of an order that a workshop can make until its day.

    `days` are the working days there are, `effective` those that count once the first days of a
    new garment are slower. `taken` are the standard minutes that it has already promised, `off` the
    pieces of this order that all it promised takes off; None: nobody can tell how many.
    `pieces` None: `missing` says what would have to be known (output, minutes). `cut`: the owner says
    more, of other garments, than her people could make of this one.
    """

    kind: CapacityKind
    pieces: Pieces | None
    days: int
    effective: float
    curve: Curve = Curve.NONE
    taken: float = 0.0
    off: float | None = 0.0
    missing: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class OrderNeed:
    """What an order asks, as the rules want it; days as dates.

    `starts_on` is when the fabric comes, `first_due_on` the first delivery. `standard_minutes` of one
    piece; None: nobody knows. `lot_min`: the fewest pieces that one workshop takes.
    """

    id: int
    anchor: str
    product: str
    quantity: int
    starts_on: date
    due_on: date
    first_due_on: date
    standard_minutes: float | None = None
    lot_min: int | None = None
    sample_approved: bool = False
    requirements: tuple[OrderRequirement, ...] = ()


class Floor(NamedTuple):
    """What is known of a workshop that tells whether it can take an order; None: nobody knows.

    `machines` and `skills` count by code (skills: people who can use it). `levels` are those of the
    newest finished diagnostic. `documents` are the steps of formalizing it has. `alert`: an
    action that an alert asks for is open (its title, or "" when it is talked over in private).
    `own_minutes`: the standard minutes of its own style of that product, `usual_minutes` of what it
    usually makes. `put` are the steps in its programme by this order, by the gap that each
    closes, `closed` the gaps whose step was done.
    """

    workshop_id: int
    code: str
    name: str
    cluster_id: int | None = None
    products: frozenset[str] = frozenset()
    machines: Mapping[str, int] | None = None
    skills: Mapping[str, int] | None = None
    levels: Mapping[str, int] | None = None
    documents: frozenset[str] = frozenset()
    pace: Pace | None = None
    said_month: int | None = None
    people: int | None = None
    usual_minutes: float | None = None
    own_minutes: float | None = None
    alert: str | None = None
    put: Mapping[str, tuple["ClosingStep", ...]] = MappingProxyType({})
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ComingEvent:
    """A coming event of a course with places left (`free` None: no limit); days as dates."""

    event_id: int
    course: str
    title: str
    first_on: date
    last_on: date
    free: int | None
    lifts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lender:
    """A workshop of the same territory that has a machine."""

    workshop_id: int
    name: str
    count: int


class Gap(NamedTuple):
    """A requirement that a workshop does not meet; `known` False: nobody looked.

    `has` is its level, or how many machines it has.
    """

    kind: str
    what: str
    level: int | None = None
    has: int | None = None
    known: bool = True

    @property
    def code(self) -> str:
        """What it is kept by, beside the step that closes it."""
        return f"{self.kind}:{self.what}"


class ClosingStep(NamedTuple):
    """One step that closes a gap (`gap` is its code), to be done by a day.

    `kind`: course (an open event), action (of the catalogue), document (a step of formalizing),
    borrow (a machine of another workshop), sample, look (nobody knows yet). `what` is the
    event's course, the solution, the step, the machine or the requirement; `named` what else is said.
    `others`: how many more ask the lender for more machines than she has. `late`: its day has gone by,
    and it was not done.
    """

    gap: str
    kind: str
    what: str
    on: date
    named: str = ""
    event_id: int | None = None
    free: int | None = None
    lender_id: int | None = None
    put: bool = False
    others: int = 0
    late: bool = False


class WhyNot(NamedTuple):
    """Why a workshop does not take this order now: a code with what is said of it."""

    code: str
    what: tuple[str, ...] = ()
    on: date | None = None
    number: int | None = None


class Candidate(NamedTuple):
    """What an order finds in one workshop. `diagnosed`: whether it has a finished diagnostic, and so may have a programme."""

    workshop_id: int
    code: str
    workshop: str
    fit: Fit
    capacity: Capacity
    gaps: tuple[Gap, ...] = ()
    steps: tuple[ClosingStep, ...] = ()
    why_not: WhyNot | None = None
    diagnosed: bool = True

    @property
    def middle(self) -> int:
        """The pieces it usually reaches; 0 when nobody knows."""
        return self.capacity.pieces.middle if self.capacity.pieces else 0

    @property
    def in_programme(self) -> bool:
        """Whether all its steps are in its programme by this order."""
        return bool(self.steps) and all(step.put for step in self.steps)

    @property
    def late(self) -> tuple[ClosingStep, ...]:
        """The steps whose day has gone by."""
        return tuple(step for step in self.steps if step.late)

    @property
    def to_come(self) -> tuple[ClosingStep, ...]:
        """The steps that are still to come, the next one first."""
        return tuple(step for step in self.steps if not step.late)


@dataclass(frozen=True, slots=True)
class DeliveryReach:
    """A delivery that was asked, and what those who can reach together by its day."""

    due_on: date
    asked: int
    reached: Pieces


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """Who can take an order: each list by what it reaches, the largest first.

    `total` is what those who can reach together, `with_all` with those who can after some steps.
    """

    order_id: int
    need: OrderNeed
    days: int
    able: tuple[Candidate, ...]
    with_steps: tuple[Candidate, ...]
    not_now: tuple[Candidate, ...]
    total: Pieces
    with_all: Pieces
    deliveries: tuple[DeliveryReach, ...] = ()

    @property
    def alone(self) -> tuple[Candidate, ...]:
        """Who reaches the whole order alone, even if it goes badly."""
        return tuple(
            one for one in self.able if one.capacity.pieces and one.capacity.pieces.low >= self.need.quantity
        )


@dataclass(frozen=True, slots=True)
class StepRules:
    """What `resources/production/steps.toml` says of how soon a gap closes; all in days but the first.

    `most_levels` is how many levels of an item one order may ask to climb, `most_borrowed` how many
    kinds of machine to borrow; of whom more than `most_unknown` things nobody looked at, the workshop is
    not known yet. `state` is draft until somebody vouches for it.
    """

    most_levels: int
    most_borrowed: int
    most_unknown: int
    borrow_days: int
    document_days: int
    sample_days: int
    look_days: int
    hours_per_week: float
    least_days: int
    machine_skill: str
    product_skill: str
    state: str
    source: str


@dataclass(frozen=True, slots=True)
class LearningRules:
    """What `resources/production/learning.toml` says of the first days of a new garment, and of a week.

    `shares`: the part of its usual pace on each of the first days. `first_share` is that of the first
    one where the workshop's own days are measured. `weekdays`: 0 is Monday. `month_days` are the
    working days that "in a month" means, `said_margin` how far an owner's word is taken to reach,
    `most_efficiency` what it is cut at, with `day_minutes` for each of her people.
    """

    shares: tuple[float, ...]
    first_share: float
    weekdays: tuple[int, ...]
    month_days: int
    said_margin: float
    most_efficiency: float
    day_minutes: float
    state: str
    source: str
    noted_on: str


@dataclass(frozen=True, slots=True)
class Means:
    """What can close gaps: coming events, lenders by machine and territory, and the rules."""

    events: tuple[ComingEvent, ...] = ()
    lenders: Mapping[tuple[int | None, str], tuple[Lender, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskedWorkshop:
    """The one workshop that a paper about an order is for."""

    workshop_id: int
