"""How many pieces of an order a workshop can make until its day (no file, no window: pure rules).

Measured: working days x minutes present a day x efficiency / standard minutes of a piece, which is
how the trade reckons a line's output (Glock and Kunz 2005, "Apparel manufacturing"); less the standard
minutes that it has promised already. The range is that of its own efficiency. Else what the
owner says she makes in a month, with a margin, and said to be her word, cut at what her people
could make of this garment. Else it is not known.

The first days of a garment that is new to it count for less: by its own measured changeover, rising
evenly to its pace, or by a labelled curve.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from app.capability.records import (
    Capacity,
    CapacityKind,
    Curve,
    Floor,
    LearningRules,
    OrderNeed,
    Pieces,
    Promised,
)
from app.holidays import holiday_on

NOTHING = Pieces(0, 0, 0)
FREE = Promised()
ROUNDING = 1e-9  # 99.9999999999 pieces of a division are a hundred


@lru_cache(maxsize=256)
def working_days(first: date, last: date, weekdays: tuple[int, ...]) -> int:
    """The working days from one day to another, both counted, without the national holidays."""
    span = (last - first).days + 1
    days = (first + timedelta(days=ahead) for ahead in range(max(0, span)))
    return sum(day.weekday() in weekdays and holiday_on(day) is None for day in days)


@lru_cache(maxsize=256)
def effective_days(days: int, shares: tuple[float, ...]) -> float:
    """How many days at its pace the days are worth, when the first ones only reach these shares."""
    slow = shares[:days]
    return days - len(slow) + sum(slow)


@lru_cache(maxsize=256)
def own_shares(changeover_days: float, first_share: float) -> tuple[float, ...]:
    """The shares of the first days where it was measured after how many it reaches its pace."""
    count = round(changeover_days)
    return tuple(first_share + (1 - first_share) * day / count for day in range(count))


def reckon_capacity(
    need: OrderNeed, floor: Floor, days: int, promised: Promised, rules: LearningRules
) -> Capacity:
    """What a workshop reaches of an order in so many working days, less what it has promised of them."""
    curve, shares = _curve(need, floor, rules)
    effective = effective_days(days, shares)
    pace, minutes = floor.pace, need.standard_minutes or floor.own_minutes
    off = _taken_off(promised, minutes, floor.usual_minutes)
    counted = pace is not None and pace.efficiency is not None and pace.minutes_present_per_day is not None
    if counted and minutes is not None:
        assert pace is not None
        assert pace.efficiency is not None
        assert pace.minutes_present_per_day is not None
        present = effective * pace.minutes_present_per_day.middle
        shares_met = (pace.efficiency.low, pace.efficiency.middle, pace.efficiency.high)
        pieces = Pieces(*[_whole(present * share / minutes - (off or 0.0)) for share in shares_met])
        return Capacity(CapacityKind.MEASURED, pieces, days, effective, curve, promised.minutes, off)
    if floor.said_month is not None:
        pieces, cut = _said(floor, effective, off or 0.0, minutes, rules)
        return Capacity(CapacityKind.SAID, pieces, days, effective, curve, promised.minutes, off, cut=cut)
    missing = "minutes" if counted else "output"
    return Capacity(
        CapacityKind.UNKNOWN, None, days, effective, curve, promised.minutes, off, missing=missing
    )


def _taken_off(promised: Promised, minutes: float | None, usual: float | None) -> float | None:
    """How many pieces of an order all that was promised takes off; None: nobody can tell.

    A piece of which nobody knows the minutes counts as one of what the workshop usually makes, or
    else as one of this order.
    """
    each = minutes or usual
    if each is not None:
        return (promised.minutes + promised.pieces * (usual or each)) / each
    return None if promised.minutes else promised.pieces


def _said(
    floor: Floor, effective: float, off: float, minutes: float | None, rules: LearningRules
) -> tuple[Pieces, bool]:
    """By the owner's word, in pieces of what she usually makes unless both garments are measured.

    Where they are not, no more than her people could make of this one; and whether that was less.
    """
    assert floor.said_month is not None
    usual, cut = floor.said_month / rules.month_days * effective, False
    if minutes is not None and floor.usual_minutes is not None:
        usual *= floor.usual_minutes / minutes
    elif minutes is not None and floor.people:
        most = floor.people * rules.day_minutes * effective * rules.most_efficiency / minutes
        cut = usual * (1 + rules.said_margin) > most
        usual = min(usual, most / (1 + rules.said_margin))
    margins = (1 - rules.said_margin, 1.0, 1 + rules.said_margin)
    return Pieces(*[_whole(usual * margin - off) for margin in margins]), cut


def _curve(need: OrderNeed, floor: Floor, rules: LearningRules) -> tuple[Curve, tuple[float, ...]]:
    if not need.product or need.product in floor.products or floor.own_minutes is not None:
        return Curve.NONE, ()
    own = floor.pace.changeover_days if floor.pace is not None else None
    if own is not None:
        return Curve.OWN, own_shares(own, rules.first_share)
    return Curve.TRADE, rules.shares


def _whole(pieces: float) -> int:
    return max(0, int(pieces + ROUNDING))


def add_pieces(many: Sequence[Pieces | None]) -> Pieces:
    """What several reach together; who is not known adds nothing."""
    known = [one for one in many if one is not None]
    return (
        Pieces(*(sum(column) for column in zip(*(one.all for one in known), strict=True)))
        if known
        else NOTHING
    )
