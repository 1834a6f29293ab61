"""Whether a workshop can take an order: able, able with steps by a day, not now (pure rules).

Not now, in this order: an alert is open (that first, then the next order); nobody knows the workshop
yet; more kinds of machine are missing than one borrows; a point of the diagnostic is further away than one
climbs for an order; nobody knows what it makes; its days are taken, or it would reach less than the
smallest lot; something that is missing cannot be there in time, or we know no way.

What is missing closes with what the house has: a coming event with places, an action of the
catalogue, a step of formalizing, a machine of another workshop of the territory, a sample. Each has its
day, before the fabric comes (papers: before the first delivery, which is paid against them).
What nobody looked at is looked at, never taken as missing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from heapq import nsmallest
from math import ceil

from app.capability.capacity import FREE, reckon_capacity
from app.capability.records import (
    Candidate,
    Capacity,
    CapacityKind,
    ClosingStep,
    ComingEvent,
    Fit,
    Floor,
    Gap,
    LearningRules,
    Lender,
    Means,
    OrderNeed,
    Promised,
    StepRules,
    WhyNot,
)
from app.errors import DataProblem
from app.formalization.records import Step
from app.formalization.steps import load_steps
from app.i18n import _
from app.improvement.catalogue import load_catalogue
from app.improvement.records import Solution, SolutionKind
from app.registry.vocabulary import list_terms
from app.valuechain.records import AnchorOrder, OrderRequirement

# Both invoices begin with the tax office's stamp.
DOCUMENT_STEPS = {"factura": "TIMBRADO", "boleta": "TIMBRADO"}
LENDERS = 3  # of each machine and territory: who has most of them
JUDGED = ("machine", "skill", "document", "item", "sample")
Counts = Mapping[str, int] | None
Check = Callable[[Floor], Gap | None]
NO_ACTIONS = (SolutionKind.COURSE, SolutionKind.ORDER_LINK)


class Judge:
    """Judges many workshops for one order, on one day."""

    def __init__(
        self,
        need: OrderNeed,
        means: Means,
        *,
        today: date,
        days: int,
        learning: LearningRules,
        steps: StepRules,
    ) -> None:
        self._need, self._means, self._today, self._days = need, means, today, days
        self._learning, self._steps = learning, steps
        self._checks = [make_check(one, need) for one in need.requirements if can_judge(one)]

    def judge(self, floor: Floor, promised: Promised = FREE) -> Candidate:
        """What the order finds in a workshop that has promised so much to others."""
        capacity = reckon_capacity(self._need, floor, self._days, promised, self._learning)
        gaps = tuple([gap for check in self._checks if (gap := check(floor)) is not None])
        if floor.closed:
            gaps = tuple([gap for gap in gaps if gap.code not in floor.closed])
        why = self._why_not(floor, gaps, capacity)
        steps: list[ClosingStep] = []
        if why is None:
            for gap in gaps:
                if gap.code in floor.put:
                    steps += [step._replace(late=step.on < self._today) for step in floor.put[gap.code]]
                    continue
                step = self._close(gap, floor)
                if isinstance(step, WhyNot):
                    why, steps = step, []
                    break
                steps += self._with_needs(step, floor)
        fit = Fit.NOT_NOW if why else Fit.WITH_STEPS if gaps else Fit.ABLE
        return Candidate(
            floor.workshop_id,
            floor.code,
            floor.name,
            fit,
            capacity,
            gaps,
            _in_order(steps),
            why,
            floor.levels is not None,
        )

    # --- not now ---

    def _why_not(self, floor: Floor, gaps: tuple[Gap, ...], capacity: Capacity) -> WhyNot | None:
        if floor.alert is not None:
            return WhyNot("alert", (floor.alert,) if floor.alert else ())
        unknown, machines, far = 0, [], ""
        for gap in gaps:
            if not gap.known:
                unknown += 1
            elif gap.kind == "machine":
                machines.append(gap.what)
            elif gap.kind == "item" and not far and self._is_far(gap) and gap.code not in floor.put:
                far = gap.what
        if unknown > self._steps.most_unknown or (
            unknown and floor.levels is None and floor.machines is None
        ):
            return WhyNot("unmet")
        if len(machines) > self._steps.most_borrowed:
            makes = min(floor.products - {self._need.product}, default="")
            return WhyNot("machines", (makes, *machines))
        if far:
            return WhyNot("level", (far,))
        return self._too_little(capacity)

    def _is_far(self, gap: Gap) -> bool:
        return (gap.level or 0) - (gap.has or 0) > self._steps.most_levels

    def _too_little(self, capacity: Capacity) -> WhyNot | None:
        pieces = capacity.pieces
        if pieces is None:
            return WhyNot(capacity.missing)
        least = self._need.lot_min or 1
        if pieces.high >= least:
            return None
        if capacity.off and pieces.high + capacity.off >= least:
            return WhyNot("busy", on=self._need.due_on)
        return WhyNot("small", number=pieces.high, on=self._need.due_on)

    # --- closing what is missing ---

    def _close(self, gap: Gap, floor: Floor) -> ClosingStep | WhyNot:
        if not gap.known:
            return self._by(ClosingStep(gap.code, "look", gap.what, self._after(self._steps.look_days)))
        match gap.kind:
            case "machine":
                return self._borrow(gap, floor)
            case "document":
                return self._document(gap.code, DOCUMENT_STEPS.get(gap.what, gap.what), floor)
            case "sample":
                sample = ClosingStep(
                    gap.code, "sample", gap.what, self._after(self._steps.sample_days), self._need.anchor
                )
                return self._by(sample)
            case "skill":
                is_machine = gap.what in machine_codes()
                code = self._steps.machine_skill if is_machine else self._steps.product_skill
                solution = next((one for one in load_catalogue() if one.code == code), None)
                return self._act(gap, [solution] if solution else [])
        return self._climb(gap)

    def _climb(self, gap: Gap) -> ClosingStep | WhyNot:
        """A point of the diagnostic: a course that is held in time, else an action, else when there is one."""
        later: list[ComingEvent] = []
        for coming in self._means.events:  # the first ones first
            if gap.what in coming.lifts and coming.first_on > self._today:
                if coming.last_on <= self._need.starts_on:
                    return ClosingStep(
                        gap.code, "course", coming.course, coming.first_on, coming.title,
                        event_id=coming.event_id, free=coming.free,
                    )  # fmt: skip
                later.append(coming)
        step = self._act(gap, remedies(gap.what, gap.has or 0))
        if isinstance(step, WhyNot) and later:
            return WhyNot("course_later", (gap.what, later[0].title), on=later[0].first_on)
        return step

    def _act(self, gap: Gap, solutions: Iterable[Solution]) -> ClosingStep | WhyNot:
        known = False
        for solution in solutions:
            known = True
            weeks = solution.hours / self._steps.hours_per_week
            on = self._after(max(self._steps.least_days, ceil(weeks * 7)))
            if on <= self._need.starts_on:
                return ClosingStep(gap.code, "action", solution.code, on, solution.title)
        return WhyNot("no_time" if known else "no_way", (gap.code,), on=self._need.starts_on)

    def _borrow(self, gap: Gap, floor: Floor) -> ClosingStep | WhyNot:
        lenders = self._means.lenders.get((floor.cluster_id, gap.what), ())
        wanted = (gap.level or 1) - (gap.has or 0)
        lender: Lender | None = next(
            (one for one in lenders if one.workshop_id != floor.workshop_id and one.count >= wanted), None
        )
        if lender is None:
            return WhyNot("no_lender", (gap.what,))
        on = self._after(self._steps.borrow_days)
        return self._by(
            ClosingStep(gap.code, "borrow", gap.what, on, lender.name, lender_id=lender.workshop_id)
        )

    def _document(self, gap: str, step: str, floor: Floor) -> ClosingStep | WhyNot:
        """A step of formalizing, with the days of those that come before it."""
        days = sum(self._paper_days(code) for code in (*self._papers_before(step, floor), step))
        on = self._after(days)
        if on > self._need.first_due_on:
            return WhyNot("no_time", (gap,), on=self._need.first_due_on)
        return ClosingStep(gap, "document", step, on, say_document_step(step))

    def _with_needs(self, step: ClosingStep, floor: Floor) -> list[ClosingStep]:
        """A step, after the papers that come before it."""
        if step.kind != "document":
            return [step]
        steps, days = [], 0
        for code in self._papers_before(step.what, floor):
            days += self._paper_days(code)
            steps.append(ClosingStep(step.gap, "document", code, self._after(days), say_document_step(code)))
        return [*steps, step]

    def _papers_before(self, step: str, floor: Floor) -> list[str]:
        return [one for one in document_steps()[step].needs if one not in floor.documents]

    def _paper_days(self, step: str) -> int:
        days = document_steps()[step].days
        return self._steps.document_days if days is None else days

    def _by(self, step: ClosingStep) -> ClosingStep | WhyNot:
        if step.on <= self._need.starts_on:
            return step
        return WhyNot("no_time", (step.gap,), on=self._need.starts_on)

    def _after(self, days: int) -> date:
        """A day so much later; on a Monday when it would be a weekend."""
        day = self._today + timedelta(days=days)
        return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day


def find_lenders(
    floors: Sequence[Floor], machines: Collection[str]
) -> dict[tuple[int | None, str], tuple[Lender, ...]]:
    """Who has each machine in each territory, who has most of them first."""
    found: dict[tuple[int | None, str], list[tuple[int, str, int]]] = {}
    if not machines:
        return {}
    for machine in machines:
        for floor in floors:
            if floor.machines and floor.cluster_id is not None and (count := floor.machines.get(machine)):
                found.setdefault((floor.cluster_id, machine), []).append(
                    (-count, floor.name, floor.workshop_id)
                )
    return {
        key: tuple(Lender(workshop, name, -count) for count, name, workshop in nsmallest(LENDERS, many))
        for key, many in found.items()
    }


def make_need(order: AnchorOrder, today: str) -> OrderNeed:
    """What an order asks, as the rules want it; it begins when the fabric comes, or today."""
    if order.due_on is None:
        raise DataProblem(_("Falta el día de entrega del pedido; escríbalo y se verá quién llega."))
    starts_on = max(order.received_on or order.fabric_on or today, today)
    deliveries = [one.due_on for one in order.deliveries if one.due_on is not None and not one.is_made]
    return OrderNeed(
        id=order.id,
        anchor=order.anchor,
        product=order.product,
        quantity=order.remaining or order.quantity,
        starts_on=date.fromisoformat(starts_on),
        due_on=date.fromisoformat(order.due_on),
        first_due_on=date.fromisoformat(min([*deliveries, order.due_on])),
        standard_minutes=order.standard_minutes,
        lot_min=order.lot_min,
        sample_approved=order.sample_approved_on is not None,
        requirements=order.requirements,
    )


def can_judge(one: OrderRequirement) -> bool:
    """Whether the program can tell if a workshop meets it; plain words are for people to ask."""
    if one.kind == "machine":
        return one.what in machine_codes()
    if one.kind == "skill":
        return one.what in machine_codes() or one.what in product_codes()
    if one.kind == "document":
        return DOCUMENT_STEPS.get(one.what, one.what) in document_steps()
    return one.kind in JUDGED


def make_check(one: OrderRequirement, need: OrderNeed) -> Check:
    """What tells of any workshop what it lacks of one requirement, if anything; made once for them all."""
    unknown = Gap(one.kind, one.what, one.level, known=False)
    match one.kind:
        case "machine":
            return _count_check(one, unknown, lambda floor: floor.machines)
        case "skill" if one.what in product_codes():
            return _flag_check(unknown, lambda floor: one.what in floor.products)
        case "skill":
            return _count_check(one, unknown, _known_skills)
        case "document":
            step = DOCUMENT_STEPS.get(one.what, one.what)
            return _flag_check(unknown, lambda floor: step in floor.documents)
        case "item":
            return _level_check(one, unknown)
    return _flag_check(unknown, lambda _floor: need.sample_approved)


def _flag_check(unknown: Gap, has: Callable[[Floor], bool]) -> Check:
    lacking = unknown._replace(known=True)
    return lambda floor: None if has(floor) else lacking


def _count_check(one: OrderRequirement, unknown: Gap, counts: Callable[[Floor], Counts]) -> Check:
    """Machines, or people who use one; nobody wrote who can do what: who has the machine uses it."""
    wanted = one.level or 1
    lacking = [Gap(one.kind, one.what, wanted, has) for has in range(wanted)]

    def check(floor: Floor) -> Gap | None:
        found = counts(floor)
        if found is None:
            return unknown
        has = found.get(one.what, 0)
        return lacking[has] if has < wanted else None

    return check


def _known_skills(floor: Floor) -> Counts:
    return floor.machines if floor.skills is None else floor.skills


def _level_check(one: OrderRequirement, unknown: Gap) -> Check:
    wanted = one.level or 0
    lacking = [Gap(one.kind, one.what, wanted, has) for has in range(wanted)]

    def check(floor: Floor) -> Gap | None:
        level = floor.levels.get(one.what) if floor.levels is not None else None
        if level is None:
            return unknown
        return lacking[level] if level < wanted else None

    return check


@lru_cache(maxsize=256)
def remedies(item: str, level: int) -> tuple[Solution, ...]:
    """The actions of the catalogue that lift an item from a level, the shortest first; no delicate ones."""
    fitting = (
        one
        for one in load_catalogue()
        if item in one.lifts and one.suits(level) and one.kind not in NO_ACTIONS and not one.discreet
    )
    return tuple(sorted(fitting, key=lambda one: (one.lifts[0] != item, one.hours, one.code)))


@lru_cache(maxsize=1)
def document_steps() -> dict[str, Step]:
    """The steps of formalizing that hold anywhere, by code."""
    return {one.code: one for one in load_steps() if one.district is None}


def say_document_step(code: str) -> str:
    """What is done for a step of formalizing: its action of the catalogue, which is what the programme has."""
    step = document_steps()[code]
    named = set(step.solutions[:1])
    return next((one.title for one in load_catalogue() if one.code in named), step.title)


@lru_cache(maxsize=1)
def machine_codes() -> frozenset[str]:
    """The codes of the machines."""
    return frozenset(term.code for term in list_terms("machines"))


@lru_cache(maxsize=1)
def product_codes() -> frozenset[str]:
    """The codes of the garments."""
    return frozenset(term.code for term in list_terms("products"))


def _in_order(steps: Sequence[ClosingStep]) -> tuple[ClosingStep, ...]:
    """By their days, each thing to do once."""
    if len(steps) < 2:
        return tuple(steps)
    found: dict[tuple[str, str, int | None], ClosingStep] = {}
    for step in sorted(steps, key=lambda one: one.on):
        found.setdefault((step.kind, step.what, step.event_id), step)
    return tuple(found.values())


def order_candidates(many: Iterable[Candidate]) -> list[Candidate]:
    """Measured ones first, then by what they usually reach, the largest first."""
    places = {kind: place for place, kind in enumerate(CapacityKind)}
    return sorted(many, key=lambda one: (places[one.capacity.kind], -one.middle, one.code))
