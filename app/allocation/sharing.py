"""What is shared among whom, under which limits: the problem, its answer, and whether they fit.

Pieces are whole. Minutes are minutos estándar: those of a piece, and those that a workshop gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor

Pair = tuple[str, str]  # order, workshop

ENOUGH = 1e-4  # a gap that counts as none, as solvers have it
CLOSE = 1e-6  # minutes by which a sum of fractions may miss


@dataclass(frozen=True, slots=True)
class SharedOrder:
    """One order to be shared: pieces of one kind. `due` is the day the minutes are counted until."""

    id: str
    quantity: int
    minutes: float
    price: float | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Sharer:
    """A workshop that may take part: its minutes until the day, and what it can make (None: all)."""

    id: str
    minutes: float
    max_share: float | None = None  # of each order's pieces
    makes: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class SharingGroup:
    """Workshops that count as one risk (a family, one van): together at most a share of each order."""

    id: str
    members: frozenset[str]
    cap: float


@dataclass(frozen=True, slots=True)
class CostStep:
    """So many pieces at so much each; the next step begins where this one is full."""

    pieces: float
    cost: float


@dataclass(frozen=True, slots=True)
class SharingProblem:
    """All that a sharing has to keep to.

    A workshop makes nothing of an order, or at least `lot_min` pieces; all of it where the order
    is smaller than that. A pair without `cost` costs 0. `steps` say instead what a pair's first,
    next … pieces cost, never less than the ones before. `opening` is added for each pair that is used.
    What was promised (`at_least`) stays, also where it is beyond a limit.
    """

    orders: tuple[SharedOrder, ...]
    workshops: tuple[Sharer, ...]
    lot_min: int = 1
    groups: tuple[SharingGroup, ...] = ()
    cost: Mapping[Pair, float] = field(default_factory=dict)
    unmet_cost: float | None = None  # of each piece that nobody makes
    steps: Mapping[Pair, tuple[CostStep, ...]] = field(default_factory=dict)
    opening: float = 0.0
    at_least: Mapping[Pair, int] = field(default_factory=dict)  # what was promised already stays

    @property
    def price_of_unmet(self) -> float:
        """What a piece costs that nobody makes; not said, ten times the dearest there is."""
        if self.unmet_cost is not None:
            return self.unmet_cost
        prices = [one.price for one in self.orders if one.price is not None]
        steps = [step.cost for steps in self.steps.values() for step in steps]
        return 10 * max([*self.cost.values(), *prices, *steps, self.opening, 0.1])


@dataclass(frozen=True, slots=True)
class SharingAnswer:
    """Who makes how much. `gap`: by what share of its cost a better answer could still be cheaper.

    `status` is "optimal" (a gap of at most `ENOUGH`) or "time_limit".
    """

    status: str
    gap: float
    seconds: float
    cost: float
    assignments: tuple[tuple[str, str, int], ...]
    unmet: Mapping[str, int]


def pieces_of(share: float, quantity: int) -> int:
    """The whole pieces that fit in a share of an order."""
    return floor(share * quantity + 1e-9)


def smallest_lot(problem: SharingProblem, order: SharedOrder) -> int:
    """The least that a workshop makes of an order if it makes any."""
    return max(1, min(problem.lot_min, order.quantity))


def most_pieces(order: SharedOrder, workshop: Sharer) -> int:
    """The most that a workshop alone could make of an order: by its minutes and its share."""
    if workshop.makes is not None and order.id not in workshop.makes:
        return 0
    share = order.quantity if workshop.max_share is None else pieces_of(workshop.max_share, order.quantity)
    return min(order.quantity, share, floor((workshop.minutes + CLOSE) / order.minutes))


def minutes_given(problem: SharingProblem, workshop: Sharer) -> float:
    """The minutes of a workshop, or those it has promised if they are more."""
    promised = sum(
        pieces * order.minutes
        for order in problem.orders
        if (pieces := problem.at_least.get((order.id, workshop.id), 0))
    )
    return max(workshop.minutes, promised)


def group_pieces(problem: SharingProblem, group: SharingGroup, order: SharedOrder) -> int:
    """The most that a group makes of an order: its cap, or what it has promised if that is more."""
    promised = sum(problem.at_least.get((order.id, one), 0) for one in group.members)
    return max(promised, pieces_of(group.cap, order.quantity))


def cost_of(problem: SharingProblem, quantities: Mapping[Pair, int]) -> float:
    """What a sharing costs, with what it leaves unmet; each pair's steps are filled in their order."""
    made: dict[str, int] = {}
    total = 0.0
    for pair, pieces in quantities.items():
        if pieces <= 0:
            continue
        made[pair[0]] = made.get(pair[0], 0) + pieces
        total += problem.opening
        if pair not in problem.steps:
            total += problem.cost.get(pair, 0.0) * pieces
            continue
        left: float = pieces
        for step in problem.steps[pair]:
            here = min(left, step.pieces)
            total += here * step.cost
            left -= here
    unmet = sum(one.quantity - made.get(one.id, 0) for one in problem.orders)
    return total + problem.price_of_unmet * unmet


def broken_rules(problem: SharingProblem, quantities: Mapping[Pair, int]) -> list[tuple[str, str, float]]:
    """What a sharing breaks, as (rule, of whom, by how much); nothing of one that keeps to all.

    What was promised breaks nothing, unless there is more promised than asked for.
    Rules: "makes", "lot", "share", "minutes" (in minutes), "group", "too_many"; by pieces otherwise.
    """
    found: list[tuple[str, str, float]] = []
    taken = {pair: pieces for pair, pieces in quantities.items() if pieces > 0}
    for order in problem.orders:
        pieces = {workshop: made for (one, workshop), made in taken.items() if one == order.id}
        lot = smallest_lot(problem, order)
        for workshop in problem.workshops:
            made = pieces.get(workshop.id, 0)
            if made and workshop.makes is not None and order.id not in workshop.makes:
                found.append(("makes", workshop.id, made))
            promised = problem.at_least.get((order.id, workshop.id), 0)
            if 0 < made < lot and made != promised:
                found.append(("lot", workshop.id, lot - made))
            share = 1.0 if workshop.max_share is None else workshop.max_share
            most = max(promised, pieces_of(share, order.quantity))
            if made > most:
                found.append(("share", workshop.id, made - most))
        for group in problem.groups:
            over = sum(pieces.get(one, 0) for one in group.members) - group_pieces(problem, group, order)
            if over > 0:
                found.append(("group", group.id, over))
        if sum(pieces.values()) > order.quantity:
            found.append(("too_many", order.id, sum(pieces.values()) - order.quantity))
    minutes_of = {one.id: one.minutes for one in problem.orders}
    for workshop in problem.workshops:
        used = sum(minutes_of[order] * made for (order, one), made in taken.items() if one == workshop.id)
        given = minutes_given(problem, workshop)
        if used > given + CLOSE * max(1.0, given):
            found.append(("minutes", workshop.id, used - given))
    return found
