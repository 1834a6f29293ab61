"""What to do first: hard rules, then the owner's choices, then the formula.

The formula, summed over the weak items that a solution lifts:

    score = weight x gap x chance x evidence / effort,    gap = (4 - level) / 4

It joins two usual ones: gap x weight (what is furthest from good and matters most) and
RICE (reach x impact x confidence / effort, Intercom 2016), with chance and evidence as
the confidence. Effort is hours, never less than `LEAST_HOURS` (below half a day all is
equally easy), times a factor for the cost band (a notebook's worth of money counts as
nothing; beyond, money weighs more than time here). Weight
is the item's in the instrument; chance, evidence, hours and cost are the catalogue's
judgements. The score orders; it is not a forecast. Inside a hard rule only the items that
called the rule count, so that a referral is not overtaken by something broader.

An item that was not asked, does not apply or was not answered gives no recommendation:
nothing is known to be weak there, and measuring it is the next visit's work.

What the territory lacks (`surroundings.py`) is not recommended, and said apart with its why.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.diagnosis.records import Answers, Instrument, Item, Result
from app.diagnosis.relevance import asked_items
from app.improvement.reasons import explain
from app.improvement.records import Near, NotProposed, OwnerChoice, Recommendation, Solution

TOP_LEVEL = 4
HARD_LEVEL = 1
LEAST_HOURS = 4.0
COST_BANDS = ((50_000, 1.0), (150_000, 1.25), (500_000, 1.5), (1_500_000, 2.0))
DEAREST = 3.0
NOTHING_LACKING: Mapping[Near, str] = MappingProxyType({})
RULES = ("alert", "legal_safety", "owner", "formula")


@dataclass(frozen=True, slots=True)
class Weakness:
    """An answered item below the top level."""

    item: Item
    level: int
    alert: bool

    @property
    def gap(self) -> float:
        """What is missing, 0-1, times the item's weight."""
        return self.item.weight * (TOP_LEVEL - self.level) / TOP_LEVEL


Weaknesses = Mapping[str, Weakness]
Pick = tuple[Solution, str, list[Weakness]]  # with the rule it is taken by, and what it lifts


def recommend(
    instrument: Instrument,
    answers: Answers,
    result: Result,
    catalogue: Iterable[Solution],
    choices: Iterable[OwnerChoice] = (),
    lacking: Mapping[Near, str] = NOTHING_LACKING,
) -> list[Recommendation]:
    """Solutions in the order in which to talk about them, one for each weak item or group.

    A solution is taken when it lifts a weak item that none before it lifts; the owner's
    choices are all taken. What needs another item first waits until that one is there; what
    needs a thing that is `lacking` in the territory (with why) is told by `leave_out`.
    """
    weak = find_weaknesses(instrument, answers, result)
    chosen = {choice.solution for choice in choices if choice.solution}
    open_ = [
        solution
        for solution in _ready(instrument, answers, catalogue, chosen)
        if solution.code in chosen or lacking.keys().isdisjoint(solution.near)
    ]
    picks = _pick(open_, weak, chosen)
    return [
        Recommendation(
            solution=solution,
            rank=rank,
            score=_score(solution, rule, lifted),
            gap=sum(weakness.gap for weakness in lifted),
            items=tuple(weakness.item.code for weakness in lifted),
            because=explain(instrument, solution, rule, [(w.item, w.level) for w in lifted]),
            rule=rule,
        )
        for rank, (solution, rule, lifted) in enumerate(picks, start=1)
    ]


def leave_out(
    instrument: Instrument,
    answers: Answers,
    result: Result,
    catalogue: Iterable[Solution],
    choices: Iterable[OwnerChoice],
    lacking: Mapping[Near, str],
) -> list[NotProposed]:
    """What would help here and needs a thing that the territory lacks, by code; nobody chose it."""
    weak = find_weaknesses(instrument, answers, result)
    chosen = {choice.solution for choice in choices if choice.solution}
    return [
        NotProposed(solution, "; ".join(lacking[near] for near in solution.near if near in lacking))
        for solution in _ready(instrument, answers, catalogue, ())
        if solution.code not in chosen
        and not lacking.keys().isdisjoint(solution.near)
        and any(code in weak and solution.suits(weak[code].level) for code in solution.lifts)
    ]


