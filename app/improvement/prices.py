"""What an action may cost: a range as the catalogue has it, or the one amount somebody wrote.

The middle of a range is nobody's price, so it is never told: whoever reads it holds the centre
to it. `cost` and `cost_high` of an action are the two ends; both the same is one amount.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.i18n import _, format_money
from app.improvement.catalogue import find_solution
from app.improvement.records import Action, Solution

# Until schema 5 an action kept the middle of its solution's range in steps of G. 5.000, without
# a high end; these solutions had another range then.
_MIDDLE_STEP = 5_000
_EARLIER_RANGES = {"SOL-FOR-06a": (0, 100_000), "SOL-FOR-06c": (0, 100_000)}


@dataclass(frozen=True, slots=True)
class Price:
    """From `low` to `high` guaraníes; `note` says what the amount leaves out."""

    low: int
    high: int
    note: str = ""

    @property
    def exact(self) -> bool:
        return self.low == self.high


def price_of(action: Action) -> Price | None:
    """What an action may cost, or None: nobody knows yet."""
    low, high = price_ends(action.cost, action.cost_high, action.solution)
    if low is None or high is None:
        return None
    solution = find_solution(action.solution) if action.solution and high == 0 else None
    return Price(low, high, solution.price_note if solution else "")


def price_ends(cost: int | None, cost_high: int | None, code: str | None) -> tuple[int | None, int | None]:
    """Both ends of what an action may cost, from what is kept of it and its solution's code."""
    if cost is None or cost_high is not None:
        return cost, cost_high
    solution = find_solution(code) if code else None
    return _kept_range(cost, solution) or (cost, cost)


def catalogue_price(solution: Solution) -> Price:
    """What the catalogue says that a solution costs."""
    return Price(solution.cost_low, solution.cost_high, solution.price_note)


def _kept_range(cost: int, solution: Solution | None) -> tuple[int, int] | None:
    """The range whose middle an older action kept as its cost."""
    if solution is None:
        return None
    now = (solution.cost_low, solution.cost_high)
    low, high = _EARLIER_RANGES.get(solution.code, now)
    middle = round((low + high) / 2 / _MIDDLE_STEP) * _MIDDLE_STEP
    return now if low != high and cost == middle else None


def say_range(price: Price) -> str:
    """ "sin costo", "G. 350.000", "hasta G. 40.000 (a confirmar)", "de G. 10.000 a ..."."""
    if price.note:
        return price.note
    if price.high == 0:
        return _("sin costo")
    if price.exact:
        return format_money(price.high)
    if price.low == 0:
        return _("hasta {high} (a confirmar)").format(high=format_money(price.high))
    return _("entre {low} y {high} (a confirmar)").format(
        low=format_money(price.low), high=format_money(price.high)
    )


def add_prices(prices: Iterable[Price]) -> Price:
    """All of them together."""
    found = list(prices)
    return Price(sum(one.low for one in found), sum(one.high for one in found))
