"""How regular an anchor company is, from its orders: pure rules, shown to both sides.

Irregular orders take away the reason to improve, so it is said with the same numbers to the
workshops and to the company. Of fewer orders than `least_orders` nothing is said at all.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from statistics import median, stdev

from app.paths import resource_path
from app.valuechain.records import AnchorOrder


@dataclass(frozen=True, slots=True)
class Spell:
    """Some numbers from the lowest to the highest, what is usual (the median), and how much they
    vary: the coefficient of variation, standard deviation / mean (Pearson 1896); None for one.
    """

    low: int
    middle: int
    high: int
    variation: float | None
    count: int

    @property
    def is_even(self) -> bool | None:
        """Whether they vary no more than an even demand does; None when that cannot be known."""
        return None if self.variation is None else self.variation <= regularity_limit("even_up_to")


@dataclass(frozen=True, slots=True)
class Regularity:
    """What the agreed orders of a company tell: the time between them in days, pieces, dates, money.

    `moved` orders had their date of delivery changed once agreed, `moved_by_anchor` of them because
    the company asked. `paying` is in days from the last delivery to the money; None: none was paid.
    `agreed_days` is the term that was agreed for those that were paid. `waiting` were delivered, their
    term is over, and they are not paid.
    """

    orders: int
    first_on: str
    last_on: str
    gaps: Spell
    pieces: Spell
    moved: int
    moved_by_anchor: int
    resized: int
    cancelled: int
    paying: Spell | None
    agreed_days: int | None
    waiting: int


@lru_cache(maxsize=1)
def _limits() -> dict[str, float]:
    path = resource_path("production", "regularity.toml")
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    return {one["code"]: one["value"] for one in tree["parameter"]}


def regularity_limit(code: str) -> float:
    """A limit of `resources/production/regularity.toml`, by its code."""
    return _limits()[code]


def measure_regularity(orders: Iterable[AnchorOrder], today: str) -> Regularity | None:
    """How regular a company is, from its orders; None while there are too few to tell.

    Those that were agreed count, also when they were cancelled later; what was only asked does not.
    """
    agreed = sorted((one for one in orders if one.agreed_on), key=lambda one: (one.asked_on, one.number))
    if len(agreed) < regularity_limit("least_orders"):
        return None
    days = [date.fromisoformat(one.asked_on) for one in agreed]
    moved = [one for one in agreed if any(each.what == "due_on" for each in one.changes)]
    by_anchor = [
        one
        for one in moved
        if any(each.what == "due_on" and each.asked_by == "anchor" for each in one.changes)
    ]
    paid = [one for one in agreed if days_until_paid(one) is not None]
    terms = [one.days_to_pay for one in paid if one.days_to_pay is not None]
    return Regularity(
        orders=len(agreed),
        first_on=agreed[0].asked_on,
        last_on=agreed[-1].asked_on,
        gaps=_spell([(after - before).days for before, after in pairwise(days)]),
        pieces=_spell([one.quantity for one in agreed]),
        moved=len(moved),
        moved_by_anchor=len(by_anchor),
        resized=sum(any(each.what == "quantity" for each in one.changes) for one in agreed),
        cancelled=sum(one.status == "cancelled" for one in agreed),
        paying=_spell([days_until_paid(one) or 0 for one in paid]) if paid else None,
        agreed_days=round(median(terms)) if terms else None,
        waiting=sum(payment_is_late(one, today) for one in agreed),
    )


def days_until_paid(order: AnchorOrder) -> int | None:
    """Days from the last delivery to the money; None while one of the two is missing, or only a part came."""
    if order.status != "paid" or order.paid_on is None or order.last_delivery_on is None:
        return None
    return max(0, _days(order.last_delivery_on, order.paid_on))


def payment_due_on(order: AnchorOrder) -> str | None:
    """The day by which an order that was delivered whole should be paid; None when nothing says it."""
    if order.status != "delivered" or order.last_delivery_on is None or order.days_to_pay is None:
        return None
    delivered = date.fromisoformat(order.last_delivery_on)
    return date.fromordinal(delivered.toordinal() + order.days_to_pay).isoformat()


def payment_is_late(order: AnchorOrder, today: str) -> bool:
    """Whether the money of a delivered order should have come."""
    due = payment_due_on(order)
    return due is not None and due < today


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _spell(values: Sequence[int]) -> Spell:
    mean = sum(values) / len(values)
    variation = stdev(values) / mean if len(values) > 1 and mean else None
    return Spell(min(values), round(median(values)), max(values), variation, len(values))
