"""Ways of sharing one order, side by side; what each rests on, and what a sharing by hand breaks.

All of them make as much of the order as can be made first; they differ in what comes next.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from app.allocation.records import BOUND_SHARES, KeptRecord, OrderShare
from app.allocation.reliability import InTime, Late, SharePromise, count_in_time, count_late, share_kept
from app.allocation.sharing import (
    CostStep,
    SharedOrder,
    Sharer,
    SharingGroup,
    SharingProblem,
    broken_rules,
    pieces_of,
)
from app.allocation.solving import share_orders
from app.valuechain.records import AnchorOrder

OPTIONS = ("cheapest", "fairest", "fewest", "safest")
ORDER = "pedido"
STEPS = 10  # into which what a workshop can make is cut, to spread pieces evenly
UNMET = 1000.0  # a piece that nobody makes, where a whole step costs at most STEPS
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Maker:
    """A workshop that may make some: the pieces it can, if it goes badly, as usual, if well.

    `rests_on`: measured, said or unknown (then no pieces are known). `price` is for a piece.
    `with_steps`: only once the steps are done that this order asks of it.
    """

    workshop_id: int
    code: str
    name: str
    low: int | None = None
    middle: int | None = None
    high: int | None = None
    rests_on: str = "unknown"
    kept: int = 0
    due: int = 0
    price: int | None = None
    with_steps: bool = False


@dataclass(frozen=True, slots=True)
class RiskGroup:
    """Makers that are one risk, and the most they make together (a share, None: no cap)."""

    kind: str
    name: str
    members: frozenset[int]
    cap: float | None = None


@dataclass(frozen=True, slots=True)
class SharingTask:
    """One order to be shared, with who may make it. `all_kept` of `all_due`: of the whole office."""

    order_id: int
    quantity: int
    makers: tuple[Maker, ...]
    groups: tuple[RiskGroup, ...] = ()
    lot_min: int | None = None
    share_cap: float | None = None
    price: int | None = None
    penalty: int | None = None
    all_kept: int = 0
    all_due: int = 0
    with_steps: bool = False  # whether those are counted who can after some steps

    def maker(self, workshop_id: int) -> Maker | None:
        """The maker of that workshop, if it is one."""
        return next((one for one in self.makers if one.workshop_id == workshop_id), None)


@dataclass(frozen=True, slots=True)
class SharePlan:
    """One way of sharing: workshop -> pieces, and what is known of it.

    `paid` goes to the workshops (None: a price is not known), `penalty` is taken off for what is `unmet`.
    `late` are the pieces promised that would come late (None: not known).
    """

    option: str
    quantities: Mapping[int, int]
    unmet: int
    paid: int | None
    penalty: int | None
    in_time: InTime | None
    late: Late | None = None
    status: str = ""
    gap: float | None = None
    seconds: float = 0.0

    @property
    def cost(self) -> int | None:
        """What the workshops get and what is taken off, together."""
        return None if self.paid is None else self.paid + (self.penalty or 0)


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """What a sharing by hand goes against: rule, of which workshop or group, by how many pieces."""

    rule: str
    workshop_id: int | None
    name: str
    by: int


@dataclass(frozen=True, slots=True)
class Sharing:
    """An order with who may make it, the ways of sharing it, and what is agreed.

    `day` is the one it is looked at from. `agreed`: workshop -> pieces of the live shares. `bound` of those who gave their word. `out` are
    the workshops that do not take it or dropped out, and were not asked again.
    """

    order: AnchorOrder
    task: SharingTask
    shares: tuple[OrderShare, ...]
    plans: Mapping[str, SharePlan]
    records: Mapping[int, KeptRecord]
    day: str

    @property
    def agreed(self) -> dict[int, int]:
        return {one.workshop_id: one.quantity for one in self.shares if one.is_live}

    @property
    def bound(self) -> dict[int, int]:
        return {one.workshop_id: one.quantity for one in self.shares if one.status in BOUND_SHARES}

    @property
    def out(self) -> frozenset[int]:
        going = {one.workshop_id for one in self.shares if one.is_live and not one.is_whole}
        return frozenset(one.workshop_id for one in self.shares if not one.is_live) - going


def plan_option(
    task: SharingTask, option: str, *, keep: Mapping[int, int] | None = None,
    without: Collection[int] = (),
) -> SharePlan:  # fmt: skip
    """The best sharing of an option. `keep`: pieces that stay; `without`: who takes no more than those."""
    problem = pose_option(task, option, keep or {}, without)
    answer = share_orders(problem)
    quantities = {int(workshop): pieces for _order, workshop, pieces in answer.assignments}
    plan = judge_plan(task, quantities, option)
    return replace(plan, status=answer.status, gap=answer.gap, seconds=answer.seconds)


def plan_options(
    task: SharingTask, options: Collection[str], *, keep: Mapping[int, int], without: Collection[int]
) -> dict[str, SharePlan]:
    """The best sharing of each option, as `plan_option`."""
    return {one: plan_option(task, one, keep=keep, without=without) for one in options}


def pose_option(
    task: SharingTask, option: str, keep: Mapping[int, int], without: Collection[int]
) -> SharingProblem:
    """The problem that an option is; a minute is a piece here."""
    if option not in OPTIONS:
        raise ValueError(option)
    makers = [one for one in task.makers if one.workshop_id not in without or keep.get(one.workshop_id)]
    most = {
        one.workshop_id: _most_of(one, option) if one.workshop_id not in without else 0
        for one in makers
        if one.middle or keep.get(one.workshop_id)
    }
    kept = {(ORDER, str(one)): keep[one] for one in most if keep.get(one)}
    cost: dict[tuple[str, str], float] = {}
    steps: dict[tuple[str, str], tuple[CostStep, ...]] = {}
    opening = 0.0
    unmet: float | None = UNMET
    for one in makers:
        pair = (ORDER, str(one.workshop_id))
        if option in ("cheapest", "fewest"):
            cost[pair] = _price_of(task, one)
        elif one.workshop_id in most:
            steps[pair] = _even_steps(task, one, option, max(most[one.workshop_id], kept.get(pair, 0)))
    if option == "cheapest":  # of what costs the same, with fewer workshops
        unmet, opening = None, HALF / max(1, len(cost))  # all together less than a guaraní
    elif option == "fewest":  # one more workshop weighs more than any difference of price
        dearest = max(cost.values(), default=0.0) or 1.0
        cost = {pair: price / dearest / task.quantity for pair, price in cost.items()}
        opening = 2.0
    groups = tuple(
        SharingGroup(one.name, frozenset(str(member) for member in one.members), one.cap)
        for one in task.groups
        if one.cap is not None
    )
    return SharingProblem(
        (SharedOrder(ORDER, task.quantity, 1),),
        tuple(Sharer(str(one), pieces, task.share_cap) for one, pieces in most.items()),
        task.lot_min or 1,
        groups,
        cost,
        unmet,
        steps,
        opening,
        kept,
    )


def _most_of(maker: Maker, option: str) -> int:
    return (maker.low if option == "safest" else maker.middle) or 0


def _price_of(task: SharingTask, maker: Maker) -> float:
    return float(maker.price if maker.price is not None else task.price or 0)


def _even_steps(task: SharingTask, maker: Maker, option: str, most: int) -> tuple[CostStep, ...]:
    """Each next part of what a workshop can make costs more, so that nobody gets all of it first.

    Fairest: the same for each. Safest: more, the less it kept its word.
    """
    share = share_kept(maker.kept, maker.due, task.all_kept, task.all_due) if option == "safest" else 1.0
    doubt = 1.0 - (HALF if share is None else share)
    size = max(most, 1) / STEPS
    return tuple(CostStep(size, (number + 1) * (1 + STEPS * doubt)) for number in range(STEPS))


def judge_plan(task: SharingTask, quantities: Mapping[int, int], option: str = "") -> SharePlan:
    """What is known of a sharing, whoever made it."""
    taken = {workshop: pieces for workshop, pieces in quantities.items() if pieces > 0}
    unmet = max(0, task.quantity - sum(taken.values()))
    paid: int | None = 0
    promises = []
    for workshop, pieces in taken.items():
        maker = task.maker(workshop) or Maker(workshop, "", "")
        price = task.price if maker.price is None else maker.price
        paid = None if paid is None or price is None else paid + price * pieces
        can = (maker.low, maker.middle, maker.high)
        promises.append(SharePromise(pieces, *can, maker.kept, maker.due, workshop))
    penalty = None if task.penalty is None else task.penalty * unmet
    in_time = count_in_time(promises, task.all_kept, task.all_due)
    late = count_late(promises, task.all_kept, task.all_due, [one.members for one in task.groups])
    return SharePlan(option, taken, unmet, paid, penalty, in_time, late)


def find_broken(task: SharingTask, quantities: Mapping[int, int]) -> list[BrokenRule]:
    """What a sharing by hand goes against, as it would be in a good time; what is unmet breaks nothing.

    Rules: "lot", "share", "minutes" (more than it makes in a good time), "usual" (more than it usually
    makes), "unknown" (nobody knows what it makes), "group", "too_many".
    """
    sharers = []
    found: list[BrokenRule] = []
    for maker in task.makers:
        pieces = quantities.get(maker.workshop_id, 0)
        most = task.quantity if maker.high is None else maker.high
        sharers.append(Sharer(str(maker.workshop_id), max(most, 0), task.share_cap))
        if pieces and maker.high is None:
            found.append(BrokenRule("unknown", maker.workshop_id, maker.name, pieces))
        elif maker.middle is not None and maker.high is not None and maker.middle < pieces <= maker.high:
            found.append(BrokenRule("usual", maker.workshop_id, maker.name, pieces - maker.middle))
    groups = tuple(
        SharingGroup(one.name, frozenset(map(str, one.members)), one.cap)
        for one in task.groups
        if one.cap is not None
    )
    problem = SharingProblem(
        (SharedOrder(ORDER, task.quantity, 1),), tuple(sharers), task.lot_min or 1, groups
    )
    named = {(ORDER, str(workshop)): pieces for workshop, pieces in quantities.items()}
    names = {str(one.workshop_id): one for one in task.makers}
    for rule, who, by in broken_rules(problem, named):
        one = names.get(who)
        found.append(BrokenRule(rule, one.workshop_id if one else None, one.name if one else who, round(by)))
    return found


def share_cap_pieces(task: SharingTask) -> int | None:
    """The most that one workshop makes of the order; None without a cap."""
    return None if task.share_cap is None else pieces_of(task.share_cap, task.quantity)
