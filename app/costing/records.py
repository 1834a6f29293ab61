"""The nouns of what a workshop pays, is offered and quotes, and of what the accounts say.

Money is whole guaraníes in the file; within an account it is a `Estimate` of guaraníes. Days are ISO.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.formalization.records import Statute


@dataclass(frozen=True, slots=True)
class Estimate:
    """`low` <= `middle` <= `high`, none below zero unless something was taken away from it."""

    low: float
    middle: float
    high: float

    def times(self, other: "Estimate | float") -> "Estimate":
        """Multiplied by what is not below zero: low by low, high by high."""
        by = _as_estimate(other)
        return Estimate(self.low * by.low, self.middle * by.middle, self.high * by.high)

    def over(self, other: "Estimate | float") -> "Estimate":
        """Divided by what is above zero: the least by the most, the most by the least."""
        by = _as_estimate(other)
        return Estimate(self.low / by.high, self.middle / by.middle, self.high / by.low)

    def plus(self, other: "Estimate | float") -> "Estimate":
        """Added up, as if both were wrong in the same direction."""
        more = _as_estimate(other)
        return Estimate(self.low + more.low, self.middle + more.middle, self.high + more.high)

    def taken_from(self, whole: float) -> "Estimate":
        """What is left of a sure amount: the least when this is most."""
        return Estimate(whole - self.high, whole - self.middle, whole - self.low)


def _as_estimate(value: Estimate | float) -> Estimate:
    return value if isinstance(value, Estimate) else Estimate(value, value, value)


@dataclass(frozen=True, slots=True)
class ShopCost:
    """One thing that a workshop pays, as the person thinks of it: an amount per week, per month …

    `amount` None with the origin "calculated": reckoned from the law each time. What is paid for
    each garment may be of one style alone (`style_id`).
    """

    id: int
    workshop_id: int
    kind: str
    amount: int | None
    per: str
    origin: str
    noted_on: str
    style_id: int | None = None
    what: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """How many work and for how long, as the owner says or somebody counted."""

    id: int
    workshop_id: int
    people: int | None
    hours_week: float | None
    days_week: float | None
    origin: str
    noted_on: str


@dataclass(frozen=True, slots=True)
class SaidOutput:
    """How many of a garment come out of a day that makes nothing else, in the owner's word."""

    id: int
    style_id: int
    pieces_day: int
    origin: str
    noted_on: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A price per garment that somebody offered."""

    id: int
    style_id: int
    price: int
    noted_on: str
    customer: str | None = None
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A price that the workshop asked for in writing, with its number within the workshop."""

    id: int
    workshop_id: int
    number: int
    customer: str
    garment: str
    quantity: int
    price: int
    made_on: str
    valid_until: str
    style_id: int | None = None
    anchor_id: int | None = None
    sizes: str | None = None
    delivery_on: str | None = None
    terms: str | None = None
    note: str | None = None

    @property
    def total(self) -> int:
        return self.price * self.quantity


@dataclass(frozen=True, slots=True)
class CostedLine:
    """One cost as a month's amount (per garment where it is paid so), or why there is none.

    `code` says why: "not_asked", "days" (the days of a week are not known), "wages" or
    "law" (`why_not` in words).
    """

    kind: str
    origin: str
    per: str
    amount: int | None = None
    month: Estimate | None = None
    piece: Estimate | None = None
    what: str | None = None
    row: int | None = None  # its id in the file; None for what is only reckoned or asked
    code: str = ""
    why_not: str = ""
    statute: Statute | None = None

    @property
    def known(self) -> bool:
        return self.month is not None or self.piece is not None


@dataclass(frozen=True, slots=True)
class FloorTime:
    """The minutes of a month that are paid, of which people are there, of which they sew.

    `efficiency` is the share of the present minutes that comes out as standard minutes.
    `measured_days`: on how many days that was counted, 0 when it is the owner's word;
    `until` the last of those days.
    """

    people: float | None = None
    hours_week: float | None = None
    days_week: float | None = None
    present_day: Estimate | None = None  # person-minutes, as counted
    efficiency: Estimate | None = None
    measured_days: int = 0
    until: str | None = None

    @property
    def days_month(self) -> float | None:
        """Days worked in a month of 52 / 12 weeks."""
        return None if self.days_week is None else self.days_week * 52 / 12

    @property
    def paid_month(self) -> float | None:
        """Person-minutes of a month, as they are paid."""
        if self.people is None or self.hours_week is None:
            return None
        return self.people * self.hours_week * 60 * 52 / 12

    @property
    def present_month(self) -> Estimate | None:
        """Person-minutes of a month in which people are there: counted, else all that are paid."""
        paid, days = self.paid_month, self.days_month
        if self.present_day is not None and days is not None:
            return self.present_day.times(days)
        return None if paid is None else Estimate(paid, paid, paid)


@dataclass(frozen=True, slots=True)
class MinuteCost:
    """What a paid and a sewn minute cost, in guaraníes; None where something is missing.

    `missing` are codes of what to ask first; while `at_least` something that is paid was not
    asked yet, so that the true cost is higher. `piece` is what each garment costs besides.
    `ips_month` is the employer's part that is not in the sum, None where it is, or not known.
    """

    day: str
    lines: tuple[CostedLine, ...]
    time: FloorTime
    month: Estimate | None = None
    piece: Estimate = field(default_factory=lambda: Estimate(0, 0, 0))
    paid: Estimate | None = None
    sewn: Estimate | None = None
    missing: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    ips_month: float | None = None
    ips_piece: float = 0

    @property
    def at_least(self) -> bool:
        return bool(self.not_asked)


@dataclass(frozen=True, slots=True)
class GarmentCost:
    """What one garment costs today, beside what is offered for it.

    `pieces_day`: how many come out of a day that makes nothing else. `source`: "measured" (standard
    minutes and counted efficiency), "said" (the owner's word for a day). `missing`: what to ask first.
    `planned`: with a line that is thought of and not begun, if its pace is kept as today's is.
    """

    minute: MinuteCost
    source: str = ""
    minutes: Estimate | None = None  # standard minutes, where they were measured
    cost: Estimate | None = None
    pieces_day: Estimate | None = None
    price: int | None = None
    left: Estimate | None = None  # of the price, for each garment
    break_even: Estimate | None = None  # garments a day
    ask_safe: int | None = None
    ask_margin: int | None = None
    ips_garment: float | None = None
    planned: Estimate | None = None
    planned_pieces: Estimate | None = None
    missing: tuple[str, ...] = ()

    @property
    def to_quote(self) -> int | None:
        """What to ask in writing: the price with a gain, and never less than what is offered already."""
        if self.ask_margin is None:
            return self.price
        return max(self.ask_margin, self.price or 0)


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost each month in one way, or why it cannot be said (`missing`, codes).

    `inputs` are the numbers it was reckoned with, by name; `judged` codes of `taken_for_granted` that
    stand in for what nobody measured. Losses that take from the same minutes (`overlaps`)
    are never added up.
    """

    kind: str
    amount: Estimate | None = None
    inputs: tuple[tuple[str, float], ...] = ()
    judged: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    overlaps: bool = False

    @property
    def known(self) -> bool:
        return self.amount is not None


@dataclass(frozen=True, slots=True)
class Accounts:
    """All that is reckoned of a workshop on a day; `garments` by style. `begun`: a cost was noted."""

    time: FloorTime
    minute: MinuteCost
    garments: Mapping[int, GarmentCost]
    losses: tuple[Loss, ...]
    begun: bool