def _ready(
    instrument: Instrument, answers: Answers, catalogue: Iterable[Solution], chosen: Collection[str]
) -> list[Solution]:
    """By code, those whose own needs the answers do not deny, or that the owner chose."""
    asked = asked_items(instrument, answers)
    levels = {code: answer.level for code, answer in answers.items() if code in asked}
    return [
        solution
        for solution in sorted(catalogue, key=lambda solution: solution.code)
        if solution.code in chosen or not unmet_needs(solution, levels)
    ]


def find_weaknesses(instrument: Instrument, answers: Answers, result: Result) -> Weaknesses:
    """The items that were asked, answered with a level, and are not at the top."""
    asked = asked_items(instrument, answers)
    alerts = {alert.item for alert in result.alerts}
    return {
        item.code: Weakness(item, level, item.code in alerts)
        for item in instrument.items
        if item.code in asked
        and (answer := answers.get(item.code)) is not None
        and (level := answer.level) is not None
        and level < TOP_LEVEL
    }


def unmet_needs(solution: Solution, levels: Mapping[str, int | None]) -> tuple[str, ...]:
    """The items that must be better first; one that was not measured does not block."""
    return tuple(
        need.item
        for need in solution.needs
        if (level := levels.get(need.item)) is not None and level < need.at_least
    )


def effort_of(solution: Solution) -> float:
    """Hours with a floor, times the factor of its cost band (middle of the range)."""
    cost = (solution.cost_low + solution.cost_high) / 2
    factor = next((factor for most, factor in COST_BANDS if cost <= most), DEAREST)
    return max(solution.hours, LEAST_HOURS) * factor


def _pick(solutions: list[Solution], weak: Weaknesses, chosen: Collection[str]) -> Iterator[Pick]:
    """Take the best again and again; each counts only what is not yet lifted.

    Only who lifts something of what was just taken is weighed again.
    """
    uncovered = set(weak)
    weighed = {
        solution.code: (_order(pick), pick)
        for solution in solutions
        if (pick := _weigh(solution, weak, uncovered, chosen)) is not None
    }
    while weighed:
        _best, pick = min(weighed.values(), key=lambda candidate: candidate[0])
        yield pick
        del weighed[pick[0].code]
        taken = {weakness.item.code for weakness in pick[2]}
        uncovered -= taken
        for code, (_place, (solution, _rule, _lifted)) in list(weighed.items()):
            if taken.isdisjoint(solution.lifts):
                continue
            again = _weigh(solution, weak, uncovered, chosen)
            if again is None:
                del weighed[code]
            else:
                weighed[code] = (_order(again), again)


def _weigh(solution: Solution, weak: Weaknesses, uncovered: set[str], chosen: Collection[str]) -> Pick | None:
    """What a solution would still lift, and by which rule; None when it is of no use."""
    lifted = [weak[code] for code in solution.lifts if code in uncovered and solution.suits(weak[code].level)]
    if not lifted and solution.code not in chosen:
        return None
    return solution, _rule(solution, lifted, chosen), lifted


def _order(pick: Pick) -> tuple[int, float, str]:
    solution, rule, lifted = pick
    return RULES.index(rule), -_score(solution, rule, lifted), solution.code


def _rule(solution: Solution, lifted: list[Weakness], chosen: Collection[str]) -> str:
    if any(weakness.alert for weakness in lifted):
        return "alert"
    if any(_is_hard(solution, weakness) for weakness in lifted):
        return "legal_safety"
    return "owner" if solution.code in chosen else "formula"


def _is_hard(solution: Solution, weakness: Weakness) -> bool:
    tags = weakness.item.tags
    bound = (solution.legal and "legal" in tags) or (solution.safety and "safety" in tags)
    return bound and weakness.level <= HARD_LEVEL


def _score(solution: Solution, rule: str, lifted: list[Weakness]) -> float:
    counted = lifted
    if rule == "alert":
        counted = [weakness for weakness in lifted if weakness.alert]
    elif rule == "legal_safety":
        counted = [weakness for weakness in lifted if _is_hard(solution, weakness)]
    gap = sum(weakness.gap for weakness in counted)
    return gap * solution.chance * solution.evidence_strength / effort_of(solution)
